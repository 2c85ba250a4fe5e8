"""What a wait feels like, and the score it gets."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.units import LONGEST

__all__ = ["felt_wait", "speed_score"]


@jit
def speed_score(tolerance: int, felt: int) -> float:
    """The score E / (E + W) of a wait: 1 if there was none, 1/2 if it was as long as is tolerated.

    The form is an assumption.

    Parameters
    ----------
    tolerance
        E, in ticks.
    felt
        W, in ticks, from `felt_wait`.

    Returns
    -------
    float
        From 0 to 1.
    """
    if felt == 0:
        return 1.0
    return tolerance / (tolerance + felt)


@jit
def felt_wait(b: NDArray[np.void], on_line: int, off_line: int, hold: float) -> int:
    """The felt wait: on_line × hold + off_line × offline_weight, in ticks, at most 365 days.

    Sources: Whiting, Donthu (music and information on hold; signs); Hathaway, Emadi, Deshpande 2021 (less discomfort
    per minute of a callback). Sizes are assumptions.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    on_line
        Ticks of waiting until the first useful reply, or until the customer left.
    off_line
        Ticks since he hung up for a callback or left a message.
    hold
        Felt over real wait, from `MOOD_PLAN`.
    """
    felt = on_line * hold + off_line * b[0]["tolerance_offline_weight"]
    return int(min(felt, float(LONGEST)) + 0.5)
