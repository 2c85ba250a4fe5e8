"""Lines and queue places: no arrival exceeds them, and nobody is refused without need."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.check.facts import Facts
from sim.check.findings import hold
from sim.check.path import Path
from sim.check.steps import Spells, most_per_interval
from sim.names import QUEUE_CHOICE, Cause, LegReason, Outcome
from sim.units import NEVER

__all__ = ["at_most", "check_limits", "free_line", "lines_held", "stood", "surely"]

_Ints = NDArray[np.int64]
_Truths = NDArray[np.bool_]


def lines_held(facts: Facts, path: Path) -> Spells:
    """Spells in which contacts hold lines, by channel: from arrival until the customer is done, but not in pauses.

    A session with the bot is a part of it, and so is the triage.
    """
    ended = facts.log.contacts["ended_at"][facts.contact]
    goes_on = (facts.after >= 0) & np.isin(
        facts.reason[facts.after], (LegReason.ARRIVAL, LegReason.TRANSFER, LegReason.HAND_BACK)
    )
    until = np.where(goes_on, facts.enqueued[facts.after], ended)
    until = np.where(path.reason == LegReason.REOPENED, facts.wrap_up_at, until)
    held = Spells(facts.channel, facts.enqueued, until).where(facts.cause != Cause.CALLBACK)
    return held.joined(_held_in_triage(facts))


def _held_in_triage(facts: Facts) -> Spells:
    """Spells in which contacts that have not met the bot hold lines until they have been sorted."""
    contacts, reception = facts.log.contacts, facts.reception
    who = np.flatnonzero((reception.is_sorted & (reception.n_sessions == 0)) | reception.may_be_sorted)
    return Spells(
        facts.plan.types["channel"][contacts["type"][who]],
        contacts["arrived_at"][who],
        np.where(reception.stands_at[who] < facts.horizon, reception.stands_at[who], NEVER),
    )


def surely(spells: Spells, who: _Ints, at: _Ints) -> _Ints:
    """How many spells of `who` began before an instant and end after it."""
    out = np.zeros(len(at), dtype=np.int64)
    for one in np.unique(who).tolist():
        mine = spells.where((spells.who == one) & (spells.until > spells.since))
        asked = who == one
        begun = np.searchsorted(np.sort(mine.since), at[asked], "left")
        gone = np.searchsorted(np.sort(mine.until), at[asked], "right")
        out[asked] = begun - gone
    return out


def at_most(spells: Spells, who: _Ints, at: _Ints) -> _Ints:
    """How many spells of `who` began at an instant or before and end at it or later."""
    out = np.zeros(len(at), dtype=np.int64)
    for one in np.unique(who).tolist():
        mine, asked = spells.where(spells.who == one), who == one
        begun = np.searchsorted(np.sort(mine.since), at[asked], "right")
        gone = np.searchsorted(np.sort(mine.until), at[asked], "left")
        out[asked] = begun - gone
    return out


def _check_most(facts: Facts, waiting: Spells, held: Spells) -> None:
    """The greatest numbers that the log states are those of the legs, up to what only passes at an instant."""
    log, plan = facts.log, facts.plan
    for table, column, spells, size in (
        ("queues", "longest", waiting, len(plan.types)),
        ("lines", "most", held, len(plan.channels)),
    ):
        rows, grid = log.tables()[table], (size, facts.n, facts.width)
        least = most_per_interval(spells, *grid).T.ravel()
        hold(
            "the most at once is at least what legs show",
            table,
            rows,
            rows[column] >= least,
            None,
            legs=least,
        )
        most = most_per_interval(spells, *grid, ties=True).T.ravel()
        hold("the most at once is at most what legs show", table, rows, rows[column] <= most, None, legs=most)


def free_line(facts: Facts, held: Spells, contact: _Ints) -> _Truths:
    """By contact: whether its channel surely had a free line as it arrived."""
    contacts = facts.log.contacts
    channel = facts.plan.types["channel"][contacts["type"][contact]]
    return np.asarray(
        at_most(held, channel, contacts["arrived_at"][contact]) < facts.plan.channels["lines"][channel]
    )


def stood(facts: Facts, contact: _Ints, kind: _Ints, sure: _Truths) -> tuple[_Ints, _Truths]:
    """The queues before which contacts stood, and whether that is sure: a wrong one if they went astray."""
    wrong = facts.reception.misrouted_to[contact]
    return np.where(wrong >= 0, wrong, kind), sure | (wrong >= 0)


def _check_admission(facts: Facts, waiting: Spells, held: Spells) -> None:
    """Who arrives and joins found a line, and a place if he has to wait; who is blocked did not."""
    plan, legs, contacts = facts.plan, facts.log.legs, facts.log.contacts
    reception = facts.reception
    enters = ((contacts["n_legs"] > 0) | reception.is_sorted) & (contacts["cause"] != Cause.CALLBACK)
    who = np.flatnonzero(enters)
    channel = plan.types["channel"][contacts["type"][who]]
    in_use = surely(held, channel, contacts["arrived_at"][who])
    ok = in_use < plan.channels["lines"][channel]
    hold("lines are never exceeded by an arrival", "contacts", contacts, ok, who, in_use=in_use)
    arrives = np.flatnonzero((facts.reason == LegReason.ARRIVAL) & (facts.cause != Cause.CALLBACK))
    waits = arrives[facts.left[arrives] > facts.enqueued[arrives]]
    by_channel = Spells(facts.channel, waiting.since, waiting.until)
    for spells, who, places in (
        (waiting, facts.queue[waits], plan.types["queue_places"]),
        (by_channel, facts.channel[waits], plan.channels["queue_places"]),
    ):
        ahead = surely(spells, who, facts.enqueued[waits])
        hold(
            "queue places are never exceeded by an arrival",
            "legs",
            legs,
            ahead < places[who],
            waits,
            ahead=ahead,
        )
    blocked = np.flatnonzero(contacts["outcome"] == Outcome.BLOCKED)
    kind, at = contacts["type"][blocked].astype(np.int64), contacts["ended_at"][blocked]
    own = (plan.choices[kind].sum(axis=1) == 1) & plan.choices[kind, kind]  # else it may have stood elsewhere
    kind, own = stood(facts, blocked, kind, own)
    channel = plan.types["channel"][kind]
    place = at_most(waiting, kind, at) < plan.types["queue_places"][kind]
    place &= at_most(by_channel, channel, at) < plan.channels["queue_places"][channel]
    line = free_line(facts, held, blocked) | ~reception.refused[blocked]
    place |= reception.refused[blocked] & reception.meets[blocked]
    ok = ~(line & place & own)
    hold("nobody is blocked while a line and a place are free", "contacts", contacts, ok, blocked)


def _check_shortest(facts: Facts, path: Path) -> None:
    """Who chooses finds no queue with fewer contacts in queue and service, nor an earlier one with as many."""
    plan = facts.plan
    there = Spells(facts.queue, facts.enqueued, facts.ended).where(facts.reason != LegReason.BOT)
    chooses = (plan.types["choice"][path.kind] == QUEUE_CHOICE["shortest"]) & (
        facts.reason != LegReason.HAND_BACK
    )
    leg = np.flatnonzero(chooses & ~facts.reception.strays)
    at, own = facts.enqueued[leg], facts.queue[leg]
    least = surely(there, own, at)
    for other in range(len(plan.types)):
        most = at_most(there, np.full(len(leg), other), at)
        better = (most < least) | ((most == least) & (other < own))
        ok = ~(better & plan.choices[path.kind[leg], other] & (own != other))
        beside = {"contacts": least, "other": np.full(len(leg), other), "contacts of other": most}
        hold("the shortest queue is chosen", "legs", facts.log.legs, ok, leg, **beside)


def check_limits(facts: Facts, path: Path, held: Spells) -> None:
    """No channel takes more contacts than it has lines and places for, and only the full ones block."""
    waiting = Spells(facts.queue, facts.enqueued, facts.left)
    _check_most(facts, waiting, held)
    _check_admission(facts, waiting, held)
    _check_shortest(facts, path)
