"""What customers have told before, and whether it is at hand when they talk again, as the uniforms say."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.check.drawn import of_legs
from sim.check.facts import Facts
from sim.names import TRANSFER_KIND, LegReason, Outcome, Purpose
from sim.units import NEVER

__all__ = ["context_missing"]

_Ints = NDArray[np.int64]
_Truths = NDArray[np.bool_]


def _passed_on(facts: Facts) -> _Truths:
    """By leg: whether its contact has been passed on, to it or to one before it."""
    first = np.full(len(facts.log.contacts), NEVER)
    to = np.flatnonzero(facts.reason == LegReason.TRANSFER)
    np.minimum.at(first, facts.contact[to], facts.number[to])
    return np.asarray(facts.number >= first[facts.contact])


def context_missing(facts: Facts, begins: _Ints) -> _Truths:
    """By leg: whether the customer has to tell again what he told before.

    Parameters
    ----------
    facts
        The log.
    begins
        Legs whose talk begins anew.
    """
    plan, b, contacts = facts.plan, facts.plan.behaviour[0], facts.log.contacts
    out = np.zeros(len(facts.queue), dtype=np.bool_)
    if b["has_desk"] == 0:
        return out
    served = facts.so_far(contacts["outcome"] == Outcome.ANSWERED) - (contacts["outcome"] == Outcome.ANSWERED)
    served += facts.so_far(facts.reception.n_sessions > 0)
    leg = begins[(_passed_on(facts) | (served[facts.contact] > 0))[begins]]
    kind = plan.types["transfer_kind"][facts.queue[facts.before[leg]]]
    cold = (facts.reason[leg] == LegReason.TRANSFER) & (kind == TRANSFER_KIND["cold"])
    share = b["desk_context_single" if b["desk_single_window"] else "desk_context"]
    out[leg] = cold | (of_legs(facts, Purpose.CONTEXT, leg) >= share)
    return out
