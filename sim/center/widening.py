"""Overflow: who waits is offered to more agents as time goes by."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import simpy

from sim.names import EventKind, LegOutcome

if TYPE_CHECKING:
    from sim.center.leg import Leg

__all__ = ["widen_at", "widen_next"]

_WIDEN, _WAITING = int(EventKind.WIDEN), int(LegOutcome.WAITING)


def widen_next(leg: Leg, now: int) -> None:
    """More agents may take the leg when the next group helps out."""
    waited = now - leg.waits_since
    later = next((after for after in leg.queue.widens_after if after > waited), None)
    if later is not None:
        widen_at(leg, leg.waits_since + later)


def widen_at(leg: Leg, instant: int) -> None:
    """More agents may take the leg from `instant` on."""
    leg.center.clock.at(instant, _WIDEN, leg.number, partial(_widen, leg))


def _widen(leg: Leg, _: simpy.Event) -> None:
    clock, router = leg.center.clock, leg.center.router
    if leg.stage != _WAITING:
        return
    clock.note(_WIDEN, leg.number)
    assert leg.line is not None
    if leg.line.queue is None:
        leg.line.remove(leg)
        leg.queue.line_of(leg).insert(leg)
    agent = router.select_agent(leg)
    if agent is not None:
        leg.queue.part(leg, clock.now)
        router.match(leg, agent)
    else:
        widen_next(leg, clock.now)
