"""How far a result moves with each constant that is an assumption."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sim.plots import style
from sim.plots.study.panel import Panel
from sim.plots.study.slide import SIGNS, Slide, framed
from sim.study.finding import Finding, Status
from sim.study.tornado import Swing

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["draw_tornado"]

_BAR_IN = 0.27
_LEFT_IN = 2.15
_CHARACTERS, _VALUE = 30, 22


def draw_tornado(
    slide: Slide, swing: Swing, panel: Panel, bound: float, told: Callable[[Any], str]
) -> style.Drawing:
    """Bars from what is found with the low value of a constant to what is found with its high value.

    Parameters
    ----------
    slide
        The words around it.
    swing
        What was found.
    panel
        How its numbers are written.
    bound
        Number at which the result turns.
    told
        A value of a constant in words.
    """
    import pandas as pd

    n = max(len(swing.bars), 1)
    rows: list[dict[str, object]] = []
    with style.sheet(height_in=slide.head_in + 0.45 + _BAR_IN * n + 0.5 + slide.foot_in) as figure:
        framed(figure, slide, _LEFT_IN, 0.35, 0.5, 0.45)
        axes = figure.add_subplot()
        panel.write(axes, 60, change=True, pad=17)
        rows = _bars(axes, swing, panel, bound, told)
        return style.Drawing(style.svg(figure, slide.title), slide.title, pd.DataFrame(rows))


def _bars(
    axes: Axes, swing: Swing, panel: Panel, bound: float, told: Callable[[Any], str]
) -> list[dict[str, object]]:
    base = swing.base.contrast.value
    found = [swing.base, *(end for bar in swing.bars for end in (bar.low, bar.high) if end is not None)]
    finite = [one.contrast.value for one in found if math.isfinite(one.contrast.value)]
    halves = [one.half_width for one in found if math.isfinite(one.half_width)]
    low, high = min([*finite, bound], default=0.0), max([*finite, bound], default=1.0)
    room = max([0.16 * (high - low), *halves[:1]]) or 1.0
    low, high = low - room, high + room
    axes.set_xlim(low, high)
    panel.ticks(axes.xaxis, low, high, change=True, most=7)
    axes.grid(visible=False, axis="y")
    axes.grid(visible=True, axis="x")
    half = swing.base.half_width
    if math.isfinite(half):
        axes.axvspan(base - half, base + half, color=style.COLOURS["ink"], alpha=0.1, lw=0)
    axes.axvline(base, color=style.COLOURS["ink"], lw=1.4)
    axes.axvline(bound, color=style.COLOURS["target"], ls=style.DASH, lw=1.4)
    rows: list[dict[str, object]] = [_row("", "base", "", swing.base)]
    for y, bar in enumerate(swing.bars):
        for side, end, value in (
            ("low", bar.low, bar.constant.low),
            ("high", bar.high, bar.constant.high),
        ):
            if end is not None and math.isfinite(end.contrast.value):
                _end(axes, y, base, end, swing.base.status, style.clipped(told(value), _VALUE), side)
                rows.append(_row(bar.constant.key, side, told(value), end))
    axes.set_ylim(len(swing.bars) - 0.4, -0.6)
    names = [_name(bar.constant.key) for bar in swing.bars]
    axes.set_yticks(range(len(names)), names, size=8)
    text = "turns here"
    axes.annotate(
        text, (bound, 1), (0, 2), xycoords=("data", "axes fraction"), textcoords="offset points", size=8,
        ha="center", va="bottom", color=style.COLOURS["target"],
    )  # fmt: skip
    return rows


def _end(axes: Axes, y: int, base: float, end: Finding, status: Status, text: str, side: str) -> None:
    """One half of a bar: full where the result stays, hollow and grey where it is open, marked where it turns."""
    value = end.contrast.value
    turned = end.status is not Status.OPEN and end.status is not status
    colour = style.COLOURS["target" if turned else "bot" if end.status is Status.OPEN else "voice"]
    hollow = end.status is Status.OPEN
    # Both ends may lie on one side of the base: each has its own half of the bar's height.
    at = y - 0.17 if side == "low" else y + 0.17
    axes.barh(
        at, value - base, 0.3, left=base, fc="none" if hollow else colour, ec=colour, lw=1.0,
        ls="--" if hollow else "-",
    )  # fmt: skip
    right = value >= base
    mark = f"{SIGNS[end.status]} {text}" if turned or hollow else text
    axes.annotate(
        mark, (value, at), (4 if right else -4, 0), textcoords="offset points", size=7.5, va="center",
        ha="left" if right else "right", color=style.COLOURS["target"] if turned else style.COLOURS["ink"],
        weight="bold" if turned else "normal",
    )  # fmt: skip


def _name(key: str) -> str:
    """The end of a key that is too long."""
    return key if len(key) <= _CHARACTERS else "…" + key[-_CHARACTERS + 1 :]


def _row(key: str, side: str, value: str, found: Finding) -> dict[str, object]:
    return {
        "constant": key,
        "end": side,
        "value": value,
        "measure": found.measure,
        "estimate": found.contrast.value,
        "half_width": found.half_width,
        "n": found.contrast.n,
        "status": found.status.value,
    }
