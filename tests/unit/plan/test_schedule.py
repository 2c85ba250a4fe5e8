"""The calendar's events in their order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sim.names import EventKind
from sim.plan.schedule import build_schedule
from sim.scenario import Scenario
from sim.units import DAY, HOUR

Desk = Callable[[dict[str, Any]], Scenario]


def _outages(scenario: Scenario) -> list[tuple[int, int, int]]:
    rows = build_schedule(scenario, []).tolist()
    return [(at // HOUR, entity, value) for at, kind, entity, value in rows if kind == EventKind.OUTAGE]


def test_an_outage_touches_the_channels_in_use_or_those_named(desk: Desk) -> None:
    assert _outages(desk({"incidents.down": {"at": "08:00", "outage": "1h"}})) == [
        (8, 0, 1),
        (8, 1, 1),
        (9, 0, 0),
        (9, 1, 0),
    ]
    assert _outages(desk({"incidents.down": {"at": "08:00", "outage": "1h", "outage_of": "chat"}})) == [
        (8, 1, 1),
        (9, 1, 0),
    ]
    assert _outages(desk({"incidents.calm": {"at": "08:00", "peak": 3}})) == []


def test_outages_that_overlap_or_touch_are_one(desk: Desk) -> None:
    incidents = {
        "one": {"at": "06:00", "outage": "3h", "outage_of": "voice"},
        "two": {"at": "08:00", "outage": "2h", "outage_of": "voice"},
        "three": {"at": "10:00", "outage": "1h", "outage_of": "voice"},
    }
    assert _outages(desk({"incidents": incidents})) == [(6, 0, 1), (11, 0, 0)]


def test_rows_stand_in_order_and_before_the_horizon(desk: Desk) -> None:
    staff = [(2 * DAY + HOUR, 20, 0, 0), (8 * HOUR, 22, 1, 1), (8 * HOUR, 20, 1, 2), (8 * HOUR, 20, 0, 2)]
    rows = build_schedule(
        desk({"incidents.down": {"at": "08:00", "outage": "9d", "outage_of": "voice"}}), staff
    ).tolist()
    assert [row[:3] for row in rows if row[0] == 8 * HOUR] == [
        (8 * HOUR, EventKind.INTERVAL, 0),
        (8 * HOUR, EventKind.CALENDAR, 0),
        (8 * HOUR, EventKind.OUTAGE, 0),
        (8 * HOUR, EventKind.STAFF, 0),
        (8 * HOUR, EventKind.STAFF, 1),
        (8 * HOUR, EventKind.SHIFT, 1),
    ]
    assert [row[:3] for row in rows] == sorted(row[:3] for row in rows)
    assert all(row[0] < 2 * DAY + HOUR for row in rows)
