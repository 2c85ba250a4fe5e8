"""Families of distributions and their maximum-likelihood fit to durations of which some are censored.

Data come compressed: values `x` (seconds, above 0), the weight `seen` of those that ended at x, and the
weight `cut` of those known only to be longer than x. Weights may be fractions, so that a family can be one
part of a mixture.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["FAMILIES", "Family", "Sample", "compress", "dot", "quantile"]

Floats = NDArray[np.float64]
Parameters = tuple[float, ...]
_EM_STEPS = 60


@dataclass(frozen=True, eq=False)
class Sample:
    """Compressed data: values above 0, weight seen to end there, weight cut there."""

    x: Floats
    seen: Floats
    cut: Floats


def dot(a: Floats, b: Floats) -> float:
    """Sum of products, the same to the last bit for any number of threads (that of a BLAS is not)."""
    return float(np.sum(a * b))


def compress(x: Floats, ended: NDArray[np.bool_]) -> Sample:
    """The sample of durations `x` of which those not `ended` are censored."""
    values, place = np.unique(x, return_inverse=True)
    seen = np.bincount(place, weights=ended, minlength=len(values))
    cut = np.bincount(place, weights=~ended, minlength=len(values))
    return Sample(values.astype(float), seen.astype(float), cut.astype(float))


@dataclass(frozen=True)
class Family:
    """A family: its ML fit, logarithms of density and survival, mean, and the names of its parameters.

    `scaled(parameters, f)` are the parameters of f times the variable.
    """

    name: str
    keys: tuple[str, ...]
    fit: Callable[[Sample], Parameters]
    log_density: Callable[[Floats, Parameters], Floats]
    log_survival: Callable[[Floats, Parameters], Floats]
    mean: Callable[[Parameters], float]
    scaled: Callable[[Parameters, float], Parameters]

    def log_likelihood(self, sample: Sample, parameters: Parameters) -> float:
        """Of the sample."""
        total = dot(sample.seen, self.log_density(sample.x, parameters))
        if sample.cut.any():
            total += dot(sample.cut, self.log_survival(sample.x, parameters))
        return total


def quantile(cdf: Callable[[Floats], Floats], shares: Floats) -> Floats:
    """Where a continuous distribution function reaches each share, by bisection to one part in 10**9."""
    low, high = np.zeros_like(shares), np.ones_like(shares)
    while (short := cdf(high) < shares).any() and high.max() < 1e12:
        high = np.where(short, 2 * high, high)
    for _ in range(64):
        middle = (low + high) / 2
        below = cdf(middle) < shares
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    return np.asarray((low + high) / 2, float)


def _minimised(s: Sample, likelihood: Callable[[Parameters], float], start: Parameters) -> Parameters:
    """Parameters above 0 of greatest likelihood, searched from `start`."""
    from scipy.optimize import minimize

    weight = float(s.seen.sum())

    def loss(logs: Floats) -> float:
        return -likelihood(tuple(np.exp(np.clip(logs, -30, 30)).tolist())) / weight

    found = minimize(loss, np.log(start), method="Nelder-Mead", options={"xatol": 1e-6, "fatol": 1e-10})
    return tuple(np.exp(np.clip(found.x, -30, 30)).tolist())


# exponential: mean
def _fit_exponential(s: Sample) -> Parameters:
    return (dot(s.seen + s.cut, s.x) / float(s.seen.sum()),)


# hyperexponential with two branches: share of the first, and the two means, the shorter first
def _branches(x: Floats, p: Parameters) -> tuple[Floats, Floats]:
    share, one, two = p
    return math.log(share) - x / one, math.log1p(-share) - x / two


def _fit_hyperexponential(s: Sample) -> Parameters:
    """A few steps of expectation–maximisation (a branch's mean is all time in it ÷ all ends in it), then a
    search."""
    mean = _fit_exponential(s)[0]
    p: Parameters = (0.3, mean / 4, mean * 1.4)
    weight = s.seen.sum() + s.cut.sum()
    for _ in range(_EM_STEPS):
        share, one, two = p
        a, b = share * np.exp(-s.x / one), (1 - share) * np.exp(-s.x / two)
        ended, longer = (a / one) / (a / one + b / two + 1e-300), a / (a + b + 1e-300)
        seen_one, seen_two = dot(s.seen, ended), dot(s.seen, 1 - ended)
        cut_one, cut_two = dot(s.cut, longer), dot(s.cut, 1 - longer)
        time_one = dot(s.seen * ended + s.cut * longer, s.x) + one * cut_one
        time_two = dot(s.seen * (1 - ended) + s.cut * (1 - longer), s.x) + two * cut_two
        n_one, n_two = seen_one + cut_one, seen_two + cut_two
        share = min(max(n_one / float(weight), 1e-9), 1 - 1e-9)
        p = (share, max(time_one / max(n_one, 1e-12), 1e-6), max(time_two / max(n_two, 1e-12), 1e-6))
    family = FAMILIES["hyperexponential"]

    def at(odds: Parameters) -> Parameters:
        return (min(max(odds[0] / (1 + odds[0]), 1e-9), 1 - 1e-9), odds[1], odds[2])

    start = (p[0] / (1 - p[0]), p[1], p[2])
    found = at(_minimised(s, lambda odds: family.log_likelihood(s, at(odds)), start))
    p = max(p, found, key=lambda one: family.log_likelihood(s, one))
    return p if p[1] <= p[2] else (1 - p[0], p[2], p[1])


def _hyper_density(x: Floats, p: Parameters) -> Floats:
    a, b = _branches(x, p)
    return np.asarray(np.logaddexp(a - math.log(p[1]), b - math.log(p[2])), float)


def _hyper_survival(x: Floats, p: Parameters) -> Floats:
    return np.asarray(np.logaddexp(*_branches(x, p)), float)


# gamma and Erlang: shape, mean
def _fit_gamma(s: Sample) -> Parameters:
    """Newton's method where nothing is censored (Minka 2002), else a search."""
    from scipy.special import digamma, polygamma

    n = float(s.seen.sum())
    mean = dot(s.seen, s.x) / n
    gap = max(math.log(mean) - dot(s.seen, np.log(s.x)) / n, 1e-9)
    shape = (3 - gap + math.sqrt((gap - 3) ** 2 + 24 * gap)) / (12 * gap)
    for _ in range(50):
        step = (math.log(shape) - float(digamma(shape)) - gap) / (1 / shape - float(polygamma(1, shape)))
        shape = max(shape - step, shape / 3)
        if abs(step) < 1e-10 * shape:
            break
    if s.cut.any():
        return _minimised(s, lambda p: FAMILIES["gamma"].log_likelihood(s, p), (1.0, _fit_exponential(s)[0]))
    return shape, mean


def _gamma_density(x: Floats, p: Parameters) -> Floats:
    shape, scale = p[0], p[1] / p[0]
    return (shape - 1) * np.log(x) - x / scale - math.lgamma(shape) - shape * math.log(scale)


def _gamma_survival(x: Floats, p: Parameters) -> Floats:
    from scipy.special import gammaincc

    return np.log(np.maximum(gammaincc(p[0], x * p[0] / p[1]), 1e-300))


def _fit_erlang(s: Sample) -> Parameters:
    shape, mean = _fit_gamma(s)
    near = {max(1, math.floor(shape)), max(1, math.ceil(shape))}
    return max(((float(k), mean) for k in near), key=lambda p: FAMILIES["gamma"].log_likelihood(s, p))


# lognormal: median, sigma
def _fit_lognormal(s: Sample) -> Parameters:
    logs, n = np.log(s.x), float(s.seen.sum())
    middle = dot(s.seen, logs) / n
    sigma = max(math.sqrt(dot(s.seen, (logs - middle) ** 2) / n), 1e-6)
    if s.cut.any():
        return _minimised(s, lambda p: FAMILIES["lognormal"].log_likelihood(s, p), (math.exp(middle), sigma))
    return math.exp(middle), sigma


def _lognormal_density(x: Floats, p: Parameters) -> Floats:
    z = (np.log(x) - math.log(p[0])) / p[1]
    return np.asarray(-0.5 * z * z - np.log(x) - math.log(p[1]) - 0.5 * math.log(2 * math.pi), float)


def _lognormal_survival(x: Floats, p: Parameters) -> Floats:
    from scipy.special import log_ndtr

    return np.asarray(log_ndtr(-(np.log(x) - math.log(p[0])) / p[1]), float)


# Weibull: shape, scale
def _fit_weibull(s: Sample) -> Parameters:
    """The profile equation of the shape, solved by bisection; the scale follows."""
    logs, n, weight = np.log(s.x), float(s.seen.sum()), s.seen + s.cut
    middle, top = dot(s.seen, logs) / n, float(logs.max())
    low, high = 0.02, 200.0
    for _ in range(80):
        shape = math.sqrt(low * high)
        power = weight * np.exp(shape * (logs - top))
        if dot(power, logs) / float(power.sum()) - 1 / shape - middle < 0:
            low = shape
        else:
            high = shape
    power = weight * np.exp(shape * (logs - top))
    return shape, math.exp(top + math.log(float(power.sum()) / float(n)) / shape)


def _weibull_density(x: Floats, p: Parameters) -> Floats:
    z = np.log(x) - math.log(p[1])
    return np.asarray(math.log(p[0] / p[1]) + (p[0] - 1) * z - np.exp(p[0] * z), float)


FAMILIES: dict[str, Family] = {
    family.name: family
    for family in (
        Family(
            "exponential",
            ("mean",),
            _fit_exponential,
            lambda x, p: -x / p[0] - math.log(p[0]),
            lambda x, p: -x / p[0],
            lambda p: p[0],
            lambda p, f: (p[0] * f,),
        ),
        Family(
            "hyperexponential",
            ("share", "mean_1", "mean_2"),
            _fit_hyperexponential,
            _hyper_density,
            _hyper_survival,
            lambda p: p[0] * p[1] + (1 - p[0]) * p[2],
            lambda p, f: (p[0], p[1] * f, p[2] * f),
        ),
        Family(
            "erlang",
            ("k", "mean"),
            _fit_erlang,
            _gamma_density,
            _gamma_survival,
            lambda p: p[1],
            lambda p, f: (p[0], p[1] * f),
        ),
        Family(
            "gamma",
            ("shape", "mean"),
            _fit_gamma,
            _gamma_density,
            _gamma_survival,
            lambda p: p[1],
            lambda p, f: (p[0], p[1] * f),
        ),
        Family(
            "lognormal",
            ("median", "sigma"),
            _fit_lognormal,
            _lognormal_density,
            _lognormal_survival,
            lambda p: p[0] * math.exp(p[1] ** 2 / 2),
            lambda p, f: (p[0] * f, p[1]),
        ),
        Family(
            "weibull",
            ("shape", "scale"),
            _fit_weibull,
            _weibull_density,
            lambda x, p: -((x / p[1]) ** p[0]),
            lambda p: p[1] * math.gamma(1 + 1 / p[0]),
            lambda p, f: (p[0], p[1] * f),
        ),
    )
}
"""The families by name; `exponential` has one parameter more than zero, `hyperexponential` three, the others
two."""
