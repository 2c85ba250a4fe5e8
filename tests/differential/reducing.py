"""Makes a recipe smaller for as long as something stays wrong with it: fewer cases, fewer keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any

from sim.errors import ScenarioError
from tests.differential.plans import Recipe

__all__ = ["smallest"]

_Wrong = Callable[[Recipe], bool]


class _Trials:
    """Asks whether a recipe is wrong, so often at most."""

    def __init__(self, wrong: _Wrong, most: int) -> None:
        self.wrong = wrong
        self.left = most

    def __call__(self, recipe: Recipe) -> bool:
        """Recipes that are no scenario, or whose cases want what is not there, are not wrong."""
        if self.left <= 0:
            return False
        self.left -= 1
        try:
            plan = recipe.plan()
        except (ScenarioError, ValueError):
            return False
        cases = plan.cases
        known = all(
            (cases[name] < len(table)).all()
            for name, table in (("type", plan.types), ("segment", plan.segments), ("source", plan.source_hash))
        )
        return known and self.wrong(recipe)


def _fewer_cases(recipe: Recipe, wrong: _Trials) -> Recipe:
    """Without stretches of cases, from long ones to single ones."""
    assert recipe.cases is not None
    size = len(recipe.cases)
    while size >= 1:
        at = 0
        while at < len(recipe.cases):
            fewer = replace(recipe, cases=recipe.cases[:at] + recipe.cases[at + size :])
            if wrong(fewer):
                recipe = fewer
            else:
                at += size
        size //= 2
    return recipe


def _paths(mapping: dict[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every key, outer ones first."""
    for key, value in mapping.items():
        yield (*above, key)
        if isinstance(value, dict):
            yield from _paths(value, (*above, key))


def _without(mapping: dict[str, Any], path: tuple[str, ...]) -> dict[str, Any] | None:
    """A copy without a key; None if it is gone already."""
    out = deepcopy(mapping)
    inner = out
    for key in path[:-1]:
        inner = inner.get(key, {})
    return out if inner.pop(path[-1], None) is not None else None


def _fewer_keys(recipe: Recipe, wrong: _Trials) -> Recipe:
    for path in list(_paths(recipe.scenario)):
        fewer = _without(recipe.scenario, path)
        if fewer is not None and wrong(replace(recipe, scenario=fewer)):
            recipe = replace(recipe, scenario=fewer)
    return recipe


def smallest(recipe: Recipe, wrong: _Wrong, trials: int = 3000) -> Recipe:
    """A recipe with as few cases and keys as will do, for which `wrong` still holds."""
    ask = _Trials(wrong, trials)
    recipe = replace(recipe, cases=tuple(recipe.plan().cases.tolist()))
    before = None
    while recipe != before:
        before = recipe
        recipe = _fewer_keys(_fewer_cases(recipe, ask), ask)
    return recipe
