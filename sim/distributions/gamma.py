"""The gamma quantile, for gamma and Erlang handle times.

The regularised incomplete gamma function comes from its power series below its mean and from Legendre's continued
fraction above (Abramowitz and Stegun 6.5.29 and 6.5.31); the quantile from Halley steps on it, started at the
Wilson-Hilferty approximation.
"""

from __future__ import annotations

import math

from sim.compiled import jit
from sim.distributions.normal import normal_quantile

__all__ = ["gamma_above", "gamma_quantile"]


@jit
def _below(shape: float, x: float, log_gamma: float) -> float:
    """P(shape, x) by its series."""
    term = 1.0 / shape
    total = term
    n = shape
    for _ in range(100_000):
        n += 1.0
        term *= x / n
        total += term
        if term < total * 1e-16:
            break
    return total * math.exp(shape * math.log(x) - x - log_gamma)


@jit
def _above(shape: float, x: float, log_gamma: float) -> float:
    """Q(shape, x) = 1 - P by its continued fraction (modified Lentz)."""
    tiny = 1e-300
    b = x + 1.0 - shape
    c = 1.0 / tiny
    d = 1.0 / b
    h = d
    for i in range(1, 100_000):
        a = -i * (i - shape)
        b += 2.0
        d = a * d + b
        d = 1.0 / (d if abs(d) > tiny else tiny)
        c = b + a / c
        c = c if abs(c) > tiny else tiny
        h *= d * c
        if abs(d * c - 1.0) < 1e-15:
            break
    return h * math.exp(shape * math.log(x) - x - log_gamma)


@jit
def gamma_above(shape: float, x: float) -> float:
    """Q(shape, x): a gamma variate of scale 1 exceeds x; also P(N < shape) of a Poisson number of mean x."""
    log_gamma = math.lgamma(shape)
    if x < shape + 1.0:
        return 1.0 - _below(shape, x, log_gamma)
    return _above(shape, x, log_gamma)


@jit
def gamma_quantile(shape: float, log_gamma: float, p: float) -> float:
    """The x with P(shape, x) = p of the gamma distribution with scale 1.

    Parameters
    ----------
    shape
        Above 0.
    log_gamma
        ln Γ(shape), computed once.
    p
        In (0, 1). Relative error of the result about 1e-12.
    """
    if shape > 1.0:
        z = normal_quantile(p)
        cube = 1.0 - 1.0 / (9.0 * shape) + z / (3.0 * math.sqrt(shape))
        x = shape * cube * cube * cube
        if cube <= 0.3:
            x = math.exp((math.log(p) + log_gamma + math.log(shape)) / shape)
    else:
        x = math.exp((math.log(p) + log_gamma + math.log(shape)) / shape)
        if x > 0.6:
            edge = 1.0 - math.exp(-1.0)
            x = max(
                x if p < edge else 0.6, -math.log(1.0 - p) - (1.0 - shape) * math.log(1.0 - math.log(1.0 - p))
            )
    if x <= 1e-280:
        return x
    for _ in range(60):
        miss = _below(shape, x, log_gamma) - p if x < shape + 1.0 else 1.0 - p - _above(shape, x, log_gamma)
        density = math.exp((shape - 1.0) * math.log(x) - x - log_gamma)
        if density <= 0.0:
            break
        newton = miss / density
        bend = (shape - 1.0) / x - 1.0
        step = newton / (1.0 - 0.5 * min(1.0, max(-1.0, newton * bend)))
        following = x - step
        if following <= 0.0:
            following = 0.5 * x
        done = abs(following - x) <= 1e-14 * x
        x = following
        if done:
            break
    return x
