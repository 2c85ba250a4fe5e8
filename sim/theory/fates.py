"""The fate of all who arrive in a stretch of time: served or gone, soon or late."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from sim.theory import wait
from sim.theory.parameter import TheoryError, non_negative
from sim.theory.service_level import Formula, ServiceLevels, chosen, service_levels
from sim.theory.transient import Transient

__all__ = ["Fates", "fates"]


@dataclass(frozen=True)
class Fates:
    """What becomes of all who arrive within the periods, also of those who are served later.

    Attributes
    ----------
    arrivals, blocked, served, abandoned
        Expected contacts; arrivals = blocked + served + abandoned.
    served_within, abandoned_within, abandoned_short
        Of these, with a wait of at most the threshold, and of at most the short-abandon threshold.
    wait_served, wait_abandoned
        Expected sums of waits.
    threshold, short_threshold
        As given.
    """

    arrivals: float
    blocked: float
    served: float
    abandoned: float
    served_within: float
    abandoned_within: float
    wait_served: float
    wait_abandoned: float
    abandoned_short: float
    threshold: float
    short_threshold: float

    def service_levels(self) -> ServiceLevels:
        """All six service levels, as ratios of expectations."""
        return service_levels(
            answered=self.served,
            answered_within=self.served_within,
            abandoned=self.abandoned,
            abandoned_within=self.abandoned_within,
            abandoned_short=self.abandoned_short,
        )

    def service_level(self, formula: Formula = "offered") -> float:
        """The service level by one named formula."""
        return chosen(self.service_levels(), formula)


def fates(solution: Transient, threshold: float, short_threshold: float = 0.0) -> Fates:
    """Follow all arrivals to service or abandonment, beyond the last period if need be.

    Parameters
    ----------
    solution
        With the same number of servers, >= 1, in all periods: they stay until everybody is gone.
    threshold, short_threshold
        Acceptable wait, and wait up to which an abandonment is a short one, >= 0.

    Raises
    ------
    TheoryError
        The number of servers changes or is zero, or the threshold is out of bounds.
    """
    limit, short = non_negative("threshold", threshold), non_negative("short_threshold", short_threshold)
    servers = {period.servers for period in solution.periods}
    if len(servers) > 1 or 0 in servers:
        raise TheoryError("servers by period", sorted(servers), "one number >= 1, the same in all periods")
    c, theta = servers.pop(), solution.patience_rate
    release = c * solution.service_rate
    found = np.sum([period.found for period in solution.periods], axis=0)
    blocked = math.fsum(period.blocked for period in solution.periods)
    arrivals = math.fsum(found.tolist())
    at_once = math.fsum(found[:c].tolist())
    ahead = found[c:] if solution.queue_capacity is None else found[c:-1]
    n = ahead.size
    served_later = ahead * wait.p_served(n, release, theta)
    served = at_once + math.fsum(served_later.tolist())
    wait_served = float(served_later @ wait.mean_wait_if_served(n, release, theta))
    return Fates(
        arrivals=arrivals,
        blocked=blocked,
        served=served,
        abandoned=max(arrivals - blocked - served, 0.0),
        served_within=at_once + float(ahead @ wait.served_within(n, limit, release, theta)),
        abandoned_within=float(ahead @ wait.abandoned_within(n, limit, release, theta)),
        wait_served=wait_served,
        wait_abandoned=max(float(ahead @ wait.mean_wait(n, release, theta)) - wait_served, 0.0),
        abandoned_short=float(ahead @ wait.abandoned_within(n, short, release, theta)),
        threshold=limit,
        short_threshold=short,
    )
