"""Satisfaction: terms of its logit."""

from __future__ import annotations

import math
from typing import Any

import pytest

from sim.errors import ScenarioError
from sim.scenario import load
from sim.scenario.satisfaction import Satisfaction


def test_the_odds_between_worst_and_best_are_six_for_speed_and_nine_for_manner() -> None:
    told = Satisfaction()
    assert math.exp(told.speed) == pytest.approx(6, rel=1e-15)
    assert math.exp(told.human_weight) == pytest.approx(9, rel=1e-15)


def test_the_intention_to_leave_at_no_satisfaction() -> None:
    assert 1 / (1 + math.exp(-Satisfaction().intention_base)) == pytest.approx(0.818, abs=0.001)


def test_the_lines_of_business_differ_in_what_weighs(bank: dict[str, Any]) -> None:
    scenario = load(bank | {"tolerance": {}})
    found = {
        one: scenario.with_({"satisfaction": one}).satisfaction
        for one in ("delivery", "bank", "tech_support")
    }
    speed = [one.speed_weight for one in found.values() if one]
    manner = [one.human_weight for one in found.values() if one]
    assert speed == [2.5, 1, 0.7]
    assert manner == sorted(manner)
    assert found["bank"] == Satisfaction()


def test_cuts_are_a_list_or_a_text(bank: dict[str, Any]) -> None:
    for said in ([-2, -1, 0, 1], "-2 -1 0 1"):
        satisfaction = load(bank | {"tolerance": {}, "satisfaction": {"cuts": said}}).satisfaction
        assert satisfaction is not None
        assert satisfaction.cuts == (-2, -1, 0, 1)


def test_a_part_of_a_part_leaves_the_rest(bank: dict[str, Any]) -> None:
    scenario = load(bank | {"tolerance": {}}).with_({"satisfaction.human.base": 0.7})
    assert scenario.satisfaction is not None
    assert scenario.satisfaction.human.model_dump() == Satisfaction().human.model_dump() | {"base": 0.7}


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"human": {"bse": 1}}, "human.bse: unknown key (did you mean base?)"),
        ({"human": {"base": 2}}, "human.base: 2 must be at most 1"),
        ({"human": 3}, "human: 3 must be a mapping of keys"),
        ({"efforts": {"late": 11}}, "efforts.late: 11 must be at most 10"),
        ({"cuts": [1, 1, 2, 3]}, "cuts: [1.0, 1.0, 2.0, 3.0] must rise"),
        ({"cuts": [1, 2, 3]}, "cuts.3: is missing"),
        ({"cuts": [1, 2, 3, 4, 5]}, "cuts: [1, 2, 3, 4, 5] must have at most 4"),
        ({"by_channel": {"socail": 1}}, "by_channel.socail: no such channel (did you mean social?)"),
        ({"by_channel": {"social": 21}}, "by_channel.social: 21 must be at most 20"),
        ({"answer_share": 15}, "answer_share: 15 must be at most 1"),
    ],
)
def test_each_mistake_has_its_sentence(bank: dict[str, Any], said: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        load(bank | {"tolerance": {}, "satisfaction": said})
    assert len(raised.value.problems) == 1
    assert str(raised.value).startswith(f"satisfaction.{sentence}")
