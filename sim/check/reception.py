"""What befalls contacts before they stand in a queue: a session with the bot, triage, a wrong queue."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim.check.drawn import durations, of_contacts, of_legs
from sim.check.findings import hold
from sim.names import Cause, LegOutcome, LegReason, Mark, Outcome, Purpose
from sim.scenario.routing import TRIAGE
from sim.units import NEVER

if TYPE_CHECKING:
    from sim.check.facts import Facts
    from sim.check.path import Path

__all__ = ["Reception", "check_reception"]

_Ints = NDArray[np.int64]
_Truths = NDArray[np.bool_]
_NONE = -1
_MEETS = (Cause.FIRST, Cause.RETRY, Cause.REPEAT, Cause.DUPLICATE)
_UNSORTED = (Cause.CALLBACK, Cause.MESSAGE)


class Reception:
    """By contact, before it stands in a queue.

    Attributes
    ----------
    session
        Its leg with the bot, -1 for none.
    n_sessions
        How many of them: the number that its first leg in a queue has.
    meets
        Whether it is to meet the bot, if it finds a line.
    refused
        Whether it was turned away as it came, for want of a line or of a place, because the center was closed, or
        merged.
    by_hand
        Whether it has to be sorted by hand.
    ready_at, stands_at
        When the bot is done with it, and when it has been sorted: NEVER if it does not come to that.
    misrouted_to
        The wrong queue in which it is to stand, -1 for none.
    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        contacts, b = facts.log.contacts, facts.plan.behaviour[0]
        talks = np.flatnonzero(facts.reason == LegReason.BOT)
        self.session = np.full(len(contacts), _NONE)
        self.session[facts.contact[talks]] = talks
        self.n_sessions = (self.session >= 0).astype(np.int64)
        blocked = (contacts["outcome"] == Outcome.BLOCKED) & (contacts["n_legs"] == 0)
        at_once = contacts["ended_at"] == contacts["arrived_at"]
        turned = np.isin(contacts["outcome"], (Outcome.CLOSED, Outcome.MERGED))
        self.refused = turned | (blocked & at_once)
        self.meets = self._meets()
        sorts = ~np.isin(contacts["cause"], _UNSORTED) & (contacts["outcome"] != Outcome.MERGED)
        self.by_hand = sorts & (b["triage"] == list(TRIAGE).index("manual"))
        self.ready_at = contacts["arrived_at"].copy()
        talked = np.flatnonzero(self.session >= 0)
        leg = self.session[talked]
        passed_on = facts.outcome[leg] == LegOutcome.BOT_ESCALATED
        self.ready_at[talked] = np.where(passed_on, facts.ended[leg], NEVER)
        self.stands_at = self.ready_at.copy()
        who = np.flatnonzero(self.by_hand & (self.ready_at != NEVER))
        u = of_contacts(facts, Purpose.TRIAGE_DELAY, who, self.n_sessions[who])
        self.stands_at[who] += durations(facts, np.full(len(who), b["triage_delay"]), u)
        self.misrouted_to = self._misrouted_to(sorts)

    def _meets(self) -> _Truths:
        facts, contacts = self._facts, self._facts.log.contacts
        b = facts.plan.behaviour[0]
        if b["has_bot"] == 0:
            return np.zeros(len(contacts), dtype=np.bool_)
        everybody = np.arange(len(contacts))
        u = of_contacts(facts, Purpose.BOT_COVERED, everybody, np.zeros_like(everybody))
        before = facts.so_far(self.n_sessions > 0) - self.n_sessions > 0
        covered = u < facts.plan.moods["coverage"][contacts["type"]]
        return np.asarray(np.isin(contacts["cause"], _MEETS) & covered & (~before | (b["bot_again"] == 1)))

    def _misrouted_to(self, sorts: _Truths) -> _Ints:
        facts, plan, contacts = self._facts, self._facts.plan, self._facts.log.contacts
        b, kind = plan.behaviour[0], contacts["type"].astype(np.int64)
        if b["triage"] == 0:
            return np.full(len(contacts), _NONE)
        channel, everybody = plan.types["channel"], np.arange(len(contacts))
        wrong = (channel[:, None] == channel) & (plan.skills["serves"] == 1).any(axis=0) & ~plan.choices
        n = wrong[kind].sum(axis=1)
        astray = sorts & (n > 0) & (self.stands_at < facts.horizon)
        astray &= of_contacts(facts, Purpose.MISROUTED, everybody, self.n_sessions) < b["misroute"]
        place = (of_contacts(facts, Purpose.MISROUTED_TO, everybody, self.n_sessions) * n).astype(np.int64)
        return np.where(astray, (wrong[kind].cumsum(axis=1) <= place[:, None]).sum(axis=1), _NONE)

    @cached_property
    def strays(self) -> _Truths:
        """By leg: whether it stands in a wrong queue; who is handed back still does."""
        facts = self._facts
        out = (facts.reason == LegReason.ARRIVAL) & (self.misrouted_to[facts.contact] >= 0)
        order = facts.in_order
        at = np.where(facts.reason[order] == LegReason.HAND_BACK, 0, np.arange(len(order)))
        out[order] = out[order[np.maximum.accumulate(at)]]
        return np.asarray(out)

    @cached_property
    def lacking(self) -> _Truths:
        """By leg: whether it was taken by somebody who lacks the skill for what the customer wants."""
        facts = self._facts
        own = np.where(self.strays, facts.log.contacts["type"][facts.contact], facts.queue)
        skill = facts.plan.skills[facts.group, own]
        lacks = (self.strays & (skill["serves"] == 0)) | (skill["lacking"] == 1)
        return np.asarray(facts.talks & lacks)

    @cached_property
    def is_sorted(self) -> _Truths:
        """By contact: whether the triage by hand began for it, apart from `may_be_sorted`."""
        return np.asarray(self.by_hand & ~self.refused & (self.ready_at != NEVER))

    @cached_property
    def may_be_sorted(self) -> _Truths:
        """By contact: whether it was blocked as it came, perhaps after a triage that took no time."""
        contacts = self._facts.log.contacts
        blocked = self.by_hand & self.refused & (contacts["outcome"] == Outcome.BLOCKED) & ~self.meets
        return np.asarray(blocked & (self.stands_at == contacts["arrived_at"]))


