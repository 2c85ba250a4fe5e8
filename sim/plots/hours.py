"""Measured against simulated by hour of the day, four measures on one clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.plots import numbers, style

if TYPE_CHECKING:
    from sim.calibration.hindsight import Hindsight

PANELS: dict[str, str] = {
    "p_wait": "had to wait",
    "mean_wait": "mean wait, s",
    "p_abandoned": "abandoned",
    "within": "served within the acceptable wait",
}
"""Columns and what is written above their panel."""


def draw_hours(seen: Hindsight) -> style.Drawing:
    """Four small pictures: measured as ink dots with their intervals, simulated as a blue line.

    The band holds 95 % of simulated spells as long as the measured one: a dot outside is more than bad luck.

    Parameters
    ----------
    seen
        The comparison; its last row, the whole day, is left out.
    """
    import pandas as pd

    real_wait, model_wait = seen.measured[-1].mean_wait, seen.simulated[-1].mean_wait
    said = f"{numbers.wait(model_wait)} simulated, {numbers.wait(real_wait)} measured"
    title = f"Mean wait: {said}; its hours are {seen.gaps()['mean_wait'].rms:.0f} s off (rms)"
    subtitle = "dots: measured, 95 % interval over days; line: simulated; band: 95 % of simulated spells as long"
    measured = [row for row in seen.measured if row.hour is not None]
    simulated = [row for row in seen.simulated if row.hour is not None]
    hour = np.array([row.hour for row in measured], float) + 0.5
    records = []
    with style.sheet(height_in=4.9) as figure:
        style.headed(figure, title, subtitle, header_in=0.85)
        figure.subplots_adjust(hspace=0.42, wspace=0.2, right=0.97)
        for place, (column, label) in enumerate(PANELS.items()):
            axes = figure.add_subplot(2, 2, place + 1)
            real = np.array([getattr(row, column) for row in measured])
            half = np.array([row.half.get(column, 0.0) for row in measured])
            model = np.array([getattr(row, column) for row in simulated])
            low, high = (np.array([getattr(row, end)[column] for row in simulated]) for end in ("low", "high"))
            axes.fill_between(hour, low, high, step="mid", color=style.COLOURS["voice"], alpha=style.BAND, lw=0)
            axes.step(hour, model, where="mid", color=style.COLOURS["voice"], lw=1.7)
            ink = style.COLOURS["ink"]
            axes.vlines(hour, real - half, real + half, color=ink, lw=1.0)
            axes.plot(hour, real, "o", color=ink, ms=3.6)
            if column == "mean_wait":
                axes.set_ylim(0, float(np.nanmax([*(real + half), *high])) * 1.05)
            else:
                ends = (0.0, 0.25, 0.5) if column == "p_abandoned" else (0.0, 0.5, 1.0)
                axes.set_ylim(0, ends[-1])
                axes.set_yticks(ends, [f"{round(t * 100)} %" for t in ends])
            ticks = [t for t in (0, 3, 6, 9, 12, 15, 18, 21, 24) if hour[0] - 1 <= t <= hour[-1] + 1]
            axes.set_xticks(ticks, [f"{t:02d}:00" for t in ticks])
            axes.set_xlim(hour[0] - 0.7, hour[-1] + 0.7)
            axes.text(0.0, 1.03, label, transform=axes.transAxes, size=style.SMALL_PT, va="bottom")
            records += [
                (column, int(h), *values)
                for h, *values in zip(
                    (hour - 0.5).tolist(), real.tolist(), half.tolist(), model.tolist(), low.tolist(), high.tolist(),
                    strict=True,
                )
            ]  # fmt: skip
        columns = ["measure", "hour", "measured", "half_width", "simulated", "low", "high"]
        return style.Drawing(style.svg(figure, title), title, pd.DataFrame(records, columns=columns))
