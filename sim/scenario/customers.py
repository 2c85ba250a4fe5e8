"""Customers: a pool of people, some of whom are customers and come again."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from sim.scenario.bounds import Share
from sim.scenario.marked import marked
from sim.scenario.section import Section

__all__ = ["Customers"]

_MOST = 50_000_000
_Number = Annotated[int, Field(ge=1, le=_MOST)]


class Customers(Section):
    """Who makes the cases: a case is of somebody in the pool, and is offered if he is a customer when it opens.

    The volumes of arrivals are those of `initial` customers. Nobody joins or leaves without a market.
    """

    initial: _Number = marked(50_000, "A", "customers at the start")
    potential: _Number | None = marked(
        None, "A", "people in the pool, who are or may become customers; none: one and a half times initial"
    )
    segments: dict[str, Share] = marked(
        {"vip": 0.1},
        "A",
        "share of each segment, vip only if there is one; all others are of the first one that is not named",
    )
    goodwill: Share = marked(0.8, "A", "what who has had no case yet thinks of the center, on the scale of S")

    @property
    def pool(self) -> int:
        """Number of people in the pool."""
        return self.initial * 3 // 2 if self.potential is None else self.potential
