"""The best of several variants with a guarantee: the fully sequential procedure of Kim and Nelson."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.errors import SettingsError

__all__ = ["Select", "Selection", "select_best"]

_Values = NDArray[np.float64]
Observe = Callable[[Sequence[int], range], _Values]
"""Values of some variants in some replications, shape (variants, replications)."""


@dataclass(frozen=True)
class Select:
    """What is to be guaranteed.

    Attributes
    ----------
    delta
        Indifference zone: the smallest difference that matters, in the measure's unit.
    probability
        With which the best is selected if it is better than every other by `delta` or more.
    first
        Replications from which variances are estimated.
    most
        Replications of each variant at the latest; what is selected then has no guarantee.
    """

    delta: float
    probability: float = 0.95
    first: int = 20
    most: int = 10_000

    def __post_init__(self) -> None:
        if not (self.delta > 0 and math.isfinite(self.delta)):
            raise SettingsError(f"select.delta: {self.delta} must be above 0")
        if not 0.5 <= self.probability < 1:
            raise SettingsError(f"select.probability: {self.probability} must be at least 0.5 and below 1")
        if not 2 <= self.first <= self.most:
            raise SettingsError(f"select.most: {self.most} must be at least {max(self.first, 2)}")


@dataclass(frozen=True)
class Selection:
    """What was selected.

    Attributes
    ----------
    best
        Number of the variant.
    n
        Replications of each variant until it was out, or selected.
    sure
        Whether the guarantee holds; not if `most` replications came first.
    left
        Numbers of the variants that were not ruled out; the best alone if it is sure.
    """

    best: int
    n: tuple[int, ...]
    sure: bool
    left: tuple[int, ...]


def select_best(observe: Observe, k: int, goal: Select) -> Selection:
    """The variant with the largest mean.

    Parameters
    ----------
    observe
        Gives values; called for growing ranges of replications, and only for variants still in the race.
    k
        Variants, at least 2.
    goal
        What is guaranteed.

    Notes
    -----
    Kim and Nelson (2001), "A fully sequential procedure for indifference-zone selection in simulation", ACM TOMACS 11,
    251-273, procedure KN with c = 1, where g(η) = (1 + 2η)^(-(n0 - 1)/2) / 2 = α/(k - 1), h² = 2η(n0 - 1). Common
    random numbers are allowed; they make S²_il, the variance of the differences of i and l, small. In each step
    i stays if its mean is at least that of every other l less W_il(r) = max(0, δ/(2r) (h² S²_il/δ² - r)); a variant
    is compared with those that were in the race when the step began. Values are taken as normal and independent from
    replication to replication.
    """
    share = (1 - goal.probability) / (k - 1)
    eta = ((2 * share) ** (-2 / (goal.first - 1)) - 1) / 2
    h2 = 2 * eta * (goal.first - 1)
    known = observe(range(k), range(goal.first))
    pairs = known[:, None, :] - known[None, :, :]
    reach = h2 * pairs.var(axis=2, ddof=1) / goal.delta**2
    last = np.floor(reach).max(axis=1)
    sums, racing = known.sum(axis=1), list(range(k))
    n, r = [goal.first] * k, goal.first
    ahead: _Values = np.empty((0, 0))
    at = 0
    while True:
        if r > last[racing].max():
            return _chosen(sums, racing, n, r, sure=True)
        racing = _screened(sums / r, racing, reach, r, goal.delta)
        for one in racing:
            n[one] = r
        if len(racing) == 1:
            return Selection(racing[0], tuple(n), True, tuple(racing))
        if r >= goal.most:
            return _chosen(sums, racing, n, r, sure=False)
        if at >= ahead.shape[1] or ahead.shape[0] != len(racing):
            ahead, at = observe(racing, range(r, min(r + _block(r), goal.most))), 0
        sums[racing] += ahead[:, at]
        at, r = at + 1, r + 1


def _block(r: int) -> int:
    """How many replications are asked for at once; which are used does not depend on it."""
    return max(2, r // 4)


def _screened(means: _Values, racing: list[int], reach: _Values, r: int, delta: float) -> list[int]:
    """Who is not behind anybody by more than the triangle allows."""
    slack = np.maximum(0.0, delta / (2 * r) * (reach - r))
    return [one for one in racing if all(means[one] >= means[other] - slack[one, other] for other in racing)]


def _chosen(sums: _Values, racing: list[int], n: list[int], r: int, sure: bool) -> Selection:
    for one in racing:
        n[one] = r
    best = max(racing, key=lambda one: sums[one])
    return Selection(best, tuple(n), sure, (best,) if sure else tuple(racing))
