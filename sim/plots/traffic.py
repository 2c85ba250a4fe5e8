"""Arrivals as counted and as fitted: the profile of each weekday, and the days around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.names import WEEKDAYS
from sim.plots import numbers, style
from sim.units import MINUTE

if TYPE_CHECKING:
    from sim.calibration.evidence import ArrivalEvidence

_COLUMNS = 4


def draw_profiles(arrivals: ArrivalEvidence) -> style.Drawing:
    """Calls per hour over the day, one small picture a weekday on one scale: counted grey, fitted blue.

    Parameters
    ----------
    arrivals
        What was counted and fitted.
    """
    import pandas as pd

    days = [day for day in (6, 0, 1, 2, 3, 4, 5) if arrivals.n_days[day]]
    width = arrivals.interval / MINUTE
    used = np.flatnonzero(arrivals.observed.max(0) > 0)
    first, last = int(used[0]), int(used[-1]) + 1
    edges = np.arange(first, last + 1) * width
    busiest = max(days, key=lambda day: float(arrivals.fitted[day].max()))
    peak = int(np.argmax(arrivals.fitted[busiest]))
    when = f"{WEEKDAYS[busiest].capitalize()} at {numbers.clock(peak * width)}"
    title = f"Most call on {when}: {arrivals.fitted[busiest, peak]:.0f} an hour"
    subtitle = f"calls per hour, means over {int(arrivals.n_days.sum())} days: grey as counted, blue as fitted"
    n_rows = -(-len(days) // _COLUMNS)
    top = float(max(arrivals.observed.max(), arrivals.fitted.max())) * 1.05
    with style.sheet(height_in=1.0 + 1.5 * n_rows) as figure:
        style.headed(figure, title, subtitle, header_in=0.85)
        figure.subplots_adjust(hspace=0.5, wspace=0.14, right=0.97)
        for place, day in enumerate(days):
            axes = figure.add_subplot(n_rows, min(_COLUMNS, len(days)), place + 1)
            for values, colour in ((arrivals.observed, "quiet"), (arrivals.fitted, "voice")):
                row = values[day, first:last]
                axes.step(edges, np.append(row, row[-1]), where="post", color=style.COLOURS[colour], lw=1.3)
            axes.set_ylim(0, top)
            axes.set_xlim(edges[0], edges[-1])
            ticks = [t for t in (0, 480, 960, 1440) if edges[0] <= t <= edges[-1]]
            axes.set_xticks(ticks, [f"{t // 60} h" for t in ticks])
            if place % _COLUMNS:
                axes.tick_params(labelleft=False)
            name = f"{WEEKDAYS[day].capitalize()} ({arrivals.n_days[day]})"
            axes.text(0.0, 1.04, name, transform=axes.transAxes, size=style.SMALL_PT, va="bottom")
        rows = pd.DataFrame(
            [
                (WEEKDAYS[d], numbers.clock(s * width), float(arrivals.observed[d, s]), float(arrivals.fitted[d, s]))
                for d in days
                for s in range(first, last)
            ],
            columns=["weekday", "at", "counted_per_hour", "fitted_per_hour"],
        )
        return style.Drawing(style.svg(figure, title), title, rows)


def draw_daily(arrivals: ArrivalEvidence) -> style.Drawing | None:
    """Each day's calls relative to the mean of its weekday, with the band that Poisson alone would fill.

    Parameters
    ----------
    arrivals
        Days and their counts.

    Returns
    -------
    Drawing or None
        None with fewer than three days.
    """
    import pandas as pd

    if len(arrivals.days) < 3:
        return None
    weekday = np.array([day.weekday() for day in arrivals.days])
    sums = np.bincount(weekday, weights=arrivals.daily, minlength=7)
    mean = np.maximum((sums / np.maximum(arrivals.n_days, 1))[weekday], 1e-9)
    ratio, band = arrivals.daily / mean, 2 / np.sqrt(mean)
    spread = arrivals.dispersion
    title = f"Days vary by {spread.day_cv * 100:.0f} % beyond chance"
    subtitle = "calls of a day ÷ mean of its weekday; band: two standard deviations of Poisson counts"
    with style.sheet(height_in=2.6) as figure:
        style.headed(figure, title, subtitle)
        axes = figure.add_subplot()
        x = np.array([day.toordinal() for day in arrivals.days])
        axes.fill_between(x, 1 - band, 1 + band, step="mid", color=style.COLOURS["voice"], alpha=style.BAND, lw=0)
        axes.plot(x, ratio, "o-", color=style.COLOURS["ink"], lw=0.8, ms=4)
        far = float(np.max(np.abs(ratio - 1))) * 1.15
        axes.set_ylim(1 - max(far, 0.1), 1 + max(far, 0.1))
        axes.yaxis.set_major_formatter(lambda value, _: f"{value * 100:.0f} %")
        step = max(1, len(x) // 8)
        shown = arrivals.days[::step]
        axes.set_xticks([day.toordinal() for day in shown], [f"{day.day}.{day.month}." for day in shown])
        axes.set_xlim(x[0] - 0.6, x[-1] + 0.6)
        dates = [day.isoformat() for day in arrivals.days]
        rows = pd.DataFrame({"day": dates, "calls": arrivals.daily, "ratio": ratio, "poisson_2sd": band})
        return style.Drawing(style.svg(figure, title), title, rows)
