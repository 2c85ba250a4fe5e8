"""The same plan gives the same log; another seed or replication another one."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

import sim
from sim.simulate import ENGINES
from tests.differential.compare import assert_same_log, first_difference
from tests.differential.plans import Recipe, recipes
from tests.differential.zoo import ZOO


def _arrays(plan: sim.Plan) -> dict[str, Any]:
    found = {one.name: getattr(plan, one.name) for one in fields(plan)}
    found |= {"laws": plan.quantiles.laws, "knots": plan.quantiles.knots}
    return {name: value.copy() for name, value in found.items() if isinstance(value, np.ndarray)}


@settings(max_examples=25)
@given(recipes())
def test_a_plan_is_sampled_and_simulated_alike_twice(recipe: Recipe) -> None:
    plan, again = recipe.plan(), recipe.plan()
    for (name, one), other in zip(_arrays(plan).items(), _arrays(again).values(), strict=True):
        assert (one == other).all(), name
    assert_same_log(sim.simulate(plan), sim.simulate(again), ("once", "again"))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", ["few places, shared by two types", "closing: kept", "who is finishing is kept"])
def test_an_engine_changes_nothing_in_the_plan(name: str, engine: str) -> None:
    plan = ZOO[name]()
    before = _arrays(plan)
    first = sim.simulate(plan, engine)
    for column, now in _arrays(plan).items():
        assert (before[column] == now).all(), column
    assert_same_log(first, sim.simulate(plan, engine), ("once", "again"))


def test_seeds_and_replications_differ() -> None:
    scenario = sim.load("erlang_a").with_({"calendar.days": 1, "arrivals.scale": 0.05, "agents.pool.count": 5})
    logs = [sim.simulate(sim.plan(scenario, seed=seed, replication=r)) for seed, r in ((1, 0), (1, 1), (2, 0))]
    assert first_difference(logs[0], logs[1])
    assert first_difference(logs[0], logs[2])
    assert first_difference(logs[1], logs[2])
