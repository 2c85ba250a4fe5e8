"""Whether anything changes from one day to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sim.names import EventKind
from sim.plan import build_plan
from sim.plan.nights import changes_overnight, keeps_days
from sim.scenario import Scenario
from sim.units import DAY

Desk = Callable[[dict[str, Any]], Scenario]
STAY: dict[str, Any] = {"workforce.attrition": 0, "workforce.attrition_slope": 0}


@pytest.mark.parametrize(
    ("changes", "kept", "changing"),
    [
        ({}, False, False),
        ({"quality.knowledge": 1}, False, False),
        ({"quality.learning": 0.01}, True, True),
        ({"workforce": {}}, True, True),
        (STAY, True, False),
        (STAY | {"workforce.attrition_slope": 0.1}, True, True),
        (STAY | {"handling.erosion": {}}, True, True),
    ],
)
def test_days_are_kept_and_nights_come_where_they_matter(
    desk: Desk, changes: dict[str, Any], kept: bool, changing: bool
) -> None:
    scenario = desk(changes)
    assert (keeps_days(scenario), changes_overnight(scenario)) == (kept, changing)
    plan = build_plan(scenario)
    nights = plan.schedule[plan.schedule["kind"] == EventKind.MARKET]
    expected = [(DAY, 0), (2 * DAY, 1)] if changing else []
    assert list(zip(nights["at"].tolist(), nights["entity"].tolist(), strict=True)) == expected
    assert plan.behaviour[0]["keeps_days"] == kept
