"""What follows a contact: retries, repeats, callbacks, messages when and only when due, and how the case closes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.check.drawn import durations, of_contacts
from sim.check.facts import BESIDE, NOBODY, Facts
from sim.check.findings import hold, hold_equal
from sim.check.goodwill import elsewhere, was_made
from sim.check.impatience import other_kinds
from sim.check.live import last_to_end
from sim.check.path import Path
from sim.check.repeats import repeats
from sim.check.steps import Spells
from sim.errors import CheckError
from sim.names import CaseStatus, Cause, LegOutcome, Mark, Outcome, Purpose
from sim.units import NEVER

__all__ = ["Fates", "check_fates"]

_Ints = NDArray[np.int64]
_NO_LEG = (Outcome.BLOCKED, Outcome.CLOSED, Outcome.BALKED, Outcome.CALLBACK, Outcome.MERGED)
_AFTER_RECEPTION = (*_NO_LEG, Outcome.DISCONNECTED, Outcome.OPEN, Outcome.BOT_RESOLVED, Outcome.CONTAINED)
"""How a contact may end after a session with the bot or triage, without a leg in a queue."""
_UNTRIED = (
    *(Outcome.OPEN, Outcome.ANSWERED, Outcome.CALLBACK, Outcome.MESSAGE),
    *(Outcome.BOT_RESOLVED, Outcome.CONTAINED),
)
"""After these nobody tries again."""
_NONE = -1
_PASSED_ON = (Cause.CALLBACK, Cause.MESSAGE)
"""Contacts that take the place of the one that led to them."""


class Fates:
    """What follows each contact, recomputed.

    Attributes
    ----------
    follower
        By contact: the one to which it has led by its end; -1 for none.
    by_then
        By contact: the last one of its case that was made before what follows its end.
    is_last
        By contact: whether nothing else of its case was under way when it ended, so that the customer decided.
    cause, at, kind
        By contact: why, when and as what another one is due; -1, NEVER and -1 for none.
    elsewhere
        By contact: whether the customer would go to a competitor after it, were it the last one.
    status
        By contact: how the case closes with it; OPEN if it does not.
    """

    def __init__(self, facts: Facts, path: Path) -> None:
        self.facts, self.path = facts, path
        contacts = facts.log.contacts
        n = len(contacts)
        self.follower = np.full(n, NOBODY)
        follows = np.flatnonzero((contacts["parent"] >= 0) & ~np.isin(contacts["cause"], BESIDE))
        self.follower[contacts["parent"][follows]] = follows
        self.by_then = self._by_then()
        self.ended, self.outcome = facts.settled, contacts["outcome"].astype(np.int64)
        self.n_legs = contacts["n_legs"].astype(np.int64)
        self.cause, self.at, self.kind = np.full(n, _NONE), np.full(n, NEVER), path.kind_at_end.copy()
        self.status = np.full(n, int(CaseStatus.OPEN))
        self.status[np.isin(self.outcome, (Outcome.ANSWERED, Outcome.BOT_RESOLVED))] = int(CaseStatus.RESOLVED)
        self._repeats()
        self._callbacks()
        self._messages()
        self._retries()
        self._give_up()
        self._solved()
        self.is_last = self._is_last()
        waits = ~self.is_last & ~np.isin(self.cause, _PASSED_ON)
        self.cause[waits], self.at[waits] = _NONE, NEVER
        self.status[~self.is_last] = int(CaseStatus.OPEN)

    def _give_up(self) -> None:
        """Who has had enough in writing comes no more."""
        facts = self.facts
        leg = facts.impatience.gives_up & (facts.outcome == LegOutcome.ABANDONED) & ~facts.asks[facts.contact]
        self._closes(facts.contact[leg], CaseStatus.GIVEN_UP)

    def _closes(self, contact: _Ints, status: CaseStatus) -> None:
        self.cause[contact], self.at[contact] = _NONE, NEVER
        self.status[contact] = int(status)
        self.elsewhere[contact] = False

    def _by_then(self) -> _Ints:
        contacts = self.facts.log.contacts
        n = len(contacts)
        order = np.lexsort((np.arange(n), contacts["case"]))
        before = np.full(n, NOBODY)
        before[order[1:]] = order[:-1]
        last = np.full(len(self.facts.log.cases), NOBODY)
        last[contacts["case"]] = np.arange(n)
        return np.asarray(np.where(self.follower >= 0, before[self.follower], last[contacts["case"]]))

    def _is_last(self) -> NDArray[np.bool_]:
        """By contact: whether nothing else of its case was under way or to come as it ended."""
        contacts, cases = self.facts.log.contacts, self.facts.log.cases
        passed_on = np.isin(self.cause, _PASSED_ON) | (self.outcome == Outcome.CALLBACK)
        until = np.where(passed_on, self.at, self.ended)
        lives = Spells(contacts["case"].astype(np.int64), contacts["arrived_at"], until)
        asks = (self.outcome != Outcome.OPEN) & ~passed_on & (self.ended < self.facts.horizon)
        agrees = (self.at >= self.facts.horizon) & (self.status == cases["status"][contacts["case"]])
        return last_to_end(lives, asks, (self.follower >= 0) & asks, agrees)

    def _solved(self) -> None:
        """Who comes to an end after the problem has been solved, by whatever of the case, leads to nothing more."""
        facts, case = self.facts, self.facts.log.contacts["case"]
        if not len(facts.log.feelings):
            return
        solvers = np.flatnonzero((facts.log.feelings["marks"] & Mark.RESOLVED) != 0)
        solvers = solvers[np.lexsort((solvers, self.ended[solvers], case[solvers]))]
        first = np.full(len(facts.log.cases), NOBODY)
        first[case[solvers[::-1]]] = solvers[::-1]
        solver = first[case]
        over = (solver >= 0) & (solver <= self.by_then) & (self.ended[solver] <= self.ended)
        over &= (self.outcome != Outcome.OPEN) & ~np.isin(self.cause, _PASSED_ON)
        self._closes(np.flatnonzero(over), CaseStatus.RESOLVED)

    def _repeats(self) -> None:
        """Whom an agent or the bot did not help comes again, if the uniform says so and it would not be too late."""
        if self.facts.plan.behaviour["feels"][0] == 0:
            return
        due = repeats(self.facts, self.kind, self.by_then)
        self.cause[due.contact], self.at[due.contact] = int(Cause.REPEAT), due.at
        self.kind[due.contact] = due.kind
        self.status[due.contact] = int(CaseStatus.OPEN)
        self.status[due.given_up] = due.status

    def _callbacks(self) -> None:
        facts, types = self.facts, self.facts.plan.types
        who = np.flatnonzero((self.outcome == Outcome.CALLBACK) & (self.path.queue_at_end >= 0))
        self.cause[who], self.at[who] = int(Cause.CALLBACK), self.ended[who]
        queue, astray = self.path.queue_at_end, facts.reception.misrouted_to >= 0
        self.kind[who] = np.where(astray[who], self.kind[who], queue[who])
        who = who[types["booked"][queue[who]] >= 0]
        u = of_contacts(facts, Purpose.CALLBACK_DELAY, who, self.n_legs[who])
        self.at[who] = facts.open_from(self.ended[who] + durations(facts, types["booked"][queue[who]], u))

    def _messages(self) -> None:
        becomes = self.facts.plan.types["message_type"][self.path.queue_at_end]
        left = self.outcome == Outcome.MESSAGE
        self.status[left & (becomes < 0) & ~self.facts.asks] = int(CaseStatus.UNRESOLVED)
        works = left & (becomes >= 0)
        self.cause[works], self.at[works] = int(Cause.MESSAGE), self.ended[works]
        self.kind[works] = becomes[works]

    def _retries(self) -> None:
        """Who is not served tries again, unless the uniform says no, after so many tries, or there is no opening."""
        facts, plan = self.facts, self.facts.plan
        who = np.flatnonzero(~np.isin(self.outcome, _UNTRIED) & ~facts.asks)
        row = plan.types[self.kind[who]]
        shares = plan.retry[self.kind[who], self.outcome[who]]
        made = facts.so_far(facts.log.contacts["cause"] == Cause.RETRY)
        n_tries = made[self.by_then[who]]
        share = shares[np.arange(len(who)), np.minimum(n_tries, shares.shape[1] - 1)]
        later = np.isin(self.outcome[who], (Outcome.CLOSED, Outcome.DISCONNECTED))
        begins = np.where(later, facts.next_opening(self.ended[who]), self.ended[who])
        u = of_contacts(facts, Purpose.RETRY, who, self.n_legs[who])
        self.elsewhere = np.zeros(len(self.outcome), dtype=np.bool_)
        self.elsewhere[who] = gone = elsewhere(facts, who, self.follower)
        again = ~gone & (n_tries < row["retry_most"]) & (u < share) & (begins != NEVER)
        given_up = np.where(gone | (shares.max(axis=1, initial=0) > 0), CaseStatus.GIVEN_UP, CaseStatus.UNRESOLVED)
        self.status[who[~again]] = given_up[~again]
        who, u, share, begins = who[again], u[again], share[again], begins[again]
        delay = durations(
            facts, row["retry_delay"][again], of_contacts(facts, Purpose.RETRY_DELAY, who, self.n_legs[who])
        )
        switched = (u / share)[:, None] < plan.switch_to[self.kind[who]]
        self.cause[who], self.at[who] = int(Cause.RETRY), begins + delay
        self.kind[who] = np.where(switched.any(axis=1), switched.argmax(axis=1), self.kind[who])
        self._write(made)

    def _write(self, made: _Ints) -> None:
        """Some who find the center closed and do not try again write at once."""
        facts, types = self.facts, self.facts.plan.types
        who = np.flatnonzero((self.outcome == Outcome.CLOSED) & (self.cause == _NONE) & ~facts.asks)
        row = types[self.kind[who]]
        u, share = of_contacts(facts, Purpose.CLOSED_SWITCH, who, self.n_legs[who]), row["closed_switch"]
        writes = (u < share) & (made[self.by_then[who]] < row["retry_most"])
        who, u, share = who[writes], u[writes], share[writes]
        kind = other_kinds(facts, self.kind[who], u / share)
        who, kind = who[kind >= 0], kind[kind >= 0]
        self.cause[who], self.at[who], self.kind[who] = int(Cause.RETRY), self.ended[who], kind
        self.status[who] = int(CaseStatus.OPEN)

    @property
    def returns(self) -> NDArray[np.bool_]:
        """By contact: whether the next one comes at an instant of its own before the horizon."""
        at_once = (self.at == self.ended) & np.isin(self.cause, _PASSED_ON)
        return np.asarray((self.cause >= 0) & (self.at < self.facts.horizon) & ~at_once)


def check_fates(facts: Facts, fates: Fates) -> None:
    """Contacts lead to others when and only when they are due; cases close with their last contact."""
    cases, contacts = facts.log.cases, facts.log.contacts
    reception = facts.reception
    has_none = contacts["n_legs"] == reception.n_sessions
    received = (reception.n_sessions > 0) | reception.by_hand
    may = np.where(received, np.isin(contacts["outcome"], _AFTER_RECEPTION), np.isin(contacts["outcome"], _NO_LEG))
    ok = (~np.isin(contacts["outcome"], _NO_LEG) | has_none) & (~has_none | may)
    hold("who has no leg was refused, balked or accepted a callback", "contacts", contacts, ok)
    called = contacts["cause"] == Cause.CALLBACK
    hold("a callback is never refused", "contacts", contacts, ~(called & has_none))
    done = contacts["outcome"] != Outcome.OPEN
    ok = (contacts["ended_at"] != NEVER) == done
    hold("a contact that has ended has an outcome", "contacts", contacts, ok)
    counts = np.bincount(contacts["outcome"], minlength=len(Outcome)).tolist()
    made = np.bincount(contacts["cause"], minlength=len(Cause)).tolist()
    if sum(counts) != sum(made) or made[Cause.FIRST] != was_made(facts).sum():
        raise CheckError(f"offered = sum over outcomes; {sum(made)} by cause {made} and by outcome {counts}")

    due = (fates.cause >= 0) & (fates.at < facts.horizon)
    beside = {"cause due": fates.cause, "at": fates.at}
    ok = due == (fates.follower >= 0)
    hold("another contact follows when and only when it is due", "contacts", contacts, ok, None, **beside)
    which = np.flatnonzero(due)
    for name, expected in (("cause", fates.cause), ("arrived_at", fates.at), ("type", fates.kind)):
        ok = contacts[name][fates.follower[which]] == expected[which]
        said = {f"{name} due": expected[which], f"{name} found": contacts[name][fates.follower[which]]}
        hold(f"the next contact has the {name} that is due", "contacts", contacts, ok, which, **said)

    status, closed = np.full(len(cases), int(CaseStatus.OPEN)), np.full(len(cases), NEVER)
    closing = fates.status != CaseStatus.OPEN
    unmade = ~was_made(facts)
    status[unmade], closed[unmade] = cases["status"][unmade], cases["closed_at"][unmade]
    status[contacts["case"][closing]] = fates.status[closing]
    closed[contacts["case"][closing]] = fates.ended[closing]
    hold_equal("a case stands where its last contact left it", "cases", cases, "status", status)
    hold_equal("a case closes with its last contact", "cases", cases, "closed_at", closed)
