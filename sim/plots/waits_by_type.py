"""How long contacts of each type wait: small multiples on one scale, or each on its own where they lie far apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from sim.plots import numbers, style
from sim.plots.waits import distribution, quantile, steps, thin, top_of, wait_axis

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

__all__ = ["draw_waits_by_type"]

_APART = 8.0
"""From this ratio of the longest to the shortest wait on one scale shows nothing of the shortest."""


def draw_waits_by_type(
    waits: pd.DataFrame,
    colours: Mapping[str, str],
    noun: str = "contacts",
    replications: int = 1,
    within_s: Mapping[str, float] | None = None,
) -> style.Drawing | None:
    """The distribution of the wait of each contact type, beside that of all contacts where one scale fits them all.

    Parameters
    ----------
    waits
        Columns scope, name, wait_s, share_le, half_width.
    colours
        Role of the colour (channel) by contact type.
    noun, replications
        As in `draw_waits`.
    within_s
        Acceptable wait by contact type in seconds, a dashed line where types have scales of their own.

    Returns
    -------
    Drawing or None
        None with fewer than two contact types.
    """
    import pandas as pd

    whole = waits.loc[waits["scope"] == "contact_type"]
    parts = {str(n): distribution(waits, "contact_type", str(n)) for n in whole["name"].unique()}
    parts = {n: rows for n, rows in parts.items() if np.isfinite(rows["share_le"].to_numpy()).any()}
    if len(parts) < 2:
        return None
    tenth = {n: quantile(rows, 0.9) for n, rows in parts.items()}
    tops = {n: top_of(rows) for n, rows in parts.items()}
    apart = max(tops.values()) > _APART * min(tops.values())
    if not apart:
        tops = dict.fromkeys(tops, max(tops.values()))
    parts = {n: thin(rows, tops[n]) for n, rows in parts.items()}
    total = distribution(waits).iloc[:0] if apart else thin(distribution(waits), max(tops.values()))
    title = _title(tenth)
    columns = 3 if len(parts) != 4 else 2
    lines = -(-len(parts) // columns)
    text = f"share of {noun} that waited at most so long, by contact type"
    if apart:
        text = "share that waited at most so long, own scales; dashed: acceptable wait"
    text += f"; {style.band_text(replications)}" + ("; grey: all" if len(total) else "")
    with style.sheet(height_in=0.62 + lines * 1.5) as figure:
        style.headed(figure, title, text, header_in=0.86)
        figure.subplots_adjust(right=1 - 0.25 / style.WIDTH_IN, hspace=0.62, wspace=0.2)
        grid = figure.subplots(lines, columns, squeeze=False, sharex=not apart, sharey=True)
        for axes, (name, rows) in zip(grid.flat, parts.items(), strict=False):
            if len(total):
                values = total["wait_s"].to_numpy(), total["share_le"].to_numpy()
                axes.step(*values, where="post", color=style.COLOURS["quiet"], lw=1.4)
            steps(axes, rows, style.COLOURS[colours.get(name, "voice")])
            style.share_axis(axes, (0.0, 0.5, 1.0))
            wait_axis(axes, tops[name], 3)
            _name(axes, name, tenth[name], tops[name])
            limit = (within_s or {}).get(name)
            if apart and limit is not None and limit < tops[name]:
                axes.axvline(limit, color=style.COLOURS["target"], ls=style.DASH, lw=1.2)
        for axes in list(grid.flat)[len(parts) :]:
            axes.set_visible(False)
        rows = pd.concat(list(parts.values()), ignore_index=True)
        return style.Drawing(style.svg(figure, title), title, rows)


def _title(tenth: Mapping[str, float]) -> str:
    known = {n: w for n, w in tenth.items() if np.isfinite(w)}
    if not known:
        return "Waits by contact type"
    last = max(known, key=lambda n: known[n])
    return f"{style.clipped(last, 24)} waits longest: one in ten longer than {numbers.duration(known[last])}"


def _name(axes: Axes, name: str, tenth: float, top: float) -> None:
    """The type and what one in ten bears, over the panel; a dot on it."""
    axes.tick_params(labelbottom=True)
    known = np.isfinite(tenth)
    said = f"p90 {numbers.duration(tenth)}" if known else "p90 beyond the table"
    short = style.clipped(name, 18)
    size = style.fitting(short, style.FONT_PT, 12)
    axes.text(0, 1.06, short, transform=axes.transAxes, size=size, weight="bold", va="bottom")
    axes.text(1, 1.06, said, transform=axes.transAxes, size=style.SMALL_PT, va="bottom", ha="right")
    if known and tenth <= top:
        axes.plot([tenth], [0.9], "o", color=style.COLOURS["ink"], ms=4)
