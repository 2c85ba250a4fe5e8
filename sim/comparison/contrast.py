"""Weighted sums of measures of several scenarios on common random numbers, with their uncertainty."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri, stdtrit

__all__ = ["Contrast", "Part", "contrast"]

_Values = NDArray[np.float64]


class Part(NamedTuple):
    """A measure of one scenario and its weight: numerators and denominators of its replications."""

    weight: float
    top: _Values
    bottom: _Values


class Contrast(NamedTuple):
    """A weighted sum of measures.

    Attributes
    ----------
    value
        Σ weight · measure; NaN where a measure has no cases.
    spread
        Standard deviation that one replication contributes: the standard error times √n.
    n
        Replications.
    """

    value: float
    spread: float
    n: int

    def half_width(self, confidence: float = 0.95) -> float:
        """Of the t-interval; NaN with fewer than two replications."""
        if self.n < 2:
            return math.nan
        return float(stdtrit(self.n - 1, (1 + confidence) / 2)) * self.spread / math.sqrt(self.n)

    def decided(self, confidence: float = 0.95, bound: float = 0.0) -> int:
        """1 if the interval lies above the bound, -1 if below, 0 if it holds the bound or nothing is known."""
        half = self.half_width(confidence)
        if not math.isfinite(self.value) or not math.isfinite(half):
            return 0
        if half == 0.0 and self.value == bound:
            return 0
        return int(self.value - half >= bound) - int(self.value + half <= bound)

    def needed(self, confidence: float = 0.95, bound: float = 0.0) -> int | None:
        """About how many replications in all decide on which side of the bound it lies; None where none would.

        The fewest whose t-interval is short enough, if value and spread stay what they are.
        """
        distance = abs(self.value - bound)
        if not distance > 0 or not math.isfinite(self.spread):
            return None
        level, ratio = (1 + confidence) / 2, self.spread / distance
        n = max(2, math.ceil((float(ndtri(level)) * ratio) ** 2))
        while float(stdtrit(n - 1, level)) * ratio > math.sqrt(n):
            n += 1
        return n


def contrast(parts: Sequence[Part]) -> Contrast:
    """A weighted sum of ratios of totals over paired replications, by the delta method.

    Parameters
    ----------
    parts
        One for each scenario; row i of all of them is the same replication, and so the same luck. Replications in
        which a value of any part is NaN (a quantile of nobody) do not count.

    Notes
    -----
    With ratios r_k, mean denominators m_k and residuals d_ik = (top_ik - r_k·bottom_ik) / m_k, the sum Σ w_k r_k has
    the estimated variance Σ_i (Σ_k w_k d_ik)² / (n (n - 1)): residuals are added before they are squared, so that what
    scenarios have in common cancels. Law (2015), Simulation Modeling and Analysis, sections 9.4 and 10.2.
    """
    known = np.logical_and.reduce([np.isfinite(one.top) & np.isfinite(one.bottom) for one in parts])
    n = int(known.sum())
    if n == 0:
        return Contrast(math.nan, math.nan, 0)
    value, rest = 0.0, np.zeros(n)
    with np.errstate(invalid="ignore", divide="ignore"):
        for weight, top, bottom in parts:
            middle = bottom[known].mean()
            ratio = top[known].mean() / middle
            value += weight * float(ratio)
            rest += weight * (top[known] - ratio * bottom[known]) / middle
    spread = math.sqrt(float((rest**2).sum()) / (n - 1)) if n > 1 else math.nan
    return Contrast(value, spread, n)
