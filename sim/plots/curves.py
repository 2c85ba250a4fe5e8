"""Curves over the day, cut from a tidy table of measures onto one regular clock."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from sim.plots.numbers import clock, minutes

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Curve:
    """One measure over the intervals of the day.

    Attributes
    ----------
    measure
        Name of the measure.
    edges
        Minutes after midnight, shape (n + 1,), evenly spaced.
    estimate, half_width
        Shape (n,); NaN where the table has no row or no number.
    """

    measure: str
    edges: NDArray[np.float64]
    estimate: NDArray[np.float64]
    half_width: NDArray[np.float64]

    def __bool__(self) -> bool:
        return bool(np.isfinite(self.estimate).any())

    @property
    def band(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Lower and upper end of the band; the estimate itself where no half-width is known."""
        half = np.nan_to_num(self.half_width, nan=0.0)
        return self.estimate - half, self.estimate + half

    @property
    def width(self) -> float:
        """Length of an interval in minutes."""
        return float(self.edges[1] - self.edges[0]) if self.edges.size > 1 else 0.0

    def on(self, edges: NDArray[np.float64]) -> Curve:
        """The same curve on another grid of the same interval length; NaN outside its own."""
        estimate = np.full(edges.size - 1, np.nan)
        half = estimate.copy()
        place = {round(m): i for i, m in enumerate(self.edges[:-1])}
        for j, minute in enumerate(edges[:-1]):
            i = place.get(round(minute))
            if i is not None:
                estimate[j], half[j] = self.estimate[i], self.half_width[i]
        return Curve(self.measure, edges, estimate, half)

    def scaled(self, factor: float) -> Curve:
        """The curve times a constant."""
        return Curve(self.measure, self.edges, self.estimate * factor, self.half_width * factor)

    def peak(self, lowest: bool = False) -> int:
        """Index of the highest (or lowest) estimate, the first of equals."""
        return int(np.nanargmin(self.estimate) if lowest else np.nanargmax(self.estimate))

    def at(self, index: int) -> str:
        """HH:MM at which an interval begins."""
        return clock(self.edges[index])


def rows(
    table: pd.DataFrame, measure: str, scope: str = "total", name: str | None = None, by: str = "interval"
) -> pd.DataFrame:
    """The rows of one measure in one scope, ordered by `at`; empty if there are none.

    Parameters
    ----------
    table
        Tidy: measure, scope, name, by, at, estimate, half_width, …
    measure, scope, name, by
        What to pick; a `name` of None takes whatever there is (the total has one name only).
    """
    keep = (table["measure"] == measure) & (table["scope"] == scope) & (table["by"] == by)
    if name is not None:
        keep &= table["name"] == name
    return table[keep].sort_values("at", kind="stable")


def curve(table: pd.DataFrame, measure: str, scope: str = "total", name: str | None = None) -> Curve:
    """The curve of one measure over the day; an empty curve if the table has none.

    Intervals that are missing between the first and the last one are filled with NaN.
    """
    found = rows(table, measure, scope, name)
    if found.empty:
        nothing = np.empty(0)
        return Curve(measure, nothing, nothing, nothing)
    begin = np.array([minutes(str(a)) for a in found["at"]], dtype=np.float64)
    width = interval_minutes(table)
    edges = np.arange(begin[0], begin[-1] + 1.5 * width, width)
    index = np.rint((begin - begin[0]) / width).astype(np.int64)
    estimate = np.full(edges.size - 1, np.nan)
    half = estimate.copy()
    estimate[index] = found["estimate"].to_numpy(dtype=np.float64)
    half[index] = found["half_width"].to_numpy(dtype=np.float64)
    return Curve(measure, edges, estimate, half)


def interval_minutes(table: pd.DataFrame) -> float:
    """Length of the intervals of a tidy table in minutes: the smallest gap between two of them, else 60."""
    begins = sorted({minutes(str(a)) for a in table.loc[table["by"] == "interval", "at"].unique()})
    gaps = [b - a for a, b in pairwise(begins)]
    return float(min(gaps, default=60))


def open_hours(curves: list[Curve]) -> NDArray[np.float64]:
    """Edges of the clock that covers every interval in which any of the curves is above zero."""
    kept = [c for c in curves if c]
    if not kept:
        return np.empty(0)
    width = min(c.width for c in kept)
    begins = np.concatenate([c.edges[:-1][np.nan_to_num(c.estimate) > 0] for c in kept])
    if begins.size == 0:
        begins = np.concatenate([c.edges[:-1] for c in kept])
    return np.arange(begins.min(), begins.max() + 1.5 * width, width)
