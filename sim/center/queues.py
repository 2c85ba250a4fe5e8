"""Queues of waiting contacts, one per contact type, and the lines and places that bound them."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from sim.center.integral import Integral
from sim.names import AtClosing

if TYPE_CHECKING:
    from sim.center.contact import Contact

__all__ = ["Queue", "Trunk"]


class Trunk:
    """A channel: its lines, the places in its queues, and what happens at closing."""

    def __init__(self, lines: int, places: int, at_closing: int) -> None:
        self.lines = lines
        self.places = places
        self.keeps = at_closing == AtClosing.KEEP
        self.disconnects = at_closing == AtClosing.DISCONNECT
        self.serves_out = at_closing == AtClosing.SERVE_OUT
        self.in_use = Integral()
        self.n_waiting = 0


class Queue:
    """Who waits for one contact type."""

    def __init__(self, number: int, trunk: Trunk, places: int) -> None:
        self.number = number
        self.trunk = trunk
        self.places = places
        self.waiting = Integral()
        self._order: list[tuple[int, int, int, Contact]] = []

    def has_place(self) -> bool:
        """Whether one more may wait."""
        return self.waiting.count < self.places and self.trunk.n_waiting < self.trunk.places

    def join(self, contact: Contact, now: int) -> None:
        """`contact` starts to wait."""
        contact.waiting = True
        self.waiting.enter(now)
        self.trunk.n_waiting += 1
        heappush(self._order, (contact.priority, contact.waits_since, contact.leg, contact))

    def part(self, contact: Contact, now: int) -> None:
        """`contact` waits no longer."""
        contact.waiting = False
        self.waiting.leave(now)
        self.trunk.n_waiting -= 1

    def front(self) -> tuple[int, int, int, Contact] | None:
        """(priority, waits since, leg, contact) of who comes first by priority, then wait with head start."""
        order = self._order
        while order and not order[0][3].waiting:
            heappop(order)
        return order[0] if order else None

    def contacts(self) -> Iterator[Contact]:
        """Who waits, in order of the legs' numbers."""
        return iter(sorted((entry[3] for entry in self._order if entry[3].waiting), key=lambda one: one.leg))
