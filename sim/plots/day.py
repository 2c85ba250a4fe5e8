"""The day on one clock: load against staff and what comes of it, as small multiples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from sim.plots import numbers, style
from sim.plots.curves import Curve, curve, interval_minutes, open_hours
from sim.plots.spells import below, level_sentence, said, spells, worst

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

PANELS = ("arrivals", "staff", "service_level", "wait", "abandonment", "occupancy", "queue")
"""The panels of the day, top to bottom."""

HIGH_OCCUPANCY = 0.9


@dataclass(frozen=True, eq=False)
class Day:
    """What the day's figures are drawn from.

    Attributes
    ----------
    table
        Tidy measures by interval.
    target
        Share of the primary target, or None.
    target_text
        How the target is called on the line, such as ``target 80 %``.
    replications
        Number behind every band.
    per_day
        Factor that turns a count of the table into contacts a day (1 / number of days where counts are sums).
    noun
        What contacts are called here: contacts, calls, chats …
    level_text
        What the service level says, such as ``answered within 20 s``.
    scope, name
        Which part of the table: the total, or one contact type.
    """

    table: pd.DataFrame
    target: float | None = None
    replications: int = 1
    per_day: float = 1.0
    noun: str = "contacts"
    level_text: str = "service level"
    scope: str = "total"
    name: str | None = None
    target_text: str = field(default="")

    def curve(self, measure: str) -> Curve:
        """One measure over the day."""
        return curve(self.table, measure, self.scope, self.name)

    @property
    def clock(self) -> NDArray[np.float64]:
        """Edges of the intervals in which anybody comes or is on duty."""
        return open_hours([self.curve("offered"), self.curve("on_duty")])


@dataclass(frozen=True)
class Panel:
    """One panel: which measures, its unit in words, its sentence and how its y axis is set."""

    measures: tuple[str, ...]
    unit: str
    sentence: Callable[[Day, list[Curve]], str]
    kind: str
    colours: tuple[str, ...]
    labels: tuple[str, ...] = ()


def _arrivals_sentence(day: Day, curves: list[Curve]) -> str:
    (offered,) = curves
    i = offered.peak()
    return f"Most {day.noun} arrive at {offered.at(i)}: {numbers.count(round(offered.estimate[i], 1))} in {_length(offered)}"


def _length(c: Curve) -> str:
    return "an hour" if c.width == 60 else f"{c.width:g} minutes"


def _staff_sentence(day: Day, curves: list[Curve]) -> str:
    load, staff = curves
    with np.errstate(invalid="ignore"):
        over = load.estimate > staff.estimate
        spare = np.where(load.estimate > 0, staff.estimate - load.estimate, np.nan)
    if over.any():
        return f"Load exceeds staff {said(spells(over, load.edges))}"
    if not np.isfinite(spare).any():
        return "Staff on duty and no load"
    i = int(np.nanargmin(spare))
    return f"Staff covers the load all day, most tightly at {load.at(i)} ({numbers.count(round(float(spare[i]), 1))} to spare)"


def _level_sentence(day: Day, curves: list[Curve]) -> str:
    return level_sentence(curves[0], day.target)


def _peak_sentence(what: str, unit: str) -> Callable[[Day, list[Curve]], str]:
    def sentence(day: Day, curves: list[Curve]) -> str:
        c = curves[0]
        i = c.peak()
        value = float(c.estimate[i])
        if not value > 0:
            return f"{what} is zero all day"
        if unit == "share":
            text = f"{value * 100:.0f} %" if value >= 0.0095 else numbers.share(value)
        else:
            text = numbers.duration(value)
        return f"{what} peaks at {c.at(i)} with {text}"

    return sentence


def _occupancy_sentence(day: Day, curves: list[Curve]) -> str:
    c = curves[0]
    with np.errstate(invalid="ignore"):
        high = c.estimate > HIGH_OCCUPANCY
    if high.any():
        return f"Agents are over {HIGH_OCCUPANCY * 100:.0f} % occupied {said(spells(high, c.edges))}"
    return _peak_sentence("Occupancy", "share")(day, curves)


def _queue_sentence(day: Day, curves: list[Curve]) -> str:
    mean = curves[0]
    i = mean.peak()
    if not mean.estimate[i] > 0:
        return "Nobody queues all day"
    top = curves[1].estimate[i] if len(curves) > 1 and curves[1] else np.nan
    more = f", {numbers.count(round(float(top), 1))} at its longest" if np.isfinite(top) else ""
    return f"The queue peaks at {mean.at(i)}: {numbers.count(round(float(mean.estimate[i]), 1))} on average{more}"


SPECS: dict[str, Panel] = {
    "arrivals": Panel(("offered",), "{noun} in {length}", _arrivals_sentence, "count", ("ink",)),
    "staff": Panel(("load", "on_duty"), "agents", _staff_sentence, "count", ("voice", "ink"), ("load", "on duty")),
    "service_level": Panel(("service_level",), "{level}", _level_sentence, "share", ("voice",)),
    "wait": Panel(("asa",), "average wait of answered", _peak_sentence("The average wait", "s"), "s", ("voice",)),
    "abandonment": Panel(
        ("abandonment",), "abandoned, of offered", _peak_sentence("Abandonment", "share"), "share", ("voice",)
    ),
    "occupancy": Panel(("occupancy",), "handling, of time logged in", _occupancy_sentence, "share", ("voice",)),
    "queue": Panel(
        ("queue_mean", "queue_max"), "{noun} waiting", _queue_sentence, "count", ("voice", "bot"), ("mean", "longest")
    ),
}


def _curves(day: Day, panel: Panel) -> list[Curve]:
    edges = day.clock
    found = [day.curve(m) for m in panel.measures]
    if not found[0] or edges.size == 0:
        return []
    factor = day.per_day if panel.measures[0] == "offered" else 1.0
    return [c.on(edges).scaled(factor) for c in found]


def _unit(day: Day, panel: Panel, curves: list[Curve]) -> str:
    return panel.unit.format(noun=day.noun, level=day.level_text, length=_length(curves[0]))


def panels(day: Day) -> list[str]:
    """Names of the panels for which the table has curves, top to bottom."""
    return [name for name in PANELS if len(_curves(day, SPECS[name])) == len(SPECS[name].measures)]


def shown(day: Day, name: str) -> str:
    """The sentence over one panel."""
    spec = SPECS[name]
    return spec.sentence(day, _curves(day, spec))


def _paint(axes: Axes, day: Day, name: str, inches: float) -> None:
    """Draw one panel into its axes, `inches` high."""
    spec = SPECS[name]
    curves = _curves(day, spec)
    edges = curves[0].edges
    for c, colour in zip(curves, spec.colours, strict=True):
        low, high = c.band
        ink = style.COLOURS[colour]
        if c.measure == "queue_max":
            axes.stairs(c.estimate, edges, color=ink, lw=1.0, ls=(0, (1, 1.5)), baseline=None)
            continue
        axes.stairs(high, edges, baseline=low, fill=True, color=ink, alpha=style.BAND, lw=0)
        axes.stairs(c.estimate, edges, color=ink, lw=1.8, baseline=None)
    style.clock_axis(axes, edges[0], edges[-1])
    _scale(axes, spec, curves)
    if name == "service_level" and day.target is not None:
        axes.axhline(day.target, color=style.COLOURS["target"], ls=style.DASH, lw=1.3)
    _end_labels(axes, day, name, spec, curves, inches)


def _scale(axes: Axes, spec: Panel, curves: list[Curve]) -> None:
    if spec.kind == "share":
        style.share_axis(axes, (0.0, 0.5, 1.0))
        return
    top = max(float(np.nanmax(np.concatenate([c.band[1] for c in curves]), initial=0.0)), 1e-9)
    axes.set_ylim(0, top * 1.08)
    if spec.kind == "s":
        ticks = style.duration_ticks(top * 1.08, most=3)
        axes.set_yticks(ticks, [numbers.duration(t) if t else "0" for t in ticks])
    else:
        axes.yaxis.set_major_locator(_round_ticks())
        axes.yaxis.set_major_formatter(lambda v, _: numbers.grouped(v, 0 if v == round(v) else 1))


def _round_ticks() -> object:
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(nbins=3, steps=[1, 2, 2.5, 5, 10], min_n_ticks=2)


def _end_labels(axes: Axes, day: Day, name: str, spec: Panel, curves: list[Curve], inches: float) -> None:
    """Names of the lines at the right margin, none over another."""
    labels: list[tuple[float, str, str]] = []
    for c, label, colour in zip(curves, spec.labels, spec.colours, strict=False):
        known = np.flatnonzero(np.isfinite(c.estimate))
        if known.size:
            labels.append((float(c.estimate[known[-1]]), label, colour))
    if name == "service_level" and day.target is not None:
        labels.append((day.target, day.target_text or "target", "target"))
    low, high = axes.get_ylim()
    line = (high - low) * 0.17 / inches
    places = style.spread([v for v, _, _ in labels], line, low + line / 2, high)
    for place, (_, text, colour) in zip(places, labels, strict=True):
        axes.annotate(
            text,
            (1.0, place),
            xycoords=("axes fraction", "data"),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
            size=style.SMALL_PT,
            color=style.COLOURS[colour],
            annotation_clip=False,
        )


def _below_target(day: Day) -> list[tuple[float, float]]:
    if day.target is None:
        return []
    level = _curves(day, SPECS["service_level"])
    return spells(below(level[0], day.target)[0], level[0].edges) if level else []


def _shade(axes: Axes, found: list[tuple[float, float]]) -> None:
    for begin, end in found:
        axes.axvspan(begin, end, color=style.COLOURS["target"], alpha=0.09, lw=0, zorder=0)


def _numbers(day: Day, names: list[str]) -> pd.DataFrame:
    import pandas as pd

    parts = []
    for name in names:
        for c in _curves(day, SPECS[name]):
            at = [c.at(i) for i in range(c.estimate.size)]
            parts.append(
                pd.DataFrame({"measure": c.measure, "at": at, "estimate": c.estimate, "half_width": c.half_width})
            )
    if not parts:
        return pd.DataFrame({"measure": [], "at": [], "estimate": [], "half_width": []})
    return pd.concat(parts, ignore_index=True)


def band_text(replications: int) -> str:
    """The end of every subtitle: number of replications and what the band is."""
    if replications < 2:
        return "1 replication, no band"
    return f"{numbers.grouped(replications)} replications, 95 % band"


def day_title(day: Day) -> str:
    """The sentence over the whole day: when it is tightest, or that it holds."""
    level, offered = (day.curve(m) for m in ("service_level", "offered"))
    i = worst(level, offered)
    if i is None:
        return "The day on one clock"
    text = f"The day is tightest at {level.at(i)}: {level.estimate[i] * 100:.0f} % {day.level_text}"
    busy = day.curve("occupancy")
    busy = busy.on(level.edges) if busy else busy
    if busy and np.isfinite(busy.estimate[i]):
        text += f", agents {busy.estimate[i] * 100:.0f} % occupied"
    return text


def draw_day(day: Day) -> style.Drawing:
    """All panels, one under the other on one clock; intervals below target are shaded in each.

    Parameters
    ----------
    day
        The table and what is known about it.
    """
    names = panels(day)
    title = day_title(day)
    header, head, body, foot = 0.66, 0.34, 0.86, 0.3
    height = header + max(len(names), 1) * (head + body) + foot
    shading = _below_target(day)
    minutes = interval_minutes(day.table)
    subtitle = f"average day by intervals of {minutes:g} minutes; {band_text(day.replications)}"
    if shading:
        subtitle += "; shaded: below target"
    with style.sheet(height_in=height) as figure:
        style.headed(figure, title, subtitle)
        width = style.WIDTH_IN - style.LEFT_IN - style.RIGHT_IN
        for row, name in enumerate(names):
            bottom = height - header - (row + 1) * (head + body)
            box = (style.LEFT_IN / style.WIDTH_IN, bottom / height, width / style.WIDTH_IN, body / height)
            axes = figure.add_axes(box)
            _paint(axes, day, name, body)
            _shade(axes, shading)
            spec = SPECS[name]
            top = (bottom + body + 0.08) / height
            unit = _unit(day, spec, _curves(day, spec))
            figure.text(0.1 / style.WIDTH_IN, top, shown(day, name), weight="bold", va="bottom", ha="left")
            figure.text(1 - 0.1 / style.WIDTH_IN, top, unit, size=style.SMALL_PT, alpha=0.75, va="bottom", ha="right")
            if row < len(names) - 1:
                axes.tick_params(labelbottom=False)
        return style.Drawing(style.svg(figure, title), title, _numbers(day, names))


def draw_panel(day: Day, name: str) -> style.Drawing:
    """One panel of the day as a figure of its own.

    Parameters
    ----------
    day
        The table and what is known about it.
    name
        One of `PANELS`.

    Raises
    ------
    KeyError
        If there is no such panel, or the table has no rows for it.
    """
    if name not in panels(day):
        raise KeyError(f"no panel {name!r} in this table, only {panels(day)}")
    spec = SPECS[name]
    curves = _curves(day, spec)
    title = shown(day, name)
    subtitle = f"{_unit(day, spec, curves)}; {band_text(day.replications)}"
    with style.sheet() as figure:
        style.headed(figure, title, subtitle)
        axes = figure.add_subplot()
        _paint(axes, day, name, style.HEIGHT_IN - 0.96)
        if spec.kind == "share":
            style.share_axis(axes)
        if name == "service_level":
            _shade(axes, _below_target(day))
        return style.Drawing(style.svg(figure, title), title, _numbers(day, [name]))
