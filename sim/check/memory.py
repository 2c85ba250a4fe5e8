"""What customers have become used to in each channel, from wait to wait."""

from __future__ import annotations

import math
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from sim.check.facts import Facts
from sim.check.ties import explained
from sim.units import NEVER, SECOND

__all__ = ["ROUNDED_BEFORE", "memories"]

_LEAST = math.log(0.25)
_SHORTEST = 6 * SECOND
_ROUNDED = 3
"""Ticks by which rounding may move a tolerance."""
ROUNDED_BEFORE = 1e-7
"""The share of a tolerance by which rounding of those before may move it."""


def memories(facts: Facts, who: NDArray[np.int64], unspoilt: NDArray[np.int64]) -> NDArray[np.float64]:
    """ln of what multiplies the tolerance of these contacts, all of which have formed an opinion of the wait.

    Parameters
    ----------
    facts
        The log.
    who
        The contacts.
    unspoilt
        The tolerance that each would have if its customer were used to nothing, which tells apart waits of a customer
        that end at one instant in one channel.
    """
    rate = float(facts.plan.behaviour["tolerance_ratchet"][0])
    out = np.zeros(len(who))
    if rate == 0:
        return out
    contacts, feelings = facts.log.contacts[who], facts.log.feelings[who]
    answered = contacts["answered_at"] != NEVER
    at = np.where(answered, contacts["answered_at"], contacts["ended_at"]).tolist()
    channel = facts.plan.types["channel"][contacts["type"]]
    customer = facts.log.cases["customer"][contacts["case"]]
    order = np.lexsort((at, channel, customer)).tolist()
    pair = list(zip(customer.tolist(), channel.tolist(), strict=True))
    tolerance, felt, usual = (one.tolist() for one in (feelings["tolerance"], feelings["felt"], unspoilt))

    def used_to(i: int, now: float) -> float:
        """The same after contact i."""
        if felt[i] >= tolerance[i]:
            return now
        change = rate * math.log(max(felt[i], _SHORTEST) / tolerance[i])
        return min(now, max(_LEAST, now + change))

    def fits(i: int, now: float) -> bool:
        return bool(abs(tolerance[i] - usual[i] * math.exp(now)) <= _ROUNDED + ROUNDED_BEFORE * tolerance[i])

    for _, own in groupby(order, key=lambda i: pair[i]):
        now = 0.0
        for _, tied in groupby(own, key=lambda i: at[i]):
            for one in explained(list(tied), now, fits, used_to):
                out[one], now = now, used_to(one, now)
    return out
