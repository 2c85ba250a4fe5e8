"""The life of a contact, from its arrival until agent and customer are done."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

import simpy

from sim.center.clock import Signal
from sim.names import EventKind, LegOutcome, Outcome
from sim.outcomes import at_speed, leaves_at
from sim.units import NEVER

if TYPE_CHECKING:
    from sim.center.agents import Agent
    from sim.center.center import Center

__all__ = ["Contact"]

_TALK_END, _WRAP_UP_END, _PATIENCE_END = (
    int(EventKind.TALK_END),
    int(EventKind.WRAP_UP_END),
    int(EventKind.PATIENCE_END),
)
_OPEN, _ANSWERED = int(Outcome.OPEN), int(Outcome.ANSWERED)
_WAITING, _TALKING, _WRAP_UP, _SERVED = (
    int(LegOutcome.WAITING),
    int(LegOutcome.TALKING),
    int(LegOutcome.WRAP_UP),
    int(LegOutcome.SERVED),
)


class Contact:
    """A request for service, with its present leg."""

    __slots__ = (
        "agent",
        "answered_at",
        "arrived_at",
        "case",
        "center",
        "ended_at",
        "leg",
        "matched_at",
        "number",
        "outcome",
        "patience",
        "priority",
        "stage",
        "talk",
        "talk_ended_at",
        "type",
        "waiting",
        "waits_since",
        "wake",
        "wrap_up",
        "wrapped_up_at",
    )

    def __init__(self, center: Center, case: int, number: int) -> None:
        self.center = center
        self.case = case
        self.number = number
        self.leg = -1
        self.agent: Agent | None = None
        self.outcome = _OPEN
        self.stage = _WAITING
        self.waiting = False
        self.wake: Signal | None = None
        self.matched_at = self.answered_at = self.ended_at = self.talk_ended_at = self.wrapped_up_at = NEVER
        draw = center.draws[case]
        (
            self.type,
            self.priority,
            self.waits_since,
            self.arrived_at,
            self.patience,
            self.talk,
            self.wrap_up,
        ) = draw

    def life(self) -> Generator[simpy.Event | Signal, None, None]:
        """Arrive; wait or be served at once; talk; leave the agent to the wrap-up."""
        center = self.center
        clock, ledger, queue = center.clock, center.ledger, center.queues[self.type]
        env, trunk = clock.env, queue.trunk
        if not center.is_open and not trunk.keeps:
            self.refused(Outcome.CLOSED)
            return
        if trunk.in_use.count >= trunk.lines:
            self.refused(Outcome.BLOCKED)
            return
        agent = center.router.take_agent(self) if center.is_open else None
        if agent is None and not queue.has_place():
            self.refused(Outcome.BLOCKED)
            return
        now = self.arrived_at
        trunk.in_use.enter(now)
        ledger.open_leg(self)
        if agent is not None:
            self.meet(agent, now)
        else:
            queue.join(self, now)
            limit = (
                leaves_at(now, self.patience, trunk.keeps, center.open_spans)
                if trunk.keeps
                else now + self.patience
            )
            if limit < clock.horizon:
                clock.at(limit, _PATIENCE_END, self.leg).callbacks.append(self.lose_patience)
            self.wake = Signal()
            yield self.wake
            if self.agent is None:
                return
            agent, now = self.agent, env.now
        self.answered_at, self.stage = now, _TALKING
        agent.talk.enter(now)
        yield clock.at(now + at_speed(self.talk, agent.group.speed[self.type]), _TALK_END, self.leg)

        now = env.now
        clock.note(_TALK_END, self.leg)
        self.talk_ended_at = self.ended_at = now
        self.outcome = _ANSWERED
        agent.talk.leave(now)
        trunk.in_use.leave(now)
        ledger.close_contact(self)
        if self.wrap_up > 0:
            self.stage = _WRAP_UP
            agent.wrap_up.enter(now)
            yield clock.at(now + self.wrap_up, _WRAP_UP_END, self.leg)
            now = env.now
            clock.note(_WRAP_UP_END, self.leg)
            agent.wrap_up.leave(now)
        self.wrapped_up_at, self.stage = now, _SERVED
        ledger.close_leg(self)
        center.router.agent_free(agent)

    def meet(self, agent: Agent, now: int) -> None:
        """An agent takes the contact."""
        self.agent = agent
        self.matched_at = now
        if self.wake is not None:
            self.wake.give()

    def refused(self, outcome: Outcome) -> None:
        """Turned away on arrival."""
        self.outcome, self.ended_at = outcome, self.center.clock.now
        self.center.ledger.close_contact(self)

    def lose_patience(self, _: simpy.Event) -> None:
        """The customer's patience is over; leaves if still waiting."""
        if self.waiting:
            self.center.clock.note(_PATIENCE_END, self.leg)
            self.leave(Outcome.ABANDONED, LegOutcome.ABANDONED)

    def leave(self, outcome: Outcome, stage: LegOutcome) -> None:
        """Stop waiting without having been served."""
        center, now = self.center, self.center.clock.now
        queue = center.queues[self.type]
        queue.part(self, now)
        queue.trunk.in_use.leave(now)
        self.outcome, self.stage, self.ended_at, self.wrapped_up_at = outcome, stage, now, now
        center.ledger.close_contact(self)
        center.ledger.close_leg(self)
        assert self.wake is not None
        self.wake.give()
