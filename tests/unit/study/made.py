"""Outcomes without a simulation: what a scenario would give is planted, with luck that all scenarios share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np

from sim.replications import Place, Scores
from sim.scenario import Scenario
from sim.study.finding import comparisons, find
from sim.study.grid import Grid, cells, scenarios_of
from sim.study.outcome import Outcome
from sim.study.study import Study, load_study
from sim.study.tornado import swing

Measured = Callable[[Scenario], Mapping[str, float]]
"""What a scenario gives: a value for each measure."""

UNITS = {"satisfaction": "share", "service_level": "share", "asa": "s", "value": "money"}

STUDY: dict[str, Any] = {
    "study": "e99_made",
    "number": "E99",
    "question": "Does working faster serve customers better?",
    "why": "To see what is said.",
    "claims": {
        "speed": {
            "says": "Answer faster.",
            "sources": ["2.7"],
            "holds": [{"raises": "satisfaction", "with": "1.25", "against": "1"}],
            "if_so": "haste raises satisfaction",
            "if_not": "haste does not raise satisfaction",
        },
        "depth": {
            "says": "Take more time.",
            "sources": ["4.5", "model"],
            "holds": [{"raises": "satisfaction", "with": "0.85", "against": "1"}],
            "if_so": "taking more time raises satisfaction",
            "if_not": "taking more time does not raise satisfaction",
        },
    },
    "scenario": "anchor",
    "axis": {"label": "speed-up of handling", "numeric": True},
    "variants": {name: {"handling.speed": float(name)} for name in ("1", "0.85", "1.25")},
    "conditions": {f"with {n} agents": {"agents.tellers.count": n} for n in (12, 14, 16)},
    "measures": ["satisfaction", "service_level"],
    "figure": {"kind": "lines"},
    "tornado": {
        "claim": "speed",
        "condition": "with 14 agents",
        "constants": {"resolution.haste": [0.8, 3.2]},
        "only": True,
    },
    "quick": {"replications": 6, "constants": 5},
}


def study(**changes: Any) -> Study:
    """The study with some keys replaced."""
    return load_study({**STUDY, **changes})


def scores(values: Mapping[str, float], n: int, noise: float = 0.0, seed: int = 3) -> Scores:
    """The planted values, with luck of which three quarters are alike in all scenarios."""
    shared = np.random.default_rng(seed).normal(size=(n, 1))
    own = np.random.default_rng(abs(hash((seed, *values.values()))) % 2**32).normal(size=(n, len(values)))
    top = np.array([list(values.values())]) + noise * (3 * shared + own)
    places = tuple(Place(*_place(name)) for name in values)
    units = tuple(UNITS.get(name.partition("@")[0], "count") for name in values)
    return Scores(places, units, ("mean",) * len(values), top, np.ones_like(top))


def _place(name: str) -> tuple[str, str, str]:
    measure, _, rest = name.partition("@")
    scope, _, which = rest.partition(":")
    return measure, scope or "total", which


def satisfied(scenario: Scenario) -> dict[str, float]:
    """Haste helps where agents are few, and hurts where they are many; the more, the dearer haste is."""
    few = 14.5 - float(scenario.agents["tellers"].count)  # type: ignore[arg-type]
    haste = scenario.handling.speed - 1
    dear = scenario.resolution.haste if scenario.resolution else 1.6  # type: ignore[union-attr]
    return {
        "satisfaction": 0.7 + 0.05 * haste * (few - 2 * (dear - 1.6)),
        "service_level": 0.8 - 0.05 * few + 0.2 * haste,
    }


@cache
def planted() -> Outcome:
    """The study whose results are planted, in full mode."""
    return outcome()


def outcome(
    one: Study | None = None, measured: Measured = satisfied, noise: float = 0.0005, mode: str = "full"
) -> Outcome:
    """A study of which the results are planted."""
    made = one or study()
    chosen = made.mode(mode)

    def run(scenarios: Sequence[Scenario], n: int) -> list[Scores]:
        return [scores(measured(scenario), n, noise) for scenario in scenarios]

    where = list(cells(made))
    found = run(scenarios_of(made, chosen, where), chosen.replications)
    grid = Grid(dict(zip(where, found, strict=True)))
    confidence = 1 - 0.05 / comparisons(made)
    findings = {
        name: {
            condition: tuple(
                find(predicate, condition, made, grid, confidence)
                for predicate in claim.holds
                if not predicate.conditions or condition in predicate.conditions
            )
            for condition in made.conditions
            if any(not p.conditions or condition in p.conditions for p in claim.holds)
        }
        for name, claim in made.claims.items()
    }
    return Outcome(made, mode, 1, "kernel", grid, findings, confidence, swing(made, chosen, run, grid))
