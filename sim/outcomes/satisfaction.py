"""Satisfaction with a closed case, what customers intend after it, and what they answer when asked."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.outcomes.logistic import sig

__all__ = ["intention", "satisfaction", "survey_answer"]


@jit
def satisfaction(
    b: NDArray[np.void],
    speed_weight: float,
    s: float,
    h: float,
    resolved: int,
    n_served: int,
    s_first: float,
    extra: float,
    n_abandons: int,
    broken: int,
    botfail: float,
    other: float,
) -> float:
    """The probability that the customer is satisfied (the top two answers of five) when the case closes.

    S = sig(base + speed_weight s + human_weight h + resolved - repeat n_rep (1 - credit) - effort extra
    - abandoned n_abandons - broken - bot_failure botfail + other), n_rep = max(n_served - 1, 0),
    credit = credit s_first credit_fading ^ n_rep.
    Sources: Gallup (odds ratios 6 of speed and 9 of human quality); SQM Group (resolution and repeat contacts); Webb,
    Yu, Bretthauer (a wait longer than announced; sign). The other sizes are assumptions.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    speed_weight
        `MOOD_PLAN.speed_weight` of the case's first contact type: with ln of the odds ratio of speed.
    s
        Mean speed score of the contacts; 1 if none has one.
    h
        Mean human quality of the services; `satisfaction_human_unserved` if there was none.
    resolved
        Whether the problem is solved.
    n_served
        Contacts served by an agent.
    s_first
        Speed score of the first contact that has one.
    extra
        From `effort_extra`.
    n_abandons
        Abandonments of the case.
    broken
        Whether a wait was longer than announced; counts once a case.
    botfail
        Failures of the bot, from `bot_damage`.
    other
        From `other_logit`: updates and the order of news.
    """
    row = b[0]
    logit = row["satisfaction_base"] + speed_weight * s + row["satisfaction_human_weight"] * h
    if resolved:
        logit += row["satisfaction_resolved"]
    if n_served > 1:
        n_rep = n_served - 1
        credit = row["satisfaction_credit"] * s_first * math.pow(row["satisfaction_credit_fading"], float(n_rep))
        logit -= row["satisfaction_repeat"] * n_rep * (1.0 - credit)
    logit -= row["satisfaction_effort"] * extra
    logit -= row["satisfaction_abandoned"] * n_abandons
    if broken:
        logit -= row["satisfaction_broken"]
    logit -= row["satisfaction_bot_failure"] * botfail
    return sig(logit + other)


@jit
def intention(b: NDArray[np.void], satisfied: float) -> float:
    """The share that intends to leave, sig(intention_base - intention_slope × S).

    Source: SQM Group (stated defection: 5 % if solved at the first contact, 9 % at a later one, 25 % if not solved).

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    satisfied
        S, from `satisfaction`.
    """
    row = b[0]
    return sig(row["satisfaction_intention_base"] - row["satisfaction_intention_slope"] * satisfied)


@jit
def survey_answer(b: NDArray[np.void], satisfied: float, u: float, u_noise: float) -> int:
    """The answer to a survey, from 1 to 5, or 0 for none.

    One more than the number of cuts below ln(S / (1 - S)) + ln(u_noise / (1 - u_noise)); so with the third cut at 0 the
    probability of 4 or 5 is S. An assumption (the ordered logit).

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    satisfied
        S, from `satisfaction`; 0 always gives 1, and 1 always 5.
    u
        Uniform; who has `answer_share` or more does not answer.
    u_noise
        Uniform in (0, 1).
    """
    row = b[0]
    if u >= row["satisfaction_answer_share"]:
        return 0
    answer = 1
    for cut in (
        row["satisfaction_cuts_0"],
        row["satisfaction_cuts_1"],
        row["satisfaction_cuts_2"],
        row["satisfaction_cuts_3"],
    ):
        # The same comparison without logarithms, which S = 0 and S = 1 do not have.
        odds = satisfied * math.exp(-cut)
        if u_noise * (1.0 - satisfied + odds) > 1.0 - satisfied:
            answer += 1
    return answer
