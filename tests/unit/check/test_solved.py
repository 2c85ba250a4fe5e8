"""Services go as instants and levers say, and solve the problem as drawn."""

from __future__ import annotations

from typing import Any

import pytest

from sim.names import Mark, Outcome
from sim.plan import Plan
from tests.differential.corner import calls, drawn_up, group
from tests.unit.check.judged import altered, changed, first, judged, log_of, refused

_MANY = calls(*(f"08:{m:02d}" for m in range(0, 60, 3)))


def _chats(**more: Any) -> Plan:
    transfer = {"share": 0.5, "to": {"b": 1}, "after": 0.5}
    return drawn_up(
        _MANY,
        types=[{"channel": "chat", "talk": "exponential mean:9m", "transfer": transfer}, {"channel": "chat"}],
        agents={"g": {**group(1, "a", "b"), "at_once": {"chat": 3}}},
        topics={"a": {"complexity": "beta 2 3"}},
        resolution={"by_channel": {"chat": 0.3}, **more},
        handling={"speed": 1.2, "cap": "12m", "takeover": True, "template_rate": 0.2},
        quality={"training": 0.5, "knowledge": 0.5, "qa": "linked", "empathy": 1},
    )


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("resolution_slope", 2.9),
        ("resolution_transferred", 0.7),
        ("resolution_concurrency", 0.5),
        ("resolution_haste", 1.5),
        ("resolution_training", 0.3),
        ("resolution_knowledge", 0.5),
        ("resolution_takeover", 0.1),
        ("resolution_qa_linked", 0.3),
        ("quality_qa", 1),
    ],
)
def test_each_term_of_the_logit_counts(key: str, value: float) -> None:
    plan = _chats()
    words = "a service has the solving that its talk gives it; feelings"
    log = judged(plan, words, altered(plan, "behaviour", key, value))
    assert (log.feelings["n_avg"] > 1).any()
    assert ((log.feelings["marks"] & Mark.CAPPED) != 0).any()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("satisfaction_human_base", 0.5),
        ("satisfaction_human_haste", 0.4),
        ("satisfaction_human_training", 0.3),
        ("satisfaction_human_empathy", 0.2),
        ("satisfaction_human_template", 0.3),
        ("satisfaction_human_concurrency", 0.2),
    ],
)
def test_each_term_of_human_quality_counts(key: str, value: float) -> None:
    plan = _chats()
    judged(
        plan,
        "a service has the human that its talk gives it; feelings",
        altered(plan, "behaviour", key, value),
    )


@pytest.mark.parametrize("name", ["n_avg", "pace", "human", "solving"])
def test_who_was_never_answered_has_no_service(name: str) -> None:
    plan = drawn_up(calls("07:00", "08:00"), resolution={})
    log = log_of(plan)
    refused(
        changed(log, "feelings", name, 0, 1), plan, f"nobody has a {name} who was never answered; feelings"
    )
    refused(
        changed(log, "feelings", name, 1, 3),
        plan,
        f"a service has the {name} that its talk gives it; feelings",
    )


def test_problems_are_solved_as_drawn() -> None:
    plan = _chats()
    log = log_of(plan)
    row = first(log, "contacts", "outcome", Outcome.ANSWERED)
    marks = int(log.feelings["marks"][row])
    refused(
        changed(log, "feelings", "marks", row, marks ^ Mark.RESOLVED),
        plan,
        "a problem is solved as drawn; feelings",
    )
    closed = drawn_up(calls("07:00", "08:00"), resolution={})
    wrong = changed(log_of(closed), "feelings", "marks", 0, Mark.RESOLVED)
    refused(wrong, closed, "no problem is solved but by an answer or by the bot; feelings")


def test_cut_talks_are_marked() -> None:
    plan = _chats()
    log = log_of(plan)
    marks = int(log.feelings["marks"][0])
    words = "a contact is marked CAPPED when and only when its talk was cut; feelings"
    refused(changed(log, "feelings", "marks", 0, marks ^ Mark.CAPPED), plan, words)


def test_without_resolution_every_answer_helps() -> None:
    plan = drawn_up(_MANY, types=[{"patience": "5m"}], tolerance={"voice": "5m"})
    log = log_of(plan)
    answered = log.contacts["outcome"] == Outcome.ANSWERED
    assert (((log.feelings["marks"] & Mark.RESOLVED) != 0) == answered).all()
    assert (log.feelings["solving"] == answered).all()


def test_the_talk_that_is_resumed_has_the_cut_of_its_beginning() -> None:
    plan = drawn_up(
        calls("11:30", "11:45", "11:50"),
        types=[{"talk": "40m"}],
        agents={
            "g": {"count": {"08:00-12:00": 3}, "skills": {"a": {}}, "at_shift_end": "hand_back"},
            "h": group(3, rank=2),
        },
        handling={"cap": "30m"},
        resolution={},
    )
    log = judged(
        plan,
        "a service has the solving that its talk gives it; feelings",
        altered(plan, "behaviour", "resolution_haste", 1.0),
    )
    assert log.contacts["n_legs"].max() == 2
