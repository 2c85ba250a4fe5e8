"""Work in hand: what is left of a talk or a wrap-up, and how fast it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.names import EventKind, LegOutcome
from sim.units import NEVER, SPEED_ONE

if TYPE_CHECKING:
    from sim.center.leg import Leg

__all__ = ["Work"]

_TRANSFER = int(EventKind.TRANSFER)
_TALK_END, _WRAP_UP_END = int(EventKind.TALK_END), int(EventKind.WRAP_UP_END)
_TALKING, _WRAP_UP = int(LegOutcome.TALKING), int(LegOutcome.WRAP_UP)


class Work:
    """The work of a leg.

    Attributes
    ----------
    left, speed, settled_at
        What is left to do, in ticks × 65,536, as of `settled_at`, and how fast it is done.
    ends_at
        When that will be done at the present speed; a moment that comes at another instant is stale.
    """

    __slots__ = ("ends_at", "left", "leg", "settled_at", "speed")

    def __init__(self, leg: Leg) -> None:
        self.leg = leg
        self.left = self.settled_at = 0
        self.speed = SPEED_ONE
        self.ends_at = NEVER

    @property
    def is_under_way(self) -> bool:
        """Talk or wrap-up, but not with a customer who was passed on."""
        return self.leg.stage in (_TALKING, _WRAP_UP) and not self.leg.consulting

    def begin(self, ticks: int) -> None:
        """Begin work of so many ticks at full attention."""
        leg = self.leg
        assert leg.agent is not None
        self.left, self.settled_at = ticks * SPEED_ONE, leg.center.clock.now
        self.speed = leg.center.slowed[leg.queue.trunk.number][len(leg.agent.legs)]
        self._plan_end()

    def settle(self, now: int) -> None:
        """Book what was done since the last change of the agent's load."""
        if self.is_under_way:
            self.left = max(0, self.left - (now - self.settled_at) * self.speed)
            self.settled_at = now

    def replan(self, load: int) -> None:
        """The agent has so many contacts in hand from now on."""
        speed = self.leg.center.slowed[self.leg.queue.trunk.number][load]
        if self.is_under_way and speed != self.speed:
            self.speed = speed
            self._plan_end()

    def _plan_end(self) -> None:
        leg, clock = self.leg, self.leg.center.clock
        self.ends_at = self.settled_at - (-self.left // self.speed)
        if self.ends_at >= clock.horizon:
            return
        if leg.stage == _WRAP_UP:
            clock.at(self.ends_at, _WRAP_UP_END, leg.number).callbacks.append(leg.wrap_up_over)
        elif leg.transfers_to >= 0 and leg.queue.row["transfer_kind"] > 0:
            clock.at(self.ends_at, _TRANSFER, leg.number).callbacks.append(leg.transfer_due)
        else:
            clock.at(self.ends_at, _TALK_END, leg.number).callbacks.append(leg.talk_over)

    def ends_after(self, ticks: int) -> None:
        """Who stays with a customer who was passed on is done with him after so long."""
        clock = self.leg.center.clock
        self.ends_at = clock.now + ticks
        if self.ends_at < clock.horizon:
            clock.at(self.ends_at, _TALK_END, self.leg.number).callbacks.append(self.leg.talk_over)

    def is_due(self, stage: int) -> bool:
        """Whether the moment that has come is the end of this work."""
        return self.leg.stage == stage and self.ends_at == self.leg.center.clock.now
