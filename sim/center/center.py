"""The center: plan in, log out, one event after another."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from typing import Any

import numpy as np
import simpy

from sim.center.agents import Group
from sim.center.clock import Clock, Life
from sim.center.contact import Contact
from sim.center.ledger import Ledger
from sim.center.queues import Queue, Trunk
from sim.center.router import Router
from sim.log import Log
from sim.names import Cause, EventKind, LegOutcome, Outcome
from sim.outcomes import all_leg_draws
from sim.plan import Plan

__all__ = ["Center", "start"]

_ARRIVAL = int(EventKind.ARRIVAL)


class Center:
    """A contact center at work. `advance` lets time pass and returns what has become final.

    Parameters
    ----------
    plan
        What will happen to it.
    rules
        The user's own rules by kind (`agent_selection`, `contact_selection`): objects with the method of the protocol
        of that name in `sim.center.router`.
    """

    def __init__(self, plan: Plan, rules: Mapping[str, Any] | None = None) -> None:
        self.plan = plan
        self.clock = Clock(plan.horizon, [] if plan.trace else None)
        self.is_open = False
        self.open_spans = plan.open_spans
        self.trunks = [Trunk(*row) for row in plan.channels.tolist()]
        self.queues = [
            Queue(number, self.trunks[row["channel"]], int(row["queue_places"]))
            for number, row in enumerate(plan.types)
        ]
        first = plan.first_agent.tolist()
        self.groups = [
            Group(
                g,
                first[g],
                first[g + 1] - first[g],
                np.flatnonzero(plan.serves[g]).tolist(),
                plan.speed[g].tolist(),
            )
            for g in range(len(plan.serves))
        ]
        self.groups_for = [
            sorted(
                (
                    (int(plan.rank[g, kind]), group)
                    for g, group in enumerate(self.groups)
                    if plan.serves[g, kind]
                ),
                key=lambda pair: (pair[0], pair[1].number),
            )
            for kind in range(len(self.queues))
        ]
        self.draws = _first_draws(plan)
        self.router = Router(self, rules or {})
        self.ledger = Ledger(self)
        self.n_intervals_closed = 0
        self.clock.env.process(self.calendar())
        Life(self.arrivals())

    def open_or_close(self, opens: bool) -> None:
        """The center opens or closes; after closing, only the queues of channels that serve out are served.

        Who waits in a channel that disconnects is disconnected. Agents who are still busy from before the opening are
        finishing, unless the headcount of the new hours keeps them.
        """
        self.is_open = opens
        for group in self.groups:
            while opens and group.n_on_duty:
                group.finish_busy(self.clock.now)
            queues = [self.queues[kind] for kind in group.serves]
            group.queues = [queue for queue in queues if opens or queue.trunk.serves_out]
        for queue in self.queues:
            if queue.trunk.disconnects and not opens:
                for contact in queue.contacts():
                    contact.leave(Outcome.DISCONNECTED, LegOutcome.DISCONNECTED)

    def arrivals(self) -> Generator[simpy.Event, None, None]:
        """Cases open one after another, each with its first contact."""
        clock, ledger, trace = self.clock, self.ledger, self.clock.trace
        for number, opened_at in enumerate(self.plan.cases["opened_at"].tolist()):
            yield clock.at(opened_at, _ARRIVAL, number)
            if trace is not None:
                clock.note(_ARRIVAL, number)
            contact = Contact(self, number, number)
            ledger.open_contact(contact)
            Life(contact.life())

    def calendar(self) -> Generator[simpy.Event, None, None]:
        """What the calendar brings: intervals, opening and closing, headcounts."""
        for at, kind, entity, value in self.plan.schedule.tolist():
            yield self.clock.at(at, kind, entity)
            self.clock.note(kind, entity)
            if kind == EventKind.INTERVAL:
                self.close_interval()
            elif kind == EventKind.STAFF:
                self.router.staff(self.groups[entity], value)
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


def _first_draws(plan: Plan) -> list[tuple[int, ...]]:
    """By case: type, priority, waits since, arrival, patience, talk and wrap-up of its first contact."""
    cases, types, segments = plan.cases, plan.types, plan.segments
    kind, segment = cases["type"], cases["segment"]
    own = segments["priority"][segment]
    priority = np.where(own >= 0, own, types["priority"][kind])
    since = cases["opened_at"] - types["head_start"][kind] - segments["head_start"][segment]
    drawn = np.empty((3, len(cases)), dtype=np.int64)
    all_leg_draws(
        plan.quantiles.laws,
        plan.quantiles.knots,
        np.ascontiguousarray(types["patience"][kind]),
        np.ascontiguousarray(types["talk"][kind]),
        np.ascontiguousarray(types["wrap_up"][kind]),
        segments["patience_factor"][segment],
        plan.seed,
        plan.replication,
        int(Cause.FIRST),
        np.ascontiguousarray(cases["day"]),
        np.ascontiguousarray(cases["ordinal"]),
        plan.source_hash[cases["source"]],
        drawn,
    )
    columns = (kind, priority, since, cases["opened_at"], *drawn)
    return list(zip(*(column.tolist() for column in columns), strict=True))


def start(plan: Plan, rules: Mapping[str, Any] | None = None) -> Center:
    """A center at the first instant of the plan."""
    return Center(plan, rules)
