"""Repeat contacts: who was served and not helped comes again, or does not."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.check.drawn import durations, of_contacts
from sim.check.facts import Facts
from sim.names import AtClosing, CaseStatus, Mark, Outcome, Purpose
from sim.units import NEVER

__all__ = ["Repeats", "repeats"]

_Ints = NDArray[np.int64]


class Repeats(NamedTuple):
    """What follows contacts that were answered, or contained by the bot, and did not solve the problem."""

    contact: _Ints
    """Those after which another one is due."""
    at: _Ints
    """When; NEVER if the center does not open again."""
    kind: _Ints
    """As which type."""
    given_up: _Ints
    """Those after which none is due."""
    status: int
    """As which the case closes then."""


def repeats(facts: Facts, kind_at_end: _Ints, by_then: _Ints) -> Repeats:
    """What follows contacts that were answered, or contained by the bot, and did not solve the problem, or only asked.

    Parameters
    ----------
    facts
        The log, whose marks of resolution have been checked.
    kind_at_end
        By contact: the type that the customer wanted in the end.
    by_then
        By contact: the last one of its case that was made before what follows its end.
    """
    plan, b, contacts = facts.plan, facts.plan.behaviour[0], facts.log.contacts
    contained = contacts["outcome"] == Outcome.CONTAINED
    unsolved = contained | (facts.served & ((facts.log.feelings["marks"] & Mark.RESOLVED) == 0))
    unsolved |= facts.asks & ~np.isin(contacts["outcome"], (Outcome.OPEN, Outcome.CALLBACK))
    who = np.flatnonzero(unsolved)
    if b["has_repeat"] == 0:
        nobody = who[:0]
        return Repeats(nobody, nobody, nobody, who, int(CaseStatus.UNRESOLVED))
    n_legs = contacts["n_legs"][who].astype(np.int64)

    def drawn(purpose: Purpose) -> NDArray[np.float64]:
        return of_contacts(facts, purpose, who, n_legs)

    n_served = facts.so_far(facts.served)[by_then[who]]
    share = b["repeat_share"] * b["repeat_fading"] ** np.maximum(0, n_served - 1)
    share = np.where(contained[who], b["bot_returns"], share)
    delay = durations(facts, np.full(len(who), b["repeat_delay"]), drawn(Purpose.REPEAT_DELAY))
    again = (drawn(Purpose.REPEAT) < share) & (delay <= b["repeat_within"])
    u, kind = drawn(Purpose.REPEAT_SWITCH), kind_at_end[who]
    to = (u / np.maximum(b["repeat_switch"], u))[:, None] < plan.switch_to[kind]
    switches = (u < b["repeat_switch"]) & to.any(axis=1)
    kind = np.where(switches, to.argmax(axis=1), kind)
    at = facts.settled[who] + delay
    keeps = plan.channels["at_closing"][plan.types["channel"][kind]] == AtClosing.KEEP
    opening = facts.next_opening(at)
    spread = (drawn(Purpose.REPEAT_SPREAD) * b["repeat_spread"]).astype(np.int64)
    moved = np.where(opening == NEVER, NEVER, np.where(opening == NEVER, 0, opening) + spread)
    at = np.where(keeps | facts.is_open(at), at, moved)
    return Repeats(who[again], at[again], kind[again], who[~again], int(CaseStatus.GIVEN_UP))
