"""A day as the floor shows it: simulated with the days before it, and cut out of the log."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from sim.app.columns import columns_of
from sim.app.words import changes_in_words
from sim.errors import SettingsError
from sim.log import Log
from sim.metrics import ratios, tally
from sim.metrics.ratio import Ratio
from sim.names import WEEKDAYS
from sim.plan import Plan, build_plan
from sim.replications.scores import Scores
from sim.scenario import Scenario
from sim.simulate import simulate
from sim.units import DAY, HOUR, MINUTE, SECOND

__all__ = ["MOST_DAYS", "SERIES", "Day", "alone", "days_of", "simulated", "span_of"]

MOST_DAYS = 28
"""Days of a run that the floor offers, from its first one on."""
_AFTER = 1
"""Days simulated behind the one that is shown, so that who waits overnight is answered."""
_ROUND = 30 * MINUTE
SERIES = (
    *("offered", "answered", "abandoned", "service_level", "wait_mean", "abandonment", "queue_mean"),
    "occupancy",
)
"""Measures by interval in the header."""


@dataclass(frozen=True, eq=False)
class Day:
    """A day that has been simulated.

    Attributes
    ----------
    scenario, day, plan, log
        The scenario as it was cut, the number of the day, and what was simulated of it.
    header, columns
        Of the frame, see docs/floor.md.
    """

    scenario: Scenario
    day: int
    plan: Plan
    log: Log
    header: dict[str, Any]
    columns: dict[str, NDArray[Any]]


def days_of(scenario: Scenario) -> int:
    """How many days of a scenario the floor offers."""
    return min(scenario.calendar.days, MOST_DAYS)


def alone(scenario: Scenario, day: int, *, trace: bool = False) -> Scenario:
    """The scenario cut behind a day, which alone is measured.

    All draws are named by the number of the day, so that the days before it, and what they leave to it, are those of
    the whole run; nothing of the scenario is validated again.

    Parameters
    ----------
    scenario
        From `sim.load`.
    day
        From 0.
    trace
        Whether to keep what is drawn.

    Raises
    ------
    SettingsError
        If there is no such day.
    """
    most = days_of(scenario)
    if not 0 <= day < most:
        raise SettingsError(f"day: {day} must be from 0 to {most - 1}")
    calendar = scenario.calendar
    days = min(day + 1 + _AFTER, calendar.days)
    overrun = calendar.overrun if days == day + 1 else 0
    window = {"warm_up": day * DAY, "cool_down": (days - day - 1) * DAY, "trace": trace}
    return scenario.model_copy(
        update={
            "calendar": calendar.model_copy(update={"days": days, "overrun": overrun}),
            "measures": scenario.measures.model_copy(update=window),
            "incidents": {name: one for name, one in scenario.incidents.items() if one.day < days},
        }
    )


def simulated(
    scenario: Scenario,
    seed: int,
    replication: int,
    day: int,
    base: Scenario | None = None,
    overrides: Mapping[str, Any] | None = None,
) -> Day:
    """Simulate a day and what leads to it.

    Parameters
    ----------
    scenario
        With all overrides.
    seed, replication
        The key of all draws: the same customers come at the same seconds whatever else is changed.
    day
        Number of the day in the run, from 0.
    base, overrides
        The scenario without the overrides, and these, to be told in words.

    Raises
    ------
    ScenarioError, SettingsError
    """
    cut = alone(scenario, day, trace=True)
    plan = build_plan(cut, seed, replication)
    log = simulate(plan)
    begins, ends = span_of(cut, day)
    counted = tally(log)
    found = ratios(counted, log.meta)
    date = cut.calendar.date_of(day)
    header = {
        "what": "day",
        "scenario": cut.name,
        "seed": seed,
        "replication": replication,
        "day": day,
        "date": date.isoformat(),
        "weekday": WEEKDAYS[date.weekday()],
        "from_s": begins // SECOND,
        "to_s": ends // SECOND,
        "interval_s": cut.calendar.interval // SECOND,
        "measures": _measures(Scores.of(counted, log.meta, found)),
        "series": _series(found, log.meta.intervals_per_day),
        "changes": changes_in_words(base or scenario, overrides or {}),
    }
    columns = columns_of(log, plan, day, min(begins, 0), max(ends, DAY))
    return Day(cut, day, plan, log, header, columns)


def span_of(scenario: Scenario, day: int) -> tuple[int, int]:
    """What of a day is to be shown, ticks from its midnight: opening hours and half an hour round them.

    A day on which the center stays closed is shown whole.
    """
    spans = scenario.calendar.open_spans() - day * DAY
    today = spans[(spans[:, 1] > 0) & (spans[:, 0] < DAY)]
    if not len(today):
        return 0, DAY
    first, last = int(today[0, 0]), int(today[-1, 1])
    begins, ends = max(0, first - _ROUND), min(last, DAY) + _ROUND
    return begins, DAY if last > DAY or (first <= 0 and last == DAY) else min(ends, DAY + HOUR)


def _number(top: float, bottom: float) -> float | None:
    """A ratio for a page: six digits, None where nobody was counted."""
    if not bottom or not math.isfinite(top) or not math.isfinite(bottom):
        return None
    return float(f"{top / bottom:.9g}")


def _measures(found: Scores) -> dict[str, float | None]:
    """All measures of the window by their names, such as `service_level of channel voice`."""
    parts = zip(found.places, found.top[0].tolist(), found.bottom[0].tolist(), strict=True)
    return {str(place): _number(top, bottom) for place, top, bottom in parts if place.scope != "topic"}


def _series(found: list[Ratio], intervals: int) -> dict[str, list[float | None]]:
    """Some measures of all, by interval of the day."""
    out = {}
    for ratio in found:
        if ratio.measure in SERIES and ratio.labels[0][0] == "total":
            columns = slice(1, 1 + intervals)
            pairs = zip(ratio.top[0, columns].tolist(), ratio.bottom[0, columns].tolist(), strict=True)
            out[ratio.measure] = [_number(top, bottom) for top, bottom in pairs]
    return out
