"""Looking at a comparison again and again while it grows, without believing in luck too soon."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy.special import ndtr, ndtri, stdtrit

from sim.errors import SettingsError

__all__ = ["FIRST", "PILOT", "Stop", "look_confidence", "look_sizes", "two_stage_size"]

FIRST = 10
"""Replications at the first look."""
PILOT = 20
"""Replications from which the number for a wanted half-width is computed."""
_NODES = 64
_STEPS = 60


@dataclass(frozen=True)
class Stop:
    """Go on until the winner is decided, or until the deciding differences to the base are known well enough.

    Attributes
    ----------
    half_width
        Stop when no difference to the base has a larger half-width (in the measure's unit); None: when it is decided.
    most
        Replications of each variant at the latest.
    """

    half_width: float | None = None
    most: int = 1000

    def __post_init__(self) -> None:
        if self.half_width is not None and not self.half_width > 0:
            raise SettingsError(f"until.half_width: {self.half_width} must be above 0")
        if self.most < 2:
            raise SettingsError(f"until.most: {self.most} must be at least 2")


def look_sizes(most: int, first: int = FIRST) -> tuple[int, ...]:
    """Numbers of replications at which one looks: `first`, twice as many … and `most`."""
    sizes = []
    size = first
    while size < most:
        sizes.append(size)
        size *= 2
    return (*sizes, most)


def look_confidence(sizes: Sequence[int], confidence: float = 0.95) -> float:
    """Confidence of the interval at each look, so that the intervals of all looks hold together.

    Whichever look one stops at, and why, the interval found there then covers with `confidence` at least.

    Parameters
    ----------
    sizes
        Increasing numbers of replications at the looks.
    confidence
        Of all looks together.

    Notes
    -----
    Pocock (1977), Biometrika 64, 191-199: the same critical value c at each look, found from
    P(|S_1| ≤ c√n_1, …, |S_m| ≤ c√n_m) = confidence, where S is a sum of independent standard normal variates. The
    probability is integrated look by look (Armitage, McPherson and Rowe 1969, JRSS A 132, 235-244). The level of c is
    then used with Student's t of the look's own degrees of freedom (Jennison and Turnbull 2000, section 4.4).
    """
    if len(sizes) == 1:
        return confidence
    return _search(tuple(sizes), confidence)


@cache
def _search(sizes: tuple[int, ...], confidence: float) -> float:
    """The level of the critical value, by halving."""
    low = float(ndtri((1 + confidence) / 2))
    high = float(ndtri(1 - (1 - confidence) / (2 * len(sizes))))
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if _holding(sizes, middle) < confidence:
            low = middle
        else:
            high = middle
    return 2 * float(ndtr(high)) - 1


def two_stage_size(spread: float, half_width: float, pilot: int, confidence: float = 0.95) -> int:
    """Replications in all that give a difference a half-width, from the spread of the pilot's replications alone.

    With the spread of the pilot and its degrees of freedom the interval of all replications then covers exactly
    (for normal differences), because the mean of normal variates does not depend on their spread: Stein (1945), Annals
    of Mathematical Statistics 16, 243-258. Looking at the half-width again and again covers in 93 % only.
    """
    critical = float(stdtrit(pilot - 1, (1 + confidence) / 2))
    return max(pilot, math.ceil((critical * spread / half_width) ** 2))


def _holding(sizes: Sequence[int], critical: float) -> float:
    """The probability that no sum leaves its bounds at any look."""
    nodes, weights = np.polynomial.legendre.leggauss(_NODES)
    at, weight, density = np.zeros(1), np.ones(1), np.ones(1)
    before = 0
    for size in sizes:
        step, bound = math.sqrt(size - before), critical * math.sqrt(size)
        to = nodes * bound
        moved = np.exp(-(((to[:, None] - at[None, :]) / step) ** 2) / 2) / (step * math.sqrt(2 * math.pi))
        density = moved @ (weight * density)
        at, weight, before = to, weights * bound, size
    return float((weight * density).sum())
