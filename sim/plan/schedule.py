"""What the calendar brings: intervals, midnights, opening and closing, outages, headcounts and shifts, in one order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from sim.names import CHANNELS, EventKind
from sim.plan.behaviour import has_midnight
from sim.plan.tables import SCHEDULE
from sim.scenario import Scenario
from sim.units import DAY
from sim.workload.spans import merged

__all__ = ["build_schedule"]

_Row = tuple[int, int, int, int]


def build_schedule(scenario: Scenario, staff: Iterable[_Row]) -> NDArray[np.void]:
    """All scheduled events before the horizon in the total order (at, kind, entity), dtype `SCHEDULE`.

    Parameters
    ----------
    scenario
        Its calendar and incidents are read, and whether anything happens at midnight.
    staff
        Rows of kind STAFF and SHIFT.
    """
    calendar = scenario.calendar
    width, horizon = calendar.interval, calendar.horizon
    rows: list[_Row] = [(k * width, int(EventKind.INTERVAL), 0, k) for k in range(1, horizon // width)]
    for opens_at, closes_at in calendar.open_spans().tolist():
        rows += [(opens_at, int(EventKind.CALENDAR), 0, 1), (closes_at, int(EventKind.CALENDAR), 0, 0)]
    if has_midnight(scenario):
        rows += [(day * DAY, int(EventKind.MARKET), day - 1, 0) for day in range(1, -(-horizon // DAY))]
    rows += _outages(scenario)
    rows += staff
    return np.array(sorted(row for row in rows if row[0] < horizon), dtype=SCHEDULE)


def _outages(scenario: Scenario) -> Iterator[_Row]:
    """Beginnings and ends of outages; those of a channel that touch are one."""
    used = [name for name in CHANNELS if name in {one.channel for one in scenario.contact_types.values()}]
    for channel in CHANNELS:
        spans = [
            (one.begins, one.begins + one.outage)
            for one in scenario.incidents.values()
            if channel in (one.outage_of or used)
        ]
        for begins, ends in merged(spans):
            yield begins, int(EventKind.OUTAGE), CHANNELS.index(channel), 1
            yield ends, int(EventKind.OUTAGE), CHANNELS.index(channel), 0
