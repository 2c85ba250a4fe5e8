"""Agents on duty as inferred from activity, and the search of the factor on them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from sim.plots import numbers, style
from sim.units import MINUTE

if TYPE_CHECKING:
    from sim.calibration.evidence import AvailabilityEvidence, StaffEvidence


def draw_duty(staff: StaffEvidence, weekdays: Sequence[int], factor: float = 1.0) -> style.Drawing | None:
    """Names seen, agents on duty and agents talking over the day, means of some weekdays.

    Parameters
    ----------
    staff
        What was inferred.
    weekdays
        The regular ones (0 = Monday); those without a service count for nothing.
    factor
        Availability: what of the agents on duty the scenario has.

    Returns
    -------
    Drawing or None
        None if no agent was seen on these days.
    """
    import pandas as pd

    days = [day for day in weekdays if staff.on_duty[day].any()]
    if not days:
        return None
    curves = {
        "names seen": staff.names[days].mean(0),
        "on duty": staff.on_duty[days].mean(0),
        "in scenario": staff.on_duty[days].mean(0) * factor,
        "talking": staff.busy[days].mean(0),
    }
    width = staff.interval / MINUTE
    used = np.flatnonzero(curves["on duty"] > 0.02 * curves["on duty"].max())
    first, last = int(used[0]), int(used[-1]) + 1
    edges = np.arange(first, last + 1) * width
    peak = first + int(np.argmax(curves["talking"][first:last]))
    share = curves["talking"][peak] / max(curves["in scenario"][peak], 1e-9)
    title = f"At the peak, {numbers.clock(peak * width)}, {share * 100:.0f} % of the agents who are there talk"
    subtitle = "agents on regular weekdays, mean of an interval, inferred from who served when"
    look = {
        "names seen": ("quiet", "-"),
        "on duty": ("ink", "-"),
        "in scenario": ("voice", style.DASH),
        "talking": ("chat", "-"),
    }
    with style.sheet() as figure:
        style.headed(figure, title, subtitle)
        axes = figure.add_subplot()
        ends = [float(curve[last - 1]) for curve in curves.values()]
        top = float(max(curve.max() for curve in curves.values())) * 1.05
        places = style.spread(ends, top * 0.085, 0.0, top)
        for (name, curve), place in zip(curves.items(), places, strict=True):
            colour, dash = look[name]
            values = np.append(curve[first:last], curve[last - 1])
            axes.step(edges, values, where="post", color=style.COLOURS[colour], ls=dash, lw=1.7)
            label = style.COLOURS["bot" if colour == "quiet" else colour]
            axes.text(1.01, place, name, color=label, size=9, va="center", transform=axes.get_yaxis_transform())
        axes.set_ylim(0, top)
        style.clock_axis(axes, float(edges[0]), float(edges[-1]))
        at = [numbers.clock(minute) for minute in edges[:-1]]
        rows = pd.DataFrame({"at": at, **{name: curve[first:last] for name, curve in curves.items()}})
        return style.Drawing(style.svg(figure, title), title, rows)


def draw_search(gauge: AvailabilityEvidence) -> style.Drawing:
    """Simulated mean wait at every factor that was tried, against the measured one.

    Parameters
    ----------
    gauge
        The search.
    """
    import pandas as pd

    rows = pd.DataFrame([{"factor": s.factor, "mean_wait_s": s.mean_wait} for s in gauge.steps])
    order = rows.sort_values("factor")
    title = f"With {gauge.factor:.3f} of the inferred agents the mean wait is the measured one"
    subtitle = f"mean wait of all calls, seconds, at the {len(rows)} factors that were tried; same luck each time"
    with style.sheet(height_in=2.6) as figure:
        style.headed(figure, title, subtitle)
        axes = figure.add_subplot()
        axes.axhline(gauge.measured, color=style.COLOURS["target"], ls=style.DASH, lw=1.3)
        axes.plot(order["factor"], order["mean_wait_s"], color=style.COLOURS["quiet"], lw=1.2)
        axes.plot(rows["factor"], rows["mean_wait_s"], "o", color=style.COLOURS["voice"], ms=5)
        axes.plot([gauge.factor], [gauge.simulated], "D", color=style.COLOURS["ink"], ms=6)
        axes.set_ylim(0, float(rows["mean_wait_s"].max()) * 1.1)
        axes.text(
            1.01,
            gauge.measured,
            f"measured\n{numbers.wait(gauge.measured)}",
            color=style.COLOURS["target"],
            size=9,
            va="center",
            transform=axes.get_yaxis_transform(),
        )
        return style.Drawing(style.svg(figure, title), title, rows)
