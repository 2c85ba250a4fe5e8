"""The replications behind both floors: where the day lies among others, and what the plans differ by."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from sim.app.day import alone
from sim.comparison import Part, contrast
from sim.metrics import ratios
from sim.replications.replicate import replicate
from sim.scenario import Scenario

__all__ = ["MEASURES", "Sums", "compared", "sums_of"]

MEASURES = (
    *("service_level", "abandonment", "wait_mean", "occupancy", "offered", "answered", "abandoned", "cost"),
    *("satisfaction", "fcr_true"),
)
"""What the floors are compared by, where the scenario has it."""
_DIGITS = 9


class Sums(NamedTuple):
    """Numerator and denominator of a measure of one replication."""

    unit: str
    top: float
    bottom: float


def sums_of(scenario: Scenario, seed: int, number: int, day: int) -> dict[str, Sums]:
    """The measures of one day of one replication, by name."""
    one = replicate(alone(scenario, day), seed, number)
    return {
        ratio.measure: Sums(ratio.unit, float(ratio.top[0, 0]), float(ratio.bottom[0, 0]))
        for ratio in ratios(one.tally, one.meta)
        if ratio.measure in MEASURES and ratio.labels[0][0] == "total"
    }


def compared(a: Sequence[dict[str, Sums]], b: Sequence[dict[str, Sums]]) -> dict[str, Any]:
    """Values of both floors by replication, and their paired difference, b less a, with its 95 % interval.

    Parameters
    ----------
    a, b
        The same replications of both, in order.
    """
    out = {}
    for name in MEASURES:
        if not all(name in one for one in (*a, *b)):
            continue
        parts = []
        for weight, floor in ((1.0, b), (-1.0, a)):
            top, bottom = (
                np.array([getattr(one[name], side) for one in floor]) for side in ("top", "bottom")
            )
            parts.append(Part(weight, top, bottom))
        found = contrast(parts)
        half = found.half_width()
        out[name] = {
            "unit": a[0][name].unit,
            "a": [_value(one[name]) for one in a],
            "b": [_value(one[name]) for one in b],
            "difference": {
                "value": _plain(found.value),
                "half_width": _plain(half),
                "decided": found.decided(),
                "needed": found.needed(),
            },
        }
    return out


def _value(sums: Sums) -> float | None:
    return _plain(sums.top / sums.bottom) if sums.bottom else None


def _plain(value: float) -> float | None:
    return float(f"{value:.{_DIGITS}g}") if math.isfinite(value) else None
