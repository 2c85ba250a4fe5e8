"""The day of each channel side by side: what comes, how well it is served, how long it waits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sim.plots import numbers, style
from sim.plots.curves import Curve, curve, interval_minutes
from sim.plots.spells import spells, worst

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

__all__ = ["Lane", "draw_channels", "lane_title"]

_MEASURES = ("offered", "service_level", "asa")
_FEW = 0.02
_HEADER_IN, _ROW_IN, _BODY_IN, _FOOT_IN = 0.86, 1.16, 0.8, 0.24
_COLUMNS_IN = ((0.52, 1.78), (2.82, 1.78), (5.12, 1.78))
"""Left edge and width of each column of panels."""


class Lane(NamedTuple):
    """One channel: its name, the role of its colour, its target and how that is called."""

    name: str
    colour: str
    target: float | None = None
    text: str = ""


def _curves(table: pd.DataFrame, lane: Lane, edges: NDArray[np.float64], per_day: float) -> list[Curve]:
    found = [curve(table, m, "channel", lane.name).on(edges) for m in _MEASURES]
    return [found[0].scaled(per_day), *found[1:]]


def _grid(table: pd.DataFrame) -> NDArray[np.float64]:
    """The clock of all channels: from the first to the last interval in which anybody comes or is on duty."""
    width = interval_minutes(table)
    rows = table[(table["by"] == "interval") & table["measure"].isin(["offered", "on_duty"])]
    begins = [numbers.minutes(str(at)) for at in rows.loc[rows["estimate"] > 0, "at"].unique()]
    return np.arange(min(begins), max(begins) + 1.5 * width, width) if begins else np.empty(0)


def lane_title(table: pd.DataFrame, lanes: Sequence[Lane]) -> str:
    """The sentence over all channels: which is furthest below its target, and when; else that none is.

    Parameters
    ----------
    table
        Tidy measures by interval.
    lanes
        The channels.
    """
    gaps: list[tuple[float, str]] = []
    for lane in lanes:
        level = curve(table, "service_level", "channel", lane.name)
        index = worst(level, curve(table, "offered", "channel", lane.name))
        if lane.target is None or index is None:
            continue
        value = float(level.estimate[index])
        gaps.append(
            (value - lane.target, f"{lane.name} at {level.at(index)}: {value * 100:.0f} %, {lane.text}")
        )
    if not gaps:
        return "The day of each channel"
    least, text = min(gaps)
    return (
        f"Furthest below target is {text}" if least < 0 else f"All channels hold their targets, least {text}"
    )


def draw_channels(
    table: pd.DataFrame, lanes: Sequence[Lane], replications: int = 1, per_day: float = 1.0
) -> style.Drawing | None:
    """A row for each channel in its colour: contacts offered, service level with its target, average wait.

    Parameters
    ----------
    table
        Tidy measures by interval.
    lanes
        The channels, top to bottom.
    replications
        Number behind each band.
    per_day
        Factor that turns a count of the table into contacts a day.

    Returns
    -------
    Drawing or None
        None without intervals.
    """
    import pandas as pd

    edges = _grid(table)
    if edges.size < 3 or not lanes:
        return None
    title = lane_title(table, lanes)
    height = _HEADER_IN + len(lanes) * _ROW_IN + _FOOT_IN
    minutes = interval_minutes(table)
    unmanned = _unmanned(table, edges)
    parts = []
    with style.sheet(height_in=height) as figure:
        subtitle = f"average day by {minutes:g} minutes, own scales; "
        subtitle += style.band_text(replications)
        style.headed(figure, title, subtitle + ("; grey: nobody on duty" if unmanned else ""))
        _headings(figure, height)
        for row, lane in enumerate(lanes):
            curves = _curves(table, lane, edges, per_day)
            for column, one in enumerate(curves):
                left, width = _COLUMNS_IN[column]
                bottom = height - _HEADER_IN - row * _ROW_IN - _BODY_IN - 0.24
                box = (left / style.WIDTH_IN, bottom / height, width / style.WIDTH_IN, _BODY_IN / height)
                axes = figure.add_axes(box)
                _paint(axes, one, lane, edges)
                axes.tick_params(labelbottom=row == len(lanes) - 1)
                for begin, end in unmanned:
                    axes.axvspan(begin, end, color=style.COLOURS["quiet"], alpha=0.16, lw=0, zorder=0)
                at = [one.at(i) for i in range(one.estimate.size)]
                values = {"estimate": one.estimate, "half_width": one.half_width}
                parts.append(pd.DataFrame({"channel": lane.name, "measure": one.measure, "at": at} | values))
            _label(figure, lane, height, row)
        return style.Drawing(style.svg(figure, title), title, pd.concat(parts, ignore_index=True))


def _unmanned(table: pd.DataFrame, edges: NDArray[np.float64]) -> list[tuple[float, float]]:
    """Spells of the clock in which nobody is on duty, but for a few who finish after the shift."""
    staff = curve(table, "on_duty").on(edges)
    most = float(np.nanmax(staff.estimate, initial=0.0))
    return spells(~(np.nan_to_num(staff.estimate) > _FEW * most), edges) if most > 0 else []


def _headings(figure: Figure, height: float) -> None:
    for (left, _), text in zip(_COLUMNS_IN, ("offered", "service level", "average wait"), strict=True):
        place = (left / style.WIDTH_IN, 1 - 0.72 / height)
        figure.text(*place, text, size=style.SMALL_PT, va="center", ha="left", weight="bold")


def _label(figure: Figure, lane: Lane, height: float, row: int) -> None:
    """Name of the channel over its row, and its target over the service level."""
    y = 1 - (_HEADER_IN + row * _ROW_IN + 0.19) / height
    colour = style.COLOURS[lane.colour]
    left = _COLUMNS_IN[0][0] / style.WIDTH_IN
    figure.text(left, y, lane.name, color=colour, size=style.FONT_PT, weight="bold", va="bottom", ha="left")
    if lane.text:
        figure.text(
            _COLUMNS_IN[1][0] / style.WIDTH_IN,
            y,
            lane.text,
            color=style.COLOURS["target"],
            size=style.SMALL_PT,
            va="bottom",
            ha="left",
        )


def _paint(axes: Axes, one: Curve, lane: Lane, edges: NDArray[np.float64]) -> None:
    colour = style.COLOURS[lane.colour]
    low, high = one.band
    if one.measure == "service_level":
        high = np.minimum(high, 1.0)
    axes.stairs(high, edges, baseline=low, fill=True, color=colour, alpha=style.BAND, lw=0)
    axes.stairs(one.estimate, edges, color=colour, lw=1.6, baseline=None)
    axes.set_xlim(edges[0], edges[-1])
    step = 360 if edges[-1] - edges[0] > 840 else 180
    room = (edges[-1] - edges[0]) / 8
    ticks = [t for t in range(0, 1441, step) if edges[0] + room <= t <= edges[-1] - room]
    axes.set_xticks(ticks, [numbers.clock(t) for t in ticks])
    if one.measure == "service_level":
        style.share_axis(axes, (0.0, 0.5, 1.0))
        axes.set_ylim(0, 1.04)
        if lane.target is not None:
            axes.axhline(lane.target, color=style.COLOURS["target"], ls=style.DASH, lw=1.2)
        return
    top = max(float(np.nanmax(high, initial=0.0)), 1e-9) * 1.08
    axes.set_ylim(0, top)
    if one.measure == "asa":
        marks = style.duration_ticks(top, most=3)
        axes.set_yticks(marks, [numbers.duration(t) if t else "0" for t in marks])
        return
    axes.locator_params(axis="y", nbins=3, min_n_ticks=2)
    axes.yaxis.set_major_formatter(lambda v, _: numbers.grouped(v, 0 if v == round(v) else 1))
