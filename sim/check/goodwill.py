"""What customers think of the center from case to case, and who of those who leave a queue goes elsewhere."""

from __future__ import annotations

from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from sim.check.clientele import Clientele
from sim.check.drawn import of_contacts
from sim.check.facts import NOBODY, Facts
from sim.check.ties import explained
from sim.names import CaseStatus, Mark, Outcome, Purpose
from sim.units import NEVER

__all__ = ["elsewhere", "goodwill_before", "was_made"]

_Ints = NDArray[np.int64]
_Reals = NDArray[np.float64]
_Truths = NDArray[np.bool_]
_LEFT = (Outcome.ABANDONED, Outcome.SILENT, Outcome.BALKED, Outcome.HIDDEN)
_ROUGHLY = 1e-5
_UNSURE = 1e-5
"""Uniforms so near to their share may fall on either side: goodwill in the log has four bytes."""


def was_made(facts: Facts) -> _Truths:
    """By case: whether it was offered."""
    return ~np.isin(facts.log.cases["status"], (CaseStatus.NOT_OFFERED, CaseStatus.LOST))


def _closings(facts: Facts) -> tuple[_Ints, _Reals]:
    """Cases that have closed, by customer in the order in which they did, and the goodwill before each.

    Cases of a customer that close at one instant do so in an order that explains the goodwill in the log.
    """
    b, cases, journeys = facts.plan.behaviour[0], facts.log.cases, facts.log.journeys
    closed = np.flatnonzero((cases["closed_at"] != NEVER) & was_made(facts))
    closed = closed[np.lexsort((cases["closed_at"][closed], cases["customer"][closed]))]
    customer, at = cases["customer"].tolist(), cases["closed_at"].tolist()
    found, satisfied = journeys["goodwill"].tolist(), journeys["satisfaction"].tolist()
    memory, start = float(b["market_memory"]), float(b["customers_goodwill"])

    def fits(case: int, now: float) -> bool:
        return bool(abs(found[case] - now) <= _ROUGHLY)

    def after(case: int, now: float) -> float:
        return float(memory * now + (1 - memory) * satisfied[case])

    order: list[int] = []
    before: list[float] = []
    for _, own in groupby(closed.tolist(), key=lambda case: customer[case]):
        now = start
        for _, tied in groupby(own, key=lambda case: at[case]):
            for case in explained(list(tied), now, fits, after):
                order.append(case)
                before.append(now)
                now = after(case, now)
    return np.array(order, dtype=np.int64), np.array(before)


def goodwill_before(facts: Facts) -> _Reals:
    """By case: the goodwill of its customer before it closed, by the satisfaction before; 0 if it is open."""
    out = np.zeros(len(facts.log.cases))
    order, before = _closings(facts)
    out[order] = before
    return out


def _goodwill_at(facts: Facts, case: _Ints, at: _Ints) -> tuple[_Reals, _Truths]:
    """The goodwill of the customers of cases at instants, and whether another case of theirs closed just then."""
    b, cases, journeys = facts.plan.behaviour[0], facts.log.cases, facts.log.journeys
    who, span = cases["customer"][case].astype(np.int64), facts.horizon + 1
    order, before = _closings(facts)
    key = cases["customer"][order].astype(np.int64) * span + cases["closed_at"][order]
    place, after = (np.searchsorted(key, who * span + at, side) for side in ("left", "right"))
    memory = b["market_memory"]
    updated = memory * before + (1 - memory) * journeys["satisfaction"][order]
    is_first = place == np.searchsorted(key, who * span)
    out = np.where(is_first, b["customers_goodwill"], np.append(updated, 0.0)[place - 1])
    return out, after - place > (cases["closed_at"][case] == at)


def elsewhere(facts: Facts, contact: _Ints, follower: _Ints) -> _Truths:
    """Who of these contacts, should they be the last of their case to end, go to a competitor."""
    b, contacts, cases = facts.plan.behaviour[0], facts.log.contacts, facts.log.cases
    out = np.zeros(len(contact), dtype=np.bool_)
    if b["has_market"] == 0:
        return out
    left = np.flatnonzero(np.isin(contacts["outcome"][contact], _LEFT))
    one = contact[left]
    case, at = contacts["case"][one].astype(np.int64), contacts["ended_at"][one]
    who = cases["customer"][case].astype(np.int64)
    goodwill, tied = _goodwill_at(facts, case, at)
    share = b["market_competitor"] * (1 - goodwill)
    u = of_contacts(facts, Purpose.COMPETITOR, one, contacts["n_legs"][one].astype(np.int64))
    may = Clientele(facts).may_leave(who, at)
    marked = (facts.log.journeys["marks"][case] & Mark.CHURNED) != 0
    said = marked & (cases["closed_at"][case] == at) & (cases["status"][case] == CaseStatus.GIVEN_UP)
    said &= follower[one] == NOBODY
    sure = ~tied & (np.abs(u - share) > _UNSURE)
    out[left] = np.where(sure, may & (u < share), may & said)
    return out
