"""What agents see of what a customer has told before."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit

__all__ = ["context_share"]


@jit
def context_share(b: NDArray[np.void]) -> float:
    """The probability that what a customer has told before is at hand, unless he was passed on cold.

    Practice: 12 % of the centers that were audited hand it on; with a single window nine of ten.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    """
    row = b[0]
    return float(row["desk_context_single"] if row["desk_single_window"] else row["desk_context"])
