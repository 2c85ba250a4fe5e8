"""How well fitted distributions lie on the data: quantiles against quantiles, and survival curves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.plots import numbers, style

if TYPE_CHECKING:
    from matplotlib.ticker import Locator

    from sim.calibration.evidence import DurationEvidence, PatienceEvidence

MARKED = (0.5, 0.9, 0.99)
"""Quantiles that are named."""

LEAST_AT_RISK = 10
"""A survival curve is drawn as long as so many still wait."""


def draw_qq(one: DurationEvidence, noun: str = "services") -> style.Drawing:
    """Quantiles of the fit against those of the data, both on a logarithmic scale; on the line they agree.

    Parameters
    ----------
    one
        Durations of one kind, with the candidate that was taken.
    noun
        What lasts.
    """
    import pandas as pd

    best = one.candidates[0] if one.candidates else None
    rows = pd.DataFrame({"share": one.shares, "data_s": one.observed, "fit_s": one.fitted})
    off = float(np.max(np.abs(np.log(one.fitted / np.maximum(one.observed, 1e-9)))[_middle(one)]))
    family = best.family if best else "empirical"
    title = f"Talk of {one.name}: {family}, its middle quantiles within {np.expm1(off) * 100:.0f} % of the data"
    subtitle = f"quantiles of {numbers.grouped(one.n)} {noun}, fitted against measured, logarithmic"
    with style.sheet(height_in=3.6) as figure:
        style.headed(figure, title, subtitle)
        axes = figure.add_subplot()
        low = max(float(min(one.observed.min(), one.fitted.min())), 0.5)
        high = float(max(one.observed.max(), one.fitted.max())) * 1.15
        axes.set_xscale("log")
        axes.set_yscale("log")
        axes.plot([low, high], [low, high], color=style.COLOURS["ink"], lw=1.0, ls=style.DASH)
        axes.plot(one.observed, one.fitted, "o", color=style.COLOURS["voice"], ms=4.5)
        ticks = [t for t in (1, 3, 10, 30, 60, 180, 600, 1800, 3600) if low <= t <= high]
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_locator(_fixed(ticks))
            axis.set_minor_locator(_fixed([]))
            axis.set_major_formatter(lambda s, _: numbers.duration(s))
        axes.set_xlim(low, high)
        axes.set_ylim(low, high)
        for share in MARKED:
            at = int(np.argmin(np.abs(one.shares - share)))
            axes.annotate(
                f"p{share * 100:g}",
                (one.observed[at], one.fitted[at]),
                xytext=(7, -9),
                textcoords="offset points",
                size=style.SMALL_PT,
            )
        axes.text(1.01, 0.93, "agree", transform=axes.transAxes, size=style.SMALL_PT, va="center")
        figure.text(0.5, 0.012, "measured", size=style.SMALL_PT, ha="center", va="bottom")
        figure.subplots_adjust(bottom=0.52 / 3.6)
        return style.Drawing(style.svg(figure, title), title, rows)


def _middle(one: DurationEvidence) -> slice:
    """The quantiles from 10 % to 90 %."""
    first = int(np.searchsorted(one.shares, 0.0999))
    return slice(first, int(np.searchsorted(one.shares, 0.9001)))


def _fixed(ticks: list[int]) -> Locator:
    from matplotlib.ticker import FixedLocator

    return FixedLocator(ticks)


def draw_survival(one: PatienceEvidence, noun: str = "callers") -> style.Drawing | None:
    """Who still waits after so long: the Kaplan–Meier curve and the fitted one; None if nobody abandoned.

    Parameters
    ----------
    one
        Patience of one kind of callers.
    noun
        Who waits.
    """
    import pandas as pd

    if not one.n_abandoned or not one.candidates:
        return None
    kept = one.at_risk >= min(LEAST_AT_RISK, int(one.at_risk[0]))
    time, curve, fitted = one.times[kept], one.kaplan_meier[kept], one.fitted[kept]
    rows = pd.DataFrame({"wait_s": time, "at_risk": one.at_risk[kept], "kaplan_meier": curve, "fitted": fitted})
    at = int(np.argmax(np.abs(curve - fitted)))
    gap = abs(float(curve[at] - fitted[at])) * 100
    family = one.text.split()[0]
    title = f"Patience of {one.name}: {family}, at most {gap:.1f} points off the data"
    subtitle = (
        f"share of {noun} who would still wait; {numbers.grouped(one.n_waiters)} waited, "
        f"{numbers.grouped(one.n_abandoned)} of them gave up"
    )
    with style.sheet() as figure:
        style.headed(figure, title, subtitle)
        axes = figure.add_subplot()
        style.share_axis(axes)
        ink, blue = style.COLOURS["ink"], style.COLOURS["voice"]
        axes.step(np.append(0, time), np.append(1, curve), where="post", color=ink, lw=1.6)
        axes.plot(np.append(0, time), np.append(1, fitted), color=blue, lw=1.6, ls=style.DASH)
        top = float(time[-1])
        ticks = style.duration_ticks(top)
        axes.set_xlim(0, top)
        axes.set_xticks(ticks, [numbers.duration(t) for t in ticks])
        places = style.spread([float(curve[-1]), float(fitted[-1])], 0.09, 0.0, 1.0)
        axes.text(1.01, places[0], "measured", color=ink, size=9, va="center", transform=axes.get_yaxis_transform())
        axes.text(1.01, places[1], "fitted", color=blue, size=9, va="center", transform=axes.get_yaxis_transform())
        return style.Drawing(style.svg(figure, title), title, rows)
