"""Numbers stand in logs and in random names: these are the promised ones, and more may only be added."""

from __future__ import annotations

from typing import get_args

from sim.names import (
    AGENT_SELECTION,
    CHANNELS,
    CONTACT_SELECTION,
    SERVICE_LEVEL_FORMULAS,
    WEEKDAYS,
    AtClosing,
    CaseStatus,
    Cause,
    EventKind,
    Family,
    LegOutcome,
    Outcome,
    Purpose,
)
from sim.scenario.target import Formula


def test_purposes_keep_their_numbers() -> None:
    assert [one.name for one in Purpose][:14] == [
        "PATIENCE",
        "TALK",
        "WRAP_UP",
        "LEG_SPARE",
        "OFFSET",
        "THINNING",
        "CONTACT_TYPE",
        "SEGMENT",
        "ARRIVAL_COUNT",
        "DAY_FACTOR",
        "INTERVAL_NOISE",
        "STAFF_ROUNDING",
        "ABSENCE",
        "TOPIC",
    ]
    assert [int(one) for one in Purpose] == list(range(len(Purpose)))


def test_simultaneous_events_stand_in_the_written_order() -> None:
    assert sorted(EventKind, key=int) == [
        EventKind.INTERVAL,
        EventKind.CALENDAR,
        EventKind.STAFF,
        EventKind.TALK_END,
        EventKind.WRAP_UP_END,
        EventKind.PATIENCE_END,
        EventKind.ARRIVAL,
    ]
    assert len({int(kind) for kind in EventKind}) == len(EventKind)
    for kind in EventKind:
        assert kind.name in (EventKind.__doc__ or "")


def test_outcomes_keep_their_numbers() -> None:
    assert [(one.name, int(one)) for one in Outcome][:6] == [
        ("OPEN", 0),
        ("ANSWERED", 1),
        ("ABANDONED", 2),
        ("BLOCKED", 3),
        ("CLOSED", 4),
        ("DISCONNECTED", 5),
    ]
    assert [(one.name, int(one)) for one in LegOutcome][:6] == [
        ("WAITING", 0),
        ("TALKING", 1),
        ("WRAP_UP", 2),
        ("SERVED", 3),
        ("ABANDONED", 4),
        ("DISCONNECTED", 5),
    ]
    assert [int(one) for one in CaseStatus][:4] == [0, 1, 2, 3]
    assert [int(one) for one in Cause][:6] == [0, 1, 2, 3, 4, 5]
    assert [one.name for one in AtClosing] == ["SERVE_OUT", "DISCONNECT", "KEEP"]


def test_codes_of_families_and_policies_are_their_positions() -> None:
    assert get_args(Family)[:3] == ("never", "deterministic", "exponential")
    assert list(AGENT_SELECTION.values()) == list(range(len(AGENT_SELECTION)))
    assert list(CONTACT_SELECTION.values()) == list(range(len(CONTACT_SELECTION)))


def test_the_scenario_knows_every_formula_and_the_week_has_seven_days() -> None:
    assert get_args(Formula) == SERVICE_LEVEL_FORMULAS
    assert len(WEEKDAYS) == 7
    assert len(set(CHANNELS)) == 5
