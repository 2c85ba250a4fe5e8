"""Who leaves overnight, and who takes the seat."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.distributions.normal import normal_quantile
from sim.units import SPEED_ONE

__all__ = ["leaving_share", "quality_of_hire", "speed_of_hire"]

_DAYS_A_YEAR = 365.0


@jit
def leaving_share(b: NDArray[np.void], busy: int, logged_in: int) -> float:
    """The probability that an agent leaves after a day.

    (attrition + slope × max(0, occupancy - from)) / 365, at most 1. Sources: ContactBabel (20 to 45 % a year); the
    slope is practice.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    busy, logged_in
        Ticks of the day that ended; who was not there has an occupancy of 0.
    """
    row = b[0]
    above = 0.0
    if logged_in > 0:
        above = max(0.0, busy / logged_in - row["workforce_attrition_from"])
    yearly = row["workforce_attrition"] + row["workforce_attrition_slope"] * above
    return float(min(yearly / _DAYS_A_YEAR, 1.0))


@jit
def speed_of_hire(b: NDArray[np.void], u: float) -> int:
    """The speed of a newcomer's talk in parts per 65,536: exp(-speed_spread z), z normal; see `inexperience` as well.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    u
        The uniform of z.
    """
    speed = SPEED_ONE / math.exp(b[0]["workforce_speed_spread"] * normal_quantile(u))
    return max(1, int(speed + 0.5))


@jit
def quality_of_hire(b: NDArray[np.void], u: float) -> float:
    """What a newcomer's own quality adds to the logit of resolution: quality_spread × z, z normal.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    u
        The uniform of z.
    """
    row = b[0]
    if row["quality_standards"]:
        return float(row["workforce_quality_spread_standards"] * normal_quantile(u))
    return float(row["workforce_quality_spread"] * normal_quantile(u))
