"""Center and kernel write the same legal log on every shipped scenario."""

from __future__ import annotations

import pytest

import sim
from sim.scenario import known_scenarios
from tests.differential.compare import assert_same_log


def _engines_agree(scenario: sim.Scenario, seed: int) -> None:
    plan = sim.plan(scenario, seed=seed)
    log = sim.simulate(plan, engine="center")
    assert_same_log(log, sim.simulate(plan, engine="kernel"))
    sim.check(log, plan)


@pytest.mark.parametrize("name", sorted(known_scenarios()))
def test_one_day(name: str) -> None:
    """The first day on which the center is open."""
    scenario = sim.load(name)
    days = int(scenario.calendar.open_spans()[0, 0] // (24 * 3_600_000_000)) + 1
    changes = {"calendar.days": days, "measures.warm_up": "0s", "measures.cool_down": "0s", "measures.trace": True}
    _engines_agree(scenario.with_(changes), seed=1)


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(known_scenarios()))
def test_full_length(name: str) -> None:
    """Eight weeks at most: the check of two years takes minutes."""
    scenario = sim.load(name)
    if scenario.calendar.days > 56:
        scenario = scenario.with_({"calendar.days": 56})
    for seed in (1, 2):
        _engines_agree(scenario, seed)
