"""Center and kernel write the same log on random plans full of ties, and the log is legal."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

import sim
from sim.compiled import JIT
from tests.differential.compare import assert_same_log
from tests.differential.plans import Recipe, recipes

_WITHOUT_JIT = 50


def engines_agree(recipe: Recipe) -> None:
    """Simulate on both engines and compare; the log of one must be legal, then so is the other's."""
    plan = recipe.plan()
    log = sim.simulate(plan, engine="center")
    assert_same_log(log, sim.simulate(plan, engine="kernel"))
    sim.check(log, plan)


@settings(max_examples=settings().max_examples if JIT else _WITHOUT_JIT)
@given(recipes())
def test_random_plans(recipe: Recipe) -> None:
    engines_agree(recipe)


@pytest.mark.long
@given(recipes())
def test_thousands_of_random_plans(recipe: Recipe) -> None:
    engines_agree(recipe)
