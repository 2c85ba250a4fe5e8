"""The logistic function."""

from __future__ import annotations

import math

from sim.compiled import jit

__all__ = ["sig"]


@jit
def sig(x: float) -> float:
    """The logistic function 1 / (1 + exp(-x)), without overflow for any number."""
    if x >= 0.0:
        return 1.0 / (1.0 + math.exp(-x))
    odds = math.exp(x)
    return odds / (1.0 + odds)
