"""Which points a sweep has: every combination, a list, or points spread evenly over ranges."""

from __future__ import annotations

import math
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import SettingsError

__all__ = ["DESIGNS", "Axis", "Span", "grid", "latin_hypercube", "sobol"]

Keys = dict[str, Any]

MOST_POINTS = 100_000
_DIGITS = 6
"""Significant digits of a value within a span: enough for any study, and short in tables."""


@dataclass(frozen=True)
class Span:
    """All values from `low` to `high`.

    Attributes
    ----------
    low, high
        Bounds, both possible.
    log
        Whether ratios count: as many points from 1 to 10 as from 10 to 100.
    whole
        Whether only whole numbers are meant.
    """

    low: float
    high: float
    log: bool = False
    whole: bool = False

    def at(self, shares: NDArray[np.float64]) -> list[int] | list[float]:
        """The values below which these shares of the span lie, shares from 0 (included) to 1 (excluded)."""
        if self.whole and self.log:  # the bound above is left out, so that each number has its own part
            high = math.log(self.high + 1)
            found = np.exp(math.log(self.low) + shares * (high - math.log(self.low)))
            return [int(one) for one in np.clip(np.floor(found + 1e-12), self.low, self.high)]
        if self.whole:
            found = np.floor(self.low + shares * (self.high - self.low + 1))
            return [int(one) for one in np.clip(found, self.low, self.high)]
        if self.log:
            found = np.exp(math.log(self.low) + shares * (math.log(self.high) - math.log(self.low)))
        else:
            found = self.low + shares * (self.high - self.low)
        rounded = [float(f"{one:.{_DIGITS}g}") for one in found.tolist()]
        return [min(max(one, self.low), self.high) for one in rounded]


@dataclass(frozen=True)
class Axis:
    """A key that is swept.

    Attributes
    ----------
    key
        Dotted key of the scenario, or the name of an option group.
    levels
        Its values, in order; none where there is a span.
    span
        A range of values.
    unit
        Unit that is written behind each number of the span, such as "m"; empty for plain numbers.
    """

    key: str
    levels: tuple[Any, ...] = ()
    span: Span | None = None
    unit: str = ""

    def __post_init__(self) -> None:
        if self.span is None:
            if not self.levels:
                raise SettingsError(f"{self.key}: has no value to sweep over")
            return
        low, high = self.span.low, self.span.high
        if not (math.isfinite(low) and math.isfinite(high) and low < high):
            raise SettingsError(f"{self.key}: interval({low:g}, {high:g}) must rise")
        if self.span.log and low <= 0:
            raise SettingsError(
                f"{self.key}: interval({low:g}, {high:g}) must begin above 0 to be logarithmic"
            )
        if self.span.whole and (low != int(low) or high != int(high)):
            raise SettingsError(
                f"{self.key}: interval({low:g}, {high:g}) of whole numbers must have whole bounds"
            )

    def at(self, shares: NDArray[np.float64]) -> list[Any]:
        """Values at these shares; each level has the same part of them."""
        if self.span is None:
            places = np.floor(shares * len(self.levels)).astype(int).tolist()
            return [self.levels[min(place, len(self.levels) - 1)] for place in places]
        found = self.span.at(shares)
        return [f"{one:g}{self.unit}" for one in found] if self.unit else list(found)


def grid(axes: Sequence[Axis]) -> list[Keys]:
    """Every combination of the levels; the last key varies fastest.

    Raises
    ------
    SettingsError
        If a key has a span, or there are too many points.
    """
    for axis in axes:
        if axis.span is not None:
            raise SettingsError(
                f"{axis.key}: an interval has no values of its own; write design=sobol points=64 (or "
                "latin_hypercube), or give values such as 1,2,3"
            )
    n = math.prod(len(axis.levels) for axis in axes)
    if n > MOST_POINTS:
        raise SettingsError(
            f"design: a grid of {n} points is more than {MOST_POINTS}; write design=sobol points=256"
        )
    names = [axis.key for axis in axes]
    return [dict(zip(names, values, strict=True)) for values in product(*(axis.levels for axis in axes))]


def latin_hypercube(axes: Sequence[Axis], n: int, seed: int) -> list[Keys]:
    """n points of which each n-th part of every key's range holds one.

    McKay, Beckman, Conover (1979), Technometrics 21, 239-245; `scipy.stats.qmc.LatinHypercube`.
    """
    from scipy.stats import qmc

    return _placed(axes, qmc.LatinHypercube(len(axes), rng=_generator(seed)).random(n))


def sobol(axes: Sequence[Axis], n: int, seed: int) -> list[Keys]:
    """n points of a scrambled Sobol sequence; balanced where n is a power of 2.

    Owen (1998), ACM TOMACS 8, 71-102; `scipy.stats.qmc.Sobol`. The first points of a longer sweep are those of a
    shorter one.
    """
    from scipy.stats import qmc

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # n is no power of 2: said by who asks for the points
        return _placed(axes, qmc.Sobol(len(axes), rng=_generator(seed)).random(n))


def _generator(seed: int) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(seed))


def _placed(axes: Sequence[Axis], shares: NDArray[np.float64]) -> list[Keys]:
    columns = [axis.at(shares[:, number]) for number, axis in enumerate(axes)]
    names = [axis.key for axis in axes]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


DESIGNS: Mapping[str, Any] = {"latin_hypercube": latin_hypercube, "sobol": sobol}
"""Designs that spread so many points over the axes, by name."""
