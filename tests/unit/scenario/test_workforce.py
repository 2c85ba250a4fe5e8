"""Workforce."""

from __future__ import annotations

from typing import Any

import pytest

from sim.errors import ScenarioError
from sim.scenario import load
from sim.scenario.workforce import Workforce
from sim.units import HOUR


def test_agents_are_alike_unless_it_is_said(bank: dict[str, Any]) -> None:
    assert load(bank).workforce is None
    assert load(bank | {"workforce": "none"}).workforce is None
    assert load(bank | {"workforce": {}}).workforce == Workforce()


def test_its_options(bank: dict[str, Any]) -> None:
    scenario = load(bank)
    assert scenario.with_({"workforce": "on"}).workforce == Workforce()
    assert scenario.with_({"workforce.rush": 0.3}).workforce == Workforce(rush=0.3)
    assert scenario.with_({"workforce": "on"}).with_({"workforce": "off"}).workforce is None


def test_defaults_are_those_of_the_model() -> None:
    told = Workforce()
    assert (told.speed_spread, told.quality_spread, told.quality_spread_standards) == (0.15, 0.5, 0.25)
    assert (told.tenure_mean_months, told.newcomer_extra, told.newcomer_logit) == (40, 0.35, -0.6)
    assert (told.learning_months, told.hours_power, told.rush) == (3, 0.1, 0.1)
    assert (told.fatigue_from, told.fatigue_range, told.fatigue_memory) == (0.8, 0.2, HOUR)
    assert (told.fatigue_talk, told.fatigue_logit, told.fatigue_human) == (0.1, -0.4, -0.15)
    assert (told.attrition, told.attrition_slope, told.attrition_from) == (0.3, 0.5, 0.85)


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("speed_spread", -0.1, "-0.1 must be at least 0"),
        ("learning_months", 0, "0 must be at least 0.01"),
        ("fatigue_range", 0, "0 must be at least 0.01"),
        ("fatigue_memory", "0s", "0s must be at least 1s"),
        ("fatigue_memory", 60, "60 has no unit"),
        ("attrition", -1, "-1 must be at least 0"),
        ("attrition_from", 2, "2 must be at most 1"),
        ("rush", -1, "-1 must be at least -0.9"),
        ("rsh", 0.1, "unknown key (did you mean rush?)"),
    ],
)
def test_each_mistake_has_its_sentence(bank: dict[str, Any], key: str, value: object, sentence: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        load(bank | {"workforce": {key: value}})
    assert len(raised.value.problems) == 1
    assert str(raised.value).startswith(f"workforce.{key}: {sentence}")
