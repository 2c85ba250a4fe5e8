"""From scenario to plan: tables, schedule, targets, bounds."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim.draws import stream_hash
from sim.errors import SettingsError
from sim.names import CHANNELS, AtClosing, EventKind
from sim.plan import UNLIMITED, Plan, build_plan
from sim.scenario import load
from sim.units import DAY, HOUR, SECOND, SPEED_ONE

SAID: dict[str, Any] = {
    "name": "shop",
    "calendar": {"opening": "08:00-10:00", "days": 2, "interval": "1h", "overrun": "1h"},
    "channels": {"voice": {"lines": 20, "at_closing": "keep"}, "chat": {"queue_places": 3}},
    "segments": {"vip": {"head_start": "90s", "priority": 0, "patience_factor": 2}, "standard": {}},
    "contact_types": {
        "service": {
            "talk": "3m",
            "patience": "5m",
            "head_start": "10s",
            "targets": {"fast": {"within": "30s", "share": 0.9, "formula": "answered"}},
        },
        "chat": {"channel": "chat", "talk": "4m", "wrap_up": "1m", "priority": 3, "queue_places": 2},
    },
    "arrivals": {"streams": {"calls": {"rates_per_hour": 60, "mix": {"service": 1, "chat": 1}}}},
    "agents": {
        "tellers": {
            "count": {"all": {"08:00-09:00": 2, "09:00-10:00": 3}},
            "skills": {"service": {"rank": 4}},
        },
        "all_round": {"count": 1, "skills": {"service": {"speed": 0.5}, "chat": {"speed": 1.25, "rank": 0}}},
    },
    "targets": {"center": {"within": "20s"}, "chats": {"within": "1m", "of": "chat"}},
}


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The plan of a shop."""
    return build_plan(load(SAID), seed=3, replication=5)


def test_the_schedule_stands_in_the_total_order(plan: Plan) -> None:
    first_day = [
        tuple(row) for row in plan.schedule.tolist() if row[0] < DAY and row[1] != EventKind.INTERVAL
    ]
    assert first_day == [
        (8 * HOUR, EventKind.CALENDAR, 0, 1),
        (8 * HOUR, EventKind.STAFF, 0, 2),
        (8 * HOUR, EventKind.STAFF, 1, 1),
        (9 * HOUR, EventKind.STAFF, 0, 3),
        (10 * HOUR, EventKind.CALENDAR, 0, 0),
        (10 * HOUR, EventKind.STAFF, 0, 0),
        (10 * HOUR, EventKind.STAFF, 1, 0),
    ]
    rows = [row[:3] for row in plan.schedule.tolist()]
    assert rows == sorted(rows)
    assert plan.horizon == 2 * DAY + HOUR
    assert [row[0] for row in plan.schedule.tolist() if row[1] == EventKind.INTERVAL] == [
        k * HOUR for k in range(1, 49)
    ]


def test_skills_become_ranks_and_speeds(plan: Plan) -> None:
    served = plan.skills["serves"] == 1
    assert served.tolist() == [[True, False], [True, True]]
    assert plan.skills["rank"][served].tolist() == [4, 1, 0]
    assert plan.skills["speed"][served].tolist() == [SPEED_ONE, SPEED_ONE // 2, SPEED_ONE * 5 // 4]
    assert plan.first_agent.tolist() == [0, 3, 4]


def test_types_segments_and_channels(plan: Plan) -> None:
    service, chat = plan.types
    assert (service["priority"], service["head_start"], service["queue_places"]) == (
        1,
        10 * SECOND,
        UNLIMITED,
    )
    assert (chat["priority"], chat["queue_places"]) == (3, 2)
    assert CHANNELS[chat["channel"]] == "chat"
    assert plan.segments.tolist() == [(0, 90 * SECOND, 2.0, 1.0), (-1, 0, 1.0, 1.0)]
    assert plan.channels[0].tolist() == (20, UNLIMITED, AtClosing.KEEP)
    assert plan.channels[1].tolist() == (UNLIMITED, 3, AtClosing.SERVE_OUT)


def test_paid_time_is_the_scheduled_one(plan: Plan) -> None:
    assert plan.paid.shape == (2, 49)
    assert plan.paid[:, 8:10].tolist() == [[2 * HOUR, 3 * HOUR], [HOUR, HOUR]]
    assert plan.paid.sum() == 2 * 7 * HOUR


def test_sources_are_named_by_their_hash(plan: Plan) -> None:
    assert plan.source_hash.tolist() == [stream_hash("calls")]
    scaled = build_plan(load(SAID).with_({"arrivals.scale": 1.5}))
    assert scaled.source_hash.tolist() == [stream_hash("calls"), stream_hash("calls+1")]


def test_the_log_will_know_names_targets_and_window(plan: Plan) -> None:
    meta = plan.meta
    assert (meta.scenario, meta.seed, meta.replication) == ("shop", 3, 5)
    assert (meta.types, meta.groups, meta.segments) == (
        ("service", "chat"),
        ("tellers", "all_round"),
        ("vip", "standard"),
    )
    assert meta.topics == ("service", "chat")
    assert meta.group_size == (3, 1)
    assert meta.window == (0, 2 * DAY)
    assert meta.n_intervals == 49
    assert meta.acceptable_wait == (30 * SECOND, 20 * SECOND)
    assert meta.formula == ("answered", "offered")


def test_without_segments_there_is_one_standard() -> None:
    said = {**SAID, "segments": {}}
    plan = build_plan(load(said))
    assert plan.meta.segments == ("standard",)
    assert (plan.cases["segment"] == 0).all()


@pytest.mark.parametrize(("name", "value"), [("seed", -1), ("seed", 2**63), ("replication", -1)])
def test_seeds_have_bounds(name: str, value: int) -> None:
    with pytest.raises(SettingsError, match=rf"{name}: {value} must be from 0 to 2\*\*63 - 1"):
        build_plan(load(SAID), **{name: value})


def test_the_same_names_give_the_same_plan(plan: Plan) -> None:
    again = build_plan(load(SAID), seed=3, replication=5)
    for name in ("cases", "schedule", "types", "segments", "paid", "skills", "groups", "agent_speed"):
        assert np.array_equal(getattr(plan, name), getattr(again, name))
