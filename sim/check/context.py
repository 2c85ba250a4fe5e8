"""What customers have told before, and whether it is at hand when they talk again, as the uniforms say."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.check.drawn import of_legs
from sim.check.facts import Facts
from sim.names import TRANSFER_KIND, Cause, LegReason, Mark, Purpose
from sim.units import NEVER

__all__ = ["context_missing"]

_Ints = NDArray[np.int64]
_Truths = NDArray[np.bool_]


def _passed_on(facts: Facts) -> _Truths:
    """By leg: whether its contact has been passed on, to it or to one before it."""
    first = np.full(len(facts.log.contacts), NEVER)
    to = np.flatnonzero(facts.reason == LegReason.TRANSFER)
    np.minimum.at(first, facts.contact[to], facts.number[to])
    return np.asarray(facts.number >= first[facts.contact])


def _met_the_bot(facts: Facts, leg: _Ints) -> tuple[_Truths, _Truths]:
    """By talk: whether the customer had told the bot before, in this contact or in another one of the case.

    And whether he may have: a duplicate that met the bot when the talk began may have come just before or just after.
    """
    legs, contact = facts.log.legs, facts.contact
    first = np.full(len(facts.log.cases), NEVER)
    sessions = np.flatnonzero(facts.reason == LegReason.BOT)
    np.minimum.at(first, facts.case[sessions], legs["enqueued_at"][sessions])
    own, at = facts.reception.n_sessions[contact[leg]] > 0, first[facts.case[leg]]
    told = own | (at < facts.talk_at[leg])
    beside = np.zeros(len(leg), dtype=np.bool_)
    if not len(sessions):
        return np.asarray(told), beside
    by = np.full(len(facts.log.cases), NEVER)
    at_once = sessions[legs["enqueued_at"][sessions] == first[facts.case[sessions]]]
    np.minimum.at(by, facts.case[at_once], contact[at_once])
    one, now = by[facts.case[leg]], at == facts.talk_at[leg]
    told |= now & (one < contact[leg])
    beside[one != NEVER] = facts.log.contacts["cause"][one[one != NEVER]] == Cause.DUPLICATE
    return np.asarray(told), np.asarray(now & beside & ~told)


def _marked(facts: Facts, leg: _Ints) -> _Truths:
    marks = facts.log.feelings["marks"][facts.contact[leg]]
    return np.asarray((marks & Mark.CONTEXT_MISSING) != 0)


def context_missing(facts: Facts, begins: _Ints) -> tuple[_Truths, _Truths]:
    """By leg: whether the customer has to tell again what he told before, and whether a tie hides if he has.

    Where he told it at the very instant at which a talk begins, the log says for the contact, not for each of its
    talks, that something was told again.

    Parameters
    ----------
    facts
        The log.
    begins
        Legs whose talk begins anew.
    """
    plan, b = facts.plan, facts.plan.behaviour[0]
    out, unsure = np.zeros((2, len(facts.queue)), dtype=np.bool_)
    if b["has_desk"] == 0:
        return out, unsure
    sure, beside = _met_the_bot(facts, begins)
    sure |= _passed_on(facts)[begins] | (facts.cause[begins] == Cause.DUPLICATE)
    by_then = facts.ended_by(facts.served, facts.contact[begins], facts.talk_at[begins]) > 0
    before = facts.ended_by(facts.served, facts.contact[begins], facts.talk_at[begins] - 1) > 0
    if len(facts.log.feelings):
        sure |= before
        beside = (beside | by_then) & ~sure
        unsure[begins] = beside
        beside &= _marked(facts, begins)
    else:
        sure |= by_then
    leg = begins[sure | beside]
    kind = plan.types["transfer_kind"][facts.queue[facts.before[leg]]]
    cold = (facts.reason[leg] == LegReason.TRANSFER) & (kind == TRANSFER_KIND["cold"])
    share = b["desk_context_single" if b["desk_single_window"] else "desk_context"]
    out[leg] = cold | (of_legs(facts, Purpose.CONTEXT, leg) >= share)
    return out, out & unsure
