"""Word of mouth: how many people hear of a case, and what."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit

__all__ = ["told"]


@jit
def _geometric(u: float, mean: float) -> int:
    """The number at a uniform of a geometric distribution from 1 on with that mean."""
    if mean <= 1.0:
        return 1
    return 1 + int(math.log1p(-u) / math.log1p(-1.0 / mean))


@jit
def told(b: NDArray[np.void], satisfied: float, u_tells: float, u_heard: float) -> int:
    """How many people a customer tells of a case that has closed; below 0 if it is nothing good, 0 if he tells nobody.

    The story is good with probability S; good ones are told by `good_share` to a geometric number of people with mean
    `good_heard`, others by `bad_share` with mean `bad_heard`. Source: American Express Global Customer Service
    Barometer 2011 (shares and means); SQM Group for the alternative.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    satisfied
        S, from `satisfaction`.
    u_tells
        Uniform in (0, 1): good below S; where it falls on either side decides who tells.
    u_heard
        Uniform in (0, 1) of the number.
    """
    row = b[0]
    if u_tells < satisfied:
        if u_tells >= satisfied * row["market_good_share"]:
            return 0
        return _geometric(u_heard, row["market_good_heard"])
    if u_tells - satisfied >= (1.0 - satisfied) * row["market_bad_share"]:
        return 0
    return -_geometric(u_heard, row["market_bad_heard"])
