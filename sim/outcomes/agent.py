"""What an agent makes of a talk: by his own quality, his tenure, his fatigue and his hours."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.units import HOUR

__all__ = ["agent_human", "agent_logit", "agent_talk", "inexperience"]

_DAYS_A_MONTH = 365.25 / 12
_USUAL = 5.0
"""One and the hours worked at which talk is as usual."""


@jit
def inexperience(b: NDArray[np.void], days: int) -> float:
    """What an agent still has to learn: exp(-tenure / learning_months), 1 on the first day. The form is an assumption.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    days
        Since he was hired.
    """
    return math.exp(-days / (_DAYS_A_MONTH * b[0]["workforce_learning_months"]))


@jit
def agent_talk(b: NDArray[np.void], lacking: float, tired: float, logged_in: int) -> float:
    """What multiplies talk time.

    (1 + newcomer_extra × lacking) (1 + fatigue_talk × tired) ((1 + hours) / 5) ^ hours_power.
    Sources: Brynjolfsson, Li, Raymond (newcomers); Collewet, Sauermann (hours worked). Fatigue is an assumption.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    lacking
        From `inexperience`.
    tired
        From `fatigue`.
    logged_in
        Ticks since midnight that the agent has been there.
    """
    row = b[0]
    factor = 1.0 + row["workforce_newcomer_extra"] * lacking
    factor *= 1.0 + row["workforce_fatigue_talk"] * tired
    return float(factor * math.pow((1.0 + logged_in / HOUR) / _USUAL, row["workforce_hours_power"]))


@jit
def agent_logit(b: NDArray[np.void], quality: float, lacking: float, tired: float) -> float:
    """What is added to the logit of resolution: quality + newcomer_logit × lacking + fatigue_logit × tired.

    Sizes are assumptions.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    quality
        Of the agent, from `AGENT_PLAN`.
    lacking
        From `inexperience`.
    tired
        From `fatigue`.
    """
    row = b[0]
    return float(quality + row["workforce_newcomer_logit"] * lacking + row["workforce_fatigue_logit"] * tired)


@jit
def agent_human(b: NDArray[np.void], tired: float) -> float:
    """What is added to human quality: fatigue_human × tired. An assumption.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    tired
        From `fatigue`.
    """
    return float(b[0]["workforce_fatigue_human"] * tired)
