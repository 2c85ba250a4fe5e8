"""The life of a contact, from its arrival until agent and customer are done."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

import simpy

from sim.names import EventKind, LegOutcome, Outcome
from sim.outcomes import at_speed, leaves_at
from sim.units import NEVER

if TYPE_CHECKING:
    from sim.center.agents import Agent
    from sim.center.center import Center

__all__ = ["Contact"]


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
        self.outcome = Outcome.OPEN
        self.stage = LegOutcome.WAITING
        self.waiting = False
        self.wake: simpy.Event | None = None
        self.matched_at = self.answered_at = self.ended_at = self.talk_ended_at = self.wrapped_up_at = NEVER
        draw = center.draws[case]
        self.type, self.priority, self.waits_since, self.arrived_at, self.patience, self.talk, self.wrap_up = draw

    def life(self) -> Generator[simpy.Event, None, None]:
        """Arrive; wait or be served at once; talk; leave the agent to the wrap-up."""
        center, clock, queue = self.center, self.center.clock, self.center.queues[self.type]
        trunk = queue.trunk
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
        trunk.in_use.enter(clock.now)
        center.ledger.open_leg(self)
        if agent is not None:
            self.meet(agent, clock.now)
        else:
            queue.join(self, clock.now)
            limit = leaves_at(clock.now, self.patience, trunk.keeps, center.open_spans)
            clock.call_at(limit, EventKind.PATIENCE_END, self.leg, self.lose_patience)
            self.wake = simpy.Event(clock.env)
            yield self.wake
            if self.agent is None:
                return
        agent = self.agent
        assert agent is not None
        group, now = agent.group, clock.now
        self.answered_at, self.stage = now, LegOutcome.TALKING
        agent.busy.enter(now)
        group.talk.enter(now)
        yield clock.at(now + at_speed(self.talk, group.speed[self.type]), EventKind.TALK_END, self.leg)

        now = clock.now
        clock.note(EventKind.TALK_END, self.leg)
        self.talk_ended_at = self.ended_at = now
        self.outcome = Outcome.ANSWERED
        group.talk.leave(now)
        trunk.in_use.leave(now)
        center.ledger.close_contact(self)
        if self.wrap_up > 0:
            self.stage = LegOutcome.WRAP_UP
            group.wrap_up.enter(now)
            yield clock.at(now + self.wrap_up, EventKind.WRAP_UP_END, self.leg)
            now = clock.now
            clock.note(EventKind.WRAP_UP_END, self.leg)
            group.wrap_up.leave(now)
        agent.busy.leave(now)
        self.wrapped_up_at, self.stage = now, LegOutcome.SERVED
        center.ledger.close_leg(self)
        center.router.agent_free(agent)

    def meet(self, agent: Agent, now: int) -> None:
        """An agent takes the contact."""
        self.agent = agent
        self.matched_at = now
        if self.wake is not None:
            self.wake.succeed()

    def refused(self, outcome: Outcome) -> None:
        """Turned away on arrival."""
        self.outcome, self.ended_at = outcome, self.center.clock.now
        self.center.ledger.close_contact(self)

    def lose_patience(self, _: simpy.Event) -> None:
        """The customer's patience is over; leaves if still waiting."""
        if self.waiting:
            self.center.clock.note(EventKind.PATIENCE_END, self.leg)
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
        self.wake.succeed()
