"""Levers of handling."""

from __future__ import annotations

from typing import Any

import pytest

from sim.errors import ScenarioError
from sim.scenario import load
from sim.scenario.handling import Erosion, Handling
from sim.units import MINUTE


def test_levers_are_neutral_unless_they_are_set(bank: dict[str, Any]) -> None:
    told = load(bank).handling
    assert told == Handling()
    assert (told.speed, told.cap, told.template_rate, told.personal) == (1, None, 0, 0)
    assert [told.takeover, told.delight] == [False, False]


def test_options_and_keys_of_it_are_laid_over_each_other(bank: dict[str, Any]) -> None:
    scenario = load(bank).with_({"handling": "careful", "handling.cap": "8m"})
    assert (scenario.handling.speed, scenario.handling.cap) == (0.8, 8 * MINUTE)
    assert load(scenario.to_dict()) == scenario
    assert scenario.with_({"handling": "fast"}).handling.speed == 1.25
    assert scenario.with_({"handling.cap": None}).handling.cap is None


def test_erosion_is_there_or_not(bank: dict[str, Any]) -> None:
    scenario = load(bank).with_({"workforce": "on"})
    assert scenario.handling.erosion is None
    eroding = scenario.with_({"handling": "erosion"})
    assert eroding.handling.erosion == Erosion(tau="133d")
    assert scenario.with_({"handling.erosion.tau": "2d"}).handling.erosion == Erosion(tau="2d")
    assert eroding.with_({"handling.erosion": "none"}).handling.erosion is None
    assert load(eroding.to_dict()) == eroding


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("speed", 0, "0 must be at least 0.1"),
        ("speed", float("inf"), "inf must be a finite number"),
        ("cap", "500ms", "500ms must be at least 1s"),
        ("cap", 300, "300 has no unit"),
        ("reference", 1, "1 must be below 1"),
        ("takeover", "perhaps", "'perhaps' must be true or false"),
        ("takeover", 2, "2 must be true or false"),
        ("template_rate", 1.2, "1.2 must be at most 1"),
        ("erosion.tau", "0s", "0s must be at least 1s"),
        ("erosion", True, "True says too little"),
        ("sped", 1, "unknown key (did you mean speed?)"),
    ],
)
def test_each_mistake_has_its_sentence(bank: dict[str, Any], key: str, value: object, sentence: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        load(bank).with_({f"handling.{key}": value})
    assert str(raised.value).startswith(f"handling.{key}: {sentence}")
