"""Services: how well they went, and whether they solved the problem, as the uniform says."""

from __future__ import annotations

from typing import get_args

import numpy as np
from numpy.typing import NDArray

from sim.check.drawn import of_contacts
from sim.check.facts import NOBODY, Facts
from sim.check.felt import ROUGHLY
from sim.check.findings import hold
from sim.check.load import Load
from sim.check.office import acts
from sim.check.path import Path
from sim.check.talk import Talk, begun
from sim.names import LegReason, Mark, Outcome, Purpose
from sim.scenario.quality import Quality
from sim.units import DAY, NEVER

__all__ = ["Solved", "check_solved", "sigmoid"]

_Ints = NDArray[np.int64]
_Reals = NDArray[np.float64]
_QA = get_args(Quality.model_fields["qa"].annotation)
_UNSURE = 1e-9
"""Uniforms so near to their share may fall on either side."""


def sigmoid(x: _Reals) -> _Reals:
    """1 / (1 + exp(-x))."""
    return np.asarray(1.0 / (1.0 + np.exp(-x)))


class Solved:
    """Services of contacts that ended answered, recomputed.

    Attributes
    ----------
    contact
        The contacts.
    n_avg, human, solving
        Contacts in the agent's hands on average, human quality, and probability of resolution, one for each.
    pace
        How much faster than usual agents work.
    """

    def __init__(self, facts: Facts, path: Path, load: Load, talk: Talk) -> None:
        b = facts.plan.behaviour[0]
        last = np.flatnonzero(
            (facts.after == NOBODY) & (facts.log.contacts["outcome"][facts.contact] == Outcome.ANSWERED)
        )
        self.contact = facts.contact[last]
        since, until = facts.talk_at[last], facts.wrap_up_at[last]
        in_hand, ticks = load.in_hand(last, since, until), until - since
        self.n_avg = np.where(ticks > 0, in_hand / np.maximum(1, ticks), 1.0)
        first = begun(path, last)
        self.pace = talk.pace[first]
        start = _human_start(facts, self.pace) + b["workforce_fatigue_human"] * talk.tired[first]
        self.human = np.clip(start - b["satisfaction_human_concurrency"] * (self.n_avg - 1), 0.0, 1.0)
        logit = _logit(facts, path, first, talk)
        solving = sigmoid(logit - b["resolution_concurrency"] * (self.n_avg - 1))
        solving = solving if b["has_resolution"] else np.ones(len(last))
        self.solving = np.where(facts.asks[self.contact], 0.0, solving)


def _human_start(facts: Facts, pace: _Reals) -> _Reals:
    b = facts.plan.behaviour[0]
    gained = b["satisfaction_human_training"] * b["quality_training"]
    gained += b["satisfaction_human_personal"] * b["handling_personal"]
    gained += b["satisfaction_human_empathy"] * b["quality_empathy"]
    gained += b["satisfaction_human_delight"] * b["handling_delight"]
    lost = b["satisfaction_human_haste"] * np.log(pace)
    lost += b["satisfaction_human_template"] * b["handling_template_rate"]
    return np.asarray(b["satisfaction_human_base"] + gained - lost)


def _logit(facts: Facts, path: Path, leg: _Ints, talk: Talk) -> _Reals:
    """Of the probability that a talk that begins with a leg solves the problem, if the agent has this contact only."""
    plan, b = facts.plan, facts.plan.behaviour[0]
    hard = plan.cases["complexity"][facts.case[leg]] - b["handling_reference"]
    out = plan.moods["resolution"][facts.queue[leg]] - b["resolution_slope"] * hard
    passed_on = np.full(len(facts.log.contacts), NEVER)
    by_transfer = np.flatnonzero(facts.reason == LegReason.TRANSFER)
    np.minimum.at(passed_on, facts.contact[by_transfer], facts.number[by_transfer])
    lacking = np.flatnonzero(facts.reception.lacking & (path.resumed_from < 0))
    np.minimum.at(passed_on, facts.contact[lacking], facts.number[lacking])
    out = out - b["resolution_transferred"] * (facts.number[leg] >= passed_on[facts.contact[leg]])
    out -= b["resolution_context"] * talk.told_again[leg]
    day = facts.talk_at[leg] // DAY
    out += b["resolution_training"] * b["quality_training"]
    out += b["resolution_knowledge"] * facts.crew.knowledge[day]
    out += {"none": 0.0, "classical": b["resolution_qa"], "linked": b["resolution_qa_linked"]}[
        _QA[b["quality_qa"]]
    ]
    out += b["resolution_takeover"] * b["handling_takeover"] - b["resolution_haste"] * np.log(talk.pace[leg])
    out += b["workforce_newcomer_logit"] * talk.lacking[leg] + b["workforce_fatigue_logit"] * talk.tired[leg]
    out += facts.crew.quality[day, facts.agent[leg]]
    cut = np.maximum(talk.uncut[leg] / b["handling_cap"], 1.0)
    return np.asarray(out - b["resolution_haste"] * np.log(cut))


def check_solved(facts: Facts, solved: Solved, talk: Talk) -> None:
    """Services went as their instants and levers say; the problem is solved when the uniform says so."""
    feelings, contacts = facts.log.feelings, facts.log.contacts
    who = solved.contact
    for name, due in (
        ("n_avg", solved.n_avg),
        ("pace", solved.pace),
        ("human", solved.human),
        ("solving", solved.solving),
    ):
        ok = np.abs(feelings[name][who] - due) <= ROUGHLY * np.maximum(1, due)
        hold(f"a service has the {name} that its talk gives it", "feelings", feelings, ok, who, due=due)
        ok = (contacts["answered_at"] != NEVER) | (feelings[name] == 0)
        hold(f"nobody has a {name} who was never answered", "feelings", feelings, ok)
    is_solved = (feelings["marks"] & Mark.RESOLVED) != 0
    ok = is_solved == (contacts["outcome"] == Outcome.BOT_RESOLVED)
    ok |= contacts["outcome"] == Outcome.ANSWERED
    hold("no problem is solved but by an answer or by the bot", "feelings", feelings, ok)
    u = of_contacts(facts, Purpose.RESOLVED, who, np.zeros(len(who), dtype=np.int64))
    ended = contacts["ended_at"][who]
    surely, perhaps = (facts.ended_by(is_solved, who, at, facts.settled) > 0 for at in (ended - 1, ended))
    redundant = (feelings["marks"][who] & Mark.REDUNDANT) != 0
    ok = np.where(facts.asks[who], ~redundant, (redundant == surely) | (redundant == perhaps))
    hold("who was helped before is served in vain", "feelings", feelings, ok, who)
    due = (u < solved.solving) & acts(facts, who)
    ok = (is_solved[who] == due) | (np.abs(u - solved.solving) < _UNSURE)
    ok = np.where(redundant, ~is_solved[who], ok)
    hold("a problem is solved as drawn", "feelings", feelings, ok, who, share=solved.solving, drawn=u)
    for mark, what, so in (
        (Mark.CAPPED, "its talk was cut", talk.uncut > facts.plan.behaviour["handling_cap"][0]),
        (Mark.CONTEXT_MISSING, "something was told again", talk.told_again),
    ):
        due = np.zeros(len(contacts), dtype=np.bool_)
        due[facts.contact[so]] = True
        ok = ((feelings["marks"] & mark) != 0) == due
        hold(f"a contact is marked {mark.name} when and only when {what}", "feelings", feelings, ok)
