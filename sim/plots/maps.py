"""Two keys of a sweep against each other: a map of a measure, with what is not decided hatched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.comparison.contrast import Contrast
from sim.plots import numbers
from sim.plots.style import (
    COLOURS,
    LEFT_IN,
    SMALL_PT,
    WIDTH_IN,
    Drawing,
    band_text,
    clipped,
    headed,
    sheet,
    svg,
)
from sim.sweep.surface import Surface
from sim.sweep.sweep import Key

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["draw_map"]

_MOST_CELLS = 150
_ROW_IN = 0.34


def draw_map(
    surface: Surface,
    across: Key,
    down: Key,
    label: str,
    replications: int,
    target: float | None = None,
    currency: str = "",
) -> Drawing | None:
    """A cell for each pair of values, shaded by the mean over all other keys; None where there are too many.

    A cell is hatched where its 95 % interval holds the target, or, where there is none, where it cannot be told
    from the mean of the whole map.

    Parameters
    ----------
    surface
        The measure over the points.
    across, down
        The two keys.
    label, replications, target, currency
        As of `sim.plots.effects.draw_effects`.
    """
    columns, lines = across.levels, down.levels
    if len(columns) * len(lines) > _MOST_CELLS or not surface.known.any():
        return None
    everywhere = np.ones(len(surface.value), dtype=bool)
    means = [[surface.mean(a & b) for a, _ in _members(columns, b)] for _, b in lines]
    less, bound = (everywhere, 0.0) if target is None else (None, target)
    sides = [[surface.side(a & b, less, bound) for a, _ in _members(columns, b)] for _, b in lines]
    title = _title(label, across, down, means, sides, target, surface.unit, currency)
    open_text = (
        "interval holds the target" if target is not None else "not to be told from the mean of the map"
    )
    subtitle = f"Mean over the other keys; hatched: {open_text}; {band_text(replications)}"
    height = 1.5 + _ROW_IN * max(len(lines), 2)
    with sheet(WIDTH_IN, height) as figure:
        headed(figure, title, subtitle, header_in=0.85)
        axes = figure.subplots()
        left = max(LEFT_IN, 0.25 + 0.085 * max(len(clipped(name, 16)) for name, _ in lines))
        figure.subplots_adjust(left=left / WIDTH_IN, right=1 - 0.15 / WIDTH_IN, bottom=0.55 / height)
        _cells(axes, means, sides, surface.unit, currency)
        axes.grid(False)
        axes.set_xlim(0, len(columns))
        axes.set_ylim(0, len(lines))
        axes.set_xticks(
            np.arange(len(columns)) + 0.5, [clipped(name or "as it is", 12) for name, _ in columns]
        )
        axes.set_yticks(np.arange(len(lines)) + 0.5, [clipped(name or "as it is", 16) for name, _ in lines])
        axes.tick_params(length=0)
        axes.spines["bottom"].set_visible(False)
        axes.set_xlabel(across.name, size=SMALL_PT)
        axes.set_title(f"{down.name} ↑", size=SMALL_PT, loc="left", pad=4)
        text = svg(figure, title)
    return Drawing(text, title, _rows(surface, across, down, means, sides))


def _members(columns: Sequence[tuple[str, Any]], of: Any) -> list[tuple[Any, Any]]:
    return [(members, of) for _, members in columns]


def _cells(
    axes: Any, means: Sequence[Sequence[Contrast]], sides: Sequence[Sequence[int]], unit: str, currency: str
) -> None:
    from matplotlib.patches import Rectangle

    values = np.array([[one.value for one in row] for row in means])
    low, high = np.nanmin(values), np.nanmax(values)
    size = SMALL_PT if values.shape[1] <= 9 else 7.5
    for y, row in enumerate(means):
        for x, one in enumerate(row):
            if not np.isfinite(one.value):
                continue
            strength = 0.5 if high == low else (one.value - low) / (high - low)
            axes.add_patch(
                Rectangle((x, y), 1, 1, facecolor=COLOURS["voice"], alpha=0.06 + 0.5 * strength, linewidth=0)
            )
            if sides[y][x] == 0:
                axes.add_patch(
                    Rectangle(
                        (x, y), 1, 1, facecolor="none", edgecolor=COLOURS["quiet"], hatch="////", linewidth=0
                    )
                )
            text = numbers.written(one.value, one.half_width(), unit, currency).partition(numbers.PM)[0]
            axes.text(x + 0.5, y + 0.5, text, ha="center", va="center", size=size)


def _title(
    label: str,
    across: Key,
    down: Key,
    means: Sequence[Sequence[Contrast]],
    sides: Sequence[Sequence[int]],
    target: float | None,
    unit: str,
    currency: str,
) -> str:
    n, cells = sum(map(len, sides)), [side for row in sides for side in row]
    if target is None:
        found = [one.value for row in means for one in row if np.isfinite(one.value)]
        ends = [numbers.written(one, None, unit, currency) for one in (min(found), max(found))]
        return f"{label}, {ends[0]} to {ends[1]}, by {across.name} and {down.name}"
    goal = f"{target * 100:g} %" if unit == "share" else numbers.written(target, None, unit)
    return (
        f"{label} is above {goal} in {cells.count(1)} of {n} combinations, below in {cells.count(-1)}, "
        f"open in {cells.count(0)}"
    )


def _rows(
    surface: Surface,
    across: Key,
    down: Key,
    means: Sequence[Sequence[Contrast]],
    sides: Sequence[Sequence[int]],
) -> pd.DataFrame:
    import pandas as pd

    rows = [
        (surface.place.measure, column, line, one.value, one.half_width(), side, surface.unit)
        for (line, _), row, marks in zip(down.levels, means, sides, strict=True)
        for (column, _), one, side in zip(across.levels, row, marks, strict=True)
    ]
    names = ["measure", across.name, down.name, "estimate", "half_width", "side", "unit"]
    return pd.DataFrame(rows, columns=names)
