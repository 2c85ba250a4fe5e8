"""Plans full of ties: durations of whole minutes or hours, arrivals on a coarse grid that meets the calendar's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from hypothesis import strategies as st

import sim
from sim.plan import Plan
from sim.units import HOUR, MINUTE, SECOND
from tests.differential.luck import Luck
from tests.differential.random_behaviour import with_behaviour
from tests.differential.random_center import random_center
from tests.differential.random_office import with_office

__all__ = ["Recipe", "on_grid", "recipe", "recipes"]

_GRAINS = (5, 1, 1, 15, 30)


def on_grid(plan: Plan, grid: int) -> Plan:
    """The plan with its cases opened at multiples of `grid` ticks, so that they meet each other and the calendar."""
    cases = plan.cases.copy()
    cases["opened_at"] -= cases["opened_at"] % grid
    return replace(plan, cases=cases)


@dataclass(frozen=True)
class Recipe:
    """What a plan is made of; `smallest` of `tests.differential.reducing` makes it short enough to be read.

    Attributes
    ----------
    scenario
        As a mapping.
    seed, replication
        The key of the draws.
    grid
        Cases open at its multiples.
    cases
        Rows that come instead of those of the scenario.
    """

    scenario: dict[str, Any]
    seed: int = 1
    replication: int = 0
    grid: int = 1
    cases: tuple[tuple[Any, ...], ...] | None = None

    def plan(self) -> Plan:
        """The plan."""
        plan = sim.plan(sim.load(self.scenario), self.seed, self.replication)
        if self.cases is None:
            return on_grid(plan, self.grid)
        return replace(plan, cases=np.array(list(self.cases), dtype=plan.cases.dtype))


def recipe(number: int) -> Recipe:
    """The random plan of a number. Its grid is a tick to two hours: the coarser, the more happens at once."""
    luck = Luck(number, 0)
    luck.grain = grain = luck.one(*_GRAINS) * MINUTE
    scenario = random_center(luck)
    grid = luck.one(grain, grain, grain, SECOND, 2 * HOUR, 1)
    seed, replication = luck.random.randrange(2**20), luck.one(0, 1, 2)
    return Recipe(with_office(luck, with_behaviour(luck, scenario)), seed, replication, grid)


def recipes() -> st.SearchStrategy[Recipe]:
    """Random plans; what they consist of cannot be made smaller by a smaller number."""
    return st.integers(0, 2**48).map(recipe)
