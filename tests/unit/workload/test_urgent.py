"""Urgent cases open as a contact type of their own."""

from __future__ import annotations

from typing import Any

import pytest

from sim.scenario import Scenario, load
from sim.workload.arrivals import sample_arrivals


@pytest.fixture
def sorted_out(week: dict[str, Any]) -> Scenario:
    """Calls and chats about what is urgent, soon to be done, or neither."""
    topics = {"burning": 1, "smoking": 1, "cold": 1}
    week["contact_types"]["call"]["topics"] = topics
    week["contact_types"]["chat"] = {"talk": "5m", "channel": "chat", "topics": topics}
    week["contact_types"]["hotline"] = {"talk": "3m"}
    week["agents"]["pool"]["skills"] |= {"chat": {}, "hotline": {}}
    week["arrivals"]["streams"]["calls"]["mix"] = {"call": 1, "chat": 1}
    week["topics"] = {"burning": {"urgency": 1}, "smoking": {"urgency": 0.5}}
    return load(week)


def test_only_urgent_cases_of_the_types_that_are_named_change(sorted_out: Scenario) -> None:
    before = sample_arrivals(sorted_out, 1, 0)
    after = sample_arrivals(sorted_out.with_({"routing.urgent_type": {"call": "hotline"}}), 1, 0)
    moved = (before["type"] == 0) & (before["topic"] == 0)
    assert moved.any()
    assert (after["type"][moved] == 2).all()
    assert (after["type"][~moved] == before["type"][~moved]).all()
    same = set(before.dtype.names or ()) - {"type"}
    assert all((after[name] == before[name]).all() for name in same)


def test_nobody_is_moved_twice(sorted_out: Scenario) -> None:
    both = {"routing.urgent_type": {"call": "chat", "chat": "call"}}
    before, after = sample_arrivals(sorted_out, 1, 0), sample_arrivals(sorted_out.with_(both), 1, 0)
    urgent = before["topic"] == 0
    assert (after["type"][urgent] == 1 - before["type"][urgent]).all()
    assert (after["type"][~urgent] == before["type"][~urgent]).all()
