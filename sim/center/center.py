"""The center: plan in, log out, one event after another."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from functools import partial
from itertools import count
from typing import Any

import numpy as np
import simpy
from numpy.typing import NDArray

from sim.center.agents import Agent, Group, Skill
from sim.center.behaviour import Behaviour
from sim.center.case import Case
from sim.center.clock import Clock
from sim.center.contact import Contact
from sim.center.crew import Crew
from sim.center.customers import Customers
from sim.center.ledger import Ledger
from sim.center.midnight import midnight
from sim.center.occupancy import Occupancy
from sim.center.plain import rows
from sim.center.queues import Line, Queue, Trunk
from sim.center.router import Router
from sim.center.triage import wrong_queues
from sim.distributions.quantiles import draw_ticks
from sim.log import Log
from sim.names import CaseStatus, Cause, EventKind, Outcome
from sim.outcomes import first_draws
from sim.plan import Plan

__all__ = ["Center", "start"]

_ARRIVAL, _FIRST = int(EventKind.ARRIVAL), int(Cause.FIRST)
_BLOCK = 4096
"""Cases whose numbers are fetched at once."""


def _unless_one(factors: NDArray[np.float64]) -> list[float] | None:
    """Factors as Python numbers, or None where they change nothing."""
    return None if (factors == 1.0).all() else factors.tolist()


class Center:
    """A contact center at work. `advance` lets time pass and returns what has become final.

    Parameters
    ----------
    plan
        What will happen to it.
    rules
        The user's own rules by kind (`agent_selection`, `contact_selection`): objects with the method of the protocol
        of that name in `sim.center.agent_selection` and `sim.center.contact_selection`.
    """

    def __init__(self, plan: Plan, rules: Mapping[str, Any] | None = None) -> None:
        self.plan = plan
        self.clock = Clock(plan.horizon, [] if plan.trace else None)
        self.is_open = False
        self.open_spans = plan.open_spans
        self.laws = (plan.quantiles.laws, plan.quantiles.knots)
        self._fixed = [
            draw_ticks(*self.laws, row, 0.5) if is_fixed else None
            for row, is_fixed in enumerate(plan.quantiles.is_fixed().tolist())
        ]
        """By distribution: the duration that it always gives, if it does."""
        self.behaviour = Behaviour(plan)
        self.customers = (
            Customers(plan, self.behaviour, len(plan.segments)) if self.behaviour.has_customers else None
        )
        self.source_hash = plan.source_hash.tolist()
        self.interval = plan.meta.interval
        self.patience_factors = plan.segments["patience_factor"].tolist()
        self.trunks = [
            Trunk(number, int(row["lines"]), int(row["queue_places"]), int(row["at_closing"]), slowed)
            for number, (row, slowed) in enumerate(zip(plan.channels, plan.slowed.tolist(), strict=True))
        ]
        self.queues = self._queues()
        self.choices = [
            [self.queues[i] for i in np.flatnonzero(row) if row.sum() > 1 or i != number]
            for number, row in enumerate(plan.choices)
        ]
        """By contact type: the queues of which one is chosen; none where it is that of the type."""
        self.groups = self._groups()
        self.agents = [agent for group in self.groups for agent in group.agents]
        self.groups_for = [
            sorted(
                ((group.skills[kind], group) for group in self.groups if kind in group.skills),
                key=lambda pair: (pair[0].rank, pair[1].number),
            )
            for kind in range(len(self.queues))
        ]
        """By contact type: the groups that serve it and their skill for it, by rank and number."""
        for queue, served_by in zip(self.queues, self.groups_for, strict=True):
            queue.widens_after = sorted({skill.after for skill, _ in served_by if skill.after > 0})
        self.wrong_queues = wrong_queues(self)
        self.router = Router(self, rules or {})
        self.crew = Crew(self)
        self.ledger = Ledger(self)
        if plan.trace:
            for group in self.groups:
                group.tells = self.ledger.note_presence
        self.n_intervals_closed = 0
        self.clock.process(self.calendar())
        self._to_come = self._cases()
        self._await_arrival()

    def _queues(self) -> list[Queue]:
        plan, out = self.plan, []
        own, head_starts = plan.segments["priority"].tolist(), plan.segments["head_start"].tolist()
        for number, row in enumerate(rows(plan.types)):
            priorities = [row["priority"] if one < 0 else one for one in own]
            queue = Queue(number, self.trunks[row["channel"]], row, priorities, head_starts)
            queue.talk_factors = _unless_one(plan.talk_factor[number])
            queue.wrap_up_factors = _unless_one(plan.wrap_up_factor[number])
            queue.patience_factors = _unless_one(plan.patience_factor[number])
            out.append(queue)
        return out

    def _groups(self) -> list[Group]:
        plan, out = self.plan, []
        first, speed = plan.first_agent.tolist(), plan.agent_speed.tolist()
        for number, row in enumerate(rows(plan.groups)):
            skills = rows(plan.skills[number])
            group = Group(
                number,
                row,
                {kind: Skill(skill) for kind, skill in enumerate(skills) if skill["serves"]},
                plan.cap[number].tolist(),
            )
            group.mix = plan.mix[number].tolist()
            group.agents = [
                Agent(i, group, speed[i], len(self.trunks), Line(None, 0, False))
                for i in range(first[number], first[number + 1])
            ]
            if self.behaviour.tires:
                for agent in group.agents:
                    agent.hired_day, agent.quality = plan.agents[agent.number].item()
                    agent.busy = Occupancy(self.behaviour.row)
            out.append(group)
        return out

    def duration(self, row: int, u: float) -> int:
        """The duration of a distribution at a uniform."""
        fixed = self._fixed[row]
        return draw_ticks(*self.laws, row, u) if fixed is None else fixed

    def on_duty_for(self, queue: Queue) -> int:
        """Agents on duty in the groups that serve a queue."""
        return sum(group.n_on_duty for _, group in self.groups_for[queue.number])

    def open_or_close(self, opens: bool) -> None:
        """The center opens or closes; after closing, only the queues of channels that serve out are served.

        Who waits in a channel that disconnects is disconnected. Agents of headcount groups who are still busy from
        before the opening are finishing, unless the headcount of the new hours keeps them.
        """
        self.is_open = opens
        for trunk in self.trunks:
            trunk.settle(opens)
        if opens:
            for group in self.groups:
                while not group.by_shift and group.n_on_duty:
                    group.finish(group.last_busy(), self.clock.now)
            self.router.rouse()
            return
        lines = [line for queue in self.queues for line in queue.lines]
        for line in lines + [agent.held for agent in self.agents]:
            for leg in list(line.legs):
                if leg.queue.trunk.disconnects and leg.line is line:
                    leg.leave(Outcome.DISCONNECTED)

    def break_or_mend(self, channel: int, is_down: bool) -> None:
        """The system of a channel stops serving, or serves again."""
        trunk = self.trunks[channel]
        trunk.is_down = is_down
        trunk.settle(self.is_open)
        if not is_down:
            self.router.rouse()

    def _cases(self) -> Iterator[tuple[Any, ...]]:
        """The cases to come as Python numbers, each with the uniforms of its first leg."""
        plan = self.plan
        names = ("opened_at", "day", "ordinal", "source", "segment", "type", "topic", "complexity")
        for first in range(0, len(plan.cases), _BLOCK):
            block = plan.cases[first : first + _BLOCK]
            stream = plan.source_hash[block["source"]]
            u = first_draws(plan.seed, plan.replication, block["day"], block["ordinal"], stream)
            columns = [block[name].tolist() for name in (*names, "traits", "customer")]
            yield from zip(count(first), *columns, map(tuple, u.tolist()))

    def _await_arrival(self) -> None:
        """The next case opens when its time has come."""
        case = next(self._to_come, None)
        if case is not None:
            self.clock.at(case[1], _ARRIVAL, case[0], partial(self._arrive, *case))

    def _arrive(
        self,
        number: int,
        opened_at: int,
        day: int,
        ordinal: int,
        source: int,
        segment: int,
        kind: int,
        topic: int,
        complexity: float,
        traits: int,
        customer: int,
        u: tuple[float, float, float, float],
        _: simpy.Event,
    ) -> None:
        """A case opens with its first contact, unless it is of somebody who is no customer."""
        self.clock.note(_ARRIVAL, number)
        case = Case(self, number, day, ordinal, source, segment, kind, topic, complexity, traits, customer)
        self.ledger.n_cases += 1
        if case.history is not None:
            self.ledger.open_journey(case, case.history)
        refused = self.customers.refuses(case) if self.customers is not None else CaseStatus.OPEN
        if refused:
            case.close(refused)
        else:
            Contact(self, case, kind, _FIRST, None).arrive(u)
        self._await_arrival()

    def calendar(self) -> Generator[simpy.Event, None, None]:
        """What the calendar brings: intervals, midnights, opening and closing, outages, headcounts, shifts."""
        for at, kind, entity, value in self.plan.schedule.tolist():
            yield self.clock.moment(at, kind, entity)
            self.clock.note(kind, entity)
            if kind == EventKind.INTERVAL:
                self.close_interval()
            elif kind == EventKind.MARKET:
                midnight(self, entity)
            elif kind == EventKind.STAFF:
                self.router.staff(self.groups[entity], value)
            elif kind == EventKind.SHIFT:
                agent = self.agents[entity]
                (self.router.come if value else self.router.go)(agent)
            elif kind == EventKind.OUTAGE:
                self.break_or_mend(entity, bool(value))
            else:
                self.open_or_close(bool(value))

    def close_interval(self) -> None:
        """An interval of the grid ends now."""
        self.ledger.close_interval(self.n_intervals_closed, self.clock.now)
        self.n_intervals_closed += 1

    def advance(self, until: int) -> Log:
        """Let everything happen that happens before `until` and return the rows that have become final."""
        self.clock.advance(until)
        at_end = until >= self.plan.horizon
        if at_end:
            self.close_interval()
            if self.customers is not None:
                self.customers.end_day()
        return self.ledger.take(at_end)


def start(plan: Plan, rules: Mapping[str, Any] | None = None) -> Center:
    """A center at the first instant of the plan."""
    return Center(plan, rules)
