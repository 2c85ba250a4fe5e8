"""Weights of contact types, segments and topics."""

from __future__ import annotations

from typing import Any

import pytest

from sim.errors import ScenarioError
from sim.scenario import load
from sim.workload.mixes import segment_weights, topic_names, topic_rows, topic_weights, type_weights


@pytest.fixture
def both(week: dict[str, Any]) -> dict[str, Any]:
    """Calls and chats, for whom vip and standard customers write."""
    week["contact_types"]["chat"] = {"talk": "5m", "channel": "chat", "topics": {"delivery": 1, "payment": 4}}
    week["agents"]["pool"]["skills"]["chat"] = {}
    week["segments"] = {"vip": {}, "standard": {}}
    week["arrivals"]["streams"]["calls"]["mix"] = {"call": 3, "chat": {"08:00-13:00": 1}}
    return week


def test_types_by_weekday_and_interval_also_outside_opening_hours(both: dict[str, Any]) -> None:
    scenario = load(both)
    opening = scenario.calendar.opening_grid()
    found = type_weights(scenario, "calls", scenario.arrivals.streams["calls"], opening)
    assert found.shape == (7, 48, 2)
    assert found[6, 0].tolist() == [3, 3]
    assert found[6, 16].tolist() == [3, 4]


def test_segments_by_type_and_the_first_one_where_nothing_is_said(both: dict[str, Any]) -> None:
    scenario = load(both)
    assert segment_weights(scenario, "calls", scenario.arrivals.streams["calls"]).tolist() == [[1, 1], [1, 1]]
    both["arrivals"]["streams"]["calls"]["segments"] = {"vip": {"call": 1}, "standard": 2}
    scenario = load(both)
    assert segment_weights(scenario, "calls", scenario.arrivals.streams["calls"]).tolist() == [[1, 3], [0, 2]]


def test_topics_of_each_type(both: dict[str, Any]) -> None:
    assert topic_weights(load(both)).tolist() == [[1, 1], [1, 5]]


def test_a_topic_that_types_share_is_one_and_a_type_without_topics_is_its_own(both: dict[str, Any]) -> None:
    both["contact_types"]["mail"] = {
        "talk": "5m",
        "channel": "email",
        "topics": {"call": 1, "payment": 1, "other": 1},
    }
    both["agents"]["pool"]["skills"]["mail"] = {}
    scenario = load(both)
    assert topic_names(scenario) == ("call", "delivery", "payment", "other")
    assert topic_rows(scenario).tolist() == [[0, 0, 0], [1, 2, 0], [0, 2, 3]]


def test_weights_of_nothing_where_cases_arrive_are_refused(both: dict[str, Any]) -> None:
    both["arrivals"]["streams"]["calls"]["mix"] = {"call": {"08:00-13:00": 1}}
    scenario = load(both)
    with pytest.raises(ScenarioError, match=r"arrivals\.streams\.calls\.mix: all weights are 0"):
        type_weights(scenario, "calls", scenario.arrivals.streams["calls"], scenario.calendar.opening_grid())
