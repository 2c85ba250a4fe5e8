"""What a statistical assertion states: its share of false alarms and the smallest deviation it notices."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import stdtrit

__all__ = ["Estimate", "Expectation", "ratio"]


@dataclass(frozen=True)
class Estimate:
    """A mean of n independent observations, its 95 % half-width, and the deviation that the check notices."""

    mean: float
    half_width: float
    n: int
    notices: float


@dataclass(frozen=True)
class Expectation:
    """The value that the mean of independent observations (replications or days, never contacts) must have.

    Parameters
    ----------
    value
        What is expected.
    detect
        The smallest deviation from it that must be noticed with probability `power`: too few observations for
        that are a failure too.
    false_alarm
        Share of correct simulators that fail (two-sided t test).
    power
        Share of simulators off by `detect` that fail.
    reference_error
        Standard error of `value` itself, where it was simulated by somebody; 0 where it is exact.
    rounding
        Half a unit of the last printed digit of `value`.
    """

    value: float
    detect: float
    false_alarm: float = 1e-4
    power: float = 0.95
    reference_error: float = 0.0
    rounding: float = 0.0

    def check(self, observations: ArrayLike) -> Estimate:
        """The estimate; AssertionError if it is too far off, or if n cannot deliver what was promised."""
        x = np.asarray(observations, dtype=np.float64)
        n = len(x)
        assert n >= 5, f"{n} observations are too few for a t test"
        mean, own = float(x.mean()), float(x.std(ddof=1)) / math.sqrt(n)
        error = math.hypot(own, self.reference_error)
        bound = float(stdtrit(n - 1, 1 - self.false_alarm / 2)) * error + self.rounding
        needed = bound + float(stdtrit(n - 1, self.power)) * error
        assert needed <= self.detect, (
            f"{n} observations notice {needed:.4g}, not the promised {self.detect:.4g}"
        )
        assert abs(mean - self.value) <= bound, (
            f"{mean:.6g} is {abs(mean - self.value):.3g} off {self.value:.6g}; allowed: {bound:.3g} (n = {n})"
        )
        return Estimate(mean, float(stdtrit(n - 1, 0.975)) * own, n, needed)


def ratio(numerators: ArrayLike, denominators: ArrayLike) -> NDArray[np.float64]:
    """Observations whose mean is the ratio of totals, spread as its linearisation (delta method)."""
    top, low = np.asarray(numerators, dtype=np.float64), np.asarray(denominators, dtype=np.float64)
    r = top.sum() / low.sum()
    return np.asarray(r + (top - r * low) / low.mean())
