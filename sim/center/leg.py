"""One pass of a contact through queue and agent."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

import simpy

from sim.center.clock import Signal
from sim.center.patience import Patience
from sim.center.widening import Widening
from sim.center.work import Work
from sim.names import Cause, EventKind, LegOutcome, LegReason, Outcome, Purpose
from sim.outcomes import open_from, stretched, talk_ticks, vented
from sim.plan.tables import MOST_LEGS
from sim.units import NEVER, SPEED_ONE
from sim.workload.cases import pick

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from sim.center.agents import Agent
    from sim.center.contact import Contact
    from sim.center.queues import Line, Queue

__all__ = ["Leg"]

_TALK_END, _WRAP_UP_END = int(EventKind.TALK_END), int(EventKind.WRAP_UP_END)
_TRANSFER, _SET_UP_END = int(EventKind.TRANSFER), int(EventKind.SET_UP_END)
_WAITING, _SET_UP = int(LegOutcome.WAITING), int(LegOutcome.SET_UP)
_TALKING, _WRAP_UP = int(LegOutcome.TALKING), int(LegOutcome.WRAP_UP)
_SERVED, _HANDED_BACK = int(LegOutcome.SERVED), int(LegOutcome.HANDED_BACK)
_LEFT = {
    Outcome.ABANDONED: LegOutcome.ABANDONED,
    Outcome.DISCONNECTED: LegOutcome.DISCONNECTED,
    Outcome.MESSAGE: LegOutcome.MESSAGE,
    Outcome.HIDDEN: LegOutcome.HIDDEN,
}


class Leg:
    """A leg: waiting, set up, talking, wrapped up.

    Attributes
    ----------
    number, ordinal
        Row of the log; position among the legs of its contact.
    partner
        The leg of the first agent of a warm transfer or conference, who is still with the customer.
    consulting
        Whether the agent has passed the customer on and stays with him.
    is_over
        Whether the customer has gone on to another leg.
    transfers_to
        The contact type to which the talk leads, or -1.
    due_work
        Talk time that is due when talk begins.
    """

    def __init__(self, contact: Contact, queue: Queue, reason: LegReason) -> None:
        self.contact = contact
        self.center = contact.center
        self.queue = queue
        self.reason = int(reason)
        self.number = -1
        self.ordinal = contact.n_legs
        self.enqueued_at = now = self.center.clock.now
        self.waits_since = now - int(queue.row["head_start"]) - self.center.head_starts[contact.segment]
        self.matched_at = self.talk_at = self.talk_ended_at = self.ended_at = NEVER
        self.stage = _WAITING
        self.agent: Agent | None = None
        self.line: Line | None = None
        self.partner: Leg | None = None
        self.consulting = False
        self.is_over = False
        self.transfers_to = -1
        self.due_work = 0
        self.wake = Signal()
        self._u = contact.case.leg_draws(contact.cause, contact.ordinal, self.ordinal)
        self.patience, self.widening, self.work = Patience(self, self._u[0]), Widening(self), Work(self)

    def draw(self, purpose: int) -> float:
        """The uniform of one purpose."""
        contact = self.contact
        return contact.case.draw(purpose, contact.cause, contact.ordinal, self.ordinal)

    # -------------------------------------------------------------------------------------- waiting

    def begin(self, agent: Agent | None) -> None:
        """The leg is in the log: met by `agent`, or waiting."""
        center = self.center
        holder = center.router.holder(self) if agent is None else None
        center.ledger.open_leg(self)
        self.contact.n_legs += 1
        if agent is not None:
            center.router.match(self, agent)
            return
        now = center.clock.now
        self.queue.enter(now)
        if holder is not None:
            holder.held.insert(self)
            self.widening.at(now + int(self.queue.row["last_agent_hold"]))
        else:
            self.queue.line_of(self).insert(self)
            self.widening.next()
        if not self.is_call:
            self.patience.begin(now)

    @property
    def is_call(self) -> bool:
        """Whether we call the customer, who is not on the line yet."""
        return self.contact.cause == Cause.CALLBACK and self.reason in (LegReason.ARRIVAL, LegReason.REDIAL)

    def factor(self, table: NDArray[np.float64]) -> float:
        """Factor on durations by the interval in which the contact arrived."""
        return float(table[self.queue.number, self.contact.arrived_at // self.center.plan.meta.interval])

    def leave(self, outcome: Outcome) -> None:
        """The customer leaves without having talked."""
        now, agent = self.center.clock.now, self.agent
        if self.stage == _WAITING:
            self.queue.part(self, now)
        else:
            assert agent is not None
            agent.group.set_up.leave(now)
        self.stage, self.ended_at = int(_LEFT[outcome]), now
        self.contact.waited += now - self.enqueued_at
        self.center.ledger.close_leg(self)
        self.contact.end(outcome)
        self._partner_done()
        if agent is not None:
            self.center.router.release(self, agent)
        self.wake.give()

    # -------------------------------------------------------------------------------------- serving

    def met(self, agent: Agent) -> None:
        """`agent` takes the leg, and answers at once or after the set-up."""
        center, now, row = self.center, self.center.clock.now, self.queue.row
        self.agent, self.matched_at = agent, now
        self.queue.last_wait = now - self.enqueued_at
        self.stage = _SET_UP
        agent.group.set_up.enter(now)
        set_up = center.duration(int(row["dial"] if self.is_call else row["set_up"]), self._u[3])
        if set_up > 0 or (self.is_call and self._unanswered()):
            self.patience.in_set_up(now)
            center.clock.at(now + set_up, _SET_UP_END, self.number).callbacks.append(self._set_up_over)
        else:
            self._answer()
        self.wake.give()

    def _unanswered(self) -> bool:
        """Whether the customer does not answer the callback."""
        share: float = self.queue.row["unanswered"]
        return self.draw(Purpose.CALLBACK_UNANSWERED) < share

    def _set_up_over(self, _: simpy.Event) -> None:
        if self.stage != _SET_UP:
            return
        self.center.clock.note(_SET_UP_END, self.number)
        if self.is_call and self._unanswered():
            self._unreached()
        else:
            self._answer()
            self.wake.give()

    def _unreached(self) -> None:
        """The customer does not answer: another try later, or none."""
        center, contact, now, row = self.center, self.contact, self.center.clock.now, self.queue.row
        assert self.agent is not None
        self.agent.group.set_up.leave(now)
        self.stage, self.ended_at = int(LegOutcome.UNREACHED), now
        contact.waited += now - self.enqueued_at
        center.ledger.close_leg(self)
        if contact.n_legs < row["callback_tries"]:
            again = now + center.duration(int(row["again"]), self.draw(Purpose.CALLBACK_DELAY))
            contact.come_again(open_from(again, center.open_spans), LegReason.REDIAL, self)
        else:
            contact.end(Outcome.UNREACHED)
        center.router.release(self, self.agent)
        self.wake.give()

    def _answer(self) -> None:
        """Talk begins."""
        center, contact, agent, now = self.center, self.contact, self.agent, self.center.clock.now
        assert agent is not None
        row, skill = self.queue.row, agent.group.skills[self.queue.number]
        agent.group.set_up.leave(now)
        agent.group.talk.enter(now)
        agent.busy.enter(now)
        self.stage, self.talk_at = _TALKING, now
        contact.waited += now - self.enqueued_at
        if contact.answered_at == NEVER:
            contact.answered_at = now
        contact.case.last_agent = agent
        if contact.resumes >= 0:
            self.due_work, self.transfers_to = contact.resumes, contact.resumes_to
            contact.resumes = contact.resumes_to = -1
        else:
            extra = vented(contact.waited, contact.announced, row["venting"], int(row["venting_most"]))
            self.due_work = talk_ticks(
                *center.laws,
                skill.talk,
                self._u[1],
                self.factor(center.plan.talk_factor),
                extra if self.ordinal == 0 else 0,
                skill.speed,
                agent.speed,
            )
            passes_on = skill.transfer > 0 and contact.n_legs < MOST_LEGS
            u = self.draw(Purpose.TRANSFER) if passes_on else 1.0
            if u < skill.transfer:
                self.transfers_to = pick(center.plan.transfer_to[self.queue.number], u / skill.transfer)
                self.due_work = stretched(self.due_work, row["transfer_after"])
        self.work.begin(self.due_work)
        first = self.partner
        if first is not None and first.stays and first.queue.row["transfer_kind"] == 1:
            first.hand_over()

    def talk_over(self, _: simpy.Event) -> None:
        if self.work.is_due(_TALKING):
            self.center.clock.note(_TALK_END, self.number)
            self.wake.give()

    def wrap_up_over(self, _: simpy.Event) -> None:
        if self.work.is_due(_WRAP_UP):
            self.center.clock.note(_WRAP_UP_END, self.number)
            self.wake.give()

    def transfer_due(self, _: simpy.Event) -> None:
        """The customer goes to another queue, and the agent stays with him."""
        if self.work.is_due(_TALKING) and not self.consulting:
            self.center.clock.note(_TRANSFER, self.number)
            self.consulting, self.work.ends_at = True, NEVER
            if not self.contact.pass_on(self):
                self.work.ends_after(0)

    @property
    def stays(self) -> bool:
        """Whether the agent stays with a customer who was passed on until somebody answers."""
        return self.consulting and self.work.ends_at == NEVER

    def hand_over(self) -> None:
        """The second agent of a warm transfer has answered, and is told what it is about."""
        handover = self.center.duration(int(self.queue.row["handover"]), self.draw(Purpose.HANDOVER))
        self.work.ends_after(handover)

    def _partner_done(self) -> None:
        """The first agent of a warm transfer or conference, if still there, is done with the customer."""
        first, self.partner = self.partner, None
        if first is not None and first.consulting:
            first.work.ends_after(0)

    @property
    def can_be_handed_back(self) -> bool:
        """Whether the agent talks with the customer, who has not been passed on."""
        return self.stage == _TALKING and not self.consulting

    def hand_back(self) -> None:
        """The agent's shift is over: the contact goes back to the head of the queue."""
        now, agent, contact = self.center.clock.now, self.agent, self.contact
        assert agent is not None
        agent.group.talk.leave(now)
        agent.busy.leave(now)
        self.work.settle(now)
        self.stage, self.talk_ended_at, self.ended_at = _HANDED_BACK, now, now
        self.is_over = True
        self.center.ledger.close_leg(self)
        if not agent.group.draws_anew:
            contact.resumes, contact.resumes_to = -(-self.work.left // SPEED_ONE), self.transfers_to
        self.center.router.drop(self, agent)
        if not contact.go_on(LegReason.HAND_BACK, self):
            self._partner_done()
        self.wake.give()

    def life(self) -> Generator[simpy.Event | Signal, None, None]:
        """Wait, be set up, talk, and leave the agent to the wrap-up."""
        while self.stage in (_WAITING, _SET_UP):
            yield self.wake
        if self.stage != _TALKING:
            return
        yield self.wake
        if self.stage != _TALKING:
            return
        center, agent, now = self.center, self.agent, self.center.clock.now
        assert agent is not None
        agent.group.talk.leave(now)
        self.talk_ended_at = now
        self.consulting = False
        wrap_up = center.duration(agent.group.skills[self.queue.number].wrap_up, self._u[2])
        wrap_up = stretched(wrap_up, self.factor(center.plan.wrap_up_factor))
        if wrap_up > 0:
            self.stage = _WRAP_UP
            agent.group.wrap_up.enter(now)
            self.work.begin(wrap_up)
        if not self.is_over:
            self.contact.after_talk(self)
        self._partner_done()
        if wrap_up > 0:
            yield self.wake
            agent.group.wrap_up.leave(center.clock.now)
        agent.busy.leave(center.clock.now)
        self.stage, self.ended_at = _SERVED, center.clock.now
        center.ledger.close_leg(self)
        center.router.release(self, agent)
