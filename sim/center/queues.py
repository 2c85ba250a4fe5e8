"""Queues of waiting contacts, one per contact type, and the lines and places that bound them."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING, Any

from sim.center.integral import Integral
from sim.names import AtClosing, LegReason

if TYPE_CHECKING:
    from sim.center.leg import Leg

__all__ = ["CONTINUED", "HANDED_BACK", "NORMAL", "Line", "Queue", "Trunk"]

NORMAL, CONTINUED, HANDED_BACK = range(3)
"""Classes of waiting lines: on arrival, after a transfer, a pause or a missed callback, and handed back by an agent."""


class Trunk:
    """A channel: its lines, the places in its queues, and what happens at closing."""

    def __init__(self, number: int, lines: int, places: int, at_closing: int) -> None:
        self.number = number
        self.lines = lines
        self.places = places
        self.keeps = at_closing == AtClosing.KEEP
        self.disconnects = at_closing == AtClosing.DISCONNECT
        self.serves_out = at_closing == AtClosing.SERVE_OUT
        self.is_down = False
        self.in_use = Integral()
        self.n_waiting = 0


class Line:
    """A waiting line: legs in the order of their wait, head starts included."""

    def __init__(self, queue: Queue | None, priority: int, handed_back: bool) -> None:
        self.queue = queue
        """The queue of all legs in it, unless they wait for one agent."""
        self.priority = priority
        self.handed_back = handed_back
        self.legs: list[Leg] = []

    def insert(self, leg: Leg) -> None:
        """`leg` takes its place."""
        insort(self.legs, leg, key=_merit)
        leg.line = self

    def remove(self, leg: Leg) -> None:
        """`leg` is in the line no more."""
        del self.legs[bisect_left(self.legs, _merit(leg), key=_merit)]
        leg.line = None


def _merit(leg: Leg) -> tuple[int, int]:
    return leg.waits_since, leg.number


class Queue:
    """Who waits for one contact type, and what the type is like.

    Attributes
    ----------
    lines
        By segment and class: three of each segment.
    n_served
        Legs from match to the end of wrap-up.
    last_wait
        Of whoever was matched last.
    """

    def __init__(self, number: int, trunk: Trunk, row: dict[str, Any], priorities: list[int]) -> None:
        self.number = number
        self.trunk = trunk
        self.row = row
        self.places = int(row["queue_places"])
        self.mean_handle = int(row["mean_handle"])
        self.lines = [
            Line(self, priority, kind == HANDED_BACK) for priority in priorities for kind in range(3)
        ]
        self.waiting = Integral()
        self.n_served = 0
        self.last_wait = 0

    def has_place(self) -> bool:
        """Whether one more may wait."""
        return self.waiting.count < self.places and self.trunk.n_waiting < self.trunk.places

    def line_of(self, leg: Leg) -> Line:
        """The line in which a leg of this queue waits."""
        kind = CONTINUED if leg.ordinal > 0 else NORMAL
        if leg.reason == LegReason.HAND_BACK:
            kind = HANDED_BACK
        return self.lines[3 * leg.contact.segment + kind]

    def enter(self, now: int) -> None:
        """One more waits."""
        self.waiting.enter(now)
        self.trunk.n_waiting += 1

    def part(self, leg: Leg, now: int) -> None:
        """`leg` waits no longer."""
        assert leg.line is not None
        leg.line.remove(leg)
        self.waiting.leave(now)
        self.trunk.n_waiting -= 1
