"""How long a customer waits, and what ends the wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

import simpy

from sim.names import Cause, EventKind, LegOutcome, Outcome, Purpose
from sim.outcomes import announced_patience, leaves_at, stretched
from sim.units import NEVER

if TYPE_CHECKING:
    from sim.center.leg import Leg

__all__ = ["Patience"]

_PATIENCE_END = int(EventKind.PATIENCE_END)
_WAITS = (int(LegOutcome.WAITING), int(LegOutcome.SET_UP))


class Patience:
    """What ends the wait of a leg if nobody comes.

    Attributes
    ----------
    ends_at
        When the customer leaves; -1 while that is not known.
    limit_at, limit
        When the wait ends, and how; a moment that comes at another instant is stale.
    """

    __slots__ = ("_u", "ends_at", "leg", "limit", "limit_at")

    def __init__(self, leg: Leg, u: float) -> None:
        self.leg = leg
        self.ends_at = -1
        self.limit_at, self.limit = NEVER, Outcome.ABANDONED
        self._u = u

    def _draw(self) -> float:
        """The uniform of patience: that of the first contact if a retry keeps it."""
        leg, contact = self.leg, self.leg.contact
        if contact.cause == Cause.RETRY and leg.ordinal == 0 and leg.queue.row["retry_keeps"]:
            return contact.case.leg_draws(Cause.FIRST, 0, 0)[0]
        return self._u

    def ticks(self) -> int:
        """How long the customer would wait, drawn without an announcement."""
        leg, center = self.leg, self.leg.center
        drawn = center.duration(int(leg.queue.row["patience"]), self._draw())
        stretched_once = stretched(drawn, center.patience_factors[leg.contact.segment])
        return stretched(stretched_once, leg.factor(center.plan.patience_factor))

    def _end(self, now: int) -> int:
        """When a customer who begins to wait now leaves."""
        leg, center, row = self.leg, self.leg.center, self.leg.queue.row
        if leg.contact.announced != NEVER and leg.ordinal == 0:
            ticks = announced_patience(
                *center.laws,
                int(row["patience"]),
                self._draw(),
                center.patience_factors[leg.contact.segment] * leg.factor(center.plan.patience_factor),
                leg.contact.announced,
                row["calm"],
                row["growth"],
            )
        else:
            ticks = self.ticks()
        return leaves_at(now, ticks, leg.queue.trunk.keeps, center.open_spans)

    def begin(self, now: int) -> None:
        """The wait begins: it ends by leaving, by leaving a message, or hidden as stale."""
        leg, row = self.leg, self.leg.queue.row
        self.limit_at = self.ends_at = self._end(now)
        speaks = leg.contact.cause != Cause.MESSAGE and now + row["message_after"] < self.limit_at
        if speaks and leg.draw(Purpose.MESSAGE) < row["message_share"]:
            self.limit_at, self.limit = now + int(row["message_after"]), Outcome.MESSAGE
        if now + row["hide_after"] < self.limit_at:
            self.limit_at, self.limit = now + int(row["hide_after"]), Outcome.HIDDEN
        self._schedule()

    def in_set_up(self, now: int) -> None:
        """In the set-up only patience ends a wait; it runs too for who found an agent at once."""
        if self.leg.is_call or not self.leg.queue.row["patience_in_set_up"]:
            self.limit_at = NEVER
        elif self.ends_at < 0 or self.limit != Outcome.ABANDONED:
            if self.ends_at < 0:
                self.ends_at = self._end(now)
            self.limit_at, self.limit = self.ends_at, Outcome.ABANDONED
            self._schedule()

    def _schedule(self) -> None:
        clock = self.leg.center.clock
        if self.limit_at < clock.horizon:
            clock.at(self.limit_at, _PATIENCE_END, self.leg.number).callbacks.append(self._reached)

    def _reached(self, _: simpy.Event) -> None:
        """Leave, if still waiting or in the set-up."""
        clock = self.leg.center.clock
        if self.leg.stage in _WAITS and self.limit_at == clock.now:
            clock.note(_PATIENCE_END, self.leg.number)
            self.leg.leave(self.limit)
