"""Levers of quality."""

from __future__ import annotations

from typing import Any

import pytest

from sim.errors import ScenarioError
from sim.scenario import load
from sim.scenario.quality import Quality


def test_levers_are_neutral_unless_they_are_set(bank: dict[str, Any]) -> None:
    told = load(bank).quality
    assert (told.training, told.knowledge, told.qa, told.standards) == (0, 0, "none", False)
    assert told.empathy == 0


def test_its_options(bank: dict[str, Any]) -> None:
    scenario = load(bank)
    assert scenario.with_({"quality": "trained"}).quality == Quality(training=0.5)
    assert scenario.with_({"quality": "linked_qa"}).quality == Quality(qa="linked")


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("qa", "clasical", "'clasical' must be one of none, classical, linked (did you mean classical?)"),
        ("training", -0.5, "-0.5 must be at least 0"),
        ("knowledge", 2, "2 must be at most 1"),
        ("trainig", 1, "unknown key (did you mean training?)"),
    ],
)
def test_each_mistake_has_its_sentence(bank: dict[str, Any], key: str, value: object, sentence: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        load(bank | {"quality": {key: value}})
    assert raised.value.problems == (f"quality.{key}: {sentence}",)
