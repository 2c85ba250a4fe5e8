"""The Poisson quantile: a number of arrivals by inversion, so that a higher rate only adds customers."""

from __future__ import annotations

import math

from sim.compiled import jit
from sim.distributions.gamma import gamma_above
from sim.distributions.normal import normal_quantile

__all__ = ["poisson_quantile"]


@jit
def poisson_quantile(mean: float, u: float) -> int:
    """The smallest n with P(N <= n) >= u for a Poisson number N.

    Parameters
    ----------
    mean
        At least 0; up to about 1e7.
    u
        In (0, 1).
    """
    if mean <= 0.0:
        return 0
    if mean < 20.0:
        n, term = 0, math.exp(-mean)
        total = term
        while total < u and n < 400:
            n += 1
            term *= mean / n
            total += term
        return n
    z = normal_quantile(u)
    n = max(0, int(mean + z * math.sqrt(mean) + (z * z - 1.0) / 6.0))
    term = math.exp(n * math.log(mean) - mean - math.lgamma(n + 1.0))
    total = gamma_above(n + 1.0, mean)
    while total < u and term > 0.0:
        n += 1
        term *= mean / n
        total += term
    while n > 0 and total - term >= u:
        total -= term
        term *= n / mean
        n -= 1
    return n
