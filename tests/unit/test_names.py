"""Numbers stand in logs and in random names: these are the promised ones, and more may only be added."""

from __future__ import annotations

from typing import get_args

from sim.names import (
    AGENT_SELECTION,
    CHANNELS,
    CONTACT_SELECTION,
    LAST_AGENT,
    QUEUE_CHOICE,
    SERVICE_LEVEL_FORMULAS,
    TRANSFER_KIND,
    WAIT_ESTIMATE,
    WEEKDAYS,
    AtClosing,
    CaseStatus,
    Cause,
    EventKind,
    Family,
    LegOutcome,
    LegReason,
    Outcome,
    Purpose,
)
from sim.scenario.contact_type import ContactType
from sim.scenario.handing import Transfer
from sim.scenario.target import Formula


def test_purposes_keep_their_numbers() -> None:
    assert [one.name for one in Purpose][:14] == [
        "PATIENCE",
        "TALK",
        "WRAP_UP",
        "SET_UP",
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
    assert {one.name: int(one) for one in Purpose if one > 13} == {
        "TRANSFER": 16,
        "REOPEN": 17,
        "PAUSE": 18,
        "HANDOVER": 19,
        "RETRY": 20,
        "RETRY_DELAY": 21,
        "AGENT_PICK": 22,
        "QUEUE_CHOICE": 23,
        "BALK": 24,
        "ANNOUNCEMENT_NOISE": 25,
        "MESSAGE": 26,
        "CALLBACK_ACCEPT": 27,
        "CALLBACK_UNANSWERED": 28,
        "CALLBACK_DELAY": 29,
        "CONTACT_PICK": 30,
        "LATENESS": 32,
        "ADHERENCE": 33,
        "SHIFT_ROUNDING": 34,
        "BREAK_START": 35,
        "TOLERANCE": 36,
        "RESOLVED": 37,
        "CONTEXT": 38,
        "NIGHT": 39,
        "BOT_COVERED": 40,
        "BOT_SOLVES": 41,
        "BOT_ESCALATES": 42,
        "BOT_OUT_OF_CONTEXT": 43,
        "BOT_SESSION": 44,
        "TRIAGE_DELAY": 45,
        "MISROUTED": 46,
        "MISROUTED_TO": 47,
        "REPEAT": 48,
        "REPEAT_DELAY": 49,
        "REPEAT_SPREAD": 50,
        "REPEAT_SWITCH": 51,
        "IMPATIENCE": 52,
        "DUPLICATE_TO": 53,
        "SILENT": 54,
        "COMPETITOR": 55,
        "OFFICE_DELAY": 56,
        "CHECK_GAP": 57,
        "ACTION": 58,
        "SALE": 59,
        "CHURN": 60,
        "TELLS": 61,
        "TOLD": 62,
        "SURVEY": 63,
        "SURVEY_NOISE": 64,
        "BADGE": 65,
        "REASK": 66,
        "LACKING_TRANSFER": 67,
        "CUSTOMER": 68,
        "COMPLEXITY": 69,
        "NEEDS_ACTION": 70,
        "NEEDS_OFFICE": 71,
        "BAD_NEWS": 72,
        "PREFERRED": 73,
        "CUSTOMER_SEGMENT": 74,
        "BASE_LIFE": 75,
        "AGENT_SPEED": 76,
        "AGENT_QUALITY": 77,
        "AGENT_TENURE": 78,
        "ATTRITION": 79,
        "ACQUIRED": 80,
        "CLOSED_SWITCH": 81,
    }


def test_simultaneous_events_stand_in_the_written_order() -> None:
    assert sorted(EventKind, key=int) == [
        EventKind.INTERVAL,
        EventKind.MARKET,
        EventKind.CALENDAR,
        EventKind.OUTAGE,
        EventKind.STAFF,
        EventKind.SHIFT,
        EventKind.TRANSFER,
        EventKind.TALK_END,
        EventKind.WRAP_UP_END,
        EventKind.SET_UP_END,
        EventKind.PATIENCE_END,
        EventKind.WIDEN,
        EventKind.BOT_END,
        EventKind.TRIAGE_END,
        EventKind.BACK_OFFICE,
        EventKind.STATUS_CHECK,
        EventKind.RETURN,
        EventKind.ARRIVAL,
    ]
    assert len({int(kind) for kind in EventKind}) == len(EventKind)
    for kind in EventKind:
        assert kind.name in (EventKind.__doc__ or "")


def test_outcomes_keep_their_numbers() -> None:
    assert [(one.name, int(one)) for one in Outcome][:11] == [
        ("OPEN", 0),
        ("ANSWERED", 1),
        ("ABANDONED", 2),
        ("BLOCKED", 3),
        ("CLOSED", 4),
        ("DISCONNECTED", 5),
        ("BALKED", 6),
        ("MESSAGE", 7),
        ("CALLBACK", 8),
        ("UNREACHED", 9),
        ("HIDDEN", 10),
    ]
    assert [(one.name, int(one)) for one in LegOutcome][:11] == [
        ("WAITING", 0),
        ("TALKING", 1),
        ("WRAP_UP", 2),
        ("SERVED", 3),
        ("ABANDONED", 4),
        ("DISCONNECTED", 5),
        ("SET_UP", 6),
        ("HANDED_BACK", 7),
        ("MESSAGE", 8),
        ("UNREACHED", 9),
        ("HIDDEN", 10),
    ]
    assert [int(one) for one in CaseStatus][:4] == [0, 1, 2, 3]
    assert [int(one) for one in Cause][:7] == [0, 1, 2, 3, 4, 5, 6]
    assert [one.name for one in LegReason][:5] == ["ARRIVAL", "TRANSFER", "HAND_BACK", "REOPENED", "REDIAL"]
    assert [one.name for one in AtClosing] == ["SERVE_OUT", "DISCONNECT", "KEEP"]


def test_codes_of_families_and_policies_are_their_positions() -> None:
    assert get_args(Family)[:3] == ("never", "deterministic", "exponential")
    for codes in (
        AGENT_SELECTION,
        CONTACT_SELECTION,
        QUEUE_CHOICE,
        WAIT_ESTIMATE,
        TRANSFER_KIND,
        LAST_AGENT,
    ):
        assert list(codes.values()) == list(range(len(codes)))
    assert list(AGENT_SELECTION)[:3] == ["ranked_longest_idle", "longest_idle", "best_skill"]
    assert list(CONTACT_SELECTION)[:3] == ["priority_longest_wait", "longest_wait", "longest_queue"]


def test_what_a_scenario_may_say_are_the_names_with_codes() -> None:
    keys = {
        (Transfer, "kind"): TRANSFER_KIND,
        (ContactType, "last_agent"): LAST_AGENT,
        (ContactType, "wait_estimate"): WAIT_ESTIMATE,
    }
    for (model, key), codes in keys.items():
        assert get_args(model.model_fields[key].annotation) == tuple(codes)
    assert {"none", *get_args(ContactType.model_fields["choice"].annotation)} == set(QUEUE_CHOICE)
    assert get_args(ContactType.model_fields["channel"].annotation) == CHANNELS


def test_the_scenario_knows_every_formula_and_the_week_has_seven_days() -> None:
    assert get_args(Formula) == SERVICE_LEVEL_FORMULAS
    assert len(WEEKDAYS) == 7
    assert len(set(CHANNELS)) == 5
