"""The tornado finds the constant that was planted, and nothing of what variants set."""

from __future__ import annotations

from typing import Any

import pytest

from sim.errors import ScenarioError
from sim.scenario import Scenario
from sim.study.finding import Status
from sim.study.tornado import cells_of, with_constant
from tests.unit.study.made import outcome, satisfied, study

ENDS: dict[str, Any] = {
    "resolution.slope": [1.5, 6],
    "resolution.haste": [0.8, 3.2],
    "repeat.share": [0.6, 0.9],
}
TRIED = {"claim": "speed", "condition": "with 14 agents", "only": True, "constants": ENDS}


def test_the_planted_constant_has_the_longest_reach_and_turns_the_result() -> None:
    swing = outcome(study(tornado=TRIED)).swing
    assert swing.base.status is Status.HOLDS
    first, second, _ = swing.bars
    assert first.constant.key == "resolution.haste"
    assert first.low is not None
    assert first.high is not None
    assert (first.low.status, first.high.status) == (Status.HOLDS, Status.FAILS)
    assert first.reach(swing.base.contrast.value) == pytest.approx(0.05 * 0.25 * 3.2, rel=0.05)
    assert second.reach(swing.base.contrast.value) < 0.002
    assert (swing.tried, swing.confidence) == (3, 1 - 0.05 / 6)


def test_a_screening_keeps_those_that_matter() -> None:
    swing = outcome(study(tornado=TRIED, quick={"replications": 6, "constants": 1}), mode="quick").swing
    assert [bar.constant.key for bar in swing.bars] == ["resolution.haste"]
    assert (swing.tried, swing.confidence) == (3, 1 - 0.05 / 2)


DEAR = {"1": {}, "0.85": {}, "1.25": {"handling.speed": 1.25, "resolution.haste": 3}}


def test_what_is_compared_is_no_constant() -> None:
    left_out = dict.fromkeys(("satisfaction", "tolerance", "repeat", "contact_types", "handling"))
    one = study(tornado={"claim": "speed", "constants": left_out}, variants=DEAR)
    tried = {bar.constant.key for bar in outcome(one).swing.bars}
    assert tried
    assert "resolution.haste" not in tried


def test_a_constant_that_could_not_be_tried_is_refused() -> None:
    for key, said in (("resolution.haste", "differs between"), ("bot.accuracy", "its section is off")):
        one = study(tornado={"claim": "speed", "constants": {key: [0.5, 2]}}, variants=DEAR)
        with pytest.raises(ScenarioError, match=f"{key} .*{said}"):
            outcome(one)


def test_cells_that_a_predicate_looks_at() -> None:
    one = study()
    (moves,) = one.claims["speed"].holds
    assert cells_of(moves, "with 12 agents", one) == [("with 12 agents", "1.25"), ("with 12 agents", "1")]


def test_a_constant_of_a_section_that_is_off_changes_nothing() -> None:
    from sim.scenario import load

    scenario = load("anchor")
    assert scenario.bot is None
    assert with_constant(scenario, "bot.accuracy", 0.5) is scenario
    assert with_constant(scenario, "resolution.haste", 0.5).resolution.haste == 0.5  # type: ignore[union-attr]


def test_other_values_of_a_constant_meet_the_measured_scenario() -> None:
    seen: list[float] = []

    def watched(scenario: Scenario) -> dict[str, float]:
        seen.append(scenario.resolution.haste)  # type: ignore[union-attr]
        return satisfied(scenario)

    outcome(measured=watched)
    assert seen.count(0.8) == seen.count(3.2) == 2
