"""A recipe becomes small and stays wrong."""

from __future__ import annotations

import sim
from sim.names import LegReason
from tests.differential.plans import Recipe, recipe
from tests.differential.reducing import smallest

_FEW = 100


def _reopens(one: Recipe) -> bool:
    """A stand-in for what is wrong: a thread reopens."""
    return bool((sim.simulate(one.plan(), engine="center").legs["reason"] == LegReason.REOPENED).any())


def test_what_does_not_matter_is_left_out() -> None:
    """Of a recipe with few cases, as it is run for each part that might be left out."""
    wrong = next(one for one in map(recipe, range(100)) if len(one.plan().cases) < _FEW and _reopens(one))
    small = smallest(wrong, _reopens)
    assert _reopens(small)
    assert small.cases is not None
    assert len(small.cases) == 1
    kinds = small.scenario["contact_types"].values()
    assert sum("thread" in one for one in kinds) == 1
    assert not any("announcement" in one or "callback" in one or "wrap_up" in one for one in kinds)
    assert len(repr(small)) < len(repr(wrong)) / 4
