"""How hard a case is, against the reference at which talk and resolution have their mean."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit

__all__ = ["above_reference"]


@jit
def above_reference(b: NDArray[np.void], complexity: float) -> float:
    """Complexity less the reference: exactly 0 for a case that has the reference complexity.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    complexity
        From 0 to 1, as the arrivals hold it.
    """
    # Arrivals hold float32: the reference is rounded like them, or a case at the reference would be a bit off it.
    return np.float64(complexity) - np.float64(np.float32(b[0]["handling_reference"]))
