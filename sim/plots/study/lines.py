"""Measures along a numeric axis, a line for each condition."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import numpy as np

from sim.plots import style
from sim.plots.study.panel import Panel, headroom
from sim.plots.study.slide import DASHES, MARKERS, Row, Slide, colour_of, framed, key_of, key_rows
from sim.study.finding import Status
from sim.study.grid import Grid
from sim.study.study import Study

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["draw_lines"]

_TALL_IN = 2.35
_GAP_IN = 0.62


def draw_lines(
    slide: Slide, study: Study, grid: Grid, panels: Sequence[Panel], rows: Sequence[Row], looked_at: Collection[str]
) -> style.Drawing:
    """Every measure over the numbers of the variants, with 95 % bands.

    Parameters
    ----------
    slide
        The words around it.
    study, grid
        What was tried and found; names of variants are numbers.
    panels
        Measures, side by side, one to three.
    rows
        Conditions.
    looked_at
        Variants that the first claim compares; they are ringed, in the look of its status.
    """
    import pandas as pd

    width = (style.WIDTH_IN - style.LEFT_IN - 0.2 - _GAP_IN * (len(panels) - 1)) / len(panels)
    above, foot = key_rows(rows) + headroom(panels, round(width * 13)), slide.foot_in
    told: list[dict[str, object]] = []
    with style.sheet(height_in=slide.head_in + above + _TALL_IN + 0.5 + foot) as figure:
        framed(figure, slide, style.LEFT_IN, 0.2, 0.5, above)
        key_of(figure, slide, rows)
        axes_of = figure.subplots(1, len(panels), squeeze=False)[0]
        figure.subplots_adjust(wspace=_GAP_IN / width)
        for axes, panel in zip(axes_of, panels, strict=True):
            panel.write(axes, round(width * 13))
            told += _panel(axes, study, grid, panel, rows, looked_at)
            axes.set_xlabel(study.axis.label, size=style.SMALL_PT, labelpad=3)
        return style.Drawing(style.svg(figure, slide.title), slide.title, pd.DataFrame(told))


def _panel(
    axes: Axes, study: Study, grid: Grid, panel: Panel, rows: Sequence[Row], looked_at: Collection[str]
) -> list[dict[str, object]]:
    names = sorted(study.variants, key=float)
    at = np.array([float(name) for name in names])
    told: list[dict[str, object]] = []
    if study.axis.log:
        axes.set_xscale("log")
    axes.set_xticks(at, names)
    axes.minorticks_off()
    low, high = panel.span(grid, [(row.condition, name) for row in rows for name in names])
    axes.set_ylim(low, high)
    panel.ticks(axes.yaxis, low, high)
    for i, row in enumerate(rows):
        cells = [(row.condition, name) for name in names]
        found = [grid.value(cell, panel.measure) for cell in cells]
        told += [panel.row(cell, one) for cell, one in zip(cells, found, strict=True)]
        middle = np.array([one.value for one in found])
        half = np.nan_to_num(np.array([one.half_width() for one in found]))
        colour = colour_of(i)
        axes.fill_between(at, middle - half, middle + half, color=colour, alpha=style.BAND, lw=0)
        marker = MARKERS[i % len(MARKERS)]
        axes.plot(at, middle, color=colour, ls=DASHES[i % len(DASHES)], marker=marker, ms=3.5, clip_on=False)
        ringed = [j for j, name in enumerate(names) if name in looked_at]
        face = {Status.HOLDS: colour, Status.OPEN: style.COLOURS["quiet"]}.get(
            row.status or Status.FAILS, style.COLOURS["paper"]
        )
        axes.plot(
            at[ringed], middle[ringed], ls="", marker=marker, ms=7.5, mfc=face, mec=colour, mew=1.5, clip_on=False
        )
    return told
