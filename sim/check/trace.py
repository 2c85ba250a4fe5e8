"""The event trace, if there is one: all that the tables say has happened, once, and in order of time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.check.facts import Facts
from sim.check.fates import Fates
from sim.check.findings import hold
from sim.check.path import Path
from sim.check.waiting import Waiting
from sim.check.writing import ends_of_patience
from sim.errors import CheckError
from sim.log import EVENT
from sim.names import Cause, EventKind, LegOutcome, LegReason
from sim.units import NEVER

__all__ = ["check_trace"]

_Ints = NDArray[np.int64]
_Truths = NDArray[np.bool_]
_LEFT = (LegOutcome.ABANDONED, LegOutcome.MESSAGE, LegOutcome.HIDDEN)


def _expected(facts: Facts, path: Path, fates: Fates) -> NDArray[np.void]:
    """All events but WIDEN that the schedule, the cases, the contacts and the legs imply, in the total order."""
    cases, schedule = facts.log.cases, facts.plan.schedule
    parts = [(schedule["at"], schedule["kind"], schedule["entity"])]
    parts.append((cases["opened_at"], np.full(len(cases), int(EventKind.ARRIVAL)), np.arange(len(cases))))
    talked = (facts.wrap_up_at != NEVER) & (facts.outcome != LegOutcome.HANDED_BACK)
    wrapped_up = talked & (facts.ended != NEVER) & (facts.ended > facts.wrap_up_at)
    tired, tires, _ = ends_of_patience(facts)
    set_up = np.where(facts.outcome == LegOutcome.UNREACHED, facts.ended, facts.talk_at)
    dialled = (set_up != NEVER) & ((set_up > facts.matched) | (facts.outcome == LegOutcome.UNREACHED))
    numbers, contacts = np.arange(len(facts.queue)), np.arange(len(facts.log.contacts))
    asked = facts.log.contacts[facts.log.contacts["cause"] == Cause.STATUS_CHECK]
    for kind, at, entity, which in (
        (EventKind.PATIENCE_END, facts.ended, numbers, np.isin(facts.outcome, _LEFT)),
        (EventKind.BOT_END, facts.ended, numbers, (facts.reason == LegReason.BOT) & (facts.ended != NEVER)),
        (EventKind.TRIAGE_END, facts.reception.stands_at, np.arange(len(fates.at)), _sorted_by_hand(facts)),
        (EventKind.PATIENCE_END, facts.impatience.gone_at, numbers, facts.impatience.gone),
        (EventKind.PATIENCE_END, tired, numbers, tires),
        (EventKind.SET_UP_END, set_up, numbers, dialled),
        (EventKind.TRANSFER, path.passed_at, numbers, path.stays & (path.passed_at != NEVER)),
        (EventKind.TALK_END, facts.wrap_up_at, numbers, talked),
        (EventKind.WRAP_UP_END, facts.ended, numbers, wrapped_up),
        (EventKind.RETURN, path.at, facts.contact, path.returns),
        (EventKind.BACK_OFFICE, facts.office_until, contacts, facts.office_until < facts.horizon),
        (EventKind.STATUS_CHECK, asked["arrived_at"], asked["parent"], np.ones(len(asked), dtype=np.bool_)),
        (EventKind.RETURN, fates.at, contacts, fates.returns),
    ):
        parts.append((at[which], np.full(int(which.sum()), int(kind)), entity[which]))
    out = np.empty(sum(len(part[0]) for part in parts), dtype=EVENT)
    for i, name in enumerate(("at", "kind", "entity")):
        out[name] = np.concatenate([part[i] for part in parts])
    return _sorted(out)


def _sorted_by_hand(facts: Facts) -> _Truths:
    """By contact: whether its triage came to an end.

    Who is blocked as he comes, where the triage takes no time, may have been so before it or after: the trace says it.
    """
    events, reception = facts.log.events, facts.reception
    said = events["entity"][events["kind"] == EventKind.TRIAGE_END]
    at_once = reception.may_be_sorted & np.isin(np.arange(len(facts.log.contacts)), said)
    return np.asarray((reception.is_sorted | at_once) & (reception.stands_at < facts.horizon))


def _sorted(events: NDArray[np.void]) -> NDArray[np.void]:
    return events[np.lexsort((events["entity"], events["kind"], events["at"]))]


def _widenings(facts: Facts, waiting: Waiting) -> tuple[_Ints, _Ints, _Truths]:
    """Legs and instants at which more agents may take them, and whether they surely still waited then."""
    legs, instants, sure = [], [], []
    for queue in range(len(facts.plan.types)):
        skills = facts.plan.skills[:, queue]
        mine = np.flatnonzero(facts.queue == queue)
        for after in np.unique(skills["after"][skills["serves"] == 1]).tolist():
            at = facts.waits_since[mine] + after
            legs.append(mine)
            instants.append(at)
            free = (at > waiting.shared_from[mine]) | (
                ~waiting.may_be_held[mine] & (at > facts.enqueued[mine])
            )
            sure.append(free)
    held = np.flatnonzero(waiting.may_be_held)
    leg = np.concatenate([*legs, held])
    at = np.concatenate([*instants, waiting.held_until[held]])
    certain = np.concatenate([*sure, waiting.held[held]])
    possible = (at > facts.enqueued[leg]) & (at <= facts.left[leg]) & (at < facts.horizon)
    possible |= waiting.may_be_held[leg] & (at == facts.enqueued[leg]) & (at < facts.horizon)
    certain &= at < facts.left[leg]
    return leg[possible], at[possible], certain[possible]


def _check_widenings(facts: Facts, waiting: Waiting, found: NDArray[np.void]) -> None:
    leg, at, certain = _widenings(facts, waiting)
    per_leg = facts.horizon + 1
    due = leg * per_leg + at
    seen = found["entity"] * per_leg + found["at"]
    hold("a leg is offered to more agents only when it is due", "events", found, np.isin(seen, due))
    ok = np.diff(np.sort(seen)) > 0
    hold(
        "a leg is offered to more agents once at an instant",
        "events",
        found,
        np.append(ok, True)[: len(found)],
    )
    ok = ~certain | np.isin(due, seen)
    hold("a leg is offered to more agents when it is due", "legs", facts.log.legs, ok, leg, at=at)


def _unsure(facts: Facts, events: NDArray[np.void]) -> _Truths:
    """Ends of the patience of who waits on in writing that may have been or not."""
    at, surely, perhaps = ends_of_patience(facts)
    perhaps &= ~surely
    leg = np.where(events["kind"] == EventKind.PATIENCE_END, events["entity"], -1)
    known = (leg >= 0) & np.append(perhaps, False)[leg]
    its = events["at"]
    left = np.append(np.where(np.isin(facts.outcome, _LEFT), facts.ended, NEVER), NEVER)[leg]
    due = np.append(at, NEVER)[leg]
    told = (due == NEVER) & (its != left)
    return np.asarray(known & (told | ((its == due) & (due != left)) | (its == left) & _is_said_again(events)))


def _is_said_again(events: NDArray[np.void]) -> _Truths:
    """Whether the same event stands in the trace once more, later on."""
    out = np.ones(len(events), dtype=np.bool_)
    backwards = events[::-1]
    out[len(events) - 1 - np.unique(backwards, return_index=True)[1]] = False
    return out


def check_trace(facts: Facts, path: Path, fates: Fates, waiting: Waiting) -> None:
    """The trace holds just the events that the tables imply; without a trace it is empty."""
    events = facts.log.events
    if not facts.plan.trace:
        if len(events):
            raise CheckError(f"no trace was asked for; events: {len(events)} rows")
        return
    hold("events are in order of time", "events", events, np.diff(events["at"], prepend=0) >= 0)
    widens = events["kind"] == EventKind.WIDEN
    expected = _expected(facts, path, fates)
    found = _sorted(events[~widens & ~_unsure(facts, events)])
    n = min(len(found), len(expected))
    same = np.ones(n, dtype=np.bool_)
    for name in ("at", "kind", "entity"):
        same &= found[:n][name] == expected[:n][name]
    if not same.all() or len(found) != len(expected):
        first = int(same.argmin()) if not same.all() else n
        said = ", ".join(str(rows[first]) if first < len(rows) else "nothing" for rows in (found, expected))
        counts = f"{len(found)} rows instead of {len(expected)}"
        raise CheckError(
            f"the trace holds what the tables imply; events (sorted), row {first}: found and due {said}; {counts}"
        )
    _check_widenings(facts, waiting, events[widens])
