"""How fast agents work, and what that and the other levers do to talk time."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.outcomes.complexity import above_reference

__all__ = ["cap_loss", "pace", "talk_factor"]

_LEAST = 0.01


@jit
def pace(b: NDArray[np.void], n_waiting: int, n_agents: int, norm: float) -> float:
    """The speed v at which agents work on a contact.

    The one they are told, times 1 + rush × min(1, waiting / agents), over the norm.

    Sources, of contested sign: Oliva, Sterman 2001; Kc, Terwiesch (who is pressed cuts corners). The form is an
    assumption. Without a workforce nobody is in a hurry, and the norm is 1.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    n_waiting
        Contacts in the queue from which the contact comes.
    n_agents
        Agents on duty who serve it; if there are none, any that wait are as many.
    norm
        Talk that agents hold to be normal, from `eroded`.
    """
    row = b[0]
    if row["has_workforce"] == 0 or n_waiting == 0:
        return float(row["handling_speed"] / norm)
    pressure = n_waiting / n_agents if n_waiting < n_agents else 1.0
    return float(row["handling_speed"] * (1.0 + row["workforce_rush"] * pressure) / norm)


@jit
def talk_factor(b: NDArray[np.void], complexity: float, v: float, knowledge: float) -> float:
    """What multiplies talk time.

    (1 + slope (c - reference)) (1 - knowledge_talk × knowledge) (1 - template_talk × template_rate)
    (1 + personal_talk × personal) (1 + takeover_talk) (1 + delight_talk) scattered_talk / v, at least 0.01; of these
    the second and third last only where agents do so, the last where they look in several windows. Practice: a
    knowledge base saves 5 to 10 % of talk, several windows take 8 % more. The rest is assumed.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    complexity
        c of the case.
    v
        From `pace`.
    knowledge
        How complete the knowledge base is by now.

    Returns
    -------
    float
        Exactly 1 if no lever, no desk and no topic changes talk times.
    """
    row = b[0]
    if row["has_handling"] == 0:
        return 1.0
    factor = 1.0 + row["handling_complexity"] * above_reference(b, complexity)
    factor *= 1.0 - row["quality_knowledge_talk"] * knowledge
    factor *= 1.0 - row["handling_template_talk"] * row["handling_template_rate"]
    factor *= 1.0 + row["handling_personal_talk"] * row["handling_personal"]
    if row["handling_takeover"]:
        factor *= 1.0 + row["handling_takeover_talk"]
    if row["handling_delight"]:
        factor *= 1.0 + row["handling_delight_talk"]
    if row["has_desk"] and not row["desk_single_window"]:
        factor *= row["desk_scattered_talk"]
    return float(max(factor / v, _LEAST))


@jit
def cap_loss(b: NDArray[np.void], due: int) -> float:
    """The logit of resolution that a cut of talk costs: haste × ln(due / cap) if more was due than the cap, else 0.

    So a cut harms like working as much faster; see `resolution_logit`. An assumption.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    due
        Talk time before the cut, in ticks.
    """
    row = b[0]
    if due <= row["handling_cap"]:
        return 0.0
    return float(row["resolution_haste"] * math.log(due / row["handling_cap"]))
