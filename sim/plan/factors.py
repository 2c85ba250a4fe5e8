"""Factors by interval of arrival: tables by weekday, times the incidents that last and the desk's automation."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.scenario import Scenario
from sim.scenario.table import resolve

__all__ = ["arrival_factors"]


def arrival_factors(scenario: Scenario, part: str) -> NDArray[np.float64]:
    """Shape (types, intervals to the horizon): what multiplies a duration of contacts that arrive in the interval.

    Parameters
    ----------
    scenario
        Its `contact_types.TYPE.by_arrival` and, for talk, its incidents, for wrap-up, its desk are read.
    part
        `talk`, `wrap_up` or `patience`.
    """
    calendar, types = scenario.calendar, scenario.contact_types
    n = calendar.horizon // calendar.interval
    days = -(-n // calendar.intervals_per_day)
    weekdays = [calendar.weekday(day) for day in range(days)]
    out = np.ones((len(types), n))
    for row, one in zip(out, types.values(), strict=True):
        table: Any = getattr(one.by_arrival, part)
        if table is not None:
            week = resolve(table, np.ones((7, calendar.intervals_per_day), dtype=np.bool_))
            row[:] = np.where(week == 0, 1.0, week)[weekdays].ravel()[:n]
    if part == "talk":
        begins = np.arange(n) * calendar.interval
        for incident in scenario.incidents.values():
            lasts = (begins >= incident.begins) & (begins < incident.begins + incident.lasts)
            riddle = incident.lasts if incident.known_after is None else incident.known_after
            known = begins >= incident.begins + riddle
            factor = np.where(known, incident.talk_factor_known, incident.talk_factor)
            for row, kind in zip(out, types, strict=True):
                if incident.touches(kind):
                    row[lasts] *= factor[lasts]
    if part == "wrap_up" and scenario.desk is not None and scenario.desk.automation:
        out *= scenario.desk.automation_wrap_up
    return out
