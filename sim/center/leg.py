"""One pass of a contact through queue and agent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import simpy

from sim.center import callback, impatience, patience, work
from sim.center.handing import hand_over, partner_done
from sim.center.plain import stretched
from sim.center.talk import draw_talk
from sim.center.widening import widen_at, widen_next
from sim.log.rounds import MOST_ROUNDS, endless
from sim.names import Cause, EventKind, LegOutcome, LegReason, Outcome, Stage
from sim.units import NEVER, SPEED_ONE

if TYPE_CHECKING:
    from sim.center.agents import Agent
    from sim.center.contact import Contact
    from sim.center.queues import Line, Queue

__all__ = ["Leg"]

_TALK_END, _WRAP_UP_END = int(EventKind.TALK_END), int(EventKind.WRAP_UP_END)
_TRANSFER, _SET_UP_END = int(EventKind.TRANSFER), int(EventKind.SET_UP_END)
_WAITING, _SET_UP = int(LegOutcome.WAITING), int(LegOutcome.SET_UP)
_TALKING, _WRAP_UP = int(LegOutcome.TALKING), int(LegOutcome.WRAP_UP)
_SERVED, _SILENT = int(LegOutcome.SERVED), int(LegOutcome.SILENT)
_ABANDONED, _BY_CALLBACK = int(Outcome.ABANDONED), int(Cause.CALLBACK)
_COMES_AGAIN = (int(LegReason.REOPENED), int(LegReason.REDIAL))
_AWAY, _TRIAGE = int(Stage.AWAY), int(Stage.TRIAGE)
_QUEUE, _SETTING_UP = int(Stage.QUEUE), int(Stage.SET_UP)
_CALLS = (int(LegReason.ARRIVAL), int(LegReason.REDIAL))
_LEFT = {
    int(Outcome.ABANDONED): int(LegOutcome.ABANDONED),
    int(Outcome.DISCONNECTED): int(LegOutcome.DISCONNECTED),
    int(Outcome.MESSAGE): int(LegOutcome.MESSAGE),
    int(Outcome.HIDDEN): int(LegOutcome.HIDDEN),
}


class Leg:
    """A leg: waiting, set up, talking, wrapped up.

    Attributes
    ----------
    number, ordinal
        Row of the log; position among the legs of its contact.
    u
        The uniforms of patience, talk, wrap-up and set-up.
    partner
        The leg of the first agent of a warm transfer or conference, who is still with the customer.
    consulting
        Whether the agent has passed the customer on and stays with him.
    is_over
        Whether the customer has gone on to another leg.
    transfers_to
        The contact type to which the talk leads, or -1.
    is_gone
        Whether the customer has left without a word, so that an agent has yet to find out.
    due_work
        Talk time that is due when talk begins.
    leaves_at, limit_at, limit
        When the customer leaves; when and how the wait ends. See `sim.center.patience`.
    work_left, speed, settled_at
        What is left to do, in ticks × 65,536, as of `settled_at`, and how fast it is done. See `sim.center.work`.
    load_sum
        Ticks of talk, each times the contacts that the agent had in hand, as of `settled_at`.
    work_ends_at
        When that will be done at the present speed; a moment that comes at another instant is stale.
    """

    __slots__ = (
        *("contact", "center", "queue", "reason", "number", "ordinal", "u", "stage", "agent", "line"),
        *("enqueued_at", "waits_since", "matched_at", "talk_at", "talk_ended_at", "ended_at"),
        *("leaves_at", "limit_at", "limit", "due_work", "work_left", "speed", "settled_at", "work_ends_at"),
        *("load_sum", "partner", "consulting", "is_over", "is_gone", "transfers_to"),
    )

    def __init__(
        self, contact: Contact, queue: Queue, reason: int, u: tuple[float, float, float, float] | None = None
    ) -> None:
        center = contact.center
        self.contact = contact
        self.center = center
        self.queue = queue
        self.reason = reason
        self.ordinal = contact.n_legs
        self.enqueued_at = now = center.clock.now
        case = contact.case
        self.waits_since = now - queue.head_starts[case.segment] - case.topic["head_start"]
        self.stage = _WAITING
        self.number = -1
        self.agent: Agent | None = None
        self.line: Line | None = None
        self.matched_at = self.talk_at = self.talk_ended_at = self.ended_at = NEVER
        self.work_ends_at = self.limit_at = NEVER
        self.leaves_at = -1
        self.limit = _ABANDONED
        self.partner: Leg | None = None
        self.consulting = self.is_over = self.is_gone = False
        self.transfers_to = -1
        self.due_work = self.work_left = self.settled_at = self.load_sum = 0
        self.speed = SPEED_ONE
        self.u = u or contact.case.leg_draws(contact.cause, contact.ordinal, self.ordinal)

    def draw(self, purpose: int) -> float:
        """The uniform of one purpose."""
        contact = self.contact
        return contact.case.draw(purpose, contact.cause, contact.ordinal, self.ordinal)

    # -------------------------------------------------------------------------------------- waiting

    def begin(self, agent: Agent | None) -> None:
        """The leg is in the log: met by `agent`, or waiting."""
        center, now = self.center, self.enqueued_at
        holder = center.router.holder(self) if agent is None and self.queue.prefers_last else None
        if self.ordinal >= MOST_ROUNDS:
            raise endless(self.contact.case.number)
        center.ledger.open_leg(self)
        self.contact.n_legs += 1
        self.passes(_AWAY if self.reason in _COMES_AGAIN else _TRIAGE, now)
        if agent is not None:
            center.router.match(self, agent)
            return
        self.queue.enter(now)
        if holder is not None:
            holder.held.insert(self)
            widen_at(self, now + self.queue.row["last_agent_hold"])
        else:
            self.queue.line_of(self).insert(self)
            if self.queue.widens_after:
                widen_next(self, now)
        if not self.is_call:
            patience.begin(self, now)

    def passes(self, stage: int, now: int) -> None:
        """The customer's time since the last stage went into this one."""
        if self.contact.feeling is not None:
            self.contact.feeling.passes(stage, now)

    @property
    def is_call(self) -> bool:
        """Whether we call the customer, who is not on the line yet."""
        return self.contact.cause == _BY_CALLBACK and self.reason in _CALLS

    def factor(self, by_interval: list[float]) -> float:
        """Factor on durations by the interval in which the contact arrived."""
        return by_interval[self.contact.arrived_at // self.center.interval]

    def wait_over(self) -> None:
        """The wait has come to its limit: the customer leaves, or thinks of something else."""
        if self.limit != _ABANDONED or not impatience.has_had_enough(self):
            self.leave(self.limit)

    def leave(self, outcome: int) -> None:
        """The leg ends without a talk: the customer leaves, unless gone before."""
        now, agent = self.center.clock.now, self.agent
        if self.stage == _WAITING:
            self.queue.part(self, now)
        else:
            assert agent is not None
            agent.group.set_up.leave(now)
        self.stage, self.ended_at = _LEFT[outcome], now
        if self.is_gone:
            self.center.ledger.close_leg(self)
            return
        self.passes(_QUEUE if agent is None else _SETTING_UP, now)
        self.contact.waited += now - self.enqueued_at
        self.center.ledger.close_leg(self)
        self.contact.end(outcome)
        partner_done(self)
        if agent is not None:
            self.center.router.release(self, agent)

    # -------------------------------------------------------------------------------------- serving

    def met(self, agent: Agent, now: int) -> None:
        """`agent` takes the leg, and answers at once or after the set-up."""
        center, row = self.center, self.queue.row
        self.agent, self.matched_at = agent, now
        self.queue.last_wait = now - self.enqueued_at
        if self.is_gone:
            impatience.open_empty(self, agent, now)
            return
        self.passes(_QUEUE, now)
        is_call = self.is_call
        set_up = center.duration(row["dial"] if is_call else row["set_up"], self.u[3])
        if set_up > 0 or (is_call and callback.is_unanswered(self)):
            self.stage = _SET_UP
            agent.group.set_up.enter(now)
            patience.in_set_up(self, now)
            center.clock.at(now + set_up, _SET_UP_END, self.number, self._set_up_over)
        else:
            self._answer(agent, now)

    def _set_up_over(self, _: simpy.Event) -> None:
        if self.stage != _SET_UP:
            return
        now, agent = self.center.clock.now, self.agent
        assert agent is not None
        self.center.clock.note(_SET_UP_END, self.number)
        agent.group.set_up.leave(now)
        if self.is_call and callback.is_unanswered(self):
            callback.unreached(self, agent, now)
        else:
            self._answer(agent, now)

    def _answer(self, agent: Agent, now: int) -> None:
        """Talk begins."""
        contact = self.contact
        agent.group.talk.enter(now)
        agent.busy.enter(now)
        self.stage, self.talk_at = _TALKING, now
        self.passes(_SETTING_UP, now)
        contact.waited += now - self.enqueued_at
        if contact.answered_at == NEVER:
            contact.answered_at = now
            if contact.feeling is not None:
                contact.feeling.useful(contact, now)
        contact.case.last_agent = agent
        if contact.resumes >= 0:
            self.due_work, self.transfers_to = contact.resumes, contact.resumes_to
            contact.resumes = contact.resumes_to = -1
        else:
            draw_talk(self, agent)
        work.begin(self, self.due_work, now)
        if self.partner is not None:
            hand_over(self.partner)

    def talk_over(self, _: simpy.Event) -> None:
        """The talk ends: the customer goes on or is done, and the agent wraps up."""
        center, now, agent = self.center, self.center.clock.now, self.agent
        if self.stage != _TALKING or self.work_ends_at != now:
            return
        assert agent is not None
        center.clock.note(_TALK_END, self.number)
        feeling = self.contact.feeling
        if feeling is not None and not self.is_over and not self.is_gone:
            feeling.talked(self, now)
        agent.group.talk.leave(now)
        self.talk_ended_at = now
        if self.is_gone:
            self._done(agent, now)
            return
        self.consulting = False
        wrap_up = center.duration(agent.group.skills[self.queue.number].wrap_up, self.u[2])
        if self.queue.wrap_up_factors is not None:
            wrap_up = stretched(wrap_up, self.factor(self.queue.wrap_up_factors))
        if wrap_up > 0:
            self.stage = _WRAP_UP
            agent.group.wrap_up.enter(now)
            work.begin(self, wrap_up, now)
        if not self.is_over:
            self.contact.after_talk(self)
        if self.partner is not None:
            partner_done(self)
        if wrap_up == 0:
            self._done(agent, now)

    def wrap_up_over(self, _: simpy.Event) -> None:
        """The agent is done with the leg, too."""
        now, agent = self.center.clock.now, self.agent
        if self.stage == _WRAP_UP and self.work_ends_at == now:
            assert agent is not None
            self.center.clock.note(_WRAP_UP_END, self.number)
            agent.group.wrap_up.leave(now)
            self._done(agent, now)

    def _done(self, agent: Agent, now: int) -> None:
        agent.busy.leave(now)
        self.stage, self.ended_at = _SILENT if self.is_gone else _SERVED, now
        self.center.ledger.close_leg(self)
        self.center.router.release(self, agent)

    def transfer_due(self, _: simpy.Event) -> None:
        """The customer goes to another queue, and the agent stays with him."""
        now, feeling = self.center.clock.now, self.contact.feeling
        if self.stage == _TALKING and self.work_ends_at == now and not self.consulting:
            self.center.clock.note(_TRANSFER, self.number)
            if feeling is not None:
                feeling.talked(self, now)
            self.consulting, self.work_ends_at = True, NEVER
            if not self.contact.pass_on(self):
                work.ends_after(self, 0)
