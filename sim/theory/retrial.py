"""Queues whose unserved contacts come back: exactly as a chain with an orbit, or as a slow fixed point."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from sim.theory.birth_death import states_needed
from sim.theory.delay_system import DelaySystem, delay_system
from sim.theory.markov import markov_stationary
from sim.theory.parameter import Floats, TheoryError, non_negative, positive, share, whole

__all__ = ["Retrial", "SlowRetrial", "falin_mean_orbit", "retrial_queue", "slow_retrial"]


@dataclass(frozen=True, eq=False)
class Retrial:
    """A queue with an orbit, in equilibrium.

    Attributes
    ----------
    probabilities
        [n, k]: n contacts in the system, k customers in orbit; shape (states, orbits).
    mean_orbit
        Mean number of customers who will try again.
    p_all_busy
        Share of time that all servers are busy.
    attempt_rate
        Attempts per unit of time: new contacts and retries.
    p_blocked, p_abandon
        Share of the attempts that find no line free, that join the queue and leave it unserved.
    mean_busy, mean_queue
        Time averages.
    truncation
        Probability of the largest orbit that was computed: the order of the error.
    """

    probabilities: Floats
    mean_orbit: float
    p_all_busy: float
    attempt_rate: float
    p_blocked: float
    p_abandon: float
    mean_busy: float
    mean_queue: float
    truncation: float


def falin_mean_orbit(arrival_rate: float, service_rate: float, retry_rate: float) -> float:
    """Mean orbit of M/M/1/1 with everlasting retries: rho^2 / (1 - rho) * (1 + mu / nu).

    Source: Falin and Templeton (1997), Retrial Queues, section 1.2. Rates per the same time unit.
    """
    lam, mu, nu = (
        positive("arrival_rate", arrival_rate),
        positive("service_rate", service_rate),
        positive("retry_rate", retry_rate),
    )
    if lam >= mu:
        raise TheoryError("arrival_rate", lam, f"below service_rate = {mu:g}")
    rho = lam / mu
    return rho * rho / (1.0 - rho) * (1.0 + mu / nu)


def retrial_queue(
    arrival_rate: float,
    service_rate: float,
    servers: int,
    retry_rate: float,
    *,
    queue_capacity: int | None = 0,
    patience_rate: float = 0.0,
    p_retry_blocked: float = 1.0,
    p_retry_abandoned: float = 1.0,
    orbit_capacity: int | None = None,
) -> Retrial:
    """Solve M/M/c/K+M with an orbit, where each customer tries again at rate `retry_rate`.

    Parameters
    ----------
    arrival_rate, service_rate, patience_rate, retry_rate
        Per the same time unit: new contacts offered; completions of a busy server; 1 / mean patience; 1 /
        mean time from failure to the next attempt.
    servers
        Number of servers, >= 1.
    queue_capacity
        Waiting places; 0: blocked when all servers are busy; None: unlimited (needs patience_rate > 0).
    p_retry_blocked, p_retry_abandoned
        Probability that a blocked, an abandoned attempt leads to another one.
    orbit_capacity
        Largest orbit computed (customers beyond are lost). Default: doubled until that orbit is unlikelier
        than 1e-12.

    Raises
    ------
    TheoryError
        A value out of bounds, or no equilibrium within 200,000 states.
    """
    lam, mu, nu = (
        positive("arrival_rate", arrival_rate),
        positive("service_rate", service_rate),
        positive("retry_rate", retry_rate),
    )
    c, theta = whole("servers", servers, 1), non_negative("patience_rate", patience_rate)
    again = (share("p_retry_blocked", p_retry_blocked), share("p_retry_abandoned", p_retry_abandoned))
    if queue_capacity is None:
        positive("patience_rate", theta)
        most = c + 2 * (states_needed(lambda n: lam / (c * mu + (n - c) * theta), c) - c)
    else:
        most = c + whole("queue_capacity", queue_capacity)
    orbit = 32 if orbit_capacity is None else whole("orbit_capacity", orbit_capacity, 1)
    while True:
        if (orbit + 1) * (most + 1) > 200_000:
            raise TheoryError("arrival_rate", lam, "small enough for an equilibrium within 200,000 states")
        solution = _solve(lam, mu, c, nu, theta, most, again, orbit)
        if orbit_capacity is not None or solution.truncation < 1e-12:
            return solution
        orbit *= 2


def _solve(
    lam: float, mu: float, c: int, nu: float, theta: float, most: int, again: tuple[float, float], orbit: int
) -> Retrial:
    n, k = np.divmod(np.arange((most + 1) * (orbit + 1)), orbit + 1)
    waiting, room, grows = np.maximum(n - c, 0), n < most, k < orbit
    moves = [
        (room, 1, 0, np.full(n.size, lam)),
        (~room & grows, 0, 1, np.full(n.size, lam * again[0])),
        (room & (k > 0), 1, -1, k * nu),
        (~room & (k > 0), 0, -1, k * nu * (1.0 - again[0])),
        (n > 0, -1, 0, np.minimum(n, c) * mu + waiting * theta * (1.0 - again[1])),
        ((waiting > 0) & grows, -1, 1, waiting * theta * again[1]),
        ((waiting > 0) & ~grows, -1, 0, waiting * theta * again[1]),
    ]
    at = n * (orbit + 1) + k
    sources = np.concatenate([at[where] for where, _, _, _ in moves])
    targets = np.concatenate([at[where] + dn * (orbit + 1) + dk for where, dn, dk, _ in moves])
    rates = np.concatenate([np.asarray(rate, dtype=np.float64)[where] for where, _, _, rate in moves])
    flow = rates > 0.0
    p = markov_stationary(n.size, sources[flow], targets[flow], rates[flow])
    attempt_rate = lam + nu * float(p @ k)
    return Retrial(
        probabilities=p.reshape(most + 1, orbit + 1),
        mean_orbit=float(p @ k),
        p_all_busy=float(p[n >= c].sum()),
        attempt_rate=attempt_rate,
        p_blocked=float(p[~room] @ (lam + nu * k[~room])) / attempt_rate,
        p_abandon=theta * float(p @ waiting) / attempt_rate,
        mean_busy=float(p @ np.minimum(n, c)),
        mean_queue=float(p @ waiting),
        truncation=float(p[~grows].sum()),
    )


@dataclass(frozen=True, eq=False)
class SlowRetrial:
    """Retries and reconnects so late that they are as good as new arrivals.

    Attributes
    ----------
    offered_rate
        Contacts offered per unit of time, all attempts.
    queue
        M/M/c+M at that rate.
    """

    offered_rate: float
    queue: DelaySystem


def slow_retrial(
    arrival_rate: float,
    service_rate: float,
    servers: int,
    patience_rate: float = 0.0,
    p_redial: float = 0.0,
    p_reconnect: float = 0.0,
) -> SlowRetrial:
    """Fixed point x = arrival_rate / (1 - p_redial P - p_reconnect (1 - P)), P that of M/M/c+M at x.

    Parameters
    ----------
    arrival_rate, service_rate, patience_rate
        New cases; completions of a busy server; 1 / mean patience: per the same time unit.
    servers
        Number of servers, >= 1.
    p_redial, p_reconnect
        Probability that an abandoned, a served contact comes back, in [0, 1).

    Raises
    ------
    TheoryError
        A value out of bounds, or no equilibrium without patience: stable only if servers * service_rate *
        (1 - p_reconnect) > arrival_rate.
    """
    from scipy.optimize import brentq

    lam, theta = positive("arrival_rate", arrival_rate), non_negative("patience_rate", patience_rate)
    redial = share("p_redial", p_redial, below_one=True)
    reconnect = share("p_reconnect", p_reconnect, below_one=True)
    if theta == 0.0:
        offered = lam / (1.0 - reconnect)
        return SlowRetrial(offered, delay_system(offered, service_rate, servers))

    def excess(rate: float) -> float:
        gone = delay_system(rate, service_rate, servers, theta).p_abandon
        return rate * (1.0 - redial * gone - reconnect * (1.0 - gone)) - lam

    top = lam / (1.0 - max(redial, reconnect))
    offered = lam
    if not math.isclose(top, lam):
        offered = float(brentq(excess, lam, top * (1.0 + 1e-9), xtol=1e-14 * top))
    return SlowRetrial(offered, delay_system(offered, service_rate, servers, theta))
