"""Differences of named variants to the first, under each condition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sim.comparison import Contrast
from sim.plots import numbers, style
from sim.plots.study.panel import Panel, headroom
from sim.plots.study.slide import Row, Slide, framed
from sim.study.grid import Grid
from sim.study.study import Study

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["draw_dots"]

_STEP_IN = 0.215
_GAP_IN = 0.3
_CHARACTERS = 34


def draw_dots(
    slide: Slide, study: Study, grid: Grid, panels: Sequence[Panel], rows: Sequence[Row]
) -> style.Drawing:
    """A dot with its 95 % interval for each variant but the first, condition by condition.

    Parameters
    ----------
    slide
        The words around it.
    study, grid
        What was tried and found.
    panels
        Measures, side by side, one to three.
    rows
        Conditions; a dashed line stands where the verdict turns.
    """
    import pandas as pd

    base, *others = study.variants
    named = [row for row in rows if row.label]
    lines = len(rows) * len(others) + len(named)
    tall = _STEP_IN * lines + 0.1
    left = 0.3 + 0.066 * min(max(len(one) for one in others), _CHARACTERS)
    told: list[dict[str, object]] = []
    right = _right(grid, panels[0], rows, base, others) if len(panels) == 1 else 0.15
    width = (style.WIDTH_IN - left - right - _GAP_IN * (len(panels) - 1)) / len(panels)
    room = headroom(panels, round(width * 12.5), change=True)
    with style.sheet(height_in=slide.head_in + room + tall + 0.42 + slide.foot_in) as figure:
        framed(figure, slide, left, right, 0.42, room)
        axes_of = figure.subplots(1, len(panels), squeeze=False, sharey=True)[0]
        figure.subplots_adjust(wspace=_GAP_IN / width)
        for axes, panel in zip(axes_of, panels, strict=True):
            panel.write(axes, round(width * 12.5), change=True)
            told += _panel(axes, grid, panel, rows, base, others, len(panels) == 1, width)
            axes.set_xlabel(f"change to {style.clipped(base, 24)}", size=8, labelpad=2)
        _conditions(axes_of[0], rows, others, left)
        return style.Drawing(style.svg(figure, slide.title), slide.title, pd.DataFrame(told))


def _written(one: Contrast, panel: Panel) -> str:
    """The difference beside its dot; the heading tells the unit of shares and money."""
    text = numbers.change(one.value, one.half_width(), panel.unit)
    return text.replace(" points", "").replace(" point", "")


def _right(grid: Grid, panel: Panel, rows: Sequence[Row], base: str, others: Sequence[str]) -> float:
    """Right margin in inches for the longest of these texts."""
    texts = [
        _written(grid.difference((row.condition, name), (row.condition, base), panel.measure), panel)
        for row in rows
        for name in others
    ]
    return 0.2 + 0.068 * max(map(len, texts))


def _heights(rows: Sequence[Row], others: Sequence[str]) -> list[tuple[float, list[float]]]:
    """For each condition the place of its name and those of its variants, from the top down."""
    places, at = [], 0.0
    for row in rows:
        head = at
        at += 1.0 if row.label else 0.0
        places.append((head, [at + i for i in range(len(others))]))
        at += len(others)
    return places


def _panel(
    axes: Axes,
    grid: Grid,
    panel: Panel,
    rows: Sequence[Row],
    base: str,
    others: Sequence[str],
    written: bool,
    width: float,
) -> list[dict[str, object]]:
    ink, quiet, paper = style.COLOURS["ink"], style.COLOURS["bot"], style.COLOURS["paper"]
    places = _heights(rows, others)
    told: list[dict[str, object]] = []
    drawn = []
    for row, (_, heights) in zip(rows, places, strict=True):
        for name, y in zip(others, heights, strict=True):
            cell = (row.condition, name)
            one = grid.difference(cell, (row.condition, base), panel.measure)
            told.append(panel.row(cell, one, against=base))
            drawn.append((y, one))
    low, high = panel.around([one for _, one in drawn], zero=True)
    axes.set_xlim(low, high)
    panel.ticks(axes.xaxis, low, high, change=True, most=max(2, round(width * 1.4)))
    axes.axvline(0, color=ink, lw=1)
    axes.grid(visible=False, axis="y")
    axes.grid(visible=True, axis="x")
    for y, one in drawn:
        sure = one.decided() != 0
        colour = ink if sure else quiet
        half = one.half_width()
        axes.plot([one.value - half, one.value + half], [y, y], color=colour, lw=1.6, solid_capstyle="butt")
        axes.plot([one.value], [y], ls="", marker="o", ms=6, mfc=ink if sure else paper, mec=colour, mew=1.4)
        if written:
            text = _written(one, panel)
            axes.annotate(
                text, (1, y), (6, 0), xycoords=("axes fraction", "data"), textcoords="offset points",
                size=8, va="center", color=colour,
            )  # fmt: skip
    bottom = places[-1][1][-1]
    axes.set_ylim(bottom + 0.6, -0.6)
    ticks = [y for _, heights in places for y in heights]
    axes.set_yticks(ticks, [style.clipped(name, _CHARACTERS) for _ in rows for name in others], size=8.5)
    for row, (head, _) in zip(rows, places, strict=True):
        if row.turned:
            axes.axhline(head - 0.5, color=style.COLOURS["target"], ls=style.DASH, lw=1.2)
    return told


def _conditions(axes: Axes, rows: Sequence[Row], others: Sequence[str], left: float) -> None:
    """The name of each condition above its variants, with what became of the claim."""
    for row, (head, _) in zip(rows, _heights(rows, others), strict=True):
        if not row.label:
            continue
        said = f"{style.clipped(row.label, 44)}  {row.said}"
        axes.annotate(
            said, (0, head), (-72 * left + 8, 0), xycoords=("axes fraction", "data"),
            textcoords="offset points", size=8.5, weight="bold", va="center", annotation_clip=False,
            color=style.COLOURS["target" if row.turned else "ink"],
            bbox={"boxstyle": "square,pad=0.12", "fc": style.COLOURS["paper"], "ec": "none"}, zorder=5,
        )  # fmt: skip
