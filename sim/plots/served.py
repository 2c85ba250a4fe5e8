"""What repeat contacts cost: satisfaction and resolution by the number of contacts that were served."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.plots import numbers, style

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

__all__ = ["draw_served"]

PLACES: dict[str, str] = {"served_1": "1", "served_2": "2", "served_3": "3", "served_more": "4 and more"}
"""Ending of the measure, and the tick that it stands at."""

LINES: tuple[tuple[str, str, str, str, str], ...] = (
    ("satisfaction", "satisfied", "ink", "o", "-"),
    ("resolved", "solved", "voice", "s", "--"),
)
"""Family of measures, label, colour, marker and dash."""

_LEAST_SHARE = 0.001
"""Of fewer cases than this share nothing is drawn."""


def draw_served(table: pd.DataFrame, replications: int = 1) -> style.Drawing | None:
    """Shares of cases that are satisfied and solved, by contacts served, with bands; how many cases stand below.

    Parameters
    ----------
    table
        Tidy measures with `cases.served_1` … and `satisfaction.served_1` …
    replications
        Number behind the estimates.

    Returns
    -------
    Drawing or None
        None if there are not two numbers of contacts to compare.
    """
    rows = table[(table["by"] == "all") & (table["scope"] == "total")].set_index("measure")
    estimates = {str(measure): float(value) for measure, value in rows["estimate"].items()}
    kept = [part for part in PLACES if estimates.get(f"cases.{part}", 0.0) >= _LEAST_SHARE]
    if len(kept) < 2:
        return None
    shares = [estimates[f"cases.{part}"] for part in kept]
    families = [line for line in LINES if f"{line[0]}.{kept[0]}" in rows.index]
    values = {line[0]: _values(rows, line[0], kept) for line in families}
    title = _title(values["satisfaction"][0], kept)
    text = f"share of closed cases by contacts served; {style.band_text(replications)}"
    with style.sheet(height_in=3.0) as figure:
        style.headed(figure, title, text)
        figure.subplots_adjust(bottom=0.62 / 3.0)
        axes = figure.add_subplot()
        for family, _, colour, marker, dash in families:
            _line(axes, values[family], style.COLOURS[colour], marker, dash)
        style.share_axis(axes)
        _numbers(axes, values)
        _ends(axes, [(values[f][0][-1], label, colour) for f, label, colour, _, _ in families], len(kept))
        _places(axes, kept, shares)
        measures = [f"{family}.{part}" for family in ("cases", *values) for part in kept]
        told = rows.loc[measures, ["estimate", "half_width"]].reset_index()
        return style.Drawing(style.svg(figure, title), title, told)


def _values(rows: pd.DataFrame, family: str, kept: list[str]) -> tuple[list[float], list[float]]:
    """Estimates and half-widths, 0 where none is known."""
    found = rows.loc[[f"{family}.{part}" for part in kept]]
    half = np.nan_to_num(found["half_width"].to_numpy(dtype=np.float64))
    return found["estimate"].tolist(), half.tolist()


def _title(satisfied: list[float], kept: list[str]) -> str:
    words = {
        "served_1": "one contact",
        "served_2": "two",
        "served_3": "three",
        "served_more": "four and more",
    }
    first, last = (f"{value * 100:.0f} %" for value in (satisfied[0], satisfied[-1]))
    if first == last:
        return f"{first} are satisfied after {words[kept[0]]} as after {words[kept[-1]]}"
    verb = "falls" if satisfied[-1] < satisfied[0] else "rises"
    return f"Satisfaction {verb} from {first} after {words[kept[0]]} to {last} after {words[kept[-1]]}"


def _line(axes: Axes, values: tuple[list[float], list[float]], colour: str, marker: str, dash: str) -> None:
    """One line with its band and its markers."""
    middle, half = np.array(values[0]), np.array(values[1])
    at = np.arange(middle.size)
    axes.fill_between(at, middle - half, middle + half, color=colour, alpha=style.BAND, lw=0)
    axes.plot(at, middle, color=colour, marker=marker, ms=5, ls=dash)


def _numbers(axes: Axes, values: dict[str, tuple[list[float], list[float]]]) -> None:
    """The value of each point: those of the higher line above it, of the lower one below."""
    for family, _, colour, _, _ in LINES:
        if family not in values:
            continue
        others = [v[0] for name, v in values.items() if name != family]
        for at, value in enumerate(values[family][0]):
            above = all(value >= other[at] for other in others)
            axes.annotate(
                f"{value * 100:.0f} %",
                (at, value),
                (0, 7 if above else -7),
                textcoords="offset points",
                ha="center",
                va="bottom" if above else "top",
                size=style.SMALL_PT,
                color=style.COLOURS[colour],
            )


def _ends(axes: Axes, ends: list[tuple[float, str, str]], n: int) -> None:
    """What each line is, at its right end."""
    places = style.spread([value for value, _, _ in ends], 0.1, 0.04, 0.96)
    for place, (_, label, colour) in zip(places, ends, strict=True):
        axes.text(n - 1 + 0.14, place, label, color=style.COLOURS[colour], va="center", weight="bold")


def _places(axes: Axes, kept: list[str], shares: list[float]) -> None:
    """The numbers of contacts, and below each how many cases needed so many."""
    labels = [
        f"{PLACES[part]}\n{numbers.grouped(share * 100, 0 if share >= 0.0995 else 1)} % of cases"
        for part, share in zip(kept, shares, strict=True)
    ]
    axes.set_xticks(range(len(kept)), labels)
    axes.set_xlim(-0.3, len(kept) - 1 + 0.12)
