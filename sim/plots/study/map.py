"""The best variant by two numbers: that of the variant and that of the condition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from sim.plots import numbers, style
from sim.plots.study.panel import Panel
from sim.plots.study.slide import SIGNS, Row, Slide, framed
from sim.study.finding import find
from sim.study.grid import Grid
from sim.study.predicate import Best
from sim.study.study import Study

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["draw_map"]

_CELL_IN = 0.36
_GAP_IN = 0.35


def draw_map(
    slide: Slide, study: Study, grid: Grid, panels: Sequence[Panel], rows: Sequence[Row]
) -> style.Drawing:
    """Variants upwards, conditions to the right; the darker the better under that condition, the best framed.

    Who is clearly worse than somebody at 95 % jointly is not the best; where several may be, their frames are dashed
    and grey.

    Parameters
    ----------
    slide
        The words around it.
    study, grid
        What was tried and found; names of variants and conditions are numbers.
    panels
        Measures, side by side, one to three.
    rows
        Conditions, in the order of their numbers; a dashed line stands where the verdict turns.
    """
    import pandas as pd

    names = sorted(study.variants, key=float)
    tall = _CELL_IN * len(names)
    told: list[dict[str, object]] = []
    with style.sheet(height_in=slide.head_in + 0.5 + tall + 0.5 + slide.foot_in) as figure:
        framed(figure, slide, 0.75, 0.2, 0.5, 0.5)
        axes_of = figure.subplots(1, len(panels), squeeze=False, sharey=True)[0]
        width = (style.WIDTH_IN - 0.95 - _GAP_IN * (len(panels) - 1)) / len(panels)
        figure.subplots_adjust(wspace=_GAP_IN / width)
        for axes, panel in zip(axes_of, panels, strict=True):
            told += _panel(axes, study, grid, panel, rows, names, width / len(rows))
            panel.write(axes, round(width * 12.5), pad=18)
            axes.set_xlabel(study.figure.condition_label, size=style.SMALL_PT, labelpad=3)
        axes_of[0].set_yticks(range(len(names)), names)
        axes_of[0].set_ylabel(study.axis.label, size=style.SMALL_PT)
        return style.Drawing(style.svg(figure, slide.title), slide.title, pd.DataFrame(told))


def best_of(study: Study, grid: Grid, panel: Panel, condition: str) -> tuple[str, ...]:
    """Variants that may be the best of a measure under a condition, at 95 % jointly over the variants."""
    names = list(study.variants)
    side = "highest" if panel.better > 0 else "lowest"
    wanted = Best.model_validate({side: panel.measure, "at": names[:1]})
    return find(wanted, condition, study, grid, 1 - 0.05 / (len(names) - 1)).best


def _panel(
    axes: Axes,
    study: Study,
    grid: Grid,
    panel: Panel,
    rows: Sequence[Row],
    names: Sequence[str],
    cell_in: float,
) -> list[dict[str, object]]:
    from matplotlib.patches import Rectangle

    told: list[dict[str, object]] = []
    blue, ink = style.COLOURS["voice"], style.COLOURS["ink"]
    for x, row in enumerate(rows):
        found = [grid.value((row.condition, name), panel.measure) for name in names]
        values = panel.better * np.array([one.value for one in found])
        best = best_of(study, grid, panel, row.condition)
        low, high = np.nanmin(values), np.nanmax(values)
        for y, (name, one) in enumerate(zip(names, found, strict=True)):
            told.append(panel.row((row.condition, name), one, may_be_best=name in best))
            rank = (values[y] - low) / (high - low) if high > low else 1.0
            shade = 0.04 + 0.5 * float(rank) if np.isfinite(rank) else 0.0
            axes.add_patch(Rectangle((x - 0.5, y - 0.5), 1, 1, fc=blue, alpha=shade, lw=0))
            if name in best:
                frame = Rectangle((x - 0.45, y - 0.42), 0.9, 0.84, fill=False, ec=ink, lw=2.2)
                if len(best) > 1:
                    frame.set(ec=style.COLOURS["bot"], lw=1.6, ls="--")
                axes.add_patch(frame)
            text = _short(one.value, panel.unit)
            axes.text(
                x, y, text, ha="center", va="center", size=style.fitting(text, 8.5, round(cell_in * 11)),
                weight="bold" if best == (name,) else "normal",
            )  # fmt: skip
        if row.status is not None:
            axes.text(x, len(names) - 0.45, SIGNS[row.status], ha="center", va="bottom", size=8)
        if row.turned:
            axes.axvline(x - 0.5, color=style.COLOURS["target"], ls=style.DASH, lw=1.8)
    axes.set_xlim(-0.5, len(rows) - 0.5)
    axes.set_ylim(-0.5, len(names) - 0.5)
    axes.set_xticks(range(len(rows)), [row.condition for row in rows])
    axes.tick_params(length=0)
    axes.grid(visible=False)
    axes.spines["bottom"].set_visible(False)
    return told


def _short(value: float, unit: str) -> str:
    if unit == "share":
        return numbers.share(value)
    if unit == "s":
        return numbers.duration(value)
    return numbers.grouped(value, 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2)
