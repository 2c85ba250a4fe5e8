"""What customers think when their case closes: counts of the journey, satisfaction, effort, intention, survey."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.check.drawn import of_cases
from sim.check.facts import Facts
from sim.check.fates import Fates
from sim.check.felt import ROUGHLY, scores
from sim.check.findings import hold, hold_equal
from sim.check.goodwill import was_made
from sim.check.solved import sigmoid
from sim.check.talk import Talk
from sim.names import CaseStatus, Cause, LegReason, Mark, Outcome, Purpose, Trait
from sim.units import NEVER

__all__ = ["check_opinions"]

_Ints = NDArray[np.int64]
_Reals = NDArray[np.float64]
_Truths = NDArray[np.bool_]
_UNSURE = 1e-4
"""Answers whose logit is so near to a cut may fall on either side: satisfaction in the log has four bytes."""


def _sums(facts: Facts, which: _Truths, values: _Reals | None = None) -> _Reals:
    """By case: the number of contacts, or the sum of what they have."""
    cases, contacts = facts.log.cases, facts.log.contacts
    weights = which * (1.0 if values is None else np.where(which, values, 0.0))
    return np.asarray(np.bincount(contacts["case"], weights=weights, minlength=len(cases)), dtype=np.float64)


def _switches(facts: Facts) -> _Truths:
    """By contact: whether it comes through another channel than the one before it."""
    contacts = facts.log.contacts
    channel = facts.plan.types["channel"][contacts["type"]]
    order = np.lexsort((np.arange(len(contacts)), contacts["case"]))
    changes = (np.diff(contacts["case"][order]) == 0) & (np.diff(channel[order]) != 0)
    out = np.zeros(len(contacts), dtype=np.bool_)
    out[order[1:]] = changes
    return out


def _first(facts: Facts, which: _Truths, at: _Ints, *, later: bool = False) -> _Truths:
    """By contact: whether it is the first of its case, of some that have an instant; of several then, the later one."""
    contacts = facts.log.contacts
    rows = np.flatnonzero(which)
    rows = rows[np.lexsort((-rows if later else rows, at[rows], contacts["case"][rows]))]
    out = np.zeros(len(contacts), dtype=np.bool_)
    out[rows[np.diff(contacts["case"][rows], prepend=-1) != 0]] = True
    return out


def _reported(facts: Facts, answered: _Truths) -> _Truths:
    """By case: whether an agent closed it and no contact followed within the reported window."""
    cases, contacts = facts.log.cases, facts.log.contacts
    window = facts.plan.behaviour["reported_window"][0]
    first = _first(facts, answered, contacts["ended_at"])
    closed = np.full(len(cases), NEVER)
    closed[contacts["case"][first]] = contacts["ended_at"][first]
    number, case = np.arange(len(contacts)), contacts["case"]
    closing = np.full(len(cases), len(contacts))
    closing[case[first]] = number[first]
    since = contacts["arrived_at"] - closed[case]
    soon = (number > closing[case]) & (since >= 0) & (since <= window)
    return _unfollowed(facts, closed != NEVER, soon, since == 0, Mark.REPORTED)


def _contained(facts: Facts) -> _Truths:
    """By case: whether the bot closed a contact, and none followed the last such one within the reported window."""
    cases, contacts = facts.log.cases, facts.log.contacts
    case, at = contacts["case"], contacts["arrived_at"]
    by_bot = np.flatnonzero(np.isin(contacts["outcome"], (Outcome.BOT_RESOLVED, Outcome.CONTAINED)))
    by_bot = by_bot[np.lexsort((by_bot, contacts["ended_at"][by_bot]))]
    last = np.full(len(cases), len(contacts))
    last[case[by_bot]] = by_bot
    ended = np.append(contacts["ended_at"], NEVER)[last[case]]
    until = ended + facts.plan.behaviour["reported_window"][0]
    follows = (np.arange(len(contacts)) > last[case]) & (ended != NEVER) & (at >= ended) & (at <= until)
    return _unfollowed(facts, last < len(contacts), follows, at == ended, Mark.BOT_CLOSED)


def _unfollowed(facts: Facts, closed: _Truths, follows: _Truths, at_once: _Truths, mark: Mark) -> _Truths:
    """By case: whether it was closed and no contact followed; as marked where one beside it came as it was closed."""
    beside = follows & at_once & (facts.log.contacts["cause"] == Cause.DUPLICATE)
    surely = closed & (_sums(facts, follows & ~beside) == 0)
    marked = (facts.log.journeys["marks"] & mark) != 0
    return np.asarray(surely & (marked | (_sums(facts, beside) == 0)))


def _damage(facts: Facts) -> _Reals:
    """By case: that of sessions with the bot out of context or closed without a solution, and of empty words."""
    marks = facts.log.feelings["marks"]
    failed = ((marks & Mark.OUT_OF_CONTEXT) != 0) | (facts.log.contacts["outcome"] == Outcome.CONTAINED)
    hollow = _sums(facts, (marks & Mark.HOLLOW) != 0)
    return np.asarray(_sums(facts, failed) + hollow * facts.plan.behaviour["acknowledgement_hollow_damage"][0])


def _check_counts(facts: Facts, fates: Fates, talk: Talk) -> None:
    cases, contacts, journeys = facts.log.cases, facts.log.contacts, facts.log.journeys
    contacts, answered = facts.log.contacts, facts.served
    transfers = np.bincount(facts.case[facts.reason == LegReason.TRANSFER], minlength=len(cases))
    again, unsure = (
        np.bincount(facts.case[which], minlength=len(cases))
        for which in (talk.told_again, talk.told_again_unsure)
    )
    for name, due in (
        ("n_served", _sums(facts, answered)),
        ("n_repeats", _sums(facts, fates.cause == Cause.REPEAT)),
        ("n_abandons", _sums(facts, facts.left_by_customer)),
        ("n_checks", _sums(facts, contacts["cause"] == Cause.STATUS_CHECK)),
        ("n_duplicates", _sums(facts, contacts["cause"] == Cause.DUPLICATE)),
        ("n_switches", _sums(facts, _switches(facts))),
        ("n_transfers", transfers),
        ("n_reexplained", np.clip(journeys["n_reexplained"], again - unsure, again)),
    ):
        hold_equal("a journey counts what happened", "journeys", journeys, name, due)
    hard = facts.plan.cases["complexity"][: len(cases)]
    hold_equal("a case is as hard as the plan says", "journeys", journeys, "complexity", hard)
    marks = facts.log.feelings["marks"]
    in_time = facts.settled < facts.horizon
    solved = _sums(facts, ((marks & Mark.RESOLVED) != 0) & in_time) > 0
    updated = (_sums(facts, facts.office_until != NEVER) > 0) & (facts.plan.behaviour["has_updates"][0] == 1)
    at_first = answered & ((marks & Mark.RESOLVED) != 0) & in_time & (facts.so_far(answered) == 1)
    due = np.zeros(len(cases), dtype=np.int64)
    for mark, so in (
        (Mark.RESOLVED, solved),
        (Mark.FIRST, (_sums(facts, at_first) > 0) & (_sums(facts, answered) == 1)),
        (Mark.BOT_MET, _sums(facts, facts.reception.n_sessions > 0) > 0),
        (Mark.LATE, _sums(facts, (marks & Mark.LATE) != 0) > 0),
        (Mark.BROKEN, _sums(facts, (marks & Mark.BROKEN) != 0) > 0),
        (Mark.REPORTED, _reported(facts, answered)),
        (Mark.BOT_CLOSED, _contained(facts)),
        (Mark.UPDATED, updated),
        (Mark.SOLD, _sums(facts, (marks & Mark.SOLD) != 0) > 0),
        (Mark.CHURNED, (journeys["marks"] & Mark.CHURNED) != 0),  # judged by market.py
    ):
        due |= np.where(so, int(mark), 0)
    hold_equal("a case has the marks that its contacts give it", "journeys", journeys, "marks", due)
    ok = ((cases["status"] == CaseStatus.RESOLVED) == solved) | (cases["status"] == CaseStatus.OPEN)
    hold("a case is resolved by the contact that solves the problem", "cases", cases, ok)


def _check_damage(facts: Facts) -> None:
    """The bot and empty acknowledgements do damage."""
    journeys, due = facts.log.journeys, _damage(facts)
    ok = np.abs(journeys["botfail"] - due) <= ROUGHLY * np.maximum(1, due)
    hold("bot and empty words did the damage that they do", "journeys", journeys, ok, due=due)


def _other(facts: Facts, n_served: _Reals) -> _Reals:
    """What updates and the order of news add to the logit of satisfaction, by case."""
    b, cases = facts.plan.behaviour[0], facts.plan.cases[: len(facts.log.cases)]
    updated = (facts.log.journeys["marks"] & Mark.UPDATED) != 0
    bad = (cases["traits"] & int(Trait.BAD_NEWS) != 0) & (n_served > 0) & (b["has_news"] == 1)
    sign = np.array([0, 1, -1])[b["handling_news_order"]]
    return np.asarray(b["updates_opinion"] * updated + sign * b["news_opinion"] * bad)


def _check_closing(facts: Facts) -> None:
    """Satisfaction and what follows from it, of closed cases."""
    plan, b, journeys, feelings = facts.plan, facts.plan.behaviour[0], facts.log.journeys, facts.log.feelings
    contacts, scored = facts.log.contacts, (feelings["marks"] & Mark.SCORED) != 0
    answered = facts.served
    score = scores(feelings["tolerance"], feelings["felt"])
    formed = np.where(contacts["answered_at"] != NEVER, contacts["answered_at"], contacts["ended_at"])
    n_scored, n_served = _sums(facts, scored), _sums(facts, answered)
    speed = np.where(n_scored > 0, _sums(facts, scored, score) / np.maximum(1, n_scored), 1.0)
    kind = np.where(n_served > 0, _sums(facts, answered, feelings["human"]), b["satisfaction_human_unserved"])
    human = kind / np.maximum(1, n_served)
    steps = plan.topics["steps"][facts.log.cases["topic"]]
    repeated = np.maximum(0, n_served - 1)
    moved = journeys["n_transfers"].astype(np.int64) + journeys["n_switches"] + journeys["n_reexplained"]
    moved = moved + b["satisfaction_efforts_steps"] * steps
    late = (journeys["marks"] & Mark.LATE) != 0
    effort = 1 + repeated + moved + b["satisfaction_efforts_late"] * late
    effort = effort + b["satisfaction_efforts_bot_failure"] * journeys["botfail"]
    urgent = plan.topics["urgent"][facts.log.cases["topic"]] == 1
    failures = journeys["botfail"] * np.where(urgent | (n_served > 1), b["satisfaction_angry"], 1.0)
    credits = [
        b["satisfaction_credit"]
        * _sums(facts, _first(facts, scored, formed, later=later), score)
        * b["satisfaction_credit_fading"] ** repeated
        for later in (False, True)
    ]
    weight = plan.moods["speed_weight"][facts.log.cases["type"]]
    weight = weight * plan.segments["speed_weight"][facts.log.cases["segment"]]
    logit = b["satisfaction_base"] + weight * speed
    logit = logit + b["satisfaction_human_weight"] * human
    logit += b["satisfaction_resolved"] * ((journeys["marks"] & Mark.RESOLVED) != 0)
    logit -= b["satisfaction_repeat"] * repeated + b["satisfaction_effort"] * moved
    logit -= b["satisfaction_abandoned"] * journeys["n_abandons"]
    logit -= b["satisfaction_broken"] * ((journeys["marks"] & Mark.BROKEN) != 0)
    logit -= b["satisfaction_bot_failure"] * failures
    logit += _other(facts, n_served)
    either = [logit + b["satisfaction_repeat"] * repeated * credit for credit in credits]
    off = [np.abs(sigmoid(one) - journeys["satisfaction"]) for one in either]
    logit = np.where(off[1] < off[0], either[1], either[0])
    satisfied = sigmoid(logit)
    own = b["market_own"] if b["has_market"] else 1.0
    opinion = own * satisfied + (1 - own) * journeys["goodwill"]
    intention = sigmoid(b["satisfaction_intention_base"] - b["satisfaction_intention_slope"] * opinion)
    closed = (facts.log.cases["status"] != CaseStatus.OPEN) & was_made(facts)
    asked = closed & (b["has_satisfaction"] == 1)
    for name, value in (
        ("speed", speed),
        ("human", human),
        ("satisfaction", satisfied),
        ("effort", effort),
        ("intention", intention),
    ):
        due = np.where(asked, value, 0.0)
        ok = np.abs(journeys[name] - due) <= ROUGHLY * np.maximum(1, due)
        hold(f"a closed case has the {name} that its journey gives it", "journeys", journeys, ok, due=due)
    _check_answers(facts, asked, logit)


def _check_answers(facts: Facts, asked: _Truths, logit: _Reals) -> None:
    """The survey is answered as drawn."""
    b, journeys = facts.plan.behaviour[0], facts.log.journeys
    everyone = np.arange(len(journeys))
    answers = asked & (of_cases(facts, Purpose.SURVEY, everyone) < b["satisfaction_answer_share"])
    u = of_cases(facts, Purpose.SURVEY_NOISE, everyone)
    cuts = np.array([b[f"satisfaction_cuts_{i}"] for i in range(4)])
    level = logit + np.log(u / (1 - u))
    least, most = (1 + (level[:, None] + off > cuts).sum(axis=1) for off in (-_UNSURE, _UNSURE))
    found = journeys["answer"]
    ok = np.where(answers, (found >= least) & (found <= most), found == 0)
    hold("the survey is answered as drawn", "journeys", journeys, ok, due=np.where(answers, least, 0))


def check_opinions(facts: Facts, fates: Fates, talk: Talk) -> None:
    """Journeys count what happened, and closed cases have the opinion that follows from it."""
    _check_counts(facts, fates, talk)
    _check_damage(facts)
    _check_closing(facts)
