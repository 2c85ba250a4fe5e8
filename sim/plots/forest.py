"""Variants against the base: paired differences with their intervals, a strip for each measure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sim.plots import numbers, style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["Mark", "Strip", "colour_of", "draw_forest"]

_MARKERS = ("o", "s", "D", "^", "v", "P", "X")
_LEFT_IN, _RIGHT_IN = 1.75, 1.75
_HEAD_IN, _TICKS_IN, _TOP_IN = 0.3, 0.34, 0.66
_ROW_IN, _DECIDING_ROW_IN = 0.21, 0.32
_LONGEST_NAME = 26


@dataclass(frozen=True)
class Mark:
    """The difference of a variant to the base.

    Attributes
    ----------
    variant, number
        Its name, and its place among all variants (the base is 0).
    value, half_width
        Variant less base, with the joint interval.
    text
        The same as text.
    decided
        Whether the interval leaves 0 out.
    """

    variant: str
    number: int
    value: float
    half_width: float
    text: str
    decided: bool


@dataclass(frozen=True)
class Strip:
    """One measure: its heading, unit, which way is better (1, -1, 0), and a mark for each variant."""

    heading: str
    unit: str
    better: int
    marks: tuple[Mark, ...]


def colour_of(number: int) -> str:
    """Role of the colour of a variant; the base is ink."""
    roles = style.VARIANTS
    return roles[0] if number == 0 else roles[1 + (number - 1) % (len(roles) - 1)]


def draw_forest(
    strips: Sequence[Strip], title: str, subtitle: str, base: str, winner: str | None
) -> style.Drawing:
    """The forest: the deciding measure first, the others below, each on a scale of its own around the base.

    Parameters
    ----------
    strips
        The first is that of the deciding measure.
    title, subtitle
        What is seen, and what is drawn.
    base
        Name of the base.
    winner
        Name of the variant that wins, if one does.

    Returns
    -------
    Drawing
        Rows: measure, variant, difference, half_width, unit, decided.
    """
    import pandas as pd

    rows_in = [_DECIDING_ROW_IN, *[_ROW_IN] * (len(strips) - 1)]
    heights = [
        _HEAD_IN + _TICKS_IN + row * len(strip.marks) for row, strip in zip(rows_in, strips, strict=True)
    ]
    height = _TOP_IN + sum(heights)
    with style.sheet(height_in=height) as figure:
        style.headed(figure, title, subtitle, _TOP_IN)
        top = _TOP_IN
        for place, (strip, high) in enumerate(zip(strips, heights, strict=True)):
            axes = _axes(figure, top, high, height)
            _strip(axes, strip, base, winner, deciding=place == 0)
            top += high
        rows = [
            (s.heading, m.variant, m.value, m.half_width, s.unit, m.decided) for s in strips for m in s.marks
        ]
        columns = ["measure", "variant", "difference", "half_width", "unit", "decided"]
        return style.Drawing(style.svg(figure, title), title, pd.DataFrame(rows, columns=columns))


def _axes(figure: Figure, top_in: float, high_in: float, height_in: float) -> Axes:
    """Room for the rows of a strip, below its heading and above its ticks."""
    low = (height_in - top_in - high_in + _TICKS_IN) / height_in
    rows = (high_in - _HEAD_IN - _TICKS_IN) / height_in
    width = style.WIDTH_IN
    return figure.add_axes((_LEFT_IN / width, low, (width - _LEFT_IN - _RIGHT_IN) / width, rows))


def _strip(axes: Axes, strip: Strip, base: str, winner: str | None, deciding: bool) -> None:
    marks, ink = strip.marks, style.COLOURS["ink"]
    axes.set_ylim(len(marks) - 0.5, -0.5)
    axes.set_yticks([])
    axes.grid(False)
    axes.grid(True, axis="x")
    _scale(axes, strip, base)
    axes.axvline(0, color=ink, lw=1.8 if winner == base and deciding else 0.9)
    for row, mark in enumerate(marks):
        _mark(axes, row, mark, won=deciding and mark.variant == winner, deciding=deciding)
    over: dict[str, Any] = {"xycoords": "axes fraction", "textcoords": "offset points", "va": "bottom"}
    over["annotation_clip"] = False
    size = style.FONT_PT if deciding else style.SMALL_PT
    axes.annotate(strip.heading, (0, 1), (8 - _LEFT_IN * 72, 7), weight="bold", ha="left", size=size, **over)
    if strip.better:
        text = "more is better" if strip.better > 0 else "less is better"
        axes.annotate(text, (1, 1), (8, 7), ha="left", size=style.SMALL_PT, alpha=0.75, **over)
    if winner == base and deciding:
        over["xycoords"] = axes.get_xaxis_transform()
        said = f"{style.clipped(base, _LONGEST_NAME)} wins"
        axes.annotate(said, (0, 1), (0, 7), ha="center", weight="bold", size=size, **over)


def _scale(axes: Axes, strip: Strip, base: str) -> None:
    """Around 0, which bears the name of the base, and wide enough for every interval."""
    from matplotlib.ticker import MaxNLocator

    ends = [m.value + s * (m.half_width if m.half_width > 0 else 0.0) for m in strip.marks for s in (-1, 1)]
    low, high = min(0.0, *ends), max(0.0, *ends)
    room = (high - low) * 0.06 or 1.0
    unit = 100.0 if strip.unit == "share" else 1.0
    ticks = MaxNLocator(4, steps=[1, 2, 5, 10]).tick_values((low - room) * unit, (high + room) * unit)
    step = float(ticks[1] - ticks[0])
    digits = max(0, math.ceil(-math.log10(step) - 1e-9))
    kept = [float(t) for t in ticks if (low - room) * unit <= t <= (high + room) * unit]
    labels = [_tick(t, strip.unit, digits) if abs(t) > step / 2 else style.clipped(base, 14) for t in kept]
    axes.set_xticks([t / unit for t in kept], labels)
    axes.set_xlim(low - room, high + room)


def _tick(value: float, unit: str, digits: int) -> str:
    text = numbers.duration(value, digits) if unit == "s" else numbers.grouped(value, digits)
    return f"+{text}" if value > 0 else text


def _mark(axes: Axes, row: int, mark: Mark, won: bool, deciding: bool) -> None:
    """Interval, marker, name on the left, numbers on the right; hollow and grey where nothing is decided."""
    colour = style.COLOURS[colour_of(mark.number)] if mark.decided else style.COLOURS["bot"]
    if mark.half_width > 0:
        ends = [mark.value - mark.half_width, mark.value + mark.half_width]
        axes.plot(ends, [row, row], color=colour, lw=3.6 if won else 2.4 if deciding else 1.6, solid_capstyle="butt")
    shape = _MARKERS[(mark.number - 1) % len(_MARKERS)]
    axes.plot(
        [mark.value], [row], marker=shape, ls="", ms=9.5 if won else 7 if deciding else 5.5, color=colour,
        mfc=colour if mark.decided else style.COLOURS["paper"], mew=1.6, zorder=3,
    )  # fmt: skip
    name = style.clipped(mark.variant, _LONGEST_NAME)
    aside: dict[str, Any] = {"textcoords": "offset points", "va": "center_baseline", "annotation_clip": False}
    weight, size = "bold" if won else "normal", style.FONT_PT if deciding else style.SMALL_PT
    where = axes.get_yaxis_transform()
    axes.annotate(
        name, (0, row), (-8, 0), xycoords=where, ha="right", weight=weight, color=colour,
        size=style.fitting(name, size, 20), **aside,
    )  # fmt: skip
    axes.annotate(
        mark.text, (1, row), (8, 0), xycoords=where, ha="left", weight=weight, color=colour,
        size=style.SMALL_PT, **aside,
    )  # fmt: skip
