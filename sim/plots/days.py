"""Day by day: the service level of each day against its target."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

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


_ROOMY = 7
"""More targets than this stand closer together, so that all of them fit a page."""


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


class Goal(NamedTuple):
    """A target whose days are drawn: its measure, the share to be reached, and how it is called."""

    measure: str
    share: float
    text: str
    level: str = "service level"
    whom: str = ""


def draw_days(table: pd.DataFrame, goals: Sequence[Goal], replications: int = 1) -> style.Drawing | None:
    """The service level of each day with its interval; filled above target, hollow where not decided.

    Parameters
    ----------
    table
        Tidy measures with rows by day.
    goals
        The targets; several stand one under the other.
    replications
        Number behind each interval.

    Returns
    -------
    Drawing or None
        None with fewer than two days.
    """
    import pandas as pd

    found = {goal: _days_of(table, goal) for goal in goals}
    found = {goal: rows for goal, rows in found.items() if len(rows) > 1}
    if not found:
        return None
    one = next(iter(found)) if len(found) == 1 else None
    title = _title(found)
    days = sorted({date.fromisoformat(str(at)) for rows in found.values() for at in rows["at"]})
    body = style.HEIGHT_IN - 0.96 if one else (0.8 if len(found) <= _ROOMY else 0.45)
    head = 0.0 if one else 0.36
    height = 0.62 + len(found) * (head + body) + 0.34
    interval = style.band_text(replications).replace("band", "interval")
    with style.sheet(height_in=height) as figure:
        marks = "" if one else "; ● met, ▼ missed, ○ not decided"
        level = one.level if one else "share answered in time"
        style.headed(figure, title, f"{level}, each day; {interval}{marks}")
        width = 1 - (style.LEFT_IN + style.RIGHT_IN) / style.WIDTH_IN
        for row, (goal, rows) in enumerate(found.items()):
            bottom = height - 0.62 - (row + 1) * (head + body)
            axes = figure.add_axes((style.LEFT_IN / style.WIDTH_IN, bottom / height, width, body / height))
            _paint(axes, rows, goal, ticks=5 if one else 3)
            date_axis(axes, days)
            if not one:
                said = f"{goal.whom} {goal.level}: {tally(list(rows['verdict']))}"
                size = style.fitting(said, style.FONT_PT, 84)
                figure.text(
                    0.1 / style.WIDTH_IN, (bottom + body + 0.09) / height, said, size=size, weight="bold"
                )
            if row < len(found) - 1:
                axes.tick_params(labelbottom=False)
            elif one:
                _legend(axes, set(rows["verdict"]))
        if one:
            return style.Drawing(style.svg(figure, title), title, found[one])
        parts = [rows.assign(measure=goal.measure) for goal, rows in found.items()]
        return style.Drawing(style.svg(figure, title), title, pd.concat(parts, ignore_index=True))


def _days_of(table: pd.DataFrame, goal: Goal) -> pd.DataFrame:
    """The days of a target on which there is a number, with their verdicts."""
    found = rows_of(table, goal.measure, by="day")
    found = found[np.isfinite(found["estimate"].to_numpy(dtype=np.float64))]
    verdicts = [
        verdict(float(e), float(h), goal.share)
        for e, h in zip(found["estimate"], found["half_width"], strict=True)
    ]
    rows: pd.DataFrame = found[["at", "estimate", "half_width"]].reset_index(drop=True)
    rows["target"], rows["verdict"] = goal.share, verdicts
    return rows


def _title(found: dict[Goal, pd.DataFrame]) -> str:
    verdicts = [list(rows["verdict"]) for rows in found.values()]
    if len(verdicts) == 1:
        return f"The target is {tally(verdicts[0])}"
    always = sum(all(v == "met" for v in one) for one in verdicts)
    if always == len(verdicts):
        return f"All {len(verdicts)} targets are met on every day"
    least = min(found, key=lambda goal: float((found[goal]["verdict"] == "met").mean()))
    return f"{always} of {len(verdicts)} targets are met on every day; hardest is {least.whom}"


def _paint(axes: Axes, rows: pd.DataFrame, goal: Goal, ticks: int) -> None:
    days = [date.fromisoformat(str(a)) for a in rows["at"]]
    x = np.array([d.toordinal() for d in days])
    estimate = rows["estimate"].to_numpy(dtype=np.float64)
    half = np.nan_to_num(rows["half_width"].to_numpy(dtype=np.float64))
    style.share_axis(axes, tuple(np.linspace(0, 1, ticks).tolist()))
    red = style.COLOURS["target"]
    axes.axhline(goal.share, color=red, ls=style.DASH, lw=1.3)
    axes.text(
        1.02, goal.share, goal.text, transform=axes.get_yaxis_transform(), color=red, size=9, va="center"
    )
    size = (5.5 if len(days) <= 60 else 3.0) * (1.0 if ticks > 3 else 0.8)
    for kind, (marker, colour, filled) in MARKS.items():
        here = np.array([v == kind for v in rows["verdict"]])
        ink = style.COLOURS[colour]
        low, high = (estimate - half)[here], np.minimum(estimate + half, 1)[here]
        axes.vlines(x[here], low, high, color=ink, lw=1.2)
        face = ink if filled else style.COLOURS["paper"]
        look: dict[str, Any] = {
            "color": ink,
            "mfc": face,
            "ms": size,
            "ls": "none",
            "clip_on": False,
            "zorder": 4,
        }
        axes.plot(x[here], estimate[here], marker, **look)


def date_axis(axes: Axes, days: list[date]) -> None:
    """An x axis of days, by their ordinals, labelled at round steps."""
    first, last = days[0].toordinal(), days[-1].toordinal()
    axes.set_xlim(first - 0.6, last + 0.6)
    step = next((s for s in (1, 2, 7, 14, 28, 56, 91) if (last - first) / s <= 9), 182)
    monday = first + (-days[0].weekday()) % 7 if step >= 7 else first
    ticks = range(monday, last + 1, step)
    names = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    named = [date.fromordinal(t) for t in ticks]
    axes.set_xticks(list(ticks), [f"{d.day} {names[d.month - 1]}" for d in named])


def _legend(axes: Axes, present: set[Verdict]) -> None:
    """Names of the markers at the right margin, from the bottom up."""
    x = 1.02
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
