"""A few small points."""

from __future__ import annotations

import sim
from sim.replications import Scores
from sim.sweep import Point

SMALL = sim.load("small_team").with_({"calendar.days": 1})


def few_points(n: int) -> list[Point]:
    """Points that differ in volume."""
    keys = [{"arrivals.scale": 1 + number / 10} for number in range(n)]
    return [Point(str(number), SMALL.with_(one), one) for number, one in enumerate(keys)]


def same(one: Scores, other: Scores) -> bool:
    """Whether two scores are equal bit for bit."""
    names = (one.places, one.units, one.kinds) == (other.places, other.units, other.kinds)
    return names and one.top.tobytes() == other.top.tobytes() and one.bottom.tobytes() == other.bottom.tobytes()
