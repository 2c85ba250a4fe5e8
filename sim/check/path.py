"""The way of a contact from leg to leg: where it goes after each, by its named uniforms, and how it ends."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sim.check.drawn import durations, of_contacts, of_legs
from sim.check.facts import NOBODY, Facts
from sim.names import (
    QUEUE_CHOICE,
    TRANSFER_KIND,
    AtClosing,
    Cause,
    LegOutcome,
    LegReason,
    Outcome,
    Purpose,
)
from sim.plan.tables import MOST_LEGS
from sim.units import NEVER

__all__ = ["Path", "drawn_queue"]

_Ints = NDArray[np.int64]
_Truths = NDArray[np.bool_]
_NONE = -1
_OUTCOME = {
    LegOutcome.ABANDONED: Outcome.ABANDONED,
    LegOutcome.DISCONNECTED: Outcome.DISCONNECTED,
    LegOutcome.MESSAGE: Outcome.MESSAGE,
    LegOutcome.HIDDEN: Outcome.HIDDEN,
}
"""How a contact ends whose customer left the queue."""
_OUTCOME_OF_BOT = {
    LegOutcome.BOT_RESOLVED: Outcome.BOT_RESOLVED,
    LegOutcome.BOT_CONTAINED: Outcome.CONTAINED,
}
"""How a contact ends with the bot."""
_TURNED_AWAY = (Outcome.BLOCKED, Outcome.BALKED, Outcome.CALLBACK)


class Path:
    """What follows each leg, recomputed.

    Attributes
    ----------
    resumed_from
        By leg: the leg that was handed back whose talk it goes on with; -1 if its talk is drawn.
    transfers_to
        By leg: the type to which the customer will be passed on; -1 for none.
    stays
        By leg: whether its agent stays with the customer who is passed on (warm transfer, conference).
    passed_at
        By leg: when the customer was passed on; NEVER if not.
    kind
        By leg: the contact type that the customer wanted as the leg began.
    reason, at
        By leg: why and when another leg follows; -1 and NEVER for none.
    outcome, ended
        By leg: how and when the contact ends if no other leg follows.
    kind_at_end
        By contact: the type that the customer wanted in the end.
    first_queue, queue_at_end
        By contact: the queue to which he came, and that in which he stood last; -1 where the log does not show it.
    """

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.resumed_from = self._resumed_from()
        self.transfers_to = self._transfers_to()
        transfers = self.transfers_to >= 0
        kind = facts.plan.types["transfer_kind"][facts.queue]
        self.stays = transfers & (kind != TRANSFER_KIND["cold"])
        back = facts.outcome == LegOutcome.HANDED_BACK
        talked = np.where(back, NEVER, facts.wrap_up_at)
        goes = (facts.after >= 0) & (facts.reason[facts.after] == LegReason.TRANSFER)
        warm = np.where(
            goes, facts.enqueued[facts.after], talked
        )  # by the log: work.py checks that it was due then
        self.passed_at = np.where(self.stays, warm, np.where(transfers, talked, NEVER))
        self.kind = self._kinds()
        self.kind_at_end = facts.log.contacts["type"].astype(np.int64)
        last = (facts.after == NOBODY) & (facts.reason != LegReason.BOT)
        passed = self.passed_at != NEVER
        ending = np.where(passed, self.transfers_to, self.kind)
        self.kind_at_end[facts.contact[last]] = ending[last]
        self.first_queue = self._queue_without_leg()
        self.queue_at_end = self.first_queue.copy()
        self.queue_at_end[facts.contact[last]] = facts.queue[last]
        first = facts.reason == LegReason.ARRIVAL
        self.first_queue[facts.contact[first]] = facts.queue[first]
        self._follow(back, passed)

    def _resumed_from(self) -> _Ints:
        """The leg answered before, if it was handed back by an agent whose work goes on."""
        facts = self.facts
        order, answered = facts.in_order, facts.talks
        at = np.maximum.accumulate(np.where(answered[order], np.arange(len(order)), -1))
        last = np.append(-1, at[:-1])[: len(order)]
        one = order[last]
        ok = (last >= 0) & (facts.contact[one] == facts.contact[order]) & answered[order]
        ok &= facts.outcome[one] == LegOutcome.HANDED_BACK
        ok &= facts.plan.groups["draws_anew"][facts.group[one]] == 0
        out = np.full(len(order), NOBODY)
        out[order] = np.where(ok, one, NOBODY)
        return out

    def _transfers_to(self) -> _Ints:
        facts, plan = self.facts, self.facts.plan
        out = np.full(len(facts.queue), _NONE)
        begun = facts.talks & (self.resumed_from < 0)
        lacking = np.flatnonzero(begun & facts.reception.lacking & (facts.number + 1 < MOST_LEGS))
        u = of_legs(facts, Purpose.LACKING_TRANSFER, lacking)
        lacking = lacking[u < plan.behaviour["transfer_lacking"][0]]
        begun[lacking] = False
        leg = np.flatnonzero(begun)
        share = plan.skills["transfer"][facts.group[leg], facts.queue[leg]]
        passes_on = (share > 0) & (facts.number[leg] + 1 < MOST_LEGS)
        leg, share = leg[passes_on], share[passes_on]
        u = of_legs(facts, Purpose.TRANSFER, leg)
        leg, u, share = leg[u < share], u[u < share], share[u < share]
        weights = plan.transfer_to[facts.queue[leg]]
        wanted = (u / share) * weights[:, -1]
        out[leg] = np.minimum((weights <= wanted[:, None]).sum(axis=1), weights.shape[1] - 1)
        self._to_own_type(out, lacking)
        return out

    def _to_own_type(self, out: _Ints, lacking: _Ints) -> None:
        """Add to what transfers lead to, leg by leg: who lacks the skill passes on to the type that was wanted."""
        facts = self.facts
        own = facts.log.contacts["type"][facts.contact].astype(np.int64)
        passes_on = np.zeros(len(out), dtype=np.bool_)
        passes_on[lacking] = True
        resumed = self.resumed_from >= 0
        changed = facts.in_order if len(lacking) else facts.in_order[resumed[facts.in_order]]
        for one in changed.tolist():
            before = facts.before[one]
            if before >= 0:
                own[one] = out[before] if facts.reason[one] == LegReason.TRANSFER else own[before]
            if passes_on[one]:
                out[one] = own[one]
            elif resumed[one]:
                out[one] = out[self.resumed_from[one]]

    def _kinds(self) -> _Ints:
        """The type that a contact arrived as, or to which it was last passed on before each leg."""
        facts, order = self.facts, self.facts.in_order
        n = len(order)
        passed = (self.passed_at != NEVER)[facts.before] & (facts.before >= 0)
        start = (facts.number == 0) | passed
        value = np.where(
            facts.number == 0, facts.log.contacts["type"][facts.contact], self.transfers_to[facts.before]
        )
        at = np.maximum.accumulate(np.where(start[order], np.arange(n), 0))
        out = np.empty(n, dtype=np.int64)
        out[order] = value[order][at]
        return out

    def _queue_without_leg(self) -> _Ints:
        """By contact: the queue to which it came; where the shortest was chosen, that of the callback that follows."""
        plan, contacts = self.facts.plan, self.facts.log.contacts
        kind = contacts["type"].astype(np.int64)
        out = kind.copy()
        reception = self.facts.reception
        picks = np.flatnonzero(plan.types["choice"][kind] == QUEUE_CHOICE["random"])
        out[picks] = drawn_queue(self.facts, kind[picks], picks, reception.n_sessions[picks])
        out[plan.types["choice"][kind] == QUEUE_CHOICE["shortest"]] = _NONE
        follower = np.flatnonzero(contacts["cause"] == Cause.CALLBACK)
        parent = contacts["parent"][follower]
        shortest = plan.types["choice"][kind[parent]] == QUEUE_CHOICE["shortest"]
        shortest &= plan.choices[kind[parent], kind[follower]]
        out[parent[shortest]] = kind[follower[shortest]]
        astray = reception.misrouted_to
        return np.where(astray >= 0, astray, out)

    def _follow(self, back: _Truths, passed: _Truths) -> None:
        """Reason and instant of the next leg, or how the contact ends."""
        facts, types = self.facts, self.facts.plan.types
        n = len(facts.queue)
        self.reason, self.at = np.full(n, _NONE), np.full(n, NEVER)
        self.outcome, self.ended = np.full(n, int(Outcome.OPEN)), np.full(n, NEVER)
        for how, outcome in _OUTCOME.items():
            self.outcome[facts.outcome == how] = int(outcome)
        left, gone = self.outcome != Outcome.OPEN, facts.impatience.gone
        self.ended[left] = facts.ended[left]
        self.outcome[gone], self.ended[gone] = int(Outcome.SILENT), facts.impatience.gone_at[gone]
        self._then(back, LegReason.HAND_BACK, facts.ended)
        self._then(passed, LegReason.TRANSFER, self.passed_at)
        done = np.flatnonzero((facts.wrap_up_at != NEVER) & ~back & ~gone & (self.transfers_to < 0))
        more = (types["reopen"] > 0)[facts.queue[done]] & (
            facts.number[done] + 1 < types["thread_most"][facts.queue[done]]
        )
        more[more] = of_legs(facts, Purpose.REOPEN, done[more]) < types["reopen"][facts.queue[done[more]]]
        self.outcome[done[~more]], self.ended[done[~more]] = (
            int(Outcome.ANSWERED),
            facts.wrap_up_at[done[~more]],
        )
        again = done[more]
        pause = durations(facts, types["pause"][facts.queue[again]], of_legs(facts, Purpose.PAUSE, again))
        self._then(again, LegReason.REOPENED, facts.wrap_up_at[again] + pause)
        lost = np.flatnonzero(facts.outcome == LegOutcome.UNREACHED)
        more = facts.number[lost] + 1 < types["callback_tries"][facts.queue[lost]]
        self.outcome[lost[~more]], self.ended[lost[~more]] = int(Outcome.UNREACHED), facts.ended[lost[~more]]
        again = lost[more]
        pause = durations(
            facts, types["again"][facts.queue[again]], of_legs(facts, Purpose.CALLBACK_DELAY, again)
        )
        self._then(again, LegReason.REDIAL, facts.open_from(facts.ended[again] + pause))
        for how, outcome in _OUTCOME_OF_BOT.items():
            ended = facts.outcome == how
            self.outcome[ended], self.ended[ended] = int(outcome), facts.ended[ended]
        escalated = facts.outcome == LegOutcome.BOT_ESCALATED
        self._then(escalated, LegReason.ARRIVAL, facts.reception.stands_at[facts.contact])
        self._turn_away()
        self._turn_away_after_bot(escalated & ~self.turned_away & (self.at < facts.horizon))

    def _then(self, which: _Truths | _Ints, reason: LegReason, at: _Ints) -> None:
        """After these legs another one follows."""
        self.reason[which] = int(reason)
        self.at[which] = at[which] if which.dtype == np.bool_ else at

    @cached_property
    def returns(self) -> _Truths:
        """By leg: whether the customer comes again after it, at an instant of its own before the horizon."""
        comes = np.isin(self.reason, (LegReason.REOPENED, LegReason.REDIAL))
        return np.asarray(comes & (self.at < self.facts.horizon))

    def _turn_away(self) -> None:
        """Whoever would come to a closed channel ends there."""
        facts = self.facts
        due = np.flatnonzero((self.reason >= 0) & (self.at < facts.horizon))
        reason, at = self.reason[due], self.at[due]
        kind = np.where(self.passed_at[due] != NEVER, self.transfers_to[due], self.kind[due])
        kind = np.where(reason == LegReason.HAND_BACK, facts.queue[due], kind)
        rule = facts.plan.channels["at_closing"][facts.plan.types["channel"][kind]]
        closed = ~facts.is_open(at)
        paused = closed & (reason == LegReason.REOPENED) & (rule != AtClosing.KEEP)
        cut = closed & (rule == AtClosing.DISCONNECT) & ~paused
        for which, outcome in ((paused, Outcome.ANSWERED), (cut, Outcome.DISCONNECTED)):
            self.outcome[due[which]], self.ended[due[which]] = int(outcome), at[which]
        gone = due[paused | cut]
        self.turned_away = np.zeros(len(facts.queue), dtype=np.bool_)
        self.turned_away[gone] = True

    def _turn_away_after_bot(self, due: _Truths) -> None:
        """Whoever is passed on by the bot may be turned away as others are who come."""
        facts = self.facts
        outcome = facts.log.contacts["outcome"][facts.contact].astype(np.int64)
        gone = due & (facts.after < 0) & np.isin(outcome, _TURNED_AWAY)
        self.outcome[gone], self.ended[gone] = outcome[gone], self.at[gone]
        self.turned_away |= gone

    @cached_property
    def released_at(self) -> _Ints:
        """By leg whose agent stays with a customer passed on: when he is done; NEVER if he is not."""
        facts, types = self.facts, self.facts.plan.types
        out = np.full(len(facts.queue), NEVER)
        legs = np.flatnonzero(self.stays & (self.passed_at != NEVER))
        queue = facts.queue[legs]
        told = durations(facts, types["handover"][queue], of_legs(facts, Purpose.HANDOVER, legs))
        is_warm = types["transfer_kind"][queue] == TRANSFER_KIND["warm"]
        for leg, handover, warm in zip(legs.tolist(), told.tolist(), is_warm.tolist(), strict=True):
            one = int(facts.after[leg])
            if one < 0:
                out[leg] = self.passed_at[leg]  # the center had closed
                continue
            answered = facts.talk_at[one] if facts.talks[one] else NEVER
            while facts.outcome[one] == LegOutcome.HANDED_BACK and facts.after[one] >= 0:
                one = int(facts.after[one])
            done = facts.ended[one] if facts.talk_at[one] == NEVER else facts.wrap_up_at[one]
            done = min(done, facts.impatience.gone_at[one])
            out[leg] = min(done, answered + handover) if warm and answered != NEVER else done
        return np.where(out < facts.horizon, out, NEVER)


def drawn_queue(facts: Facts, kind: _Ints, contact: _Ints, number: _Ints) -> _Ints:
    """The queue that the uniform of contacts picks, when they have had `number` legs."""
    allowed = facts.plan.choices[kind]
    u = of_contacts(facts, Purpose.QUEUE_CHOICE, contact, number)
    position = (u * allowed.sum(axis=1)).astype(np.int64)
    return np.asarray((allowed.cumsum(axis=1) <= position[:, None]).sum(axis=1))
