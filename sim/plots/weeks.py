"""Week by week: how many customers there are, how many cases they make, and what they are worth."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from sim.plots import numbers, style
from sim.plots.curves import rows as rows_of
from sim.plots.days import date_axis

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

__all__ = ["draw_weeks"]

LINES: tuple[tuple[str, str, str, str], ...] = (
    ("customers", "customers", "ink", "o"),
    ("cases", "cases they make", "voice", "s"),
    ("value", "value", "chat", "D"),
)
"""Measure, label, colour and marker of each panel, from the top down."""

_PANEL_IN, _HEAD_IN, _FOOT_IN = 0.85, 0.3, 0.34
_LARGE = ((1e8, 1e6, "million"), (1e5, 1e3, "thousand"))
"""From which numbers on which unit is used, and its name; without it the labels would not fit."""


def draw_weeks(table: pd.DataFrame, replications: int = 1, currency: str = "") -> style.Drawing | None:
    """Customers, cases offered and value of each week with their bands, one panel under the other.

    Parameters
    ----------
    table
        Tidy measures with rows by week.
    replications
        Number behind each band.
    currency
        Unit of money.

    Returns
    -------
    Drawing or None
        None without customers by week.
    """
    import pandas as pd

    found = {line: rows_of(table, line[0], by="week") for line in LINES}
    found = {line: rows for line, rows in found.items() if not rows.empty}
    if LINES[0] not in found:
        return None
    title = _title(found[LINES[0]])
    days = [date.fromisoformat(str(at)) for at in found[LINES[0]]["at"]]
    height = 0.62 + len(found) * (_HEAD_IN + _PANEL_IN) + _FOOT_IN
    with style.sheet(height_in=height) as figure:
        said = "each week"
        if LINES[-1] in found:
            said += "; value: margin less customers lost and costs"
        style.headed(figure, title, f"{said}; {style.band_text(replications)}")
        width = 1 - (style.LEFT_IN + style.RIGHT_IN) / style.WIDTH_IN
        for row, (line, rows) in enumerate(found.items()):
            bottom = height - 0.62 - (row + 1) * (_HEAD_IN + _PANEL_IN)
            box = (style.LEFT_IN / style.WIDTH_IN, bottom / height, width, _PANEL_IN / height)
            axes = figure.add_axes(box)
            _, label, colour, marker = line
            unit = _paint(axes, rows, style.COLOURS[colour], marker)
            units = [one for one in (unit, currency if line[0] == "value" else "") if one]
            text = ", ".join([label, " ".join(units)] if units else [label])
            place = (0.1 / style.WIDTH_IN, (bottom + _PANEL_IN + 0.09) / height)
            figure.text(*place, text, size=style.FONT_PT, weight="bold")
            date_axis(axes, days)
            if row < len(found) - 1:
                axes.tick_params(labelbottom=False)
        columns = ["measure", "at", "estimate", "half_width"]
        drawn = pd.concat([rows[columns] for rows in found.values()], ignore_index=True)
        return style.Drawing(style.svg(figure, title), title, drawn)


def _title(rows: pd.DataFrame) -> str:
    """Whether there are more customers at the end than at the start, if the bands of both ends tell them apart."""
    estimate, half = (rows[name].to_numpy(dtype=np.float64) for name in ("estimate", "half_width"))
    first, last, weeks = float(estimate[0]), float(estimate[-1]), len(rows)
    if abs(last - first) <= np.nansum(half[[0, -1]]):
        return f"The number of customers stays about {numbers.grouped(first)} for {weeks} weeks"
    verb = "grow" if last > first else "fall"
    return f"Customers {verb} from {numbers.grouped(first)} to {numbers.grouped(last)} in {weeks} weeks"


def _paint(axes: Axes, rows: pd.DataFrame, ink: str, marker: str) -> str:
    """Draw a panel; the unit of its numbers is returned, empty for plain ones."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    x = np.array([date.fromisoformat(str(at)).toordinal() for at in rows["at"]])
    estimate = rows["estimate"].to_numpy(dtype=np.float64)
    half = np.nan_to_num(rows["half_width"].to_numpy(dtype=np.float64))
    size = float(np.abs(estimate).max())
    scale, unit = next(((by, name) for least, by, name in _LARGE if size >= least), (1.0, ""))
    low, high = (estimate - half) / scale, (estimate + half) / scale
    axes.fill_between(x, low, high, color=ink, alpha=style.BAND, lw=0)
    axes.plot(x, estimate / scale, marker, ls="-", color=ink, ms=3.5)
    middle, least = (low.min() + high.max()) / 2, 0.1 * size / scale
    reach = 0.55 * max(float(high.max() - low.min()), least, 1e-9)
    axes.set_ylim(middle - reach, middle + reach)
    axes.yaxis.set_major_locator(MaxNLocator(3, steps=[1, 2, 2.5, 5, 10]))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: _tick(value)))
    if middle - reach < 0 < middle + reach:
        axes.axhline(0, color=style.COLOURS["quiet"], lw=0.8)
    end = _tick(float(estimate[-1] / scale))
    axes.annotate(end, (x[-1], estimate[-1] / scale), (8, 0), textcoords="offset points", va="center", color=ink)
    return unit


def _tick(value: float) -> str:
    return numbers.grouped(value, 0 if abs(value) >= 10 or value == round(value) else 1)
