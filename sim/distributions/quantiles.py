"""Drawing by inversion: one uniform, one duration in ticks, from tables that both engines read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.distributions.distribution import Distribution
from sim.distributions.gamma import gamma_quantile
from sim.distributions.normal import normal_quantile
from sim.names import Family
from sim.units import LONGEST, NEVER

__all__ = ["Quantiles", "draw_ticks", "tabulate"]

_FAMILIES = get_args(Family)
_NEVER = _FAMILIES.index("never")
_DETERMINISTIC = _FAMILIES.index("deterministic")
_EXPONENTIAL = _FAMILIES.index("exponential")
_HYPEREXPONENTIAL = _FAMILIES.index("hyperexponential")
_ERLANG = _FAMILIES.index("erlang")
_GAMMA = _FAMILIES.index("gamma")
_LOGNORMAL = _FAMILIES.index("lognormal")
_WEIBULL = _FAMILIES.index("weibull")
_UNIFORM = _FAMILIES.index("uniform")
_TRIANGULAR = _FAMILIES.index("triangular")
_EMPIRICAL = _FAMILIES.index("empirical")


class Quantiles(NamedTuple):
    """Distributions as arrays, one row each.

    Attributes
    ----------
    family
        Code: position in `names.Family`.
    zero
        Probability of the point mass at zero.
    a, b, c
        Parameters; durations in ticks. lognormal: ln median, sigma; gamma and Erlang: shape, scale, ln Γ(shape);
        Weibull: 1/shape, scale; uniform and triangular: low, high, mode.
    start, stop
        Rows of `share` and `value` of families with lists: cumulative shares with branch means, or knots.
    """

    family: NDArray[np.int64]
    zero: NDArray[np.float64]
    a: NDArray[np.float64]
    b: NDArray[np.float64]
    c: NDArray[np.float64]
    start: NDArray[np.int64]
    stop: NDArray[np.int64]
    share: NDArray[np.float64]
    value: NDArray[np.float64]


def _parameters(one: Distribution) -> tuple[float, float, float]:
    mean, sd = float(one.mean or 0), float(one.sd or 0)
    match one.family:
        case "deterministic":
            return float(one.value or 0), 0.0, 0.0
        case "exponential":
            return mean, 0.0, 0.0
        case "erlang" | "gamma":
            shape = float(one.k or one.shape or (mean / sd) ** 2)
            return shape, mean / shape, math.lgamma(shape)
        case "lognormal":
            sigma = one.sigma if one.sigma is not None else math.sqrt(math.log1p((sd / mean) ** 2))
            middle = math.log(one.median) if one.median is not None else math.log(mean) - sigma * sigma / 2
            return middle, sigma, 0.0
        case "weibull":
            shape = one.shape or 1.0
            scale = float(one.scale) if one.scale is not None else mean / math.gamma(1 + 1 / shape)
            return 1 / shape, scale, 0.0
        case "uniform" | "triangular":
            return float(one.low or 0), float(one.high or 0), float(one.mode or 0)
    return 0.0, 0.0, 0.0


def tabulate(distributions: Sequence[Distribution]) -> Quantiles:
    """The arrays from which `draw_ticks` draws; row i is `distributions[i]`."""
    share: list[float] = []
    value: list[float] = []
    rows = []
    for one in distributions:
        start = len(share)
        if one.family == "hyperexponential":
            share += np.cumsum(one.shares or ()).tolist()
            value += [float(mean) for mean in one.means or ()]
        elif one.family == "empirical":
            share += list(one.shares or ())
            value += [float(point) for point in one.values or ()]
        rows.append((_FAMILIES.index(one.family), one.zero, *_parameters(one), start, len(share)))
    columns = list(zip(*rows, strict=True)) if rows else [()] * 7
    kinds = (np.int64, np.float64, np.float64, np.float64, np.float64, np.int64, np.int64)
    arrays = [np.array(column, dtype=kind) for column, kind in zip(columns, kinds, strict=True)]
    return Quantiles(*arrays, np.array(share), np.array(value))


@jit
def _exponential(u: float) -> float:
    return -math.log(1.0 - u)


@jit
def _branches(table: Quantiles, row: int, u: float) -> float:
    """Hyperexponential: the same uniform picks the branch and is rescaled within it."""
    i = table.start[row]
    last = table.stop[row] - 1
    below = 0.0
    while i < last and u >= table.share[i]:
        below = table.share[i]
        i += 1
    width = (1.0 if i == last else table.share[i]) - below
    inside = (u - below) / width
    return table.value[i] * _exponential(min(inside, 1.0 - 2.0**-53))


@jit
def _knots(table: Quantiles, row: int, u: float) -> float:
    i = table.start[row] + 1
    while table.share[i] < u:
        i += 1
    p, q = table.share[i - 1], table.share[i]
    x, y = table.value[i - 1], table.value[i]
    return x + (y - x) * (u - p) / (q - p)


@jit
def _triangle(low: float, high: float, mode: float, u: float) -> float:
    if u * (high - low) < mode - low:
        return low + math.sqrt(u * (high - low) * (mode - low))
    return high - math.sqrt((1.0 - u) * (high - low) * (high - mode))


@jit
def draw_ticks(table: Quantiles, row: int, u: float) -> int:
    """The duration, in whole ticks, whose distribution function is `u`.

    Parameters
    ----------
    table, row
        A row of `tabulate`.
    u
        In (0, 1).

    Returns
    -------
    int
        From 0 to 365 days, or `units.NEVER` for the family never.
    """
    zero = table.zero[row]
    if zero > 0.0:
        if u <= zero:
            return 0
        u = min((u - zero) / (1.0 - zero), 1.0 - 2.0**-53)
    family = table.family[row]
    a, b = table.a[row], table.b[row]
    if family == _EXPONENTIAL:
        x = a * _exponential(u)
    elif family == _LOGNORMAL:
        x = math.exp(a + b * normal_quantile(u))
    elif family == _DETERMINISTIC:
        x = a
    elif family == _NEVER:
        return NEVER
    elif family == _HYPEREXPONENTIAL:
        x = _branches(table, row, u)
    elif family == _GAMMA or family == _ERLANG:
        x = b * gamma_quantile(a, table.c[row], u)
    elif family == _WEIBULL:
        x = b * _exponential(u) ** a
    elif family == _UNIFORM:
        x = a + (b - a) * u
    elif family == _TRIANGULAR:
        x = _triangle(a, b, table.c[row], u)
    else:
        x = _knots(table, row, u)
    return int(min(x, float(LONGEST)) + 0.5)
