"""Comparisons of made-up numbers: no simulation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

import sim
from sim.comparison import Comparison
from sim.replications import Place, Scores

__all__ = ["LEVEL", "LOAD", "WAIT", "compared", "scores"]

LEVEL, WAIT, LOAD = Place("service_level"), Place("asa"), Place("occupancy")
SCENARIO: dict[str, Any] = {
    "name": "tiny",
    "currency": "EUR",
    "contact_types": {"call": {"talk": "exponential mean:1m"}},
    "arrivals": {"streams": {"calls": {"rates_per_hour": 10, "mix": {"call": 1}}}},
    "agents": {"one": {"count": 1, "skills": {"call": {}}}},
}


def scores(level: NDArray[np.float64], wait: NDArray[np.float64], load: float) -> Scores:
    """Service level in 100 contacts a replication, wait in seconds, and an occupancy that does not vary."""
    n = len(level)
    top = np.column_stack([level * 100, wait * 90, np.full(n, load)])
    bottom = np.column_stack([np.full(n, 100.0), np.full(n, 90.0), np.ones(n)])
    return Scores((LEVEL, WAIT, LOAD), ("share", "s", "share"), ("ratio of totals",) * 3, top, bottom)


def compared(
    means: Mapping[str, float], n: int = 20, spread: float = 0.01, place: Place = LEVEL, load: float = 0.0, **more: Any
) -> Comparison:
    """Variants with these service levels; luck in common ten times their own; occupancy differs by `load`."""
    luck = np.random.default_rng(5)
    common = luck.normal(scale=10 * spread, size=n)
    scenario = sim.load(SCENARIO)
    made = {}
    for number, (name, mean) in enumerate(means.items()):
        level = mean + common + luck.normal(scale=spread, size=n)
        made[name] = scores(level, 30 - 20 * level, 0.5 + load * number)
    looks: Sequence[int] = more.pop("looks", (n,))
    return Comparison(dict.fromkeys(means, scenario), made, 1, "kernel", place, tuple(looks), **more)
