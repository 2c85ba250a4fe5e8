"""Erlang B and C in closed form, Erlang A by its birth-death chain."""

from __future__ import annotations

import math
from dataclasses import dataclass

from sim.theory.delay_system import DelaySystem, delay_system
from sim.theory.parameter import TheoryError, non_negative, positive, share, whole
from sim.theory.service_level import Formula, ServiceLevels, chosen, service_levels

__all__ = [
    "ErlangC",
    "erlang_a",
    "erlang_b",
    "erlang_c",
    "ordered_entry_occupancy",
    "p_wait_erlang_c",
]


def erlang_b(load: float, servers: int) -> float:
    """Share of offered contacts blocked in M/G/c/c.

    Parameters
    ----------
    load
        Arrival rate times mean service time (erlangs), >= 0.
    servers
        Number of servers (lines), >= 0.

    Returns
    -------
    Probability in [0, 1], by the recursion B(c) = aB(c-1) / (c + aB(c-1)).

    Raises
    ------
    TheoryError
        A value out of bounds.
    """
    a = non_negative("load", load)
    blocking = 1.0
    for c in range(1, whole("servers", servers) + 1):
        blocking = a * blocking / (c + a * blocking)
    return blocking


def p_wait_erlang_c(load: float, servers: int) -> float:
    """Probability of waiting in M/M/c with unlimited patience; 1 where load >= servers (no equilibrium).

    Parameters as for `erlang_b`. Source: C = cB / (c - a(1 - B)).
    """
    a, c = non_negative("load", load), whole("servers", servers)
    if a >= c:
        return 1.0
    blocking = erlang_b(a, c)
    return c * blocking / (c - a * (1.0 - blocking))


@dataclass(frozen=True)
class ErlangC:
    """Equilibrium of M/M/c, first come first served, in closed form. Times in the caller's unit.

    Attributes
    ----------
    arrival_rate, service_rate, servers
        As given.
    p_wait
        Probability of waiting.
    mean_wait, mean_wait_if_waiting, sd_wait
        Mean wait of all contacts, of those who wait, standard deviation of the wait of all.
    mean_queue, mean_busy, mean_in_system
        Time averages of contacts waiting, servers busy, contacts present.
    occupancy
        Share of time that a server is busy.
    """

    arrival_rate: float
    service_rate: float
    servers: int
    p_wait: float
    mean_wait: float
    mean_wait_if_waiting: float
    sd_wait: float
    mean_queue: float
    mean_busy: float
    mean_in_system: float
    occupancy: float

    @property
    def _drain_rate(self) -> float:
        return self.servers * self.service_rate - self.arrival_rate

    def still_waiting(self, within: float) -> float:
        """P(wait > within)."""
        return self.p_wait * math.exp(-self._drain_rate * non_negative("within", within))

    def served_within(self, within: float) -> float:
        """P(wait <= within): the service level by every one of the six formulas, as nobody abandons."""
        return 1.0 - self.still_waiting(within)

    def service_levels(self, threshold: float) -> ServiceLevels:
        """All six service levels, wait <= `threshold`."""
        return service_levels(
            answered=1.0,
            answered_within=self.served_within(threshold),
            abandoned=0.0,
            abandoned_within=0.0,
            abandoned_short=0.0,
        )

    def service_level(self, threshold: float, formula: Formula = "offered") -> float:
        """The service level by one named formula."""
        return chosen(self.service_levels(threshold), formula)

    def wait_quantile(self, probability: float) -> float:
        """Smallest t with P(wait <= t) >= `probability`, which lies in [0, 1)."""
        missed = 1.0 - share("probability", probability, below_one=True)
        return 0.0 if missed >= self.p_wait else math.log(self.p_wait / missed) / self._drain_rate


def erlang_c(arrival_rate: float, service_rate: float, servers: int) -> ErlangC:
    """M/M/c: unlimited patience, unlimited queue.

    Parameters
    ----------
    arrival_rate, service_rate
        Contacts offered, and completed by one busy server, per unit of time, > 0.
    servers
        Number of servers, with arrival_rate < servers * service_rate.

    Raises
    ------
    TheoryError
        A value out of bounds, or the queue would grow for ever.
    """
    lam, mu = positive("arrival_rate", arrival_rate), positive("service_rate", service_rate)
    c = whole("servers", servers, 1)
    if lam >= c * mu:
        raise TheoryError("arrival_rate", lam, f"below servers * service_rate = {c * mu:g}")
    waiting, drain = p_wait_erlang_c(lam / mu, c), c * mu - lam
    mean_wait = waiting / drain
    return ErlangC(
        arrival_rate=lam,
        service_rate=mu,
        servers=c,
        p_wait=waiting,
        mean_wait=mean_wait,
        mean_wait_if_waiting=1.0 / drain,
        sd_wait=math.sqrt(waiting * (2.0 - waiting)) / drain,
        mean_queue=lam * mean_wait,
        mean_busy=lam / mu,
        mean_in_system=lam * mean_wait + lam / mu,
        occupancy=lam / (c * mu),
    )


def erlang_a(
    arrival_rate: float,
    service_rate: float,
    servers: int,
    patience_rate: float,
    queue_capacity: int | None = None,
) -> DelaySystem:
    """M/M/c+M (with `queue_capacity`: M/M/c/K+M): `delay_system` under its usual name, patience_rate > 0."""
    positive("patience_rate", patience_rate)
    return delay_system(arrival_rate, service_rate, servers, patience_rate, queue_capacity)


def ordered_entry_occupancy(arrival_rate: float, service_rate: float, servers: int) -> tuple[float, ...]:
    """Share of time that each server of M/M/c is busy when the free one of lowest number takes the contact.

    Parameters as for `erlang_c`. While nobody waits the busy servers move as in the loss system, where
    server i carries a(B(i-1) - B(i)); while somebody waits all are busy.
    """
    queue = erlang_c(arrival_rate, service_rate, servers)
    somebody_waits = queue.p_wait * queue.occupancy
    a, before = arrival_rate / service_rate, 1.0
    shares = []
    for c in range(1, servers + 1):
        blocking = erlang_b(a, c)
        shares.append(somebody_waits + (1.0 - somebody_waits) * a * (before - blocking))
        before = blocking
    return tuple(shares)
