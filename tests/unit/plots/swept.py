"""A made-up sweep: two keys that matter, one that does not."""

from __future__ import annotations

from itertools import product

import numpy as np

import sim
from sim.replications import Place, Scores
from sim.sweep import Point, Sweep

SCENARIO = sim.load("small_team")


def swept(n: int = 10) -> Sweep:
    """Service level rises with agents, falls with volume, whatever the rule; the luck is shared."""
    keys = [
        {"agents": agents, "volume": volume, "rule": rule}
        for agents, volume, rule in product((0, 1, 2), (1.0, 1.2), ("fair", "random"))
    ]
    luck = np.random.default_rng(2).normal(0, 3, n)
    found = []
    for one in keys:
        top = 60 + 12 * one["agents"] - 40 * (one["volume"] - 1) + luck  # type: ignore[operator]
        both = np.column_stack([top, 200 - top]), np.column_stack([np.full(n, 100.0), np.ones(n)])
        found.append(Scores((Place("service_level"), Place("asa")), ("share", "s"), ("ratio of totals",) * 2, *both))
    points = tuple(Point(str(number), SCENARIO, one) for number, one in enumerate(keys, start=1))
    return Sweep(points, tuple(found), ("service_level", "asa"), {"service_level": 0.7})
