"""Center and kernel write the same log on random plans full of ties, and the log is legal."""

from __future__ import annotations

import pytest
from hypothesis import Phase, given, settings

import sim
from sim.compiled import JIT
from tests.differential.compare import first_difference
from tests.differential.plans import Recipe, recipes
from tests.differential.reducing import smallest

_FEW, _WITHOUT_JIT = 100, 50
_PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""No shrinking: a recipe is made smaller by leaving out its parts."""


def difference(recipe: Recipe) -> str | None:
    """How the engines' logs of a recipe differ; the log of one must be legal, then so is the other's.

    Where somebody goes round without end both must say so.
    """
    plan = recipe.plan()
    try:
        log = sim.simulate(plan, engine="center")
    except sim.EngineError as error:
        with pytest.raises(sim.EngineError, match=str(error).partition(" comes")[0]):
            sim.simulate(plan, engine="kernel")
        return None
    found = first_difference(log, sim.simulate(plan, engine="kernel"))
    if found is None:
        sim.check(log, plan)
    return found


def engines_agree(recipe: Recipe) -> None:
    """Fail with the smallest recipe on which the engines differ."""
    found = difference(recipe)
    if found is not None:
        small = smallest(recipe, lambda one: difference(one) is not None)
        pytest.fail(f"{difference(small)}\n{small!r}")


@settings(max_examples=_FEW if JIT else _WITHOUT_JIT, phases=_PHASES)
@given(recipes())
def test_random_plans(recipe: Recipe) -> None:
    engines_agree(recipe)


@pytest.mark.long
@settings(phases=_PHASES)
@given(recipes())
def test_thousands_of_random_plans(recipe: Recipe) -> None:
    engines_agree(recipe)
