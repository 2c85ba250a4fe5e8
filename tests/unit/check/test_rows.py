"""Rows that cannot be: the check names the invariant, the table, the row and its values."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sim.names import CaseStatus, Cause, LegOutcome, LegReason, Outcome
from sim.units import NEVER
from tests.differential.corner import calls, drawn_up, group
from tests.unit.check.judged import changed, first, log_of, refused, without

_PLAN = drawn_up(
    [*calls(*(["09:00"] * 6)), *calls("09:05", "09:10", kind=1)],
    types=[
        {"patience": "12m", "queue_places": 3, "retry": {"blocked": "1", "delay": "30m"}},
        {"talk": "5m", "transfer": {"share": 1, "to": {"a": 1}}},
    ],
    agents={"g": group(2, "a", "b")},
)
_LOG = log_of(_PLAN)
_SERVED = first(_LOG, "legs", "outcome", LegOutcome.SERVED)
_ABANDONED = first(_LOG, "legs", "outcome", LegOutcome.ABANDONED)
_BLOCKED = first(_LOG, "contacts", "outcome", Outcome.BLOCKED)
_AGAIN = first(_LOG, "contacts", "cause", Cause.RETRY)
_SECOND = first(_LOG, "legs", "reason", LegReason.TRANSFER)


@pytest.mark.parametrize(
    ("table", "column", "row", "value", "words"),
    [
        ("cases", "ordinal", 3, 77, "cases are those of the plan; cases, row 3"),
        ("cases", "status", 3, 9, "case status is known; cases, row 3"),
        ("cases", "n_contacts", 3, 7, "cases count their contacts; cases, row 3"),
        ("contacts", "case", 2, 99, "contacts belong to a case; contacts, row 2"),
        ("contacts", "arrived_at", 4, 5, "a first contact is as its case; contacts, row 4"),
        ("contacts", "type", 4, 1, "a first contact is as its case; contacts, row 4"),
        ("contacts", "type", 4, 2, "types are known; contacts, row 4"),
        ("contacts", "outcome", 0, 99, "outcomes are known; contacts, row 0"),
        ("contacts", "cause", _AGAIN, 0, "every case begins with one first contact; contacts, row"),
        ("contacts", "cause", _AGAIN, Cause.CALLBACK, "ended in a way that leads to another; contacts, row"),
        ("contacts", "ordinal", _AGAIN, 1, "ordinals count within the cause; contacts, row"),
        ("contacts", "parent", _AGAIN, 0, "follows from an earlier one of its case; contacts, row"),
        ("contacts", "n_legs", _BLOCKED, 1, "contacts count their legs; contacts, row"),
        (
            "legs",
            "outcome",
            _SERVED,
            LegOutcome.WRAP_UP,
            "legs have reached ended_at as their outcome says; legs",
        ),
        ("legs", "outcome", _SERVED, 20, "outcomes are known; legs, row"),
        ("legs", "reason", _SERVED, 20, "reasons are known; legs, row"),
        (
            "legs",
            "reason",
            _SECOND,
            LegReason.ARRIVAL,
            "the first leg is that of the arrival, perhaps after the bot, no other; legs",
        ),
        ("legs", "number", _SECOND, 2, "legs are numbered within their contact; legs, row"),
        ("legs", "queue", _SERVED, 2, "queues exist; legs, row"),
        ("legs", "wrap_up_at", _SERVED, 5, "wrap_up_at follows what comes before it; legs, row"),
        ("legs", "ended_at", _ABANDONED, NEVER, "legs have reached ended_at"),
        ("legs", "ended_at", _ABANDONED, NEVER - 1, "nothing happens at the horizon or later; legs, row"),
        ("legs", "agent", _SERVED, -1, "who is matched has an agent and a group; legs, row"),
        ("legs", "agent", _SERVED, 2, "agents and groups exist; legs, row"),
        ("legs", "booked_at", _SECOND, 5, "work is booked at the contact's arrival; legs, row"),
        ("legs", "work", _ABANDONED, 5, "work begins with the talk; legs, row"),
    ],
)
def test_a_row_that_cannot_be_is_named(table: str, column: str, row: int, value: int, words: str) -> None:
    refused(changed(_LOG, table, column, row, value), _PLAN, words)


def test_every_case_opens() -> None:
    refused(
        without(_LOG, "cases", 3), _PLAN, "every case of the plan opens once; cases: 7 rows, the plan has 8"
    )


def test_only_a_whole_log_can_be_checked() -> None:
    refused(replace(_LOG, first_leg=3), _PLAN, "only a whole log can be checked")


def test_all_that_is_changed_here_occurs() -> None:
    assert _LOG.cases["status"][0] == CaseStatus.RESOLVED
    assert len(_LOG.legs) > len(_LOG.cases)
