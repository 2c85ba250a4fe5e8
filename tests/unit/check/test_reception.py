"""The check knows what befalls contacts before they stand in a queue."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim.names import LegOutcome, LegReason, Mark, Outcome
from tests.differential.corner import MORNING, drawn_up, group
from tests.unit.check.judged import altered, changed, first, judged, log_of, refused

_FEEL: dict[str, Any] = {"tolerance": {"voice": "4m"}, "resolution": {"base": 0}, "satisfaction": {}}
_PLAN = drawn_up(
    [(at, i % 2, 0) for i, (at, _, _) in enumerate(MORNING)],
    types=[{"patience": "15m"}, {"patience": "15m"}],
    agents={"g": group(2, "a"), "h": group(2, "b")},
    routing={"triage": "manual", "triage_delay": "5m", "misroute": 0.4},
    bot={"coverage": {"voice": 0.7}, "session": "3m"},
    topics={"a": {"solvable": 0.5, "urgency": 1}, "b": {"solvable": 0.2}},
    repeat={"delay": "20m", "spread": "10m"},
    **_FEEL,
)
_LOG = log_of(_PLAN)


def _session(how: LegOutcome) -> int:
    return first(_LOG, "legs", "outcome", how)


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("bot_session", None, "a session is as long as drawn"),
        ("bot_escalates", 0.0, "a session ends as drawn"),
        ("bot_out_of_context", 1.0, "a contact is marked OUT_OF_CONTEXT when and only when it is so"),
        ("triage_delay", None, "a contact stands in a queue when bot and triage are done"),
        ("misroute", 0.0, "a contact is marked MISROUTED when and only when it is so"),
        ("transfer_lacking", 0.0, "another leg follows when and only when it is due"),
        ("bot_returns", 0.0, "another contact follows when and only when it is due"),
        ("satisfaction_bot_failure", 3.0, "a closed case has the satisfaction that its journey gives it"),
        ("satisfaction_angry", 5.0, "a closed case has the satisfaction that its journey gives it"),
        ("satisfaction_efforts_bot_failure", 3.0, "a closed case has the effort that its journey gives it"),
    ],
)
def test_each_key_is_looked_at(column: str, value: float | None, words: str) -> None:
    other = int(_PLAN.behaviour["repeat_delay"][0]) if value is None else value
    judged(_PLAN, words, altered(_PLAN, "behaviour", column, other))


def test_topics_and_channels_are_looked_at() -> None:
    judged(_PLAN, "a session ends as drawn", altered(_PLAN, "topics", "solvable", 1.0))
    judged(_PLAN, "who is covered meets the bot, nobody else", altered(_PLAN, "moods", "coverage", 0.1))


def test_who_lacks_a_skill_is_known() -> None:
    skills = altered(_PLAN, "skills", "lacking", 1)
    judged(_PLAN, "a contact is marked LACKING when and only when it is so", skills)


@pytest.mark.parametrize(
    ("table", "column", "words"),
    [
        ("legs", "work", "a session is as long as drawn"),
        ("legs", "agent", "who is matched has an agent and a group"),
        ("legs", "talk_at", "the bot answers on arrival"),
    ],
)
def test_a_session_that_cannot_be_is_named(table: str, column: str, words: str) -> None:
    row = _session(LegOutcome.BOT_ESCALATED)
    value = _LOG.legs[column][row] + 1
    refused(changed(_LOG, table, column, row, int(value)), _PLAN, words)


def test_outcomes_of_sessions_and_contacts_belong_together() -> None:
    row = _session(LegOutcome.BOT_RESOLVED)
    refused(
        changed(_LOG, "legs", "outcome", row, LegOutcome.BOT_CONTAINED), _PLAN, "a session ends as drawn"
    )
    refused(
        changed(_LOG, "legs", "outcome", row, LegOutcome.SERVED), _PLAN, "sessions with the bot end in their own ways"
    )
    contact = int(_LOG.legs["contact"][row])
    words = "a contact's outcome is that of its last leg"
    refused(changed(_LOG, "contacts", "outcome", contact, Outcome.CONTAINED), _PLAN, words)


@pytest.mark.parametrize("mark", [Mark.BOT_MET, Mark.OUT_OF_CONTEXT, Mark.MISROUTED, Mark.LACKING])
def test_each_mark_is_looked_at(mark: Mark) -> None:
    marks = _LOG.feelings["marks"]
    row = int(np.flatnonzero((marks & mark) != 0)[0])
    wrong = changed(_LOG, "feelings", "marks", row, int(marks[row]) & ~int(mark))
    refused(wrong, _PLAN, f"a contact is marked {mark.name} when and only when it is so")


def test_the_plan_shows_what_is_looked_at() -> None:
    assert {LegReason.BOT, LegReason.ARRIVAL, LegReason.TRANSFER} <= set(_LOG.legs["reason"].tolist())
    assert {Outcome.CONTAINED, Outcome.BOT_RESOLVED} <= set(_LOG.contacts["outcome"].tolist())
