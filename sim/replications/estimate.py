"""Estimates and half-widths over independent replications."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

__all__ = ["Estimates", "mean", "ratio_of_totals"]

_Values = NDArray[np.float64]


class Estimates(NamedTuple):
    """Estimates and the half-widths of their intervals; NaN where there is nothing, or only one replication."""

    value: _Values
    half_width: _Values


def _t(n: int, confidence: float) -> float:
    return float(stdtrit(n - 1, (1 + confidence) / 2))


def ratio_of_totals(top: _Values, bottom: _Values, confidence: float = 0.95) -> Estimates:
    """Σ top ÷ Σ bottom over replications, with a t-interval by the delta method.

    Parameters
    ----------
    top, bottom
        Shape (replications, ...): numerator and denominator of each replication.
    confidence
        Of the interval.

    Notes
    -----
    With ratio r, residuals d_i = top_i - r·bottom_i and mean denominator m, the variance of r is estimated by
    Σ d_i² / (n (n - 1) m²); see Law (2015), Simulation Modeling and Analysis, section 9.4 (ratio estimators).
    """
    n = len(top)
    with np.errstate(invalid="ignore", divide="ignore"):
        middle = bottom.mean(axis=0)
        value = top.mean(axis=0) / middle
        if n < 2:
            return Estimates(value, np.full_like(value, np.nan))
        rest = top - value * bottom
        spread = np.sqrt((rest**2).sum(axis=0) / (n * (n - 1))) / middle
    return Estimates(value, _t(n, confidence) * spread)


def mean(values: _Values, confidence: float = 0.95) -> Estimates:
    """Mean over replications with its t-interval; values that are NaN do not count.

    Parameters
    ----------
    values
        Shape (replications, ...).
    confidence
        Of the interval.
    """
    known = ~np.isnan(values)
    n = known.sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        value = np.where(known, values, 0.0).sum(axis=0) / n
        spread = np.sqrt(np.where(known, (values - value) ** 2, 0.0).sum(axis=0) / (n * (n - 1)))
        half_width = np.where(n > 1, stdtrit(np.maximum(n - 1, 1), (1 + confidence) / 2) * spread, np.nan)
    return Estimates(np.asarray(value), np.asarray(half_width))
