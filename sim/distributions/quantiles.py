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

__all__ = ["LAW", "Quantiles", "draw_ticks", "tabulate"]

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


LAW = np.dtype(
    [
        ("family", np.int64),
        ("zero", np.float64),
        ("a", np.float64),
        ("b", np.float64),
        ("c", np.float64),
        ("start", np.int64),
        ("stop", np.int64),
    ]
)
"""A distribution. family: position in `names.Family`; zero: the point mass at zero; a, b, c: parameters, durations in
ticks (lognormal: ln median, sigma; gamma and Erlang: shape, scale, ln Γ(shape); Weibull: 1/shape, scale; uniform and
triangular: low, high, mode); start, stop: its rows of the knots."""


class Quantiles(NamedTuple):
    """Distributions as arrays.

    Attributes
    ----------
    laws
        `LAW`, one row a distribution.
    knots
        Shape (n, 2): cumulative share and branch mean (hyperexponential), or share and value (empirical).
    """

    laws: NDArray[np.void]
    knots: NDArray[np.float64]

    def is_fixed(self) -> NDArray[np.bool_]:
        """By distribution: whether it gives one duration only."""
        certain = np.isin(self.laws["family"], (_DETERMINISTIC, _NEVER))
        fixed: NDArray[np.bool_] = certain & (self.laws["zero"] == 0.0)
        return fixed


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
    knots: list[tuple[float, float]] = []
    laws = np.zeros(len(distributions), dtype=LAW)
    for row, one in zip(laws, distributions, strict=True):
        start = len(knots)
        if one.family == "hyperexponential":
            knots += zip(np.cumsum(one.shares or ()).tolist(), map(float, one.means or ()), strict=True)
        elif one.family == "empirical":
            knots += zip(one.shares or (), map(float, one.values or ()), strict=True)
        row["family"], row["zero"] = _FAMILIES.index(one.family), one.zero
        row["a"], row["b"], row["c"] = _parameters(one)
        row["start"], row["stop"] = start, len(knots)
    return Quantiles(laws, np.array(knots, dtype=np.float64).reshape(-1, 2))


@jit
def _exponential(u: float) -> float:
    return -math.log(1.0 - u)


@jit
def _branches(knots: NDArray[np.float64], start: int, stop: int, u: float) -> float:
    """Hyperexponential: the same uniform picks the branch and is rescaled within it."""
    i, last = start, stop - 1
    below = 0.0
    while i < last and u >= knots[i, 0]:
        below = knots[i, 0]
        i += 1
    width = (1.0 if i == last else knots[i, 0]) - below
    inside = (u - below) / width
    return float(knots[i, 1]) * _exponential(min(inside, 1.0 - 2.0**-53))


@jit
def _between(knots: NDArray[np.float64], start: int, u: float) -> float:
    """Empirical: straight lines between the points of the quantile function."""
    i = start + 1
    while knots[i, 0] < u:
        i += 1
    p, q = knots[i - 1, 0], knots[i, 0]
    x, y = knots[i - 1, 1], knots[i, 1]
    return float(x + (y - x) * (u - p) / (q - p))


@jit
def _triangle(low: float, high: float, mode: float, u: float) -> float:
    if u * (high - low) < mode - low:
        return low + math.sqrt(u * (high - low) * (mode - low))
    return high - math.sqrt((1.0 - u) * (high - low) * (high - mode))


@jit
def draw_ticks(laws: NDArray[np.void], knots: NDArray[np.float64], row: int, u: float) -> int:
    """The duration, in whole ticks, whose distribution function is `u`.

    Parameters
    ----------
    laws, knots, row
        A row of `tabulate`.
    u
        In (0, 1).

    Returns
    -------
    int
        From 0 to 365 days, or `units.NEVER` for the family never.
    """
    law = laws[row]
    zero = law["zero"]
    if zero > 0.0:
        if u <= zero:
            return 0
        u = min((u - zero) / (1.0 - zero), 1.0 - 2.0**-53)
    family = law["family"]
    a, b = law["a"], law["b"]
    if family == _EXPONENTIAL:
        x = a * _exponential(u)
    elif family == _LOGNORMAL:
        x = math.exp(a + b * normal_quantile(u))
    elif family == _DETERMINISTIC:
        x = a
    elif family == _NEVER:
        return NEVER
    elif family == _HYPEREXPONENTIAL:
        x = _branches(knots, law["start"], law["stop"], u)
    elif family in (_GAMMA, _ERLANG):
        x = b * gamma_quantile(a, law["c"], u)
    elif family == _WEIBULL:
        x = b * _exponential(u) ** a
    elif family == _UNIFORM:
        x = a + (b - a) * u
    elif family == _TRIANGULAR:
        x = _triangle(a, b, law["c"], u)
    else:
        x = _between(knots, law["start"], u)
    return int(min(x, float(LONGEST)) + 0.5)
