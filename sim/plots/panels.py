"""The panels of the day: which measures each shows, in which unit, and the sentence that its data make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING

import numpy as np

from sim.plots import numbers
from sim.plots.curves import Curve, curve, open_hours
from sim.plots.groups import busy_curve
from sim.plots.spells import below, level_sentence, said, spells, worst

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

PANELS = ("arrivals", "staff", "busy", "service_level", "wait", "abandonment", "occupancy", "queue")
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
    side_by_side
        Whether agents have several contacts in hand or contacts wait for another day, so that load is no number of
        agents: then staff is compared with those who are busy.
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
    side_by_side: bool = False

    def curve(self, measure: str) -> Curve:
        """One measure over the day."""
        if measure not in self._curves:
            make = busy_curve if measure == "busy" else partial(curve, measure=measure)
            self._curves[measure] = make(self.intervals, scope=self.scope, name=self.name)
        return self._curves[measure]

    @cached_property
    def _curves(self) -> dict[str, Curve]:
        return {}

    @cached_property
    def intervals(self) -> pd.DataFrame:
        """The rows of the table that are read here: of one scope, intervals in which anybody comes or is scheduled.

        What is served out after closing is left out: a few minutes of it would look like a full hour.
        """
        rows = self.table[(self.table["by"] == "interval") & (self.table["scope"] == self.scope)]
        begun = rows["measure"].isin(["offered", "scheduled"]) & (rows["estimate"] > 0)
        return rows[rows["at"].isin(rows.loc[begun, "at"])] if begun.any() else rows

    @cached_property
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
    return f"Most {day.noun} arrive at {offered.at(i)}: {_short(offered.estimate[i])} in {_length(offered)}"


def _short(value: float) -> str:
    return numbers.grouped(float(value), 1 if round(float(value), 1) % 1 and value < 30 else 0)


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
    return f"Staff covers the load all day, most tightly at {load.at(i)} ({_short(spare[i])} to spare)"


def _busy_sentence(day: Day, curves: list[Curve]) -> str:
    busy, staff = curves
    i = busy.peak()
    return f"Most agents are busy at {busy.at(i)}: {_short(busy.estimate[i])} of {_short(staff.estimate[i])} on duty"


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
    more = f", {_short(top)} at its longest" if np.isfinite(top) else ""
    return f"The queue peaks at {mean.at(i)}: {_short(mean.estimate[i])} on average{more}"


SPECS: dict[str, Panel] = {
    "arrivals": Panel(("offered",), "{noun} in {length}", _arrivals_sentence, "count", ("ink",)),
    "staff": Panel(
        ("load", "on_duty"), "agents", _staff_sentence, "count", ("voice", "ink"), ("load", "on duty")
    ),
    "busy": Panel(
        ("busy", "on_duty"), "agents", _busy_sentence, "count", ("voice", "ink"), ("busy", "on duty")
    ),
    "service_level": Panel(("service_level",), "{level}", _level_sentence, "share", ("voice",)),
    "wait": Panel(
        ("asa",), "average wait of answered", _peak_sentence("The average wait", "s"), "s", ("voice",)
    ),
    "abandonment": Panel(
        ("abandonment",), "abandoned, of offered", _peak_sentence("Abandonment", "share"), "share", ("voice",)
    ),
    "occupancy": Panel(
        ("occupancy",), "handling, of time logged in", _occupancy_sentence, "share", ("voice",)
    ),
    "queue": Panel(
        ("queue_mean", "queue_max"),
        "{noun} waiting",
        _queue_sentence,
        "count",
        ("voice", "bot"),
        ("mean", "longest"),
    ),
}


def curves_of(day: Day, panel: Panel) -> list[Curve]:
    edges = day.clock
    found = [day.curve(m) for m in panel.measures]
    if not found[0] or edges.size == 0:
        return []
    factor = day.per_day if panel.measures[0] == "offered" else 1.0
    return [c.on(edges).scaled(factor) for c in found]


def unit_of(day: Day, panel: Panel, curves: list[Curve]) -> str:
    return panel.unit.format(noun=day.noun, level=day.level_text, length=_length(curves[0]))


def panels(day: Day) -> list[str]:
    """Names of the panels for which the table has curves, top to bottom."""
    other = "staff" if day.side_by_side else "busy"
    return [n for n in PANELS if n != other and all(_needed(day, SPECS[n])) and day.clock.size]


def _needed(day: Day, panel: Panel) -> list[bool]:
    return [bool(day.curve(m)) for m in panel.measures if m != "queue_max"]


def shown(day: Day, name: str) -> str:
    """The sentence over one panel."""
    spec = SPECS[name]
    return spec.sentence(day, curves_of(day, spec))


def below_target(day: Day) -> list[tuple[float, float]]:
    if day.target is None:
        return []
    level = curves_of(day, SPECS["service_level"])
    return spells(below(level[0], day.target)[0], level[0].edges) if level else []


def numbers_of(day: Day, names: list[str]) -> pd.DataFrame:
    import pandas as pd

    parts = []
    for name in names:
        for c in curves_of(day, SPECS[name]):
            at = [c.at(i) for i in range(c.estimate.size)]
            parts.append(
                pd.DataFrame(
                    {"measure": c.measure, "at": at, "estimate": c.estimate, "half_width": c.half_width}
                )
            )
    if not parts:
        return pd.DataFrame({"measure": [], "at": [], "estimate": [], "half_width": []})
    return pd.concat(parts, ignore_index=True)


def day_title(day: Day) -> str:
    """The sentence over the whole day: when it is tightest, or that it holds."""
    level, offered = (day.curve(m) for m in ("service_level", "offered"))
    i = worst(level, offered)
    if i is None:
        return "The day on one clock"
    return f"The day is tightest at {level.at(i)}: {level.estimate[i] * 100:.0f} % {day.level_text}"
