"""Waits that are estimated and announced, and what an announcement does to patience.

Sources: Webb, Yu, Bretthauer (hazard of leaving after the announced instant); Aksin, Ata, Emadi, Su (balking).
"""

from __future__ import annotations

import math
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.distributions.normal import normal_quantile
from sim.distributions.quantiles import draw_ticks
from sim.names import Family
from sim.units import DAY, LONGEST, MINUTE, NEVER, SECOND

__all__ = ["announced_patience", "announced_wait", "estimated_wait", "vented"]

_ALMOST_ONE = 1.0 - 2.0**-53
_HYPEREXPONENTIAL = get_args(Family).index("hyperexponential")


@jit
def estimated_wait(n_ahead: int, mean_handle: int, n_agents: int) -> int:
    """The wait of who joins a queue of `n_ahead`: (n_ahead + 1) mean handle times over agents; a day without agents."""
    if n_agents <= 0:
        return DAY
    return int(min((n_ahead + 1) * mean_handle / n_agents, float(LONGEST)) + 0.5)


@jit
def announced_wait(estimate: int, bias: float, noise: float, u: float) -> int:
    """What is announced: the estimate times bias and a lognormal error of median 1 and sigma `noise`."""
    factor = bias
    if noise > 0.0:
        factor *= math.exp(noise * normal_quantile(u))
    return int(min(estimate * factor, float(LONGEST)) + 0.5)


@jit
def vented(waited: int, announced: int, venting: float, most: int) -> int:
    """Talk time, in ticks, that a customer adds who has waited longer than was announced."""
    if announced == NEVER or waited <= announced or venting == 0.0:
        return 0
    return int(min((waited - announced) * venting, float(most)) + 0.5)


@jit
def _share_gone(laws: NDArray[np.void], knots: NDArray[np.float64], row: int, ticks: float) -> float:
    """The distribution function, by bisection of the quantile function."""
    low, high = 0.0, 1.0
    for _ in range(54):
        middle = 0.5 * (low + high)
        if 0.0 < middle < 1.0 and draw_ticks(laws, knots, row, middle) <= ticks:
            low = middle
        else:
            high = middle
    return low


@jit
def _grown(start: float, spent: float, hazard: float, growth: float) -> float:
    """When the cumulated hazard after `start` reaches `spent`, if it begins at `hazard` and grows exponentially."""
    if growth == 0.0:
        return start + spent / hazard
    return start + math.log(1.0 + growth * spent / hazard) / growth


@jit
def _branch_mean(laws: NDArray[np.void], knots: NDArray[np.float64], row: int, u: float) -> float:
    """Mean of the branch that a uniform picks."""
    law = laws[row]
    zero = law["zero"]
    if zero > 0.0:
        u = (u - zero) / (1.0 - zero)
    i = law["start"]
    while i < law["stop"] - 1 and u >= knots[i, 0]:
        i += 1
    return float(knots[i, 1])


@jit
def announced_patience(
    laws: NDArray[np.void],
    knots: NDArray[np.float64],
    row: int,
    u: float,
    factor: float,
    announced: int,
    calm: float,
    growth: float,
) -> int:
    """Patience after an announcement: calmer until the announced instant, then ever less.

    The hazard of leaving is `calm` times that of the distribution until the announced wait is over; then it is the
    distribution's hazard at that instant, growing by the factor exp(growth) a minute. A hyperexponential customer first
    picks his branch by the same uniform, and then has that branch's hazard.

    Parameters
    ----------
    laws, knots, row
        The distribution of patience.
    u
        The uniform of this leg's patience.
    factor
        Multiplies patience.
    announced
        Ticks.
    calm
        Above 0.
    growth
        Per minute.

    Returns
    -------
    int
        Ticks, at most 365 days; NEVER for the family never.
    """
    law = laws[row]
    patience = draw_ticks(laws, knots, row, u)
    if patience == NEVER or patience == 0:
        return patience
    rate = growth / MINUTE
    at = announced / factor
    if law["family"] == _HYPEREXPONENTIAL:
        mean = _branch_mean(laws, knots, row, u)
        spent, until, hazard = patience / mean, calm * at / mean, 1.0 / mean
        if spent <= until:
            return int(min(spent / calm * mean * factor, float(LONGEST)) + 0.5)
        return int(min(_grown(float(announced), spent - until, hazard / factor, rate), float(LONGEST)) + 0.5)
    gone = min(_share_gone(laws, knots, row, at), _ALMOST_ONE)
    spent, until = -math.log(1.0 - u), -calm * math.log(1.0 - gone)
    if spent <= until:
        later = draw_ticks(laws, knots, row, min(1.0 - math.exp(-spent / calm), _ALMOST_ONE))
        return int(min(later * factor, float(LONGEST)) + 0.5)
    beyond = min(_share_gone(laws, knots, row, at + SECOND), _ALMOST_ONE)
    hazard = (math.log(1.0 - gone) - math.log(1.0 - beyond)) / SECOND / factor
    if hazard <= 0.0:
        return int(min(max(patience * factor, float(announced)), float(LONGEST)) + 0.5)
    return int(min(_grown(float(announced), spent - until, hazard, rate), float(LONGEST)) + 0.5)
