"""What was found of a predicate under a condition: seen, seen not to be, or not decided."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum

from sim.comparison import Contrast
from sim.study.grid import Grid
from sim.study.predicate import Best, Keeps, Moves, Sum
from sim.study.study import Study

__all__ = ["Finding", "Status", "comparisons", "find", "together", "worth_of"]

_WORTH_OF_SHARE, _WORTH = 0.002, 0.01


class Status(Enum):
    """Whether a predicate, or a claim, holds."""

    HOLDS = "holds"
    FAILS = "does not hold"
    OPEN = "not decided"


@dataclass(frozen=True)
class Finding:
    """A predicate under a condition.

    Attributes
    ----------
    status
        Whether it is seen.
    contrast
        The number that it is about; of the best of several the difference between the best within and the best
        without, so that the number is above 0 where the predicate holds.
    half_width
        Of the contrast, at the joint confidence.
    measure, unit
        Of the contrast.
    same
        Whether the difference is so small that nobody would mind it.
    needed
        About how many replications in all would decide; None where it is decided, or none would.
    best
        Variants that may be the best.
    """

    status: Status
    contrast: Contrast
    half_width: float
    measure: str
    unit: str
    same: bool = False
    needed: int | None = None
    best: tuple[str, ...] = ()


def comparisons(study: Study) -> int:
    """How many differences the claims of a study are decided by; they hold jointly (Bonferroni)."""
    total = 0
    for claim in study.claims.values():
        for predicate in claim.holds:
            asked = len(predicate.conditions or study.conditions)
            total += asked * (len(study.variants) - 1 if isinstance(predicate, Best) else 1)
    return max(total, 1)


def worth_of(study: Study, grid: Grid, measure: str, level: float) -> float:
    """A difference that nobody would mind: by the study, else .002 of a share, 1 % of the level of all else."""
    if measure in study.worth:
        return study.worth[measure]
    return _WORTH_OF_SHARE if grid.unit(measure) == "share" else _WORTH * abs(level)


def together(statuses: list[Status]) -> Status:
    """All must hold: one that fails decides, one that is open leaves it open."""
    if Status.FAILS in statuses:
        return Status.FAILS
    return Status.OPEN if Status.OPEN in statuses else Status.HOLDS


def find(
    predicate: Moves | Keeps | Best | Sum, condition: str, study: Study, grid: Grid, confidence: float
) -> Finding:
    """Look at a predicate under one condition, with intervals of the given confidence."""
    if isinstance(predicate, Best):
        return _best(predicate, condition, study, grid, confidence)
    if isinstance(predicate, Sum):
        return _sum(predicate, condition, grid, confidence)
    here, there = (condition, predicate.variant), (condition, predicate.against)
    if isinstance(predicate, Keeps):
        return _keeps(predicate, grid, here, there, confidence)
    one = grid.difference(here, there, predicate.measure)
    sided = Contrast(predicate.sign * one.value, one.spread, one.n)
    level = grid.value(there, predicate.measure).value
    same = _within(one, worth_of(study, grid, predicate.measure, level), confidence)
    sign = sided.decided(confidence, predicate.by)
    status = Status.HOLDS if sign > 0 else Status.FAILS if sign < 0 or same else Status.OPEN
    return _finding(status, one, predicate.measure, grid, confidence, predicate.sign * predicate.by, same)


def _within(one: Contrast, margin: float, confidence: float) -> bool:
    return abs(one.value) + one.half_width(confidence) <= margin


def _finding(
    status: Status,
    one: Contrast,
    measure: str,
    grid: Grid,
    confidence: float,
    bound: float = 0.0,
    same: bool = False,
    best: tuple[str, ...] = (),
) -> Finding:
    needed = one.needed(confidence, bound) if status is Status.OPEN else None
    half = one.half_width(confidence)
    return Finding(status, one, half, measure, grid.unit(measure), same, needed, best)


def _keeps(
    predicate: Keeps, grid: Grid, here: tuple[str, str], there: tuple[str, str], confidence: float
) -> Finding:
    one = grid.difference(here, there, predicate.keeps)
    kept = _within(one, predicate.within, confidence)
    lost = abs(one.value) - one.half_width(confidence) >= predicate.within
    status = Status.HOLDS if kept else Status.FAILS if lost else Status.OPEN
    bound = math.copysign(predicate.within, one.value)
    return _finding(status, one, predicate.keeps, grid, confidence, bound, kept)


def _sum(predicate: Sum, condition: str, grid: Grid, confidence: float) -> Finding:
    terms = [(one.weight, (one.condition or condition, one.variant), one.measure) for one in predicate.sum]
    one = grid.sum(terms)
    sign = one.decided(confidence, predicate.above)
    status = {1: Status.HOLDS, -1: Status.FAILS, 0: Status.OPEN}[sign]
    return _finding(status, one, predicate.sum[0].measure, grid, confidence, predicate.above)


def _best(predicate: Best, condition: str, study: Study, grid: Grid, confidence: float) -> Finding:
    """Multiple comparisons with the best: who is clearly worse than somebody is not the best.

    Where nobody would mind having the best of the others instead, the best is not among those that are named.
    Hsu (1996), Multiple Comparisons, chapter 4, with t-intervals of paired differences to the sample's best.
    """

    def value(name: str) -> float:
        found = predicate.sign * grid.value((condition, name), predicate.measure).value
        return found if math.isfinite(found) else -math.inf

    def behind(name: str, first: str) -> Contrast:
        one = grid.difference((condition, first), (condition, name), predicate.measure)
        return Contrast(predicate.sign * one.value, one.spread, one.n)

    names = list(study.variants)
    leader = max(names, key=value)
    best = tuple(name for name in names if name == leader or behind(name, leader).decided(confidence) <= 0)
    inside = [name for name in names if name in predicate.at]
    outside = [name for name in names if name not in predicate.at]
    if not outside:
        raise ValueError("at: names all variants, so that nothing could be seen")
    first, other = max(inside, key=value), max(outside, key=value)
    lead = behind(other, first)
    level = grid.value((condition, first), predicate.measure).value
    same = _within(lead, worth_of(study, grid, predicate.measure, level), confidence)
    status = Status.OPEN
    if set(best) <= set(inside):
        status = Status.HOLDS
    elif same or set(best) <= set(outside):
        status = Status.FAILS
    return _finding(status, lead, predicate.measure, grid, confidence, same=same, best=best)
