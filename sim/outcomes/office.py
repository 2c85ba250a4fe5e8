"""The back office: when customers ask how far it is."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.units import DAY, LONGEST

__all__ = ["check_gap"]


@jit
def check_gap(b: NDArray[np.void], u: float) -> int:
    """Ticks until the customer asks how far it is: exponential, check_per_day × relief (with updates) times a day.

    Source: Buell, Norton 2011 (that updates help; sign). The sizes are assumptions.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    u
        Uniform in (0, 1).

    Returns
    -------
    int
        From 0 to 365 days, which is longer than a back office takes.
    """
    row = b[0]
    rate = row["back_office_check_per_day"]
    if row["has_updates"]:
        rate = rate * row["updates_relief"]
    spent = -math.log1p(-u) * DAY
    if spent >= rate * LONGEST:
        return LONGEST
    return int(spent / rate + 0.5)
