"""What waits felt like: tolerance, felt wait and the score of each contact, from instants and uniforms."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from sim.check.acknowledged import acknowledged_at
from sim.check.drawn import durations, of_contacts, times
from sim.check.facts import Facts
from sim.check.findings import hold
from sim.check.memory import ROUNDED_BEFORE, memories
from sim.compiled import jit
from sim.distributions.normal import normal_quantile
from sim.names import Cause, LegReason, Mark, Outcome, Purpose
from sim.units import LONGEST, NEVER

__all__ = ["ROUGHLY", "check_felt", "felt_waits", "scores"]

_Ints = NDArray[np.int64]
_Reals = NDArray[np.float64]
_Truths = NDArray[np.bool_]

ROUGHLY = 1e-5
"""How far a number of four bytes may be off."""
_LEFT = (
    *(Outcome.ABANDONED, Outcome.SILENT, Outcome.HIDDEN, Outcome.DISCONNECTED, Outcome.UNREACHED),
    *(Outcome.BOT_RESOLVED, Outcome.CONTAINED),
)
"""How a contact ended that was not answered and yet has an opinion of the wait."""
_NEARBY = 1e-12


@jit
def _correlated(u_patience: _Reals, u: _Reals, rank: float, out: _Reals) -> None:
    """Uniforms whose rank correlation with those of patience is `rank`, by a Gaussian copula."""
    rho = 2.0 * math.sin(math.pi * rank / 6.0)
    for i in range(u.shape[0]):
        x = rho * normal_quantile(u_patience[i]) + math.sqrt(1.0 - rho * rho) * normal_quantile(u[i])
        out[i] = 0.5 * math.erfc(-x / math.sqrt(2.0))


def felt_waits(facts: Facts) -> tuple[_Truths, _Ints]:
    """By contact: whether the customer formed an opinion of the wait, and how long that felt."""
    plan, contacts = facts.plan, facts.log.contacts
    b, kind, arrived = plan.behaviour[0], contacts["type"].astype(np.int64), contacts["arrived_at"]
    everybody = np.arange(len(contacts))
    u = of_contacts(facts, Purpose.NIGHT, everybody, np.zeros(len(contacts), dtype=np.int64))
    sleeps = (plan.moods["waits_offline"][kind] == 1) & (u >= b["tolerance_night_share"])
    sleeps &= ~facts.is_open(arrived)
    opening = facts.next_opening(arrived)
    since = np.where(sleeps & (opening != NEVER), opening, arrived)
    offline = np.full(len(contacts), NEVER)
    for cause in (Cause.CALLBACK, Cause.MESSAGE):  # who was called back, and passed on, may leave a message
        child = np.flatnonzero(contacts["cause"] == cause)
        parent = contacts["parent"][child]
        since[child], offline[child] = since[parent], contacts["ended_at"][parent]
    left = np.isin(contacts["outcome"], _LEFT)
    until = np.where(contacts["answered_at"] != NEVER, contacts["answered_at"], contacts["ended_at"])
    scored = ((contacts["answered_at"] != NEVER) | left) & ~facts.asks & (b["has_tolerance"] == 1)
    on_line = np.maximum(0, np.minimum(until, offline) - since)
    off_line = np.maximum(0, until - offline)
    felt = on_line * plan.moods["hold"][kind] + off_line * b["tolerance_offline_weight"]
    felt = np.where(scored, np.floor(np.minimum(felt, float(LONGEST)) + 0.5), 0).astype(np.int64)
    return scored, np.where(scored, felt, NEVER)


def scores(tolerance: _Ints, felt: _Ints) -> _Reals:
    """E / (E + W) of those who formed an opinion; 1 without a wait."""
    return np.where(felt == 0, 1.0, tolerance / np.maximum(1, tolerance + felt))


def _check_tolerance(facts: Facts, scored: _Truths) -> None:
    """Tolerance is as drawn; where it is drawn together with patience, as near as the uniform is known."""
    plan, feelings, contacts = facts.plan, facts.log.feelings, facts.log.contacts
    b, who = plan.behaviour[0], np.flatnonzero(scored)
    rows = plan.moods["tolerance"][contacts["type"][who]]
    nobody = np.zeros(len(who), dtype=np.int64)
    u = of_contacts(facts, Purpose.TOLERANCE, who, nobody)
    least = most = u
    if b["tolerance_correlation"] != 0:
        near = np.empty(len(who))
        _correlated(
            of_contacts(facts, Purpose.PATIENCE, who, nobody), u, float(b["tolerance_correlation"]), near
        )
        least, most = np.maximum(near - _NEARBY, 0.5 * _NEARBY), np.minimum(near + _NEARBY, 1 - 0.5 * _NEARBY)
    urgent = plan.topics["urgent"][facts.log.cases["topic"][contacts["case"][who]]] == 1
    factor = np.where(urgent, b["tolerance_urgent_tolerance"], 1.0)
    told = (feelings["marks"][who] & Mark.ACKNOWLEDGED) != 0
    longer = np.where(told, plan.moods["acknowledged_tolerance"][contacts["type"][who]], 1.0)
    drawn = [durations(facts, rows, one) for one in (least, most)]
    memory = memories(facts, who, times(times(drawn[0], factor), longer))
    shortest, longest = (times(times(one, factor * np.exp(memory)), longer) for one in drawn)
    slack = np.where(memory != 0, np.ceil(longer + ROUNDED_BEFORE * longest).astype(np.int64), 0)
    shortest, longest = shortest - slack, longest + slack
    found = feelings["tolerance"][who]
    ok = (found >= shortest) & (found <= longest)
    hold("tolerance is as drawn", "feelings", feelings, ok, who, due=shortest)


def _acknowledged(facts: Facts) -> _Truths:
    """By contact: whether the customer still waited when it was acknowledged."""
    contacts = facts.log.contacts
    left = np.isin(contacts["outcome"], _LEFT) & (contacts["answered_at"] == NEVER)
    until = np.where(left, contacts["ended_at"], contacts["answered_at"])
    return np.asarray((until != NEVER) & (acknowledged_at(facts) < until))


def _check_marks(facts: Facts, scored: _Truths, felt: _Ints) -> None:
    """What of a wait was too much, and what was said and done meanwhile."""
    feelings, contacts, moods = facts.log.feelings, facts.log.contacts, facts.plan.moods
    tolerance, kind, told = feelings["tolerance"], contacts["type"], _acknowledged(facts)
    broken = (contacts["announced"] != NEVER) & (felt > contacts["announced"])
    broken |= told & (felt > moods["promised"][kind])
    hollow = scored & told & np.isfinite(moods["hollow_limit"][kind])
    limit = np.where(hollow, moods["hollow_limit"][kind], 0.0) * np.maximum(np.where(hollow, tolerance, 1), 1)
    passed_on = np.zeros(len(contacts), dtype=np.bool_)
    passed_on[facts.contact[facts.reason == LegReason.TRANSFER]] = True
    for mark, due in (
        (Mark.LATE, scored & (felt > tolerance)),
        (Mark.BROKEN, scored & broken),
        (Mark.TRANSFERRED, passed_on),
        (Mark.ACKNOWLEDGED, told),
        (Mark.HOLLOW, hollow & (felt > limit)),
    ):
        ok = ((feelings["marks"] & mark) != 0) == due
        hold(f"a contact is marked {mark.name} when and only when it is so", "feelings", feelings, ok)


def check_felt(facts: Facts) -> None:
    """Who formed an opinion of the wait, how long it felt, how long it might have been, and what of it was too much."""
    feelings = facts.log.feelings
    scored, felt = felt_waits(facts)
    marks = feelings["marks"]
    ok = ((marks & Mark.SCORED) != 0) == scored
    hold("who was answered, or left after waiting, has an opinion of the wait", "feelings", feelings, ok)
    hold("a wait felt as long as its instants say", "feelings", feelings, feelings["felt"] == felt, due=felt)
    ok = scored | (feelings["tolerance"] == NEVER)
    hold("only who has an opinion of the wait has a tolerance", "feelings", feelings, ok)
    _check_tolerance(facts, scored)
    _check_marks(facts, scored, felt)
    speed = np.where(scored, scores(feelings["tolerance"], felt), 0.0)
    ok = np.abs(feelings["speed"] - speed) <= ROUGHLY
    hold("the speed score is that of tolerance and felt wait", "feelings", feelings, ok, due=speed)
