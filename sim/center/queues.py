"""Queues of waiting contacts, one per contact type, and the lines and places that bound them."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING, Any

from sim.center.integral import Integral
from sim.names import AtClosing, LegReason
from sim.units import NEVER

if TYPE_CHECKING:
    from sim.center.leg import Leg

__all__ = ["CONTINUED", "HANDED_BACK", "NORMAL", "Line", "Queue", "Trunk"]

_ARRIVAL, _HAND_BACK = int(LegReason.ARRIVAL), int(LegReason.HAND_BACK)
NORMAL, CONTINUED, HANDED_BACK = range(3)
"""Classes of waiting lines: on arrival, after a transfer, a pause or a missed callback, and handed back by an agent."""


class Trunk:
    """A channel: its lines, the places in its queues, and what happens at closing."""

    def __init__(self, number: int, lines: int, places: int, at_closing: int, slowed: list[int]) -> None:
        self.number = number
        self.slowed = slowed
        """Speed of each contact by how many the agent has in hand, in parts per 65,536."""
        self.lines = lines
        self.places = places
        self.keeps = at_closing == AtClosing.KEEP
        self.disconnects = at_closing == AtClosing.DISCONNECT
        self.serves_out = at_closing == AtClosing.SERVE_OUT
        self.is_down = False
        self.settle(is_open=False)
        self.in_use = Integral()
        self.n_waiting = 0

    def settle(self, is_open: bool) -> None:
        """Whether contacts of the channel are taken up from now on, as the center is open and the system is up."""
        self.is_served = (is_open or self.serves_out) and not self.is_down


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
        if not self.legs or _merit(self.legs[-1]) < _merit(leg):
            self.legs.append(leg)  # as nearly always
        else:
            insort(self.legs, leg, key=_merit)
        leg.line = self

    def remove(self, leg: Leg) -> None:
        """`leg` is in the line no more."""
        at = 0 if self.legs[0] is leg else bisect_left(self.legs, _merit(leg), key=_merit)
        del self.legs[at]
        leg.line = None


def _merit(leg: Leg) -> tuple[int, int]:
    return leg.waits_since, leg.number


class Queue:
    """Who waits for one contact type, and what the type is like.

    Attributes
    ----------
    lines
        By segment and class: three of each segment.
    head_starts
        By segment.
    talk_factors, wrap_up_factors, patience_factors
        By interval of arrival; None where all are 1.
    widens_after
        How long one must have waited for further groups to help out, rising.
    n_served
        Legs from match to the end of wrap-up.
    last_wait
        Of whoever was matched last.
    """

    talk_factors: list[float] | None = None
    wrap_up_factors: list[float] | None = None
    patience_factors: list[float] | None = None

    def __init__(
        self,
        number: int,
        trunk: Trunk,
        row: dict[str, Any],
        priorities: list[int],
        head_starts: list[int],
    ) -> None:
        self.number = number
        self.trunk = trunk
        self.row = row
        self.places = int(row["queue_places"])
        self.mean_handle = int(row["mean_handle"])
        self.prefers_last = bool(row["last_agent"])
        self.announces = bool(row["announce"] or row["offer_above"] < NEVER)
        """Whether who would have to wait hears the estimate, or is offered a callback."""
        self.lines = [
            Line(self, priority, kind == HANDED_BACK) for priority in priorities for kind in range(3)
        ]
        self.head_starts = [row["head_start"] + one for one in head_starts]
        self.widens_after: list[int] = []
        self.waiting = Integral()
        self.n_served = 0
        self.last_wait = 0

    def has_place(self) -> bool:
        """Whether one more may wait."""
        return self.waiting.count < self.places and self.trunk.n_waiting < self.trunk.places

    def line_of(self, leg: Leg) -> Line:
        """The line in which a leg of this queue waits."""
        kind = CONTINUED if leg.reason != _ARRIVAL else NORMAL
        if leg.reason == _HAND_BACK:
            kind = HANDED_BACK
        return self.lines[3 * leg.contact.case.segment + kind]

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
