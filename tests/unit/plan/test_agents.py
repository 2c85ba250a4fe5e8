"""Agents as rows: speed, quality, tenure."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from sim.plan.agents import build_agents
from sim.plan.build import build_plan
from sim.scenario import Scenario
from sim.units import SPEED_ONE
from tests.statistics import Expectation

Desk = Callable[[dict[str, Any]], Scenario]
MEMBERS = {"ann": {"speed": 2}, "bob": {"tenure_months": 0}, "eve": {"tenure_months": 3, "speed": 0.5}}
SAID: dict[str, Any] = {"agents.callers.members": MEMBERS}
ALIKE: dict[str, Any] = {"workforce.speed_spread": 0, "workforce.quality_spread": 0}
MANY = [2000, 2000]


def test_members_are_the_first_agents_of_their_group(desk: Desk) -> None:
    speeds, rows = build_agents(desk(SAID), [2, 4], 1, 0)
    expected = [1, 1, 2, 1 / 1.35, 0.5 / (1 + 0.35 * math.exp(-1)), 1]
    assert speeds.tolist() == pytest.approx([SPEED_ONE * speed for speed in expected], abs=0.5)
    assert rows.tolist() == [(0, 0.0)] * 6
    assert len(build_agents(desk(SAID), [2, 1], 1, 0)[0]) == 3


def test_with_a_workforce_tenure_is_learnt_and_not_a_speed(desk: Desk) -> None:
    speeds, rows = build_agents(desk(SAID | ALIKE), [2, 4], 1, 0)
    assert speeds.tolist() == [SPEED_ONE, SPEED_ONE, 2 * SPEED_ONE, SPEED_ONE, SPEED_ONE // 2, SPEED_ONE]
    assert rows["hired_day"][3:5].tolist() == [0, -91]
    assert (rows["hired_day"][[0, 1, 2, 5]] < 0).all()
    assert (rows["quality"] == 0).all()


def test_agents_are_drawn_by_their_group_and_number(desk: Desk) -> None:
    scenario = desk({"workforce": {}})
    few, many = build_agents(scenario, [1, 2], 1, 0), build_agents(scenario, [2, 4], 1, 0)
    for one, other in zip(few, many, strict=True):
        assert one.tolist() == other[[0, 2, 3]].tolist()
        assert len(set(other.tolist())) == 6
    assert (build_agents(scenario, [2, 4], 1, 1)[0] != many[0]).all()
    assert (build_agents(scenario, [2, 4], 2, 0)[0] != many[0]).all()


def test_the_plan_holds_them(desk: Desk) -> None:
    plan = build_plan(desk({"workforce": {}}), seed=7)
    speeds, rows = build_agents(desk({"workforce": {}}), np.diff(plan.first_agent).tolist(), 7, 0)
    assert plan.agent_speed.tolist() == speeds.tolist()
    assert plan.agents.tolist() == rows.tolist()


def test_spreads_and_tenures_are_as_said(desk: Desk) -> None:
    speeds, rows = build_agents(desk({"workforce": {}}), MANY, 1, 0)
    slow = np.log(SPEED_ONE / speeds)
    standards = build_agents(desk({"workforce": {}, "quality.standards": True}), MANY, 1, 0)[1]
    assert standards["quality"] == pytest.approx(rows["quality"] / 2)
    for found, mean, spread in (
        (slow, 0.0, 0.15),
        (rows["quality"], 0.0, 0.5),
        (-rows["hired_day"] / (365.25 / 12), 40.0, 40.0),
    ):
        Expectation(mean, detect=0.1 * spread).check(found)
        Expectation(spread**2, detect=0.3 * spread**2).check((found - mean) ** 2)


@pytest.mark.parametrize(("share", "new"), [(0, []), (0.5, [1, 3]), (0.3, [3]), (1, [0, 1, 2, 3])])
def test_juniors_are_spread_over_the_numbers(desk: Desk, share: float, new: list[int]) -> None:
    keys: dict[str, Any] = {"agents.callers.junior_share": share}
    rows = build_agents(desk(keys | ALIKE), [2, 4], 1, 0)[1]
    assert [i for i, day in enumerate(rows["hired_day"][2:].tolist()) if day == 0] == new
    speeds = build_agents(desk(keys), [2, 4], 1, 0)[0][2:]
    assert [i for i, speed in enumerate(speeds.tolist()) if speed == round(SPEED_ONE / 1.35)] == new


def test_a_tenure_of_one_s_own_is_kept_by_juniors(desk: Desk) -> None:
    keys = SAID | {"agents.callers.junior_share": 1}
    assert build_agents(desk(keys | ALIKE), [2, 4], 1, 0)[1]["hired_day"][2:].tolist() == [0, 0, -91, 0]
