"""The day of each agent group: how many are on duty, and how many of them are busy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from sim.plots import numbers, style
from sim.plots.curves import Curve, curve, interval_minutes, open_hours

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

__all__ = ["busy_curve", "draw_groups"]

_COLUMNS = 2
_MOST = 12
_FEW = 0.02


def busy_curve(table: pd.DataFrame, scope: str = "total", name: str | None = None) -> Curve:
    """Agents with a contact in talk or wrap-up: on duty times occupancy; the band is that of occupancy.

    Parameters
    ----------
    table
        Tidy measures by interval.
    scope, name
        The total, or one group.
    """
    staff = curve(table, "on_duty", scope, name)
    if not staff:
        return Curve("busy", staff.edges, staff.estimate, staff.half_width)
    share = curve(table, "occupancy", scope, name).on(staff.edges)
    with np.errstate(invalid="ignore"):
        busy = np.where(staff.estimate > 0, share.estimate * staff.estimate, 0.0)
        half = np.where(staff.estimate > 0, share.half_width * staff.estimate, 0.0)
    return Curve("busy", staff.edges, busy, half)


def draw_groups(table: pd.DataFrame, names: Sequence[str], replications: int = 1) -> style.Drawing | None:
    """Agents on duty and busy by interval, a panel for each group on its own scale.

    Parameters
    ----------
    table
        Tidy measures by interval.
    names
        The groups; the first twelve are drawn.
    replications
        Number behind each band.

    Returns
    -------
    Drawing or None
        None without intervals.
    """
    import pandas as pd

    pairs = {n: (busy_curve(table, "group", n), curve(table, "on_duty", "group", n)) for n in names[:_MOST]}
    pairs = {n: pair for n, pair in pairs.items() if pair[1]}
    edges = open_hours([_manned(staff) for _, staff in pairs.values()])
    if edges.size < 3:
        return None
    pairs = {n: (busy.on(edges), staff.on(edges)) for n, (busy, staff) in pairs.items()}
    title = _title(pairs)
    columns = min(_COLUMNS, len(pairs))
    lines = -(-len(pairs) // columns)
    with style.sheet(height_in=0.78 + lines * 1.45) as figure:
        text = f"agents, average day by intervals of {interval_minutes(table):g} minutes"
        style.headed(figure, title, f"{text}; {style.band_text(replications)}", header_in=0.9)
        figure.subplots_adjust(right=1 - 0.25 / style.WIDTH_IN, hspace=0.62, wspace=0.16)
        grid = figure.subplots(lines, columns, squeeze=False, sharex=True)
        for number, (axes, (name, pair)) in enumerate(zip(grid.flat, pairs.items(), strict=False)):
            _paint(axes, *pair)
            axes.tick_params(labelbottom=True)
            axes.text(0, 1.06, style.clipped(name, 24), transform=axes.transAxes, weight="bold", va="bottom")
            if number < columns:
                _key(axes)
        for axes in list(grid.flat)[len(pairs) :]:
            axes.set_visible(False)
        parts = [
            pd.DataFrame(
                {
                    "group": name,
                    "measure": one.measure,
                    "at": [one.at(i) for i in range(one.estimate.size)],
                    "estimate": one.estimate,
                    "half_width": one.half_width,
                }
            )
            for name, pair in pairs.items()
            for one in pair
        ]
        return style.Drawing(style.svg(figure, title), title, pd.concat(parts, ignore_index=True))


def _manned(staff: Curve) -> Curve:
    """The curve where more than a handful of its agents are there, such as those who finish after the shift."""
    most = float(np.nanmax(staff.estimate, initial=0.0))
    few = np.nan_to_num(staff.estimate) < _FEW * most
    return Curve(staff.measure, staff.edges, np.where(few, 0.0, staff.estimate), staff.half_width)


def _title(pairs: dict[str, tuple[Curve, Curve]]) -> str:
    """Which group is busiest, and when."""
    found = []
    for name, (busy, staff) in pairs.items():
        with np.errstate(invalid="ignore", divide="ignore"):
            share = np.where(staff.estimate > 0.5, busy.estimate / staff.estimate, np.nan)
        if np.isfinite(share).any():
            i = int(np.nanargmax(share))
            found.append((float(share[i]), name, staff.at(i)))
    if not found:
        return "The agents over the day"
    share_, name, at = max(found)
    return f"Busiest are {style.clipped(name, 24)} at {at}: {share_ * 100:.0f} % of those on duty"


def _paint(axes: Axes, busy: Curve, staff: Curve) -> None:
    edges = staff.edges
    low, high = busy.band
    ink, blue = style.COLOURS["ink"], style.COLOURS["voice"]
    axes.stairs(np.nan_to_num(busy.estimate), edges, fill=True, color=blue, alpha=style.BAND, lw=0)
    axes.stairs(high, edges, baseline=low, fill=True, color=blue, alpha=style.BAND, lw=0)
    axes.stairs(busy.estimate, edges, color=blue, lw=1.6, baseline=None)
    axes.stairs(staff.estimate, edges, color=ink, lw=1.6, baseline=None)
    axes.set_xlim(edges[0], edges[-1])
    step = 240 if edges[-1] - edges[0] > 720 else 120
    ticks = [t for t in range(0, 1441, step) if edges[0] <= t <= edges[-1]]
    axes.set_xticks(ticks, [numbers.clock(t) for t in ticks])
    axes.set_ylim(0, max(float(np.nanmax(staff.estimate, initial=0.0)), 1.0) * 1.12)
    axes.locator_params(axis="y", nbins=4, integer=True)


def _key(axes: Axes) -> None:
    """The names of the two lines at the right over the panel."""
    for x, text, colour in ((0.86, "on duty", "ink"), (1.0, "busy", "voice")):
        axes.text(
            x,
            1.06,
            text,
            transform=axes.transAxes,
            color=style.COLOURS[colour],
            size=style.SMALL_PT,
            va="bottom",
            ha="right",
        )
