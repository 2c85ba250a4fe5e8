"""Topics as rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sim.plan.build import build_plan
from sim.plan.topics import build_topics
from sim.scenario import Scenario
from sim.units import MINUTE

Desk = Callable[[dict[str, Any]], Scenario]
SAID: dict[str, Any] = {
    "contact_types.chat.topics": {"delivery": 1, "payment": 2},
    "topics": {
        "payment": {"urgency": 1, "steps": 3, "head_start": "2m", "sales": True},
        "delivery": {"urgency": 0.5, "steps": 1.5},
    },
}


def test_rows_stand_as_the_log_names_them_and_who_is_not_described_is_calm(desk: Desk) -> None:
    scenario = desk(SAID)
    assert build_plan(scenario).meta.topics == ("call", "delivery", "payment")
    expected = [(0, 0, 0, 0, 0, 0), (0, 0, 0, 0.5, 1.5, 0), (1, 2 * MINUTE, 1, 1, 3, 0)]
    assert build_topics(scenario).tolist() == expected


def test_steps_that_agents_take_over_are_not_left(desk: Desk) -> None:
    over = {"handling.takeover": True}
    assert build_topics(desk(SAID | over))["steps"].tolist() == [0, 0, 1]
    assert build_topics(desk(SAID | over | {"handling.takeover_steps": 1}))["steps"].tolist() == [0, 0.5, 2]
    assert build_topics(desk(SAID | {"handling.takeover_steps": 1}))["steps"].tolist() == [0, 1.5, 3]


def test_a_case_finds_its_row(desk: Desk) -> None:
    """120 cases in the mean, a half of them calls: none may have a topic of the other type."""
    plan = build_plan(desk(SAID))
    urgent = plan.topics["urgency"][plan.cases["topic"]]
    assert set(urgent[plan.cases["type"] == 0]) == {0}
    assert set(urgent[plan.cases["type"] == 1]) == {0.5, 1}


def test_a_bot_solves_what_the_topic_and_its_accuracy_let_it(desk: Desk) -> None:
    easy = {"topics.payment.solvable": 0.4, "topics.delivery.solvable": 0.8}
    assert build_topics(desk(SAID | easy))["solvable"].tolist() == [0, 0, 0]
    assert build_topics(desk(SAID | easy | {"bot": {}}))["solvable"].tolist() == [0, 0.8, 0.4]
    assert build_topics(desk(SAID | easy | {"bot.accuracy": 2}))["solvable"].tolist() == [0, 1, 0.8]
