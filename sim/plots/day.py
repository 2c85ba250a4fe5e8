"""The day on one clock: load against staff and what comes of it, as small multiples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.plots import numbers, style
from sim.plots.curves import Curve, interval_minutes
from sim.plots.panels import (
    SPECS,
    Day,
    Panel,
    below_target,
    curves_of,
    day_title,
    numbers_of,
    panels,
    shown,
    unit_of,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.ticker import Locator


def _paint(axes: Axes, day: Day, name: str, inches: float) -> None:
    """Draw one panel into its axes, `inches` high."""
    spec = SPECS[name]
    curves = curves_of(day, spec)
    edges = curves[0].edges
    for c, colour in zip(curves, spec.colours, strict=True):
        low, high = c.band
        ink = style.COLOURS[colour]
        if c.measure == "queue_max":
            axes.stairs(c.estimate, edges, color=ink, lw=1.0, ls=(0, (1, 1.5)), baseline=None)
            continue
        axes.stairs(high, edges, baseline=low, fill=True, color=ink, alpha=style.BAND, lw=0)
        axes.stairs(c.estimate, edges, color=ink, lw=1.8, baseline=None)
    style.clock_axis(axes, edges[0], edges[-1])
    _scale(axes, spec, curves)
    if name == "service_level" and day.target is not None:
        axes.axhline(day.target, color=style.COLOURS["target"], ls=style.DASH, lw=1.3)
    _end_labels(axes, day, name, spec, curves, inches)


def _scale(axes: Axes, spec: Panel, curves: list[Curve]) -> None:
    if spec.kind == "share":
        style.share_axis(axes, (0.0, 0.5, 1.0))
        return
    top = max(float(np.nanmax(np.concatenate([c.band[1] for c in curves]), initial=0.0)), 1e-9)
    axes.set_ylim(0, top * 1.08)
    if spec.kind == "s":
        ticks = style.duration_ticks(top * 1.08, most=3)
        axes.set_yticks(ticks, [numbers.duration(t) if t else "0" for t in ticks])
    else:
        axes.yaxis.set_major_locator(_round_ticks())
        axes.yaxis.set_major_formatter(lambda v, _: numbers.grouped(v, 0 if v == round(v) else 1))


def _round_ticks() -> Locator:
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(nbins=3, steps=[1, 2, 2.5, 5, 10], min_n_ticks=2)


def _end_labels(axes: Axes, day: Day, name: str, spec: Panel, curves: list[Curve], inches: float) -> None:
    """Names of the lines at the right margin, none over another."""
    labels: list[tuple[float, str, str]] = []
    for c, label, colour in zip(curves, spec.labels, spec.colours, strict=False):
        known = np.flatnonzero(np.isfinite(c.estimate))
        if known.size:
            labels.append((float(c.estimate[known[-1]]), label, colour))
    if name == "service_level" and day.target is not None:
        labels.append((day.target, day.target_text or "target", "target"))
    low, high = axes.get_ylim()
    line = (high - low) * 0.17 / inches
    places = style.spread([v for v, _, _ in labels], line, low + line / 2, high)
    for place, (_, text, colour) in zip(places, labels, strict=True):
        axes.annotate(
            text,
            (1.0, place),
            xycoords=("axes fraction", "data"),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
            size=style.SMALL_PT,
            color=style.COLOURS[colour],
            annotation_clip=False,
        )


def _shade(axes: Axes, found: list[tuple[float, float]]) -> None:
    for begin, end in found:
        axes.axvspan(begin, end, color=style.COLOURS["target"], alpha=0.09, lw=0, zorder=0)


def draw_day(day: Day) -> style.Drawing:
    """All panels, one under the other on one clock; intervals below target are shaded in each.

    Parameters
    ----------
    day
        The table and what is known about it.
    """
    names = panels(day)
    title = day_title(day)
    header, head, body, foot = 0.64, 0.39, 0.84, 0.3
    height = header + max(len(names), 1) * (head + body) + foot
    shading = below_target(day)
    minutes = interval_minutes(day.table)
    subtitle = f"average day by intervals of {minutes:g} minutes; {style.band_text(day.replications)}"
    if shading:
        subtitle += "; shaded: below target"
    with style.sheet(height_in=height) as figure:
        style.headed(figure, title, subtitle)
        width = style.WIDTH_IN - style.LEFT_IN - style.RIGHT_IN
        for row, name in enumerate(names):
            bottom = height - header - (row + 1) * (head + body)
            box = (style.LEFT_IN / style.WIDTH_IN, bottom / height, width / style.WIDTH_IN, body / height)
            axes = figure.add_axes(box)
            _paint(axes, day, name, body)
            _shade(axes, shading)
            spec = SPECS[name]
            top = (bottom + body + 0.11) / height
            unit = unit_of(day, spec, curves_of(day, spec))
            sentence = shown(day, name)
            size = style.fitting(sentence, style.FONT_PT, 84 - len(unit))
            figure.text(0.1 / style.WIDTH_IN, top, sentence, size=size, weight="bold", va="bottom", ha="left")
            right = 1 - 0.1 / style.WIDTH_IN
            figure.text(right, top, unit, size=style.SMALL_PT, alpha=0.75, va="bottom", ha="right")
            if row < len(names) - 1:
                axes.tick_params(labelbottom=False)
        return style.Drawing(style.svg(figure, title), title, numbers_of(day, names))


def draw_panel(day: Day, name: str) -> style.Drawing:
    """One panel of the day as a figure of its own.

    Parameters
    ----------
    day
        The table and what is known about it.
    name
        One of `PANELS`.

    Raises
    ------
    KeyError
        If there is no such panel, or the table has no rows for it.
    """
    if name not in panels(day):
        raise KeyError(f"no panel {name!r} in this table, only {panels(day)}")
    spec = SPECS[name]
    curves = curves_of(day, spec)
    title = shown(day, name)
    subtitle = f"{unit_of(day, spec, curves)}; {style.band_text(day.replications)}"
    with style.sheet() as figure:
        style.headed(figure, title, subtitle)
        axes = figure.add_subplot()
        _paint(axes, day, name, style.HEIGHT_IN - 0.96)
        if spec.kind == "share":
            style.share_axis(axes)
        if name == "service_level":
            _shade(axes, below_target(day))
        return style.Drawing(style.svg(figure, title), title, numbers_of(day, [name]))
