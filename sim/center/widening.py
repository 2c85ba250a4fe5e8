"""Overflow: who waits is offered to more agents as time goes by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import simpy

from sim.names import EventKind, LegOutcome

if TYPE_CHECKING:
    from sim.center.leg import Leg

__all__ = ["Widening"]

_WIDEN = int(EventKind.WIDEN)


class Widening:
    """When more agents may take a waiting leg: the hold for one agent is over, or another group helps out."""

    __slots__ = ("leg",)

    def __init__(self, leg: Leg) -> None:
        self.leg = leg

    def next(self) -> None:
        """Note when the next group may take the leg."""
        leg, center = self.leg, self.leg.center
        waited = center.clock.now - leg.waits_since
        later = [
            group.skills[leg.queue.number].after
            for _, group in center.groups_for[leg.queue.number]
            if group.skills[leg.queue.number].after > waited
        ]
        if later:
            self.at(leg.waits_since + min(later))

    def at(self, instant: int) -> None:
        """More agents may take the leg from `instant` on."""
        clock = self.leg.center.clock
        if instant < clock.horizon:
            clock.at(instant, _WIDEN, self.leg.number).callbacks.append(self._widen)

    def _widen(self, _: simpy.Event) -> None:
        leg, router = self.leg, self.leg.center.router
        if leg.stage != LegOutcome.WAITING:
            return
        leg.center.clock.note(_WIDEN, leg.number)
        assert leg.line is not None
        if leg.line.queue is None:
            leg.line.remove(leg)
            leg.queue.line_of(leg).insert(leg)
        agent = router.select_agent(leg)
        if agent is not None:
            leg.queue.part(leg, leg.center.clock.now)
            router.match(leg, agent)
        else:
            self.next()
