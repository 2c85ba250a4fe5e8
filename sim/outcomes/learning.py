"""What changes overnight in what agents know, and in what they hold to be a talk of normal length."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.outcomes.durations import stretched
from sim.units import DAY

__all__ = ["eroded", "learned", "unhurried"]

_LEAST = 0.01


@jit
def learned(b: NDArray[np.void], knowledge: float) -> float:
    """How complete the knowledge base is after a week: K + learning (1 - K). An assumption.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    knowledge
        K before.
    """
    return float(knowledge + b[0]["quality_learning"] * (1.0 - knowledge))


@jit
def unhurried(b: NDArray[np.void], due: int, v: float, norm: float) -> int:
    """The talk that would be due of agents who are not pressed: due × v × norm / speed, in ticks.

    Exactly `due` without pressure.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    due
        Talk time at the pace v, not cut.
    v
        From `pace`, at this norm.
    norm
        From `eroded`.
    """
    return stretched(due, v * norm / b[0]["handling_speed"])


@jit
def eroded(b: NDArray[np.void], norm: float, due: int, at_norm: int) -> float:
    """The norm after a day: norm × (1 - (1 - due / at_norm) (1 - exp(-day / tau))); it never rises.

    So it follows what is delivered, norm × due / at_norm, as far as that is below it. Source: Oliva, Sterman 2001. At
    least 0.01.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    norm
        Talk that agents hold to be normal, as a share of what it was at the start.
    due
        Ticks of talk begun on this day, each as it would have been without a cut.
    at_norm
        The same of agents who are not pressed; see `unhurried`.
    """
    if due >= at_norm:
        return norm
    faded = 1.0 - math.exp(-DAY / b[0]["handling_erosion_tau"])
    return float(max(norm * (1.0 - (1.0 - due / at_norm) * faded), _LEAST))
