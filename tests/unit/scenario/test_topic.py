"""Topics of cases."""

from __future__ import annotations

from typing import Any

import pytest

from sim.errors import ScenarioError
from sim.scenario import load
from sim.scenario.topic import Topic


def test_a_topic_that_says_nothing_changes_nothing() -> None:
    assert Topic() == Topic(complexity=None, urgency=0, steps=0, needs_action=0, back_office=0)
    assert Topic().head_start == 0


@pytest.mark.parametrize("urgency", [0, 0.5, 1])
def test_urgency_is_one_of_three(urgency: float) -> None:
    assert Topic(urgency=urgency).urgency == urgency


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("urgency", 0.7, "0.7 must be 0, 0.5 or 1"),
        ("urgency", float("nan"), "nan must be 0, 0.5 or 1"),
        ("steps", -1, "-1 must be at least 0"),
        ("steps", 21, "21 must be at most 20"),
        ("needs_action", 1.1, "1.1 must be at most 1"),
        ("back_office", -0.1, "-0.1 must be at least 0"),
        ("head_start", "-1s", "-1s must be from 0s to 365d"),
        ("complexity", "hard", "'hard' is no complexity"),
        ("complxity", 0.5, "unknown key (did you mean complexity?)"),
    ],
)
def test_each_mistake_has_its_sentence(bank: dict[str, Any], key: str, value: object, sentence: str) -> None:
    bank["topics"] = {"service": {key: value}}
    with pytest.raises(ScenarioError) as raised:
        load(bank)
    assert str(raised.value).startswith(f"topics.service.{key}: {sentence}")


def test_a_topic_changes_by_its_dotted_key(bank: dict[str, Any]) -> None:
    scenario = load(bank).with_({"topics.service.complexity": "beta 2 3"})
    assert scenario.topics["service"].complexity == (2, 3)
    assert scenario.with_({"topics.service.steps": 2}).topics["service"].complexity == (2, 3)
    assert scenario.to_dict()["topics"]["service"]["complexity"] == "beta 2 3"


def test_the_eight_topics_of_the_option(bank: dict[str, Any]) -> None:
    shares = {"delivery": 25, "refund": 12, "failure": 15, "billing": 13, "access": 10, "how_to": 15}
    bank["contact_types"]["service"]["topics"] = shares | {"complaint": 5, "sales": 5}
    scenario = load(bank).with_({"topics": "model"})
    means = {
        name: one.complexity[0] / sum(one.complexity)
        for name, one in scenario.topics.items()
        if one.complexity
    }
    mean = sum(share * means[name] for name, share in scenario.contact_types["service"].topics.items()) / 100
    assert mean == pytest.approx(scenario.handling.reference, abs=0.005)
