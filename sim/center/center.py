"""The center: plan in, log out, one event after another."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from typing import Any

import numpy as np
import simpy
from numpy.typing import NDArray

from sim.center.agents import Agent, Group, Skill
from sim.center.case import Case
from sim.center.clock import Clock, Life
from sim.center.contact import Contact
from sim.center.ledger import Ledger
from sim.center.queues import Line, Queue, Trunk
from sim.center.router import Router
from sim.distributions.quantiles import draw_ticks
from sim.log import Log
from sim.names import Cause, EventKind, Outcome
from sim.plan import Plan

__all__ = ["Center", "start"]

_ARRIVAL = int(EventKind.ARRIVAL)


def _rows(table: NDArray[np.void]) -> list[dict[str, Any]]:
    """Rows of a table as mappings of Python numbers."""
    names = table.dtype.names or ()
    return [dict(zip(names, row, strict=True)) for row in table.tolist()]


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
        self.slowed = plan.slowed.tolist()
        self.source_hash = plan.source_hash.tolist()
        self.head_starts = plan.segments["head_start"].tolist()
        self.patience_factors = plan.segments["patience_factor"].tolist()
        self.trunks = [Trunk(number, *row) for number, row in enumerate(plan.channels.tolist())]
        self.queues = self._queues()
        self.choices = [[self.queues[i] for i in np.flatnonzero(row)] for row in plan.choices]
        self.groups = self._groups()
        self.agents = [agent for group in self.groups for agent in group.agents]
        self.groups_for = [
            sorted(
                ((group.skills[kind].rank, group) for group in self.groups if kind in group.skills),
                key=lambda pair: (pair[0], pair[1].number),
            )
            for kind in range(len(self.queues))
        ]
        """By contact type: rank and group, in this order."""
        self.router = Router(self, rules or {})
        self.ledger = Ledger(self)
        self.n_intervals_closed = 0
        self.clock.env.process(self.calendar())
        Life(self.arrivals())

    def _queues(self) -> list[Queue]:
        own, out = self.plan.segments["priority"].tolist(), []
        for number, row in enumerate(_rows(self.plan.types)):
            priorities = [row["priority"] if one < 0 else one for one in own]
            out.append(Queue(number, self.trunks[row["channel"]], row, priorities))
        return out

    def _groups(self) -> list[Group]:
        plan, out = self.plan, []
        first, speed = plan.first_agent.tolist(), plan.agent_speed.tolist()
        for number, row in enumerate(_rows(plan.groups)):
            skills = _rows(plan.skills[number])
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
            out.append(group)
        return out

    def duration(self, row: int, u: float) -> int:
        """The duration of a distribution at a uniform."""
        return draw_ticks(*self.laws, row, u)

    def open_or_close(self, opens: bool) -> None:
        """The center opens or closes; after closing, only the queues of channels that serve out are served.

        Who waits in a channel that disconnects is disconnected. Agents of headcount groups who are still busy from
        before the opening are finishing, unless the headcount of the new hours keeps them.
        """
        self.is_open = opens
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
        self.trunks[channel].is_down = is_down
        if not is_down:
            self.router.rouse()

    def arrivals(self) -> Generator[simpy.Event, None, None]:
        """Cases open one after another, each with its first contact."""
        clock, cases = self.clock, self.plan.cases
        names = ("opened_at", "day", "ordinal", "source", "segment", "type")
        columns = [cases[name].tolist() for name in names]
        for number, (opened_at, day, ordinal, source, segment, kind) in enumerate(zip(*columns, strict=True)):
            yield clock.at(opened_at, _ARRIVAL, number)
            clock.note(_ARRIVAL, number)
            self.ledger.open_case()
            case = Case(self, number, day, ordinal, source, segment)
            Contact(self, case, kind, Cause.FIRST, -1).arrive()

    def calendar(self) -> Generator[simpy.Event, None, None]:
        """What the calendar brings: intervals, opening and closing, outages, headcounts, shifts."""
        for at, kind, entity, value in self.plan.schedule.tolist():
            yield self.clock.at(at, kind, entity)
            self.clock.note(kind, entity)
            if kind == EventKind.INTERVAL:
                self.close_interval()
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
        self.clock.run(until)
        at_end = until >= self.plan.horizon
        if at_end:
            self.close_interval()
        return self.ledger.take(at_end)


def start(plan: Plan, rules: Mapping[str, Any] | None = None) -> Center:
    """A center at the first instant of the plan."""
    return Center(plan, rules)
