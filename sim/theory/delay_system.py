"""M/M/c/K+M in equilibrium: c servers, limited places, exponential patience, first come first served."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from sim.theory import wait
from sim.theory.birth_death import queue_rates, states_needed, stationary
from sim.theory.parameter import Floats, TheoryError, non_negative, positive, share, whole
from sim.theory.service_level import Formula, ServiceLevels, chosen, service_levels

__all__ = ["DelaySystem", "Population", "delay_system"]

Population = Literal["all", "served", "abandoned"]


@dataclass(frozen=True, eq=False)
class DelaySystem:
    """Equilibrium of M/M/c/K+M. All times in the caller's unit, all rates per that unit.

    p_wait, p_abandon, waits and service levels are per *admitted* contact: blocked ones count in `p_blocked`
    only. A wait ends with service or abandonment.

    Attributes
    ----------
    arrival_rate, service_rate, servers, patience_rate, queue_capacity
        As given.
    probabilities
        Of 0, 1, 2 … contacts in the system, at any time and (Poisson arrivals) as found by an arrival.
    p_blocked
        Share of offered contacts that find all lines (servers + queue_capacity) taken.
    p_wait, p_abandon
        Shares of the admitted that find all servers busy, that leave unserved.
    mean_wait, mean_wait_served, mean_wait_abandoned, mean_wait_if_waiting
        Mean time in queue of all admitted, of the served, of the abandoned (nan if none), of those who wait.
    mean_queue, mean_busy, mean_in_system
        Time averages of contacts waiting, servers busy, contacts present.
    occupancy
        mean_busy / servers.
    """

    arrival_rate: float
    service_rate: float
    servers: int
    patience_rate: float
    queue_capacity: int | None
    probabilities: Floats
    p_blocked: float
    p_wait: float
    p_abandon: float
    mean_wait: float
    mean_wait_served: float
    mean_wait_abandoned: float
    mean_wait_if_waiting: float
    mean_queue: float
    mean_busy: float
    mean_in_system: float
    occupancy: float

    @property
    def _ahead(self) -> Floats:
        """Share of the admitted that must wait with 0, 1, 2 … others waiting ahead."""
        return np.asarray(_admitted(self.probabilities, self.queue_capacity)[self.servers :])

    @property
    def _release_rate(self) -> float:
        return self.servers * self.service_rate

    def still_waiting(self, within: float) -> float:
        """Share of the admitted whose wait exceeds `within`."""
        ahead, t = self._ahead, non_negative("within", within)
        return float(ahead @ wait.still_waiting(ahead.size, t, self._release_rate, self.patience_rate))

    def served_within(self, within: float) -> float:
        """Share of the admitted who are served after a wait of at most `within`."""
        ahead, t = self._ahead, non_negative("within", within)
        later = wait.served_within(ahead.size, t, self._release_rate, self.patience_rate)
        return 1.0 - self.p_wait + float(ahead @ later)

    def abandoned_within(self, within: float) -> float:
        """Share of the admitted who abandon after a wait of at most `within`."""
        ahead, t = self._ahead, non_negative("within", within)
        return float(ahead @ wait.abandoned_within(ahead.size, t, self._release_rate, self.patience_rate))

    def service_levels(self, threshold: float, short_threshold: float = 0.0) -> ServiceLevels:
        """All six service levels, wait <= `threshold`; short abandons are those within `short_threshold`."""
        return service_levels(
            answered=1.0 - self.p_abandon,
            answered_within=self.served_within(threshold),
            abandoned=self.p_abandon,
            abandoned_within=self.abandoned_within(threshold),
            abandoned_short=self.abandoned_within(short_threshold),
        )

    def service_level(
        self, threshold: float, formula: Formula = "offered", short_threshold: float = 0.0
    ) -> float:
        """The service level by one named formula."""
        return chosen(self.service_levels(threshold, short_threshold), formula)

    def wait_quantile(self, probability: float, of: Population = "all") -> float:
        """Smallest t with P(wait <= t) >= `probability` among all admitted, the served or the abandoned.

        Raises
        ------
        TheoryError
            probability is outside [0, 1), `of` is unknown, or nobody abandons and `of` is abandoned.
        """
        goal = share("probability", probability, below_one=True)
        if of not in ("all", "served", "abandoned"):
            raise TheoryError("of", of, "one of all, served, abandoned")
        total = {"all": 1.0, "served": 1.0 - self.p_abandon, "abandoned": self.p_abandon}[of]
        if total <= 0.0:
            raise TheoryError("of", of, "a population that is not empty")

        def reached(t: float) -> float:
            if of == "all":
                return 1.0 - self.still_waiting(t)
            return (self.served_within(t) if of == "served" else self.abandoned_within(t)) / total

        return quantile(reached, goal, self.mean_wait + 1.0 / self._release_rate)


def quantile(reached: Callable[[float], float], goal: float, scale: float) -> float:
    """Smallest t >= 0 with reached(t) >= goal, for a continuous distribution function beyond 0."""
    from scipy.optimize import brentq

    if reached(0.0) >= goal:
        return 0.0
    upper = scale
    while reached(upper) < goal:
        upper *= 2.0
        if upper > 1e9 * scale:
            raise TheoryError("probability", goal, "a share that floating point can still resolve")
    return float(brentq(lambda t: reached(t) - goal, 0.0, upper, xtol=1e-13 * upper, rtol=1e-14))


def _admitted(probabilities: Floats, queue_capacity: int | None) -> Floats:
    """Distribution of the state that an admitted arrival finds."""
    if queue_capacity is None:
        return probabilities
    room = probabilities[:-1]
    return np.asarray(room / room.sum())


def delay_system(
    arrival_rate: float,
    service_rate: float,
    servers: int,
    patience_rate: float = 0.0,
    queue_capacity: int | None = None,
) -> DelaySystem:
    """Solve M/M/c/K+M in equilibrium.

    Parameters
    ----------
    arrival_rate, service_rate
        Offered contacts, and contacts one busy server completes, per unit of time, > 0.
    servers
        Number of servers, >= 1.
    patience_rate
        1 / mean patience, >= 0; 0: nobody abandons (Erlang C, or M/M/c/K).
    queue_capacity
        Waiting places (lines = servers + queue_capacity); None: unlimited; 0: Erlang B.

    Raises
    ------
    TheoryError
        A value out of bounds, or an unlimited queue without patience that is not stable. Very close to
        saturation (load above .99999 of the servers) use `erlang_c`, which needs no states.

    Source
    ------
    Palm's Erlang A: Garnett, Mandelbaum and Reiman (2002), Manufacturing and Service Operations Management 4;
    waits: `sim.theory.wait`.
    """
    lam, mu = positive("arrival_rate", arrival_rate), positive("service_rate", service_rate)
    c, theta = whole("servers", servers, 1), non_negative("patience_rate", patience_rate)
    release = c * mu
    if queue_capacity is not None:
        in_system = c + whole("queue_capacity", queue_capacity)
    else:
        if theta == 0.0 and lam >= release:
            bound = f"below servers * service_rate = {release:g} where nobody abandons"
            raise TheoryError("arrival_rate", lam, bound)
        in_system = states_needed(lambda n: lam / (release + (n - c) * theta), c)
    p = stationary(*queue_rates(lam, mu, c, theta, in_system))
    limit = None if queue_capacity is None else in_system - c
    found = _admitted(p, limit)
    ahead = np.asarray(found[c:])
    n = ahead.size
    blocked = float(p[-1]) if limit is not None else 0.0
    served_later = ahead * wait.p_served(n, release, theta)
    p_wait = min(math.fsum(ahead.tolist()), 1.0)
    served = math.fsum(found[:c].tolist()) + math.fsum(served_later.tolist())
    abandoned = ahead * (np.arange(1, n + 1) * theta / (release + np.arange(1, n + 1) * theta))
    p_abandon = min(math.fsum(abandoned.tolist()), 1.0)
    mean_wait = float(ahead @ wait.mean_wait(n, release, theta))
    wait_of_served = float(served_later @ wait.mean_wait_if_served(n, release, theta))
    states = np.arange(in_system + 1)
    busy, queue = float(p @ np.minimum(states, c)), float(p @ np.maximum(states - c, 0))
    return DelaySystem(
        arrival_rate=lam,
        service_rate=mu,
        servers=c,
        patience_rate=theta,
        queue_capacity=queue_capacity,
        probabilities=p,
        p_blocked=blocked,
        p_wait=p_wait,
        p_abandon=p_abandon,
        mean_wait=mean_wait,
        mean_wait_served=wait_of_served / served,
        mean_wait_abandoned=(mean_wait - wait_of_served) / p_abandon if p_abandon > 0.0 else math.nan,
        mean_wait_if_waiting=mean_wait / p_wait if p_wait > 0.0 else math.nan,
        mean_queue=queue,
        mean_busy=busy,
        mean_in_system=busy + queue,
        occupancy=busy / c,
    )
