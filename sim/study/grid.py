"""The cells of a study, every variant under every condition, and the scores found in them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sim.comparison import Contrast, Part, contrast
from sim.errors import ScenarioError
from sim.replications import Scores
from sim.replications.place import read_place
from sim.scenario import Scenario, load
from sim.study.study import Mode, Study

__all__ = ["Cell", "Grid", "cells", "scenario_of", "scenarios_of"]

Cell = tuple[str, str]
"""Condition and variant."""


def scenarios_of(study: Study, mode: Mode, where: Iterable[Cell]) -> list[Scenario]:
    """The scenarios of cells: base, mode, condition and variant laid over each other, in this order.

    Raises
    ------
    ScenarioError
        One sentence a problem, with the cell in which it arises.
    """
    out: list[Scenario] = []
    base = None
    for condition, variant in where:
        try:
            base = base or _laid(load(study.scenario), study.base, mode.base)
            out.append(_laid(base, study.conditions[condition], study.variants[variant]))
        except ScenarioError as error:
            at = f"study {study.study}, {', '.join(part for part in (condition, variant) if part)}: "
            raise ScenarioError([at + problem for problem in error.problems]) from None
    return out


def scenario_of(study: Study, mode: Mode, cell: Cell) -> Scenario:
    """The scenario of one cell."""
    return scenarios_of(study, mode, [cell])[0]


def _laid(scenario: Scenario, *layers: Mapping[str, Any]) -> Scenario:
    for layer in layers:
        if layer:
            scenario = scenario.with_(layer)
    return scenario


def cells(study: Study) -> Iterator[Cell]:
    """All cells, condition by condition."""
    for condition in study.conditions:
        for variant in study.variants:
            yield condition, variant


@dataclass(frozen=True, eq=False)
class Grid:
    """Scores by cell; row i of all of them is the same replication."""

    scores: Mapping[Cell, Scores]

    @property
    def n(self) -> int:
        """Replications of each cell."""
        return next(iter(self.scores.values())).n

    def unit(self, measure: str) -> str:
        """Unit of a measure.

        Raises
        ------
        SettingsError
            For a measure that no cell has.
        """
        place = read_place(measure)
        for one in self.scores.values():
            if one.has(place):
                return one.unit(place)
        return next(iter(self.scores.values())).unit(place)

    def sum(self, terms: list[tuple[float, Cell, str]]) -> Contrast:
        """A weighted sum of measures of cells: (weight, cell, measure); NaN if a cell has no such measure.

        A center without a bot has no containment.
        """
        if not all(self.scores[cell].has(read_place(measure)) for _, cell, measure in terms):
            return Contrast(math.nan, math.nan, 0)
        return contrast(
            [Part(weight, *self.scores[cell].parts(read_place(measure))) for weight, cell, measure in terms]
        )

    def value(self, cell: Cell, measure: str) -> Contrast:
        """One measure of one cell."""
        return self.sum([(1.0, cell, measure)])

    def difference(self, cell: Cell, against: Cell, measure: str) -> Contrast:
        """How much more of a measure a cell has than another."""
        return self.sum([(1.0, cell, measure), (-1.0, against, measure)])
