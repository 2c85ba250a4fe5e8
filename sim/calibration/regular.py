"""A scenario of regular weekdays only: what happens on them is left as it is, the other days are closed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sim.names import WEEKDAYS
from sim.scenario.table import weekdays_of

__all__ = ["on_weekdays"]


def on_weekdays(scenario: Mapping[str, Any], weekdays: Iterable[int]) -> dict[str, Any]:
    """The scenario with all weekdays closed but these.

    The calendar keeps its days, and every random number has its name, not its turn: so what happens on the days that
    are left is the same to the microsecond, as long as nobody waits over midnight.

    Parameters
    ----------
    scenario
        Plain data, as `build_scenario` returns it, with opening hours, rates and headcounts by weekday.
    weekdays
        The weekdays that stay (0 = Monday).
    """
    kept = {WEEKDAYS[number] for number in weekdays}
    out = dict(scenario)
    out["calendar"] = dict(scenario["calendar"])
    out["calendar"]["opening"] = _only(scenario["calendar"]["opening"], kept)
    streams = {
        name: {**stream, "rates_per_hour": _only(stream["rates_per_hour"], kept)}
        for name, stream in scenario["arrivals"]["streams"].items()
    }
    out["arrivals"] = {**scenario["arrivals"], "streams": streams}
    out["agents"] = {
        name: {**group, "count": _only(group["count"], kept)} for name, group in scenario["agents"].items()
    }
    return out


def _only(table: Mapping[str, Any], kept: set[str]) -> dict[str, Any]:
    """The rows of a table by weekday that belong to the kept ones, one row a weekday."""
    return {day: row for key, row in table.items() for day in weekdays_of(key) or () if day in kept}
