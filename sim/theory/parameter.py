"""Checks of the numbers handed to the theory: key, value, bound in one sentence."""

from __future__ import annotations

import math
from collections.abc import Sequence
from numbers import Integral, Real

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sim.errors import SimError

__all__ = ["TheoryError", "non_negative", "non_negatives", "positive", "share", "whole"]

Floats = NDArray[np.float64]


class TheoryError(SimError):
    """A parameter outside the range in which a formula holds.

    Attributes
    ----------
    key, value, bound
        Name of the parameter, the value given and the bound that it breaks.
    """

    def __init__(self, key: str, value: object, bound: str) -> None:
        self.key, self.value, self.bound = key, value, bound
        super().__init__(key, value, bound)

    def __str__(self) -> str:
        return f"{self.key} = {self.value}: must be {self.bound}"


def _number(key: str, value: object, bound: str) -> float:
    if isinstance(value, bool) or not isinstance(value, Real) or not math.isfinite(value):
        raise TheoryError(key, value, bound)
    return float(value)


def positive(key: str, value: object) -> float:
    """`value` as a float if it is a finite number > 0, else TheoryError."""
    bound = "a finite number > 0"
    number = _number(key, value, bound)
    if number <= 0.0:
        raise TheoryError(key, value, bound)
    return number


def non_negative(key: str, value: object) -> float:
    """`value` as a float if it is a finite number >= 0, else TheoryError."""
    bound = "a finite number >= 0"
    number = _number(key, value, bound)
    if number < 0.0:
        raise TheoryError(key, value, bound)
    return number


def share(key: str, value: object, *, below_one: bool = False) -> float:
    """`value` as a float if it lies in [0, 1] (or [0, 1) with `below_one`), else TheoryError."""
    bound = "a number in [0, 1)" if below_one else "a number in [0, 1]"
    number = _number(key, value, bound)
    if number < 0.0 or number > 1.0 or (below_one and number == 1.0):
        raise TheoryError(key, value, bound)
    return number


def whole(key: str, value: object, at_least: int = 0) -> int:
    """`value` as an int if it is a whole number >= `at_least`, else TheoryError."""
    bound = f"a whole number >= {at_least}"
    if isinstance(value, bool) or not isinstance(value, Integral) or value < at_least:
        raise TheoryError(key, value, bound)
    return int(value)


def non_negatives(key: str, values: Sequence[float] | ArrayLike) -> Floats:
    """`values` as a one-dimensional float array if all are finite and >= 0, else TheoryError."""
    try:
        array = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise TheoryError(key, values, "a sequence of numbers") from None
    if array.ndim != 1 or array.size == 0:
        raise TheoryError(key, values, "a non-empty sequence of numbers")
    wrong = ~(np.isfinite(array) & (array >= 0.0))
    if wrong.any():
        at = int(np.argmax(wrong))
        raise TheoryError(f"{key}[{at}]", float(array[at]), "a finite number >= 0")
    return array
