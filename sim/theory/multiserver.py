"""Queues whose service is not exponential: M/D/c and M/G/1 exactly, M/G/m by two approximations."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln, pdtrc

from sim.theory.erlang import p_wait_erlang_c
from sim.theory.parameter import Floats, TheoryError, non_negative, positive, whole

__all__ = [
    "DeterministicService",
    "allen_cunneen",
    "deterministic_service",
    "deterministic_service_by_spitzer",
    "pollaczek_khinchine",
    "sakasegawa",
]


MOST_STATES = 4000


@dataclass(frozen=True, eq=False)
class DeterministicService:
    """M/D/c in equilibrium, first come first served. Times in the caller's unit.

    Attributes
    ----------
    arrival_rate, service_time, servers
        As given.
    probabilities
        Of 0, 1, 2 … contacts in the system.
    p_wait
        Probability of waiting.
    mean_wait
        Mean wait of all contacts.
    """

    arrival_rate: float
    service_time: float
    servers: int
    probabilities: Floats
    p_wait: float
    mean_wait: float

    def served_within(self, within: float) -> float:
        """P(wait <= within). Source: Franx (2001), Operations Research Letters 29.

        A sum without cancellation: with kD the first multiple of the service time beyond `within`, at most
        k * servers - 1 - j contacts wait at some instant and j come in the time left, kD - within.
        """
        t = non_negative("within", within)
        k = int(t // self.service_time) + 1
        last = k * self.servers - 1
        below = np.cumsum(self.probabilities)
        queue_at_most = below[np.minimum(self.servers + np.arange(last, -1, -1), below.size - 1)]
        return float(queue_at_most @ _poisson(self.arrival_rate * (k * self.service_time - t), last))


def _poisson(mean: float, last: int) -> Floats:
    """Poisson probabilities of 0 .. last."""
    n = np.arange(last + 1)
    if mean == 0.0:
        return np.asarray((n == 0).astype(np.float64))
    return np.asarray(np.exp(n * math.log(mean) - mean - gammaln(n + 1.0)))


def _deterministic(arrival_rate: float, service_time: float, servers: int) -> tuple[float, float, int]:
    lam, d = positive("arrival_rate", arrival_rate), positive("service_time", service_time)
    c = whole("servers", servers, 1)
    if lam * d >= c:
        raise TheoryError("arrival_rate", lam, f"below servers / service_time = {c / d:g}")
    return lam, d, c


def deterministic_service(arrival_rate: float, service_time: float, servers: int) -> DeterministicService:
    """M/D/c by its embedded chain: whoever is in service now is gone one service time later.

    Parameters
    ----------
    arrival_rate
        Per unit of time, > 0, below servers / service_time.
    service_time
        The same for all contacts, > 0.
    servers
        Number of servers, >= 1.

    Notes
    -----
    N(t + D) = max(N(t) - c, 0) + Poisson arrivals, on 0 .. n with the rest lumped into n. The tail falls like
    z^-n with z > 1, z^c = exp(load (z - 1)), which gives n; cost n^3, for occupancies up to about .99.

    Raises
    ------
    TheoryError
        A value out of bounds, an unstable queue, or more than 4,000 states.
    """
    lam, d, c = _deterministic(arrival_rate, service_time, servers)
    load = lam * d
    states = c + 64 + math.ceil(39.0 / _log_decay(load, c))
    if states > MOST_STATES:
        raise TheoryError("occupancy", load / c, f"smaller, for the chain to stay below {MOST_STATES} states")
    p = _embedded(load, c, states)
    queue = float(p @ np.maximum(np.arange(p.size) - c, 0))
    return DeterministicService(
        arrival_rate=lam,
        service_time=d,
        servers=c,
        probabilities=p,
        p_wait=float(p[c:].sum()),
        mean_wait=queue / lam,
    )


def _log_decay(load: float, servers: int) -> float:
    """y > 0 with servers * y = load * (exp(y) - 1)."""
    from scipy.optimize import brentq

    low = math.log(servers / load)
    high = low
    while load * math.expm1(high) < servers * high:
        high *= 2.0
    return float(brentq(lambda y: load * math.expm1(y) - servers * y, low, high, xtol=1e-14))


def _embedded(load: float, servers: int, states: int) -> Floats:
    """Stationary law of N(t + D) = max(N(t) - c, 0) + Poisson(load), states 0 .. states - 1."""
    arrivals = _poisson(load, states - 1)
    step = np.zeros((states, states))
    for n in range(states):
        left = max(n - servers, 0)
        step[n, left:] = arrivals[: states - left]
    step[:, -1] += np.maximum(1.0 - step.sum(axis=1), 0.0)
    system = step.T - np.eye(states)
    system[0, :] = 1.0
    right = np.zeros(states)
    right[0] = 1.0
    p = np.maximum(np.linalg.solve(system, right), 0.0)
    return np.asarray(p / p.sum())


def deterministic_service_by_spitzer(
    arrival_rate: float, service_time: float, servers: int
) -> tuple[float, float]:
    """(p_wait, mean_wait) of M/D/c by Spitzer's identity: a second route, for any number of servers.

    Every c-th contact goes to the same server, so its wait is the maximum of a random walk with steps service
    time minus c interarrival times: E[W] = sum of E[max(S_n, 0)] / n, P(W = 0) = exp(-sum of P(S_n > 0) / n).
    Parameters and errors as for `deterministic_service`.
    """
    lam, d, c = _deterministic(arrival_rate, service_time, servers)
    log_idle, mean, start, block = 0.0, 0.0, 1, 1024
    while True:
        n = np.arange(start, start + block, dtype=np.float64)
        late = pdtrc(n * c - 1.0, n * lam * d)
        wait = d * late - c / lam * pdtrc(n * c, n * lam * d)
        log_idle += math.fsum((late / n).tolist())
        mean += math.fsum(wait.tolist())
        if late[-1] < 1e-17:
            return -math.expm1(-log_idle), mean
        start += block
        if start > 10_000_000:
            raise TheoryError("occupancy", lam * d / c, "smaller, for the series to converge")


def pollaczek_khinchine(arrival_rate: float, mean_service: float, service_cv2: float) -> float:
    """Mean wait in M/G/1, exactly: rho / (1 - rho) * mean_service * (1 + service_cv2) / 2.

    Parameters
    ----------
    arrival_rate
        Per unit of time, > 0, below 1 / mean_service.
    mean_service
        Mean service time, > 0.
    service_cv2
        Squared coefficient of variation of the service time, >= 0.
    """
    lam, mean = positive("arrival_rate", arrival_rate), positive("mean_service", mean_service)
    cv2, rho = non_negative("service_cv2", service_cv2), arrival_rate * mean_service
    if rho >= 1.0:
        raise TheoryError("arrival_rate", lam, f"below 1 / mean_service = {1.0 / mean:g}")
    return rho / (1.0 - rho) * mean * (1.0 + cv2) / 2.0


def allen_cunneen(
    arrival_rate: float, mean_service: float, servers: int, service_cv2: float, arrival_cv2: float = 1.0
) -> float:
    """Mean wait in G/G/m, approximately: that of M/M/m times (arrival_cv2 + service_cv2) / 2.

    Parameters as for `pollaczek_khinchine`; arrival_cv2 is that of the interarrival times. Exact for M/M/m
    and M/G/1.
    """
    lam, mean, m = _stable(arrival_rate, mean_service, servers)
    half = _variability(service_cv2, arrival_cv2)
    return p_wait_erlang_c(lam * mean, m) / (m / mean - lam) * half


def sakasegawa(
    arrival_rate: float, mean_service: float, servers: int, service_cv2: float, arrival_cv2: float = 1.0
) -> float:
    """Mean wait in G/G/m, approximately, with rho^(sqrt(2(m+1)) - 1) in place of Erlang C.

    Parameters as for `allen_cunneen`. Exact for M/G/1. Source: Sakasegawa (1977), Annals of the Institute of
    Statistical Mathematics 29.
    """
    lam, mean, m = _stable(arrival_rate, mean_service, servers)
    half, rho = _variability(service_cv2, arrival_cv2), lam * mean / m
    return float(mean * rho ** (math.sqrt(2.0 * (m + 1.0)) - 1.0) / (m * (1.0 - rho)) * half)


def _stable(arrival_rate: float, mean_service: float, servers: int) -> tuple[float, float, int]:
    lam, mean = positive("arrival_rate", arrival_rate), positive("mean_service", mean_service)
    m = whole("servers", servers, 1)
    if lam * mean >= m:
        raise TheoryError("arrival_rate", lam, f"below servers / mean_service = {m / mean:g}")
    return lam, mean, m


def _variability(service_cv2: float, arrival_cv2: float) -> float:
    return (non_negative("service_cv2", service_cv2) + non_negative("arrival_cv2", arrival_cv2)) / 2.0
