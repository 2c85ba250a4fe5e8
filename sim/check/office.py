"""The back office: how long it works, who asks how far it is, and when; and who does what he has to do himself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim.check.drawn import durations, of_contacts
from sim.check.findings import hold
from sim.names import Cause, Mark, Purpose, Trait
from sim.units import DAY, LONGEST, NEVER

if TYPE_CHECKING:
    from sim.check.facts import Facts

__all__ = ["acts", "check_office", "office_until", "only_asks"]

_Ints = NDArray[np.int64]
_Truths = NDArray[np.bool_]
_NEARBY = 1
"""Ticks by which a logarithm may differ."""


def only_asks(contacts: NDArray[np.void]) -> _Truths:
    """By contact: whether it only asks how far it is, as do the callbacks and messages that come of such a one."""
    out = contacts["cause"] == Cause.STATUS_CHECK
    goes_on = np.flatnonzero(np.isin(contacts["cause"], (Cause.CALLBACK, Cause.MESSAGE)))
    while True:
        new = goes_on[out[contacts["parent"][goes_on]] & ~out[goes_on]]
        if not len(new):
            return np.asarray(out)
        out[new] = True


def _has(facts: Facts, contact: _Ints, trait: Trait) -> _Truths:
    """Whether the cases of these contacts have a trait."""
    traits = facts.plan.cases["traits"][facts.log.contacts["case"][contact]]
    return np.asarray((traits & int(trait)) != 0)


def acts(facts: Facts, contact: _Ints) -> _Truths:
    """Whether the customer does after these contacts what he has to do himself, if anything."""
    b = facts.plan.behaviour[0]
    if b["has_news"] == 0:
        return np.ones(len(contact), dtype=np.bool_)
    u = of_contacts(facts, Purpose.ACTION, contact, np.zeros(len(contact), dtype=np.int64))
    first = _has(facts, contact, Trait.BAD_NEWS) & (b["handling_news_order"] == 1)
    share = np.where(first, b["news_action_first"], b["news_action"])
    return np.asarray(~_has(facts, contact, Trait.NEEDS_ACTION) | (u < share))


def office_until(facts: Facts) -> _Ints:
    """By contact: when the back office will be done with what it has left; NEVER if that has to do nothing."""
    plan, contacts = facts.plan, facts.log.contacts
    out = np.full(len(contacts), NEVER)
    if plan.behaviour["has_back_office"][0] == 0:
        return out
    solved_before = (facts.log.feelings["marks"] & Mark.REDUNDANT) != 0
    who = np.flatnonzero(facts.served & ~solved_before)
    who = who[_has(facts, who, Trait.BACK_OFFICE)]
    u = of_contacts(facts, Purpose.OFFICE_DELAY, who, np.zeros(len(who), dtype=np.int64))
    rows = np.full(len(who), plan.behaviour["back_office_delay"][0])
    out[who] = contacts["ended_at"][who] + durations(facts, rows, u)
    return out


def _gaps(facts: Facts, contact: _Ints) -> _Ints:
    """How long after each of these the customer asks, or asks again."""
    b = facts.plan.behaviour[0]
    rate = b["back_office_check_per_day"] * (b["updates_relief"] if b["has_updates"] else 1.0)
    if rate == 0:
        return np.full(len(contact), LONGEST)
    u = of_contacts(facts, Purpose.CHECK_GAP, contact, np.zeros(len(contact), dtype=np.int64))
    ticks = np.minimum(-np.log1p(-u) / rate * DAY, float(LONGEST))
    return np.asarray(np.floor(ticks + 0.5), dtype=np.int64)


def check_office(facts: Facts, kind_at_end: _Ints) -> None:
    """Customers ask how far it is when and only when they are due to, until the back office is done.

    Parameters
    ----------
    facts
        The log.
    kind_at_end
        By contact: the type that the customer wanted in the end.
    """
    contacts, until = facts.log.contacts, facts.office_until
    check = np.flatnonzero(contacts["cause"] == Cause.STATUS_CHECK)
    parent = contacts["parent"][check].astype(np.int64)
    ok = until[parent] != NEVER
    hold("only who waits for the back office asks how far it is", "contacts", contacts, ok, check)
    ok = contacts["type"][check] == kind_at_end[parent]
    hold("who asks does so as he was served", "contacts", contacts, ok, check)
    begun = np.flatnonzero(until != NEVER)
    one, of = np.concatenate([begun, check]), np.concatenate([begun, parent])
    at = np.concatenate([contacts["ended_at"][begun], contacts["arrived_at"][check]])
    order = np.lexsort((one, of))
    one, of, at = one[order], of[order], at[order]
    due = at + _gaps(facts, one)
    same = np.append(of[1:] == of[:-1], False)[: len(of)]
    found = np.where(same, np.append(at[1:], NEVER)[: len(at)], NEVER)
    ends = np.minimum(until[of], facts.horizon)
    asks, unsure = due < ends, np.abs(due - ends) <= _NEARBY
    ok = np.where(same, np.abs(found - due) <= _NEARBY, ~asks | unsure) & (~same | asks | unsure)
    hold("who asks how far it is does so when it is due", "contacts", contacts, ok, one, due=due, until=ends)
