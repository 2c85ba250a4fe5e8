"""Where time goes: waiting, talk and wrap-up of an answered contact, by contact type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.plots import numbers, style

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

STAGES = (
    ("asa", "wait", "quiet", "ink"),
    ("talk_mean", "talk", "voice", "paper"),
    ("wrap_up_mean", "wrap-up", "messenger", "ink"),
)
"""Measure, label, colour of the bar and of the text on it."""

_APART = 8.0
"""From this ratio of the longest to the shortest time on one scale shows nothing of the shortest."""


def _one(noun: str) -> str:
    word = noun[:-1] if noun.endswith("s") else noun
    return f"An answered {word}"


def draw_stages(
    table: pd.DataFrame, noun: str = "contacts", replications: int = 1, mixed: bool = False
) -> style.Drawing | None:
    """Mean time of an answered contact in each stage, in total and by contact type, on one scale.

    Parameters
    ----------
    table
        Tidy measures with asa, talk_mean and wrap_up_mean.
    noun
        What contacts are called.
    replications
        Number behind the means.
    mixed
        Whether the types are of several channels, so that a mean of all says nothing.

    Returns
    -------
    Drawing or None
        None if the table has none of the stages for the total.
    """
    keep = (table["by"] == "all") & table["measure"].isin([s[0] for s in STAGES])
    keep &= table["scope"].isin(["total", "contact_type"])
    rows = table[keep]
    total = rows[rows["scope"] == "total"].set_index("measure")["estimate"]
    if total.empty or not np.isfinite(total.to_numpy(dtype=np.float64)).all():
        return None
    types = [str(n) for n in rows.loc[rows["scope"] == "contact_type", "name"].unique()]
    bars: list[tuple[str, pd.Series[float]]] = [(f"all {noun}", total)]
    for name in types:
        own = rows[(rows["scope"] == "contact_type") & (rows["name"] == name)]
        spent = own.set_index("measure")["estimate"]
        if float(spent.sum()) > 0:
            bars.append((style.clipped(name, 22), spent))
    long = {name: float(np.nansum(values)) for name, values in bars[1:]}
    apart = bool(long) and max(long.values()) > _APART * max(min(long.values()), 1.0)
    title = f"{_one(noun)} takes {numbers.duration(float(total.sum()))}, of which {_spent(total)}"
    if long and (apart or mixed):
        bars = bars[1:]
        last = max(long, key=lambda name: long[name])
        title = f"{last} takes longest: {numbers.duration(long[last])}, of which {_spent(dict(bars)[last])}"
    height = 0.62 + 0.34 * len(bars) + 0.42
    with style.sheet(height_in=max(height, 1.7)) as figure:
        n = numbers.grouped(replications)
        scale = "; each bar is 100 % of its own time" if apart else ""
        style.headed(figure, title, f"mean time in each stage, answered {noun}{scale}; {n} replications")
        longest = max(len(label) for label, _ in bars)
        figure.subplots_adjust(
            left=min(0.1 + 0.085 * longest, 1.9) / style.WIDTH_IN, right=1 - 0.62 / style.WIDTH_IN
        )
        axes = figure.add_subplot()
        _bars(axes, bars, apart)
        columns = ["scope", "name", "measure", "estimate", "half_width"]
        return style.Drawing(style.svg(figure, title), title, rows[columns].reset_index(drop=True))


def _spent(total: pd.Series[float]) -> str:
    known = [(float(total.get(m, 0.0)), label) for m, label, _, _ in STAGES]
    parts = [f"{numbers.duration(seconds)} {label}" for seconds, label in known if seconds > 0]
    return ", ".join(parts)


def _bars(axes: Axes, bars: list[tuple[str, pd.Series[float]]], apart: bool) -> None:
    """One bar a type; `apart`: each of full width, because one scale would leave nothing to see of the shortest."""
    sums = [float(np.nansum(values.to_numpy(dtype=np.float64))) for _, values in bars]
    top = max(sums)
    for row, (_, values) in enumerate(bars):
        left, full = 0.0, sums[row] if apart else top
        for measure, _, colour, text in STAGES:
            width = float(values.get(measure, np.nan)) / full
            if not width > 0:
                continue
            axes.barh(row, width, 0.66, left=left, color=style.COLOURS[colour])
            said = numbers.duration(width * full)
            if width > 0.0165 * len(said) + 0.01:
                ink = style.COLOURS[text]
                axes.text(left + width / 2, row, said, size=9, color=ink, va="center_baseline", ha="center")
            left += width
        said = numbers.duration(left * full)
        axes.text(left + 0.01, row, said, size=9, va="center_baseline", weight="bold")
    if apart:
        _key(axes)
    else:
        _names(axes, bars[0][1], top)
    axes.set_ylim(len(bars) - 0.5, -0.95)
    axes.set_yticks(range(len(bars)), [label for label, _ in bars])
    axes.set_xlim(0, 1)
    ticks = [0.0, top / 2, top] if apart else style.duration_ticks(top, 8)
    words = ["0 %", "50 %", "100 %"] if apart else [numbers.duration(t) if t else "0" for t in ticks]
    axes.set_xticks([t / top for t in ticks], words)
    axes.grid(visible=False)


def _names(axes: Axes, values: pd.Series[float], top: float) -> None:
    """The names of the stages above the first bar, each over its own part as far as there is room."""
    shown = [(m, label) for m, label, _, _ in STAGES if float(values.get(m, np.nan)) > 0]
    ends = np.cumsum([float(values[m]) / top for m, _ in shown])
    middles = [float(end - values[m] / top / 2) for end, (m, _) in zip(ends, shown, strict=True)]
    places = style.spread(middles, 0.11, 0.03, 0.97)
    for place, (_, label) in zip(places, shown, strict=True):
        axes.text(place, -0.42, label, size=9, va="bottom", ha="center", alpha=0.75)


def _key(axes: Axes) -> None:
    """The names of the stages above all bars, each behind a spot of its colour."""
    for place, (_, label, colour, _) in zip((0.0, 0.13, 0.26), STAGES, strict=True):
        axes.text(place, -0.42, "■", color=style.COLOURS[colour], size=9, va="bottom")
        axes.text(place + 0.025, -0.42, label, size=9, va="bottom", alpha=0.75)
