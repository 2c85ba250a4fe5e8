"""The probability that a contact served by an agent solves the problem.

p = sig(logit - concurrency (n_avg - 1)); the logit holds what is known when talk begins.
"""

from __future__ import annotations

import math
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.outcomes.complexity import above_reference
from sim.outcomes.logistic import sig
from sim.scenario.quality import Quality

__all__ = ["average_load", "resolution_logit", "resolution_share"]

_QA = get_args(Quality.model_fields["qa"].annotation)
_CLASSICAL, _LINKED = _QA.index("classical"), _QA.index("linked")


@jit
def resolution_logit(
    b: NDArray[np.void],
    base: float,
    complexity: float,
    transferred: int,
    missing: int,
    v: float,
    knowledge: float,
) -> float:
    """The logit of resolution of a contact alone in the agent's hands.

    base - slope (c - reference) - transferred - context + training + knowledge + qa - haste ln v + takeover, each term
    as far as it applies. Sources: SQM Group (transferred contacts; quality assurance, classical and linked to
    resolution); Oliva, Sterman 2001 (sign of haste). The form and the other sizes are assumptions.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    base
        `MOOD_PLAN.resolution` of the queue.
    complexity
        c of the case.
    transferred
        Whether the contact was passed on before.
    missing
        Whether what the customer has told before is not at hand.
    v
        From `pace`.
    knowledge
        How complete the knowledge base is by now.
    """
    row = b[0]
    logit = base - row["resolution_slope"] * above_reference(b, complexity)
    if transferred:
        logit -= row["resolution_transferred"]
    if missing:
        logit -= row["resolution_context"]
    logit += row["resolution_training"] * row["quality_training"]
    logit += row["resolution_knowledge"] * knowledge
    if row["quality_qa"] == _CLASSICAL:
        logit += row["resolution_qa"]
    elif row["quality_qa"] == _LINKED:
        logit += row["resolution_qa_linked"]
    logit -= row["resolution_haste"] * math.log(v)
    if row["handling_takeover"]:
        logit += row["resolution_takeover"]
    return float(logit)


@jit
def resolution_share(b: NDArray[np.void], logit: float, n_avg: float) -> float:
    """The probability of resolution sig(logit - concurrency (n_avg - 1)).

    Sources: ccplanning.net (88, 82, 74 % resolved at 1.5, 2.5, 3.5 chats: a straight line in the logit); Goes, Ilk,
    Lin, Zhao 2018 (sign).

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    logit
        From `resolution_logit`, less `cap_loss`.
    n_avg
        From `average_load`.
    """
    return sig(logit - b[0]["resolution_concurrency"] * (n_avg - 1.0))


@jit
def average_load(load_sum: int, ticks: int) -> float:
    """Contacts in the agent's hands on average over a talk: exactly 1 if he had this one only, or if it took no time.

    Parameters
    ----------
    load_sum
        Ticks of talk times contacts in hand.
    ticks
        Of talk.
    """
    if ticks == 0:
        return 1.0
    return load_sum / ticks
