"""What a study found: scores of every cell, findings of every claim, the swing of constants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sim.study.finding import Finding, Status, together
from sim.study.grid import Grid
from sim.study.study import Study
from sim.study.tornado import Swing

__all__ = ["Outcome"]


@dataclass(frozen=True, eq=False)
class Outcome:
    """The result of a study.

    Attributes
    ----------
    study, mode, seed, engine
        What was run: mode is quick or full.
    grid
        Scores of every cell.
    findings
        By claim and condition, one for each predicate; conditions under which none is asked are missing.
    confidence
        Of each interval, so that all comparisons of the claims hold jointly at 95 % (Bonferroni).
    swing
        The tornado.
    """

    study: Study
    mode: str
    seed: int
    engine: str
    grid: Grid
    findings: Mapping[str, Mapping[str, tuple[Finding, ...]]]
    confidence: float
    swing: Swing

    def status(self, claim: str, condition: str) -> Status:
        """Whether a claim holds under a condition: all its predicates must."""
        return together([one.status for one in self.findings[claim][condition]])

    def statuses(self, claim: str) -> dict[str, Status]:
        """Whether a claim holds, by condition."""
        return {condition: self.status(claim, condition) for condition in self.findings[claim]}

    @property
    def n(self) -> int:
        """Replications of each cell."""
        return self.grid.n
