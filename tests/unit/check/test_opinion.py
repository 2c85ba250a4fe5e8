"""Journeys count what happened, and closed cases have the opinion that follows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from sim.names import CaseStatus, Mark
from sim.plan import Plan
from sim.units import MINUTE
from tests.differential.corner import calls, drawn_up, group
from tests.unit.check.judged import altered, changed, judged, log_of, refused

_MANY = calls(*(f"08:{m:02d}" for m in range(0, 60, 2)))


def _rich(**more: Any) -> Plan:
    """Waits, abandonments, broken promises, transfers, letters, repeat contacts, steps, a survey."""
    return drawn_up(
        _MANY,
        types=[
            {
                "talk": "4m",
                "patience": "exponential mean:25m",
                "announcement": {"bias": 0.5, "balk_share": 0.1},
                "retry": {"abandoned": 0.6, "balked": 0.5, "delay": "5m"},
                "transfer": {"share": 0.3, "to": {"b": 1}},
                "switch_to": {"b": 0.3},
            },
            {"channel": "email", "talk": "5m"},
        ],
        agents={"g": group(2, "a", "b")},
        topics={"a": {"complexity": "beta 2 3", "steps": 2}},
        tolerance={"voice": "exponential mean:8m"},
        resolution={"base": -0.5},
        repeat={"share": 1, "delay": "10m", "switch": 0.5},
        satisfaction={"answer_share": 0.5},
        **more,
    )


@pytest.fixture(scope="module")
def rich() -> Plan:
    """A plan in which everything happens that an opinion rests on."""
    plan = _rich()
    journeys = log_of(plan).journeys
    for name in ("n_served", "n_repeats", "n_abandons", "n_transfers", "n_switches", "marks", "answer"):
        assert len(np.unique(journeys[name])) > 1, name
    for mark in (Mark.RESOLVED, Mark.LATE, Mark.BROKEN, Mark.FIRST, Mark.REPORTED):
        assert len(np.unique(journeys["marks"] & mark)) == 2, mark
    return plan


@pytest.mark.parametrize("name", ["n_served", "n_repeats", "n_abandons", "n_transfers", "n_switches"])
def test_journeys_count_what_happened(rich: Plan, name: str) -> None:
    log = log_of(rich)
    wrong = changed(log, "journeys", name, 3, int(log.journeys[name][3]) + 1)
    refused(wrong, rich, "a journey counts what happened; journeys")


@pytest.mark.parametrize(
    "mark", [Mark.RESOLVED, Mark.FIRST, Mark.LATE, Mark.BROKEN, Mark.REPORTED, Mark.SCORED]
)
def test_cases_have_the_marks_of_their_contacts(rich: Plan, mark: Mark) -> None:
    log = log_of(rich)
    wrong = changed(log, "journeys", "marks", 0, int(log.journeys["marks"][0]) ^ mark)
    refused(wrong, rich, "a case has the marks that its contacts give it; journeys")


def test_no_contact_follows_in_the_reported_window() -> None:
    plan = drawn_up(
        calls("08:00", "09:30"),
        resolution={"base": -20},
        repeat={"delay": "20m", "share": 1, "fading": 0},
        measures={"reported_window": "19m"},
    )
    assert ((log_of(plan).journeys["marks"] & Mark.REPORTED) != 0).all()
    words = "a case has the marks that its contacts give it; journeys"
    judged(plan, words, altered(plan, "behaviour", "reported_window", 20 * MINUTE))


def test_cases_are_as_hard_as_planned(rich: Plan) -> None:
    log = log_of(rich)
    refused(
        changed(log, "journeys", "complexity", 2, 1), rich, "a case is as hard as the plan says; journeys"
    )


@pytest.mark.parametrize("name", ["satisfaction", "effort", "intention", "speed", "human"])
def test_opinions_follow_from_the_journey(rich: Plan, name: str) -> None:
    log = log_of(rich)
    journeys = log.journeys.copy()
    row = int(np.flatnonzero(log.cases["status"] != CaseStatus.OPEN)[0])
    journeys[name][row] += 1e-4
    words = f"a closed case has the {name} that its journey gives it; journeys"
    refused(replace(log, journeys=journeys), rich, words)


@pytest.mark.parametrize(
    "key",
    [
        "base",
        "human_weight",
        "resolved",
        "repeat",
        "credit",
        "credit_fading",
        "effort",
        "abandoned",
        "broken",
    ],
)
def test_each_term_of_satisfaction_counts(rich: Plan, key: str) -> None:
    words = "a closed case has the satisfaction that its journey gives it; journeys"
    judged(rich, words, altered(rich, "behaviour", f"satisfaction_{key}", lambda value: value + 0.01))


@pytest.mark.parametrize("key", ["efforts_late", "efforts_steps", "intention_base", "intention_slope"])
def test_each_term_of_effort_and_intention_counts(rich: Plan, key: str) -> None:
    words = "a closed case has the (effort|intention|satisfaction) that its journey gives it; journeys"
    judged(rich, words, altered(rich, "behaviour", f"satisfaction_{key}", lambda value: value + 0.01))


def test_who_asks_nobody_has_no_answers(rich: Plan) -> None:
    words = "a closed case has the (speed|human) that its journey gives it; journeys"
    judged(rich, words, altered(rich, "behaviour", "has_satisfaction", 0))


def test_the_survey_is_answered_as_drawn(rich: Plan) -> None:
    words = "the survey is answered as drawn; journeys"
    judged(rich, words, altered(rich, "behaviour", "satisfaction_answer_share", 0.4))
    judged(rich, words, altered(rich, "behaviour", "satisfaction_cuts_2", 0.5))
    log = log_of(rich)
    row = int(np.flatnonzero(log.journeys["answer"] > 0)[0])
    refused(changed(log, "journeys", "answer", row, 0), rich, words)


def test_feelings_and_journeys_are_kept_where_somebody_feels(rich: Plan) -> None:
    log = log_of(rich)
    refused(replace(log, journeys=log.journeys[:-1]), rich, "journeys are kept where somebody feels")
    refused(log, altered(rich, "behaviour", "feels", 0), "feelings are kept where somebody feels")
