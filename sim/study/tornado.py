"""How far a result depends on the constants that are assumptions: each at a low and a high value, all else equal."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sim.errors import ScenarioError
from sim.replications import Scores
from sim.scenario import Scenario
from sim.scenario.merging import value_at
from sim.study.constants import Constant, constants
from sim.study.finding import Finding, find
from sim.study.grid import Cell, Grid, scenarios_of
from sim.study.predicate import Best, Predicate, Sum
from sim.study.study import Mode, Study

__all__ = ["Bar", "Swing", "swing"]

Runner = Callable[[Sequence[Scenario], int], list[Scores]]
"""Scores of scenarios, for so many replications."""
_SCREENED = 2
"""Replications of the screening."""


class Bar(NamedTuple):
    """A constant, and what is found with its low and its high value; None where there is no such value."""

    constant: Constant
    low: Finding | None
    high: Finding | None

    def reach(self, base: float) -> float:
        """The largest change of the result."""
        ends = [one.contrast.value - base for one in (self.low, self.high) if one is not None]
        return max((abs(end) for end in ends if math.isfinite(end)), default=0.0)


@dataclass(frozen=True)
class Swing:
    """The tornado of a study.

    Attributes
    ----------
    claim, condition, predicate
        What is tried: the first predicate of a claim under a condition.
    base
        What is found with the scenario's own constants, at the tornado's confidence.
    bars
        Largest first.
    tried
        Constants that were tried in all; those that a screening left out have no bar.
    confidence
        Of each interval, so that all of them hold jointly at 95 % (Bonferroni).
    """

    claim: str
    condition: str
    predicate: Predicate
    base: Finding
    bars: tuple[Bar, ...]
    tried: int
    confidence: float


def cells_of(predicate: Predicate, condition: str, study: Study) -> list[Cell]:
    """The cells that a predicate looks at under a condition."""
    if isinstance(predicate, Best):
        return [(condition, variant) for variant in study.variants]
    if isinstance(predicate, Sum):
        return list(dict.fromkeys((term.condition or condition, term.variant) for term in predicate.sum))
    return [(condition, predicate.variant), (condition, predicate.against)]


def _constants(study: Study, scenarios: Sequence[Scenario]) -> list[Constant]:
    """The constants that are tried: those given, and the assumptions of every cell; none that differs between them.

    Raises
    ------
    ScenarioError
        For a constant given that differs between the cells, or is off in all of them: it could not be tried.
    """
    given = study.tornado.constants
    for key in (key for key, ends in given.items() if ends is not None):
        values = _values(scenarios, key)
        if len(values) != 1:
            problem = "differs between what is compared, so it is no constant"
            if not values:
                problem = "has no effect, because its section is off in every variant that is tried"
            raise ScenarioError(f"study {study.study}, tornado.constants: {key} {problem}")
    found: dict[str, Constant] = {}
    for scenario in scenarios:
        for one in constants(scenario, given, study.tornado.only):
            found.setdefault(one.key, one)
    return [one for key, one in found.items() if len(_values(scenarios, key)) == 1]


def _values(scenarios: Sequence[Scenario], key: str) -> list[Any]:
    """The different values of a key, in scenarios in which its section is on."""
    values: list[Any] = []
    for scenario in scenarios:
        data = scenario.to_dict()
        section, dot, last = key.rpartition(".")
        inside = value_at(data, section) if dot else data
        if isinstance(inside, Mapping) and inside.get(last) not in values:
            values.append(inside.get(last))
    return values


def swing(study: Study, mode: Mode, run: Runner, grid: Grid) -> Swing:
    """Try the constants of a study.

    Parameters
    ----------
    study, mode
        What is tried, and how much of it.
    run
        Gives the scores of scenarios.
    grid
        The scores of the study itself.
    """
    claim, condition = study.tornado.claim, study.tried_condition
    predicate = study.claims[claim].holds[0]
    here = cells_of(predicate, condition, study)
    scenarios = dict(zip(here, scenarios_of(study, mode, here), strict=True))
    all_of_them = _constants(study, list(scenarios.values()))
    kept = all_of_them
    if mode.constants is not None and len(kept) > mode.constants:
        few = Grid({cell: grid.scores[cell].first(_SCREENED) for cell in here})
        base = find(predicate, condition, study, few, 0.95).contrast.value
        tried = _bars(study, run, predicate, condition, scenarios, all_of_them, _SCREENED, 0.95)
        ranked = sorted(tried, key=lambda bar: -bar.reach(base))
        kept = [bar.constant for bar in ranked[: mode.constants]]
    confidence = 1 - 0.05 / max(1, 2 * len(kept))
    base_found = find(predicate, condition, study, grid, confidence)
    bars = _bars(study, run, predicate, condition, scenarios, kept, mode.replications, confidence)
    ordered = sorted(bars, key=lambda bar: -bar.reach(base_found.contrast.value))
    return Swing(claim, condition, predicate, base_found, tuple(ordered), len(all_of_them), confidence)


def _bars(
    study: Study,
    run: Runner,
    predicate: Predicate,
    condition: str,
    scenarios: Mapping[Cell, Scenario],
    tried: Iterable[Constant],
    n: int,
    confidence: float,
) -> list[Bar]:
    ends = [(constant, end) for constant in tried for end in (constant.low, constant.high) if end is not None]
    changed = [with_constant(one, constant.key, end) for constant, end in ends for one in scenarios.values()]
    scores = iter(run(changed, n))
    found: dict[tuple[str, bool], Finding] = {}
    for constant, end in ends:
        grid = Grid({cell: next(scores) for cell in scenarios})
        found[constant.key, end is constant.low] = find(predicate, condition, study, grid, confidence)
    return [Bar(one, found.get((one.key, True)), found.get((one.key, False))) for one in tried]


def with_constant(scenario: Scenario, key: str, value: Any) -> Scenario:
    """The scenario with another value of a constant; as it is where the section of the constant is off."""
    return scenario.with_({key: value}) if _values([scenario], key) else scenario
