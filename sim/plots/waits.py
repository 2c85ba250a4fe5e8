"""How long contacts wait: the distribution as steps, with its quantiles marked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from sim.plots import numbers, style

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

MARKED = (0.5, 0.8, 0.9, 0.95, 0.99)
"""Quantiles that are marked."""

MOST_STEPS = 400
"""A drawn distribution has at most so many steps."""


def distribution(waits: pd.DataFrame, scope: str = "total", name: str | None = None) -> pd.DataFrame:
    """The rows of one distribution, by wait; empty if there is none."""
    keep = waits["scope"] == scope
    if name is not None:
        keep &= waits["name"] == name
    return waits[keep].sort_values("wait_s", kind="stable")


def quantile(rows: pd.DataFrame, p: float) -> float:
    """The shortest wait in seconds that a share `p` or more does not exceed; NaN if the table ends before."""
    reached = np.flatnonzero(rows["share_le"].to_numpy(dtype=np.float64) >= p - 1e-12)
    return float(rows["wait_s"].iloc[reached[0]]) if reached.size else float("nan")


def thin(rows: pd.DataFrame, top_s: float) -> pd.DataFrame:
    """The rows up to a wait, at most `MOST_STEPS` of them."""
    shown = rows[rows["wait_s"] <= top_s]
    if len(shown) <= MOST_STEPS:
        return shown
    index = np.unique(np.linspace(0, len(shown) - 1, MOST_STEPS).round().astype(int))
    return shown.iloc[index]


def top_of(rows: pd.DataFrame) -> float:
    """The wait in seconds up to which a distribution is drawn: its last marked quantile."""
    last = float(rows["wait_s"].iloc[-1]) if len(rows) else 1.0
    end = quantile(rows, MARKED[-1])
    return max(end if np.isfinite(end) else last, 1.0)


def _arrays(rows: pd.DataFrame) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    columns = ("wait_s", "share_le", "half_width")
    wait, share, half = (rows[c].to_numpy(dtype=np.float64) for c in columns)
    return wait, share, np.nan_to_num(half)


def steps(axes: Axes, rows: pd.DataFrame, colour: str, lw: float = 1.8) -> None:
    """One distribution with its band."""
    wait, share, half = _arrays(rows)
    low, high = np.clip(share - half, 0, 1), np.clip(share + half, 0, 1)
    axes.fill_between(wait, low, high, step="post", color=colour, alpha=style.BAND, lw=0)
    axes.step(wait, share, where="post", color=colour, lw=lw)


def sentence(
    rows: pd.DataFrame, noun: str = "contacts", quantiles: Mapping[float, float] | None = None
) -> str:
    """What a distribution says: how many do not wait or what half of them wait, and what one in ten bears.

    Parameters
    ----------
    rows
        One distribution.
    noun
        What contacts are called.
    quantiles
        Measured quantiles in seconds by share, which go before those read off the steps.
    """
    if rows.empty:
        return f"No {noun} waited"
    half, tenth = (_of(rows, p, quantiles) for p in (0.5, 0.9))
    at_once = rows.loc[rows["wait_s"] <= 0, "share_le"]
    if half <= 0.5 and len(at_once):
        text = f"{float(at_once.iloc[-1]) * 100:.0f} % of {noun} do not wait"
        if tenth <= 0.5:
            return text
    else:
        text = f"Half of the {noun} wait at most {numbers.duration(half)}"
    if not np.isfinite(tenth):
        return text
    verb = "waits longer" if half <= 0.5 else "longer"
    return f"{text}, one in ten {verb} than {numbers.duration(tenth)}"


def _of(rows: pd.DataFrame, p: float, quantiles: Mapping[float, float] | None) -> float:
    value = (quantiles or {}).get(p, float("nan"))
    return value if np.isfinite(value) else quantile(rows, p)


def wait_axis(axes: Axes, top: float, most: int) -> None:
    """An x axis of waits up to `top` seconds with at most so many steps."""
    ticks = style.duration_ticks(top, most)
    axes.set_xlim(-0.006 * top, top)
    axes.set_xticks(ticks, [numbers.duration(t) if t else "0" for t in ticks])


def draw_waits(
    waits: pd.DataFrame,
    noun: str = "contacts",
    replications: int = 1,
    within_s: float | None = None,
    quantiles: Mapping[float, float] | None = None,
) -> style.Drawing:
    """The distribution of the wait of all contacts.

    Parameters
    ----------
    waits
        Columns scope, name, wait_s, share_le, half_width.
    noun
        What contacts are called.
    replications
        Number behind the band.
    within_s
        Threshold of the target in seconds, drawn as a dashed line.
    quantiles
        Measured quantiles in seconds by share; those that are missing are read off the steps.
    """
    rows = distribution(waits)
    title = sentence(rows, noun, quantiles)
    marked = [(p, _of(rows, p, quantiles)) for p in MARKED]
    top = max([top_of(rows)] + [w for _, w in marked if np.isfinite(w)]) * 1.02
    shown = thin(rows, top)
    with style.sheet() as figure:
        style.headed(
            figure, title, f"share of {noun} that waited at most so long; {style.band_text(replications)}"
        )
        axes = figure.add_subplot()
        style.share_axis(axes)
        wait_axis(axes, top, 8)
        if len(shown):
            steps(axes, shown, style.COLOURS["voice"])
            _mark(axes, rows, marked, top)
        if within_s is not None and within_s < top:
            red = style.COLOURS["target"]
            axes.axvline(within_s, color=red, ls=style.DASH, lw=1.3)
            text = f"target: within {numbers.duration(within_s)}"
            axes.annotate(
                text, (within_s, 0.03), xytext=(5, 0), textcoords="offset points", color=red, size=9
            )
        return style.Drawing(style.svg(figure, title), title, shown.reset_index(drop=True))


def _mark(axes: Axes, rows: pd.DataFrame, marked: list[tuple[float, float]], top: float) -> None:
    """Dots on the quantiles with their waits below and to the right, none over another."""
    ink = style.COLOURS["ink"]
    inch = top / (style.WIDTH_IN - style.LEFT_IN - style.RIGHT_IN)
    taken: list[tuple[float, float]] = []
    at_once = rows.loc[rows["wait_s"] <= 0, "share_le"]
    share = float(at_once.iloc[-1]) if len(at_once) else 0.0
    dots = [(p, wait, f"p{round(p * 100)}  {numbers.duration(wait)}") for p, wait in marked if wait > 0]
    if share > 0.005:
        dots.insert(0, (share, 0.0, f"{share * 100:.0f} % at once"))
    for p, wait, text in reversed(dots):
        axes.plot([wait], [p], "o", color=ink, ms=4.5, clip_on=False, zorder=5)
        x, y = wait + 0.08 * inch, p - 0.075
        while any(abs(y - v) < 0.08 and abs(x - u) < 1.05 * inch for u, v in taken):
            y -= 0.02
        taken.append((x, y))
        axes.annotate(text, (x, y), size=style.SMALL_PT, color=ink, va="center", annotation_clip=False)
