"""How long a customer waits, and what ends the wait.

A leg knows when its customer leaves (`leaves_at`, -1 while that is not needed), and when and how the wait ends
(`limit_at`, `limit`): a moment that comes at another instant is stale.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import simpy

from sim.center.acknowledgement import acknowledged_at
from sim.center.plain import stretched
from sim.names import Cause, EventKind, LegOutcome, LegReason, Mark, Outcome, Purpose
from sim.outcomes import announced_patience, leaves_at
from sim.units import NEVER

if TYPE_CHECKING:
    from sim.center.leg import Leg

__all__ = ["begin", "in_set_up", "patience_ticks", "wait_on"]

_PATIENCE_END = int(EventKind.PATIENCE_END)
_WAITING = int(LegOutcome.WAITING)
_WAITS = (_WAITING, int(LegOutcome.SET_UP))
_ABANDONED, _MESSAGE, _HIDDEN = int(Outcome.ABANDONED), int(Outcome.MESSAGE), int(Outcome.HIDDEN)
_ARRIVAL, _OUT_OF_CONTEXT = int(LegReason.ARRIVAL), int(Mark.OUT_OF_CONTEXT)
_BY_MESSAGE, _RETRY, _FIRST = int(Cause.MESSAGE), int(Cause.RETRY), int(Cause.FIRST)


def _draw(leg: Leg) -> float:
    """The uniform of patience: of the contact as it comes, or of the first one if a retry keeps it; else of the leg."""
    contact = leg.contact
    if leg.reason != _ARRIVAL:
        return leg.u[0]
    if contact.cause == _RETRY and leg.queue.row["retry_keeps"]:
        return contact.case.leg_draws(_FIRST, 0, 0)[0]
    return (
        leg.u[0]
        if leg.ordinal == 0
        else contact.case.draw(Purpose.PATIENCE, contact.cause, contact.ordinal, 0)
    )


def _scale(leg: Leg) -> float:
    """What multiplies the patience of this customer in this case."""
    case, feeling = leg.contact.case, leg.contact.feeling
    if case.history is None or feeling is None:
        return 1.0
    is_odd = int(feeling.marks & _OUT_OF_CONTEXT > 0)
    return leg.center.behaviour.patience_scale(case.history.n_abandons, case.topic["urgent"], is_odd)


def patience_ticks(leg: Leg) -> int:
    """How long the customer would wait, drawn without an announcement."""
    center, queue = leg.center, leg.queue
    drawn = center.duration(queue.row["patience"], _draw(leg))
    ticks = stretched(drawn, center.patience_factors[leg.contact.case.segment])
    if queue.patience_factors is not None:
        ticks = stretched(ticks, leg.factor(queue.patience_factors))
    return stretched(ticks, _scale(leg)) if center.behaviour.tolerates else ticks


def _end(leg: Leg, now: int) -> int:
    """When a customer who begins to wait now leaves."""
    center, queue, row = leg.center, leg.queue, leg.queue.row
    if leg.contact.announced != NEVER and leg.reason == _ARRIVAL:
        by_interval = 1.0 if queue.patience_factors is None else leg.factor(queue.patience_factors)
        ticks = announced_patience(
            *center.laws,
            row["patience"],
            _draw(leg),
            center.patience_factors[leg.contact.case.segment] * by_interval * _scale(leg),
            leg.contact.announced,
            row["calm"],
            row["growth"],
        )
    else:
        ticks = patience_ticks(leg)
    ends = _lasts(leg, now, ticks)
    if acknowledged_at(leg.contact) < ends < NEVER:
        factor = center.behaviour.moods[leg.contact.type]["acknowledged_patience"]
        return _lasts(leg, now, stretched(ticks, factor))
    return ends


def _lasts(leg: Leg, now: int, ticks: int) -> int:
    """When so much patience ends that begins now; where contacts are kept, only open time counts."""
    if leg.queue.trunk.keeps:
        return leaves_at(now, ticks, True, leg.center.open_spans)
    return NEVER if ticks == NEVER else now + ticks


def begin(leg: Leg, now: int) -> None:
    """The wait begins: it ends by leaving, by leaving a message, or hidden as stale."""
    row = leg.queue.row
    leg.limit_at = leg.leaves_at = _end(leg, now)
    speaks = now + row["message_after"] < leg.limit_at and leg.contact.cause != _BY_MESSAGE
    if speaks and leg.draw(Purpose.MESSAGE) < row["message_share"]:
        leg.limit_at, leg.limit = now + row["message_after"], _MESSAGE
    if now + row["hide_after"] < leg.limit_at:
        leg.limit_at, leg.limit = now + row["hide_after"], _HIDDEN
    _schedule(leg)


def in_set_up(leg: Leg, now: int) -> None:
    """In the set-up only patience ends a wait; it runs too for who found an agent at once."""
    if leg.is_call or not leg.queue.row["patience_in_set_up"]:
        leg.limit_at = NEVER
        leg.center.ledger.note_limit(leg)
    elif leg.leaves_at < 0 or leg.limit != _ABANDONED:
        if leg.leaves_at < 0:
            leg.leaves_at = _end(leg, now)
        leg.limit_at, leg.limit = leg.leaves_at, _ABANDONED
        _schedule(leg)


def wait_on(leg: Leg) -> None:
    """Patience has ended, yet the leg stays: in the queue until it is hidden as stale, in the set-up to its end."""
    leg.leaves_at = leg.limit_at = NEVER
    if leg.stage == _WAITING:
        leg.limit_at, leg.limit = leg.enqueued_at + leg.queue.row["hide_after"], _HIDDEN
    _schedule(leg)


def _schedule(leg: Leg) -> None:
    leg.center.ledger.note_limit(leg)
    leg.center.clock.at(leg.limit_at, _PATIENCE_END, leg.number, partial(_reached, leg))


def _reached(leg: Leg, _: simpy.Event) -> None:
    """The wait ends, if it has not before."""
    clock = leg.center.clock
    if leg.stage in _WAITS and leg.limit_at == clock.now:
        clock.note(_PATIENCE_END, leg.number)
        leg.wait_over()