def _check_sessions(facts: Facts) -> None:
    """Who is covered has a session, as long as drawn, that ends as drawn."""
    reception, b = facts.reception, facts.plan.behaviour[0]
    legs, contacts = facts.log.legs, facts.log.contacts
    ok = (reception.n_sessions == 1) == (reception.meets & ~reception.refused)
    hold("who is covered meets the bot, nobody else", "contacts", contacts, ok)
    leg = reception.session[reception.session >= 0]
    work = durations(facts, np.full(len(leg), b["bot_session"]), of_legs(facts, Purpose.BOT_SESSION, leg))
    hold("a session is as long as drawn", "legs", legs, legs["work"][leg] == work, leg, due=work)
    ends = facts.enqueued[leg] + work
    ends = np.where(ends < facts.horizon, ends, NEVER)
    hold("a session ends when it is due", "legs", legs, facts.ended[leg] == ends, leg, due=ends)
    solvable = facts.plan.topics["solvable"][facts.log.cases["topic"][facts.case[leg]]]
    solved = of_legs(facts, Purpose.BOT_SOLVES, leg) < solvable
    passes_on = of_legs(facts, Purpose.BOT_ESCALATES, leg) < b["bot_escalates"]
    how = np.where(passes_on, int(LegOutcome.BOT_ESCALATED), int(LegOutcome.BOT_CONTAINED))
    how = np.where(solved, int(LegOutcome.BOT_RESOLVED), how)
    how = np.where(facts.ended[leg] == NEVER, int(LegOutcome.BOT_TALK), how)
    hold("a session ends as drawn", "legs", legs, facts.outcome[leg] == how, leg, due=how)


def _check_marks(facts: Facts, path: Path) -> None:
    """Contacts are marked by what befell them."""
    if not len(facts.log.feelings):
        return
    reception, feelings, contacts = facts.reception, facts.log.feelings, facts.log.contacts
    marks, b = feelings["marks"], facts.plan.behaviour[0]
    astray = reception.misrouted_to >= 0
    ok = ((marks & Mark.MISROUTED) != 0) == astray
    ok |= reception.refused & (contacts["outcome"] == Outcome.BLOCKED)  # for want of a line, or of a place
    ok |= contacts["outcome"] == Outcome.CLOSED
    hold("a contact is marked MISROUTED when and only when it is so", "feelings", feelings, ok)
    met, (odd, lacking) = reception.session >= 0, np.zeros((2, len(contacts)), dtype=np.bool_)
    leg = reception.session[met]
    failed = np.isin(facts.outcome[leg], (LegOutcome.BOT_ESCALATED, LegOutcome.BOT_CONTAINED))
    odd[met] = failed & (of_legs(facts, Purpose.BOT_OUT_OF_CONTEXT, leg) < b["bot_out_of_context"])
    lacking[facts.contact[reception.lacking & (path.resumed_from < 0)]] = True
    for mark, due in ((Mark.BOT_MET, met), (Mark.OUT_OF_CONTEXT, odd), (Mark.LACKING, lacking)):
        ok = ((marks & mark) != 0) == due
        hold(f"a contact is marked {mark.name} when and only when it is so", "feelings", feelings, ok)


def check_reception(facts: Facts, path: Path) -> None:
    """The bot and the triage work as drawn, and contacts stand in a queue when they are done."""
    reception, legs = facts.reception, facts.log.legs
    _check_sessions(facts)
    _check_marks(facts, path)
    arrives = np.flatnonzero(facts.reason == LegReason.ARRIVAL)
    due = reception.stands_at[facts.contact[arrives]]
    ok = facts.enqueued[arrives] == due
    hold("a contact stands in a queue when bot and triage are done", "legs", legs, ok, arrives, due=due)
    astray = arrives[reception.strays[arrives]]
    due = reception.misrouted_to[facts.contact[astray]]
    ok = facts.queue[astray] == due
    hold("who goes astray stands in the queue that is drawn", "legs", legs, ok, astray, due=due)
