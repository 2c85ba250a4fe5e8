"""How many join a day, and how often customers come."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.workload.poisson import poisson_quantile

__all__ = ["badge_share", "joining"]


@jit
def joining(b: NDArray[np.void], good: int, bad: int, u: float) -> int:
    """New customers of a day: Poisson with mean max(0, acquisition + by_good × good - by_bad × bad), an assumption.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    good, bad
        People who heard something good and something bad on the day before.
    u
        Uniform in (0, 1).
    """
    row = b[0]
    mean = row["market_acquisition"] + row["market_by_good"] * good - row["market_by_bad"] * bad
    return poisson_quantile(max(0.0, mean), u)


@jit
def badge_share(b: NDArray[np.void], speed: float) -> float:
    """The share of sampled cases that come about under a public badge: (1 + badge (2 s - 1)) / (1 + badge).

    An assumption; the sampled volume is 1 + badge times the scenario's.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    speed
        Mean speed score of yesterday's waits.
    """
    badge = b[0]["market_badge"]
    return float((1.0 + badge * (2.0 * speed - 1.0)) / (1.0 + badge))
