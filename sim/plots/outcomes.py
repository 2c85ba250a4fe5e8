"""Where contacts go: how those offered ended, as one bar of 100 % for each channel or type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from sim.plots import numbers, style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["Ending", "draw_outcomes"]

_LOOKS: dict[str, tuple[str, float, str]] = {
    "abandoned": ("target", 1.0, ""),
    "balked": ("target", 0.5, ""),
    "message": ("quiet", 1.0, "///"),
    "callback": ("quiet", 1.0, "xxx"),
    "unreached": ("target", 0.5, "xxx"),
    "hidden": ("bot", 1.0, "///"),
    "silent": ("target", 0.75, "///"),
    "bot_resolved": ("bot", 1.0, ""),
    "contained": ("bot", 0.5, ""),
    "merged": ("bot", 0.6, "xxx"),
    "blocked": ("ink", 0.75, ""),
    "closed": ("quiet", 1.0, ""),
    "disconnected": ("ink", 0.45, ""),
    "open": ("quiet", 0.35, ""),
}
"""Colour, opacity and hatching of what is not answered."""


class Ending(NamedTuple):
    """One channel or type: its label, the role of its colour, how many are offered and end how."""

    label: str
    colour: str
    offered: float
    counts: Mapping[str, float]


def draw_outcomes(
    bars: Sequence[Ending], headings: Mapping[str, str], noun: str = "contacts", replications: int = 1
) -> style.Drawing | None:
    """How contacts end, one bar for each of `bars`, answered in its own colour and the others named below.

    Parameters
    ----------
    bars
        Top to bottom.
    headings
        Outcomes by key, ``answered`` first, with their names.
    noun, replications
        What contacts are called, and how many replications are behind the shares.

    Returns
    -------
    Drawing or None
        None if nobody came.
    """
    import pandas as pd

    bars = [bar for bar in bars if bar.offered > 0]
    if not bars:
        return None
    others = [k for k in headings if k != "answered" and any(b.counts.get(k, 0) > 0 for b in bars)]
    offered = sum(b.offered for b in bars)
    lost = {k: sum(b.counts.get(k, 0) for b in bars) / offered for k in others if k != "open"}
    answered = sum(b.counts.get("answered", 0) for b in bars) / offered
    title = f"{answered * 100:.0f} % of {noun} are answered"
    if lost:
        most = max(lost, key=lambda k: lost[k])
        title += f"; of the others most: {headings[most].lower()}, {numbers.share(lost[most])}"
    lines = -(-len(others) // 3)
    with style.sheet(height_in=0.72 + 0.36 * len(bars) + 0.34 + 0.24 * lines) as figure:
        n = numbers.grouped(replications)
        style.headed(figure, title, f"share of {noun} offered, by how they ended; {n} replications")
        height = figure.get_size_inches()[1]
        longest = max(len(b.label) for b in bars)
        left = min(0.2 + 0.085 * longest, 1.9)
        figure.subplots_adjust(
            left=left / style.WIDTH_IN, right=1 - 0.3 / style.WIDTH_IN, bottom=(0.34 + 0.24 * lines) / height
        )
        axes = figure.add_subplot()
        rows = _bars(axes, bars, others, headings)
        inside = height - 0.62 - (0.34 + 0.24 * lines)
        for i, key in enumerate(others):
            _name(axes, key, headings[key], (i % 3) / 3, -(0.42 + 0.24 * (i // 3)) / inside, 0.13 / inside)
        return style.Drawing(style.svg(figure, title), title, pd.DataFrame(rows))


def _look(key: str) -> dict[str, Any]:
    colour, alpha, hatch = _LOOKS[key]
    paper = style.COLOURS["paper"]
    return {"fc": style.COLOURS[colour], "ec": paper, "alpha": alpha, "hatch": hatch or None, "lw": 0}


def _ground(key: str) -> dict[str, Any]:
    """What is written on hatching stands on a ground of its own."""
    if key == "answered" or not _LOOKS[key][2]:
        return {}
    return {"bbox": {"boxstyle": "round,pad=0.15", "fc": style.COLOURS["paper"], "ec": "none"}}


def _name(axes: Axes, key: str, text: str, x: float, y: float, high: float) -> None:
    """A spot of the look of an outcome below the axes, and its name."""
    from matplotlib.patches import Rectangle

    spot = Rectangle((x, y - high / 2), 0.02, high, transform=axes.transAxes, clip_on=False, **_look(key))
    axes.add_patch(spot)
    axes.text(x + 0.028, y, text, transform=axes.transAxes, va="center", size=style.SMALL_PT)


def _bars(
    axes: Axes,
    bars: Sequence[Ending],
    others: Sequence[str],
    headings: Mapping[str, str],
) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for row, bar in enumerate(bars):
        left = 0.0
        for key in ("answered", *others):
            share = bar.counts.get(key, 0.0) / bar.offered
            rows.append({"name": bar.label, "outcome": headings[key], "share": share})
            if not share > 0:
                continue
            if key == "answered":
                axes.barh(row, share, 0.62, left=left, color=style.COLOURS[bar.colour], lw=0)
            else:
                axes.barh(row, share, 0.62, left=left, **_look(key))
            if share > 0.045 and key != "open":
                dark = bar.colour in ("ink", "voice") if key == "answered" else key == "blocked"
                ink = style.COLOURS["paper" if dark else "ink"]
                text = f"{share * 100:.0f} %"
                axes.text(
                    left + share / 2,
                    row,
                    text,
                    size=9,
                    ha="center",
                    va="center_baseline",
                    color=ink,
                    **_ground(key),
                )
            left += share
    axes.set_ylim(len(bars) - 0.5, -0.5)
    axes.set_yticks(range(len(bars)), [style.clipped(b.label, 22) for b in bars])
    axes.set_xlim(0, 1)
    ticks = (0.0, 0.25, 0.5, 0.75, 1.0)
    axes.set_xticks(ticks, [f"{round(t * 100)} %" for t in ticks])
    axes.grid(visible=False)
    return rows
