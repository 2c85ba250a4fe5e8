"""Human quality of a service: manner, warmth and attention, from 0 to 1."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit

__all__ = ["human_quality", "human_start"]


@jit
def human_start(b: NDArray[np.void], v: float) -> float:
    """Human quality of an agent with one contact in hand, before it is cut to 0 to 1.

    base + training + personal + empathy + delight - haste ln v - template × template_rate, each as far as the lever is
    used. Source: Packard, Berger 2021 (personal wording; sign). Sizes are assumptions.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    v
        From `pace`.
    """
    row = b[0]
    human = row["satisfaction_human_base"] + row["satisfaction_human_training"] * row["quality_training"]
    human += row["satisfaction_human_personal"] * row["handling_personal"]
    human += row["satisfaction_human_empathy"] * row["quality_empathy"]
    if row["handling_delight"]:
        human += row["satisfaction_human_delight"]
    human -= row["satisfaction_human_haste"] * math.log(v)
    return float(human - row["satisfaction_human_template"] * row["handling_template_rate"])


@jit
def human_quality(b: NDArray[np.void], start: float, n_avg: float) -> float:
    """Human quality of a service: start - concurrency (n_avg - 1), cut to 0 to 1.

    Source: Goes, Ilk, Lin, Zhao 2018 (sign). The size is an assumption.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    start
        From `human_start`.
    n_avg
        From `average_load`.
    """
    return float(min(max(start - b[0]["satisfaction_human_concurrency"] * (n_avg - 1.0), 0.0), 1.0))
