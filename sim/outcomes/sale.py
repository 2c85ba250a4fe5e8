"""Whether an enquiry becomes a sale."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit

__all__ = ["sale_share"]


@jit
def sale_share(b: NDArray[np.void], felt: int, is_new: bool) -> float:
    """The probability of a sale: (sale_new or sale_existing) × conversion / (1 + (W / scale) ^ power).

    Sources: Marketing Metrics (success with customers and others); Lead Response Management study (the wait; sign). The
    shape is an assumption: from 5 to 30 minutes it falls to an eighth.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    felt
        Felt wait until the reply, in ticks.
    is_new
        Whether the caller is no customer yet.
    """
    row = b[0]
    success = row["market_sale_new"] if is_new else row["market_sale_existing"]
    late = math.pow(felt / max(row["market_conversion_scale"], 1), row["market_conversion_power"])
    return float(success * row["market_conversion"] / (1.0 + late))
