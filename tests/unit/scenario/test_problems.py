"""Sentences with dotted key, value, bound and the nearest known key."""

from __future__ import annotations

from typing import Any

import pytest

from sim.errors import ScenarioError
from sim.scenario import load
from sim.scenario.merging import with_keys
from sim.scenario.problems import dotted


def test_dotted_keys() -> None:
    assert dotted(["agents", "tellers", "count"]) == "agents.tellers.count"
    assert dotted(["sources", 0]) == "sources.0"


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        (
            "agents.tellers.cuont",
            3,
            "agents.tellers.cuont: unknown key (did you mean count?)",
        ),
        ("calender", {}, "calender: unknown key (did you mean calendar?)"),
        ("agents.tellers.shrinkage", 1.5, "agents.tellers.shrinkage: 1.5 must be below 1"),
        ("agents.tellers", 5, "agents.tellers: 5 must be a mapping of keys"),
        ("agents", [1], "agents: [1] must be a mapping of keys"),
        (
            "contact_types.service.channel",
            "phone",
            "contact_types.service.channel: 'phone' must be one of voice, chat",
        ),
        (
            "contact_types.service.talk",
            "expo mean:3m",
            'contact_types.service.talk: "expo" is no distribution',
        ),
        (
            "contact_types.service.talk",
            180,
            'contact_types.service.talk: 180 has no unit; write a duration such as "180s"',
        ),
        ("calendar.interval", 30, "calendar.interval: 30 has no unit"),
        ("calendar.days", "many", "calendar.days: 'many' must be a whole number"),
        ("arrivals.scale", -1, "arrivals.scale: -1 must be at least 0"),
        ("routing.agent_selection", "longest", 'routing.agent_selection: "longest" is no policy'),
        ("name", "two words", "name: 'two words' must be letters, digits"),
        ("title", 5, "title: 5 must be text"),
    ],
)
def test_a_problem_is_one_sentence(bank: dict[str, Any], key: str, value: object, sentence: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        load(with_keys(bank, {key: value}))
    assert len(raised.value.problems) == 1
    assert raised.value.problems[0].startswith(sentence), raised.value.problems[0]
    assert "\n" not in raised.value.problems[0]


def test_a_missing_key_is_named(bank: dict[str, Any]) -> None:
    del bank["contact_types"]["service"]["talk"]
    with pytest.raises(ScenarioError) as raised:
        load(bank)
    assert raised.value.problems == ("contact_types.service.talk: is missing",)


def test_all_problems_are_told_at_once(bank: dict[str, Any]) -> None:
    changes = {"agents.tellers.shrinkage": 2, "calendar.days": 0, "arrivals.scale": -1}
    with pytest.raises(ScenarioError) as raised:
        load(with_keys(bank, changes))
    assert sorted(problem.split(":")[0] for problem in raised.value.problems) == sorted(changes)


def test_a_long_value_is_cut_short(bank: dict[str, Any]) -> None:
    with pytest.raises(ScenarioError) as raised:
        load(with_keys(bank, {"title": list(range(1000))}))
    assert len(str(raised.value)) < 300
