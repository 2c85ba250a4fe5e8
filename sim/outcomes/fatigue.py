"""How much agents have worked of late, and how that tires them."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit

__all__ = ["fatigue", "occupancy_after"]


@jit
def occupancy_after(b: NDArray[np.void], occupancy: float, busy: int, ticks: int) -> float:
    """The occupancy after a while in which an agent was busy all the time, or never.

    busy + (occupancy - busy) exp(-ticks / fatigue_memory): a mean of the past in which older minutes count for less.
    The form is an assumption.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    occupancy
        At the beginning, from 0 to 1.
    busy
        1 with somebody in talk or wrap-up, else 0; who is not there rests.
    ticks
        How long it was; after none the occupancy is what it was, bit for bit.
    """
    if ticks == 0:
        return occupancy
    return float(busy + (occupancy - busy) * math.exp(-ticks / b[0]["workforce_fatigue_memory"]))


@jit
def fatigue(b: NDArray[np.void], occupancy: float) -> float:
    """How tired an agent is: (occupancy - fatigue_from) / fatigue_range, cut to 0 to 1. An assumption.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    occupancy
        From `occupancy_after`.
    """
    row = b[0]
    return float(
        min(max((occupancy - row["workforce_fatigue_from"]) / row["workforce_fatigue_range"], 0.0), 1.0)
    )
