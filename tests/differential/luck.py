"""Draws of a random scenario: everything from one number, durations on a coarse grid."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any, TypeVar

from sim.units import duration_text

__all__ = ["Luck", "given"]

_T = TypeVar("_T")


def given(mapping: Mapping[str, Any]) -> dict[str, Any]:
    """The mapping without what is None."""
    return {key: value for key, value in mapping.items() if value is not None}


class Luck:
    """The draws of one number; `grain` is the tick of its clock.

    Parameters
    ----------
    number
        Names all draws.
    grain
        Most durations are multiples of it.
    """

    def __init__(self, number: int, grain: int) -> None:
        self.random = Random(number)
        self.grain = grain

    def one(self, *values: _T) -> _T:
        """One of the values."""
        return self.random.choice(values)

    def happens(self, share: float) -> bool:
        """True in this share of the draws."""
        return self.random.random() < share

    def maybe(self, share: float, *values: _T) -> _T | None:
        """One of the values in this share of the draws, else None."""
        return self.one(*values) if self.happens(share) else None

    def some(self, values: list[_T], least: int = 0) -> list[_T]:
        """At least so many of the values, in their order."""
        n = self.random.randint(min(least, len(values)), len(values))
        chosen = set(self.random.sample(range(len(values)), n))
        return [value for i, value in enumerate(values) if i in chosen]

    def span(self, *numbers: int) -> str:
        """One of these multiples of the grain, as text."""
        return duration_text(self.one(*numbers) * self.grain)

    def duration(self, longest: int, least: int = 0) -> str:
        """A distribution whose values are mostly multiples of the grain."""
        number = self.random.randint
        zero = "" if least or self.happens(0.7) else " zero:0.3"
        kind = self.one("fixed", "fixed", "steps", "steps", "exponential", "uniform")
        if kind == "fixed":
            return f"deterministic value:{self.span(number(least, longest))}{zero}"
        if kind == "steps":
            return self._steps(sorted(number(least, longest) for _ in range(number(2, 4))))
        if kind == "exponential":
            return f"exponential mean:{self.span(number(1, max(1, longest // 2)))}{zero}"
        low = number(least, longest)
        return f"uniform low:{self.span(low)} high:{self.span(low + 2)}{zero}"

    def _steps(self, values: list[int]) -> str:
        """Each value equally likely: straight lines so steep that hardly a draw falls on them."""
        shares, points = [0.0], []
        for i, value in enumerate(values):
            points += [self.span(value)] * 2
            shares += [(i + 1) / len(values), (i + 1) / len(values) + 1e-9]
        return f"empirical shares:{','.join(map(repr, shares[:-2]))},1.0 values:{','.join(points)}"
