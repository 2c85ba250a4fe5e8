"""Day by day: the service level of each day against its target."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from sim.plots import style
from sim.plots.curves import rows as rows_of
from sim.plots.verdicts import Verdict, verdict

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

MARKS: dict[Verdict, tuple[str, str, bool]] = {
    "met": ("o", "voice", True),
    "missed": ("v", "target", True),
    "not decided": ("o", "bot", False),
}
"""Marker, colour and whether it is filled, by verdict."""


def tally(verdicts: list[Verdict | None]) -> str:
    """``met on 17 of 20 days``, and how many were too close to call.

    Days that are not decided count neither as met nor as missed.
    """
    known = [v for v in verdicts if v is not None]
    met, close = known.count("met"), known.count("not decided")
    n = len(known)
    text = f"met on {met} of {n} {'day' if n == 1 else 'days'}"
    return text + (f", {close} too close to call" if close else "")


def day_verdicts(
    table: pd.DataFrame, measure: str, target: float, scope: str = "total", name: str | None = None
) -> list[Verdict | None]:
    """The verdict of each day, in order of the days.

    Parameters
    ----------
    table
        Tidy measures.
    measure, scope, name
        Which rows by day.
    target
        Share that should be reached.
    """
    found = rows_of(table, measure, scope, name, by="day")
    return [
        verdict(float(e), float(h), target)
        for e, h in zip(found["estimate"], found["half_width"], strict=True)
    ]


def draw_days(
    table: pd.DataFrame, target: float, level_text: str, target_text: str, replications: int = 1
) -> style.Drawing | None:
    """The service level of each day with its interval; filled above target, hollow where not decided.

    Parameters
    ----------
    table
        Tidy measures with rows by day.
    target
        Share that should be reached.
    level_text
        What the measure says, such as ``answered within 20 s``.
    target_text
        Label of the target's line.
    replications
        Number behind each interval.

    Returns
    -------
    Drawing or None
        None with fewer than two days.
    """
    found = rows_of(table, "service_level", by="day")
    found = found[np.isfinite(found["estimate"].to_numpy(dtype=np.float64))]
    if len(found) < 2:
        return None
    days = [date.fromisoformat(str(a)) for a in found["at"]]
    x = np.array([d.toordinal() for d in days])
    estimate = found["estimate"].to_numpy(dtype=np.float64)
    half = np.nan_to_num(found["half_width"].to_numpy(dtype=np.float64))
    verdicts = [verdict(float(e), float(h), target) for e, h in zip(estimate, half, strict=True)]
    title = f"The target is {tally(list(verdicts))}"
    with style.sheet() as figure:
        style.headed(
            figure,
            title,
            f"{level_text}, each day; {style.band_text(replications).replace('band', 'interval')}",
        )
        axes = figure.add_subplot()
        style.share_axis(axes)
        axes.axhline(target, color=style.COLOURS["target"], ls=style.DASH, lw=1.3)
        size = 5.5 if len(days) <= 60 else 3.0
        for kind, (marker, colour, filled) in MARKS.items():
            here = np.array([v == kind for v in verdicts])
            ink = style.COLOURS[colour]
            axes.vlines(
                x[here], (estimate - half)[here], np.minimum(estimate + half, 1)[here], color=ink, lw=1.2
            )
            face = ink if filled else style.COLOURS["paper"]
            axes.plot(
                x[here],
                estimate[here],
                marker,
                color=ink,
                mfc=face,
                ms=size,
                ls="none",
                clip_on=False,
                zorder=4,
            )
        _date_axis(axes, days)
        _legend(axes, {v for v in verdicts if v is not None}, target, target_text)
        columns = ["at", "estimate", "half_width"]
        rows = found[columns].assign(target=target, verdict=verdicts).reset_index(drop=True)
        return style.Drawing(style.svg(figure, title), title, rows)


def _date_axis(axes: Axes, days: list[date]) -> None:
    first, last = days[0].toordinal(), days[-1].toordinal()
    axes.set_xlim(first - 0.6, last + 0.6)
    step = next((s for s in (1, 2, 7, 14, 28, 56, 91) if (last - first) / s <= 9), 182)
    monday = first + (-days[0].weekday()) % 7 if step >= 7 else first
    ticks = range(monday, last + 1, step)
    names = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    named = [date.fromordinal(t) for t in ticks]
    axes.set_xticks(list(ticks), [f"{d.day} {names[d.month - 1]}" for d in named])


def _legend(axes: Axes, present: set[Verdict], target: float, target_text: str) -> None:
    """Names of the markers at the right margin, from the bottom up, and of the target's line."""
    x = 1.02
    red = style.COLOURS["target"]
    axes.text(x, target, target_text, transform=axes.get_yaxis_transform(), color=red, size=9, va="center")
    for i, (kind, (marker, colour, filled)) in enumerate(reversed(MARKS.items())):
        if kind not in present:
            continue
        y = 0.07 + 0.13 * i
        ink = style.COLOURS[colour]
        face = ink if filled else style.COLOURS["paper"]
        axes.plot(
            [x + 0.01], [y], marker, color=ink, mfc=face, ms=5.5, transform=axes.transAxes, clip_on=False
        )
        axes.text(x + 0.035, y, kind.replace(" ", "\n"), transform=axes.transAxes, size=9, va="center")
