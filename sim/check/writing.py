"""Contacts made beside one that waits: they come when patience ends in writing, and merge in a single window."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.check.drawn import of_legs
from sim.check.facts import Facts
from sim.check.findings import hold
from sim.check.impatience import other_kinds
from sim.check.path import Path
from sim.check.waits import Limits
from sim.names import Cause, LegOutcome, LegReason, Outcome, Purpose
from sim.units import NEVER

__all__ = ["check_writing", "ends_of_patience"]

_Ints = NDArray[np.int64]
_Truths = NDArray[np.bool_]


def ends_of_patience(facts: Facts) -> tuple[_Ints, _Truths, _Truths]:
    """By leg: when the patience of who waits on in writing ends, and whether it surely, or perhaps, does so.

    At ties, and where a wait was announced, it is not sure. NEVER where the instant is not known.
    """
    limits = Limits(facts, np.arange(len(facts.queue)))
    sets_up = np.minimum(facts.talk_at, facts.ended)
    surely = limits.tires & ((limits.ends < facts.left) | (facts.outcome == LegOutcome.HIDDEN))
    perhaps = limits.tires & (limits.ends <= facts.left)
    in_set_up = facts.plan.types["patience_in_set_up"][facts.queue] == 1
    in_set_up &= facts.matched != NEVER
    surely |= in_set_up & (facts.matched < limits.ends) & (limits.ends < sets_up)
    perhaps |= in_set_up & (facts.matched <= limits.ends) & (limits.ends <= sets_up)
    could = facts.impatience.stays & ~facts.is_call & (facts.reason != LegReason.BOT)
    told = facts.log.contacts["announced"][facts.contact] != NEVER
    told &= facts.reason == LegReason.ARRIVAL
    told |= ~limits.is_clear
    surely &= could & ~told & (limits.ends < facts.horizon)
    perhaps = could & (told | (perhaps & (limits.ends < facts.horizon)))
    return np.where(told, NEVER, limits.ends), surely, perhaps


def check_writing(facts: Facts, path: Path) -> None:
    """Duplicates come when and only when patience ends and the uniform says so, as the type that it says."""
    b, contacts = facts.plan.behaviour[0], facts.log.contacts
    second = np.flatnonzero(contacts["cause"] == Cause.DUPLICATE)
    merges = b["has_desk"] == 1 and b["desk_single_window"] == 1
    merged = contacts["outcome"] == Outcome.MERGED
    due = np.zeros(len(contacts), dtype=np.bool_)
    due[second] = merges
    ok = merged == due
    hold("duplicates merge in a single window, and nothing else does", "contacts", contacts, ok)
    ok = ~merged | (contacts["ended_at"] == contacts["arrived_at"])
    hold("what merges does so at once", "contacts", contacts, ok)
    leg = np.flatnonzero(facts.impatience.repeats)
    kind = other_kinds(facts, path.kind[leg], of_legs(facts, Purpose.DUPLICATE_TO, leg))
    leg, kind = leg[kind >= 0], kind[kind >= 0]
    ends, surely, perhaps = (one[leg] for one in ends_of_patience(facts))
    made = {
        (parent, at): as_kind
        for parent, at, as_kind in zip(
            *(contacts[name][second].tolist() for name in ("parent", "arrived_at", "type")), strict=True
        )
    }
    found = np.array([made.get(key, -1) for key in zip(facts.contact[leg].tolist(), ends.tolist(), strict=True)])
    ok = ~surely | (found == kind)
    hold("who waits too long writes once more, as drawn", "legs", facts.log.legs, ok, leg, at=ends, kind=kind)
    told = perhaps & (ends == NEVER)
    due_at = set(zip(facts.contact[leg[perhaps]].tolist(), ends[perhaps].tolist(), kind[perhaps].tolist(), strict=True))
    announced = set(zip(facts.contact[leg[told]].tolist(), kind[told].tolist(), strict=True))
    ok = np.array(
        [
            (parent, at, as_kind) in due_at or (parent, as_kind) in announced
            for (parent, at), as_kind in made.items()
        ],
        dtype=np.bool_,
    )
    hold("who writes once more has waited too long", "contacts", contacts, ok, second)
