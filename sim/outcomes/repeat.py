"""Who was served and not helped comes again."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit

__all__ = ["repeat_share"]


@jit
def repeat_share(b: NDArray[np.void], n_served: int) -> float:
    """The share of those not helped who make another contact: share × fading ^ (n_served - 1).

    Source: SQM Group (the share). The fading is an assumption.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    n_served
        Contacts of the case served by an agent, from 1.
    """
    row = b[0]
    if n_served == 1:
        return float(row["repeat_share"])
    return float(row["repeat_share"] * math.pow(row["repeat_fading"], float(n_served - 1)))
