"""The compiled center from outside: plan in, log out."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import EngineError
from sim.kernel.center import DONE, advance
from sim.kernel.ledger import close_interval
from sim.kernel.state import (
    INTERVAL,
    N_AGENT_ROWS,
    N_CONTACTS,
    N_EVENTS,
    N_LEGS,
    NEXT_CASE,
    ROW_CASE,
    ROW_CONTACT,
    ROW_LEG,
    Rows,
    empty_rows,
    grown,
    initial_state,
    tables_of,
)
from sim.log import Log
from sim.names import LegOutcome, Outcome
from sim.plan import Plan
from sim.units import NEVER

__all__ = ["Kernel", "start"]


def _first_open(is_open: NDArray[np.bool_]) -> int:
    """Number of rows before the first that is not final."""
    return int(is_open.argmax()) if is_open.any() else len(is_open)


class Kernel:
    """A contact center at work. `advance` lets time pass and returns what has become final.

    Parameters
    ----------
    plan
        What will happen to it.
    rules
        The user's own rules run on the center only; any here are refused.
    """

    def __init__(self, plan: Plan, rules: Any = None) -> None:
        if rules:
            raise EngineError(
                f'rules {", ".join(rules)} are written in Python and run with engine "center" only'
            )
        self.plan = plan
        self.tables = tables_of(plan)
        self.state = initial_state(plan)
        self.rows = empty_rows(plan)
        self._n_intervals_taken = 0

    def advance(self, until: int) -> Log:
        """Let everything happen that happens before `until` and return the rows that have become final."""
        horizon = self.plan.horizon
        while advance(self.tables, self.state, self.rows, min(until, horizon)) != DONE:
            self.state = grown(self.state)
        at_end = until >= horizon
        if at_end:
            state, rows = self.state, self.rows
            counted = (state.agents, state.groups, state.types, state.trunks, self.tables.paid)
            written = (rows.groups, rows.queues, rows.lines, rows.agents)
            close_interval(state.scalars, *counted, *written, horizon)
        return self._take(at_end)

    def _take(self, at_end: bool) -> Log:
        """The rows that have become final since the last time; at the end, all that are left."""
        scalars, rows = self.state.scalars, self.rows
        first = {
            name: int(scalars[at])
            for name, at in (("cases", ROW_CASE), ("contacts", ROW_CONTACT), ("legs", ROW_LEG))
        }
        cases = rows.cases[: scalars[NEXT_CASE] - first["cases"]]
        contacts = rows.contacts[: scalars[N_CONTACTS] - first["contacts"]]
        legs = rows.legs[: scalars[N_LEGS] - first["legs"]]
        if not at_end:
            cases = cases[: _first_open(cases["closed_at"] == NEVER)]
            contacts = contacts[: _first_open(contacts["outcome"] == Outcome.OPEN)]
            legs = legs[: _first_open(legs["outcome"] < LegOutcome.SERVED)]
        since, now = self._n_intervals_taken, int(scalars[INTERVAL])
        self._n_intervals_taken = now
        n_agent_rows, n_events = int(scalars[N_AGENT_ROWS]), int(scalars[N_EVENTS])
        log = Log(
            cases=cases,
            contacts=contacts,
            legs=legs,
            groups=rows.groups[since * len(self.state.groups) : now * len(self.state.groups)],
            queues=rows.queues[since * len(self.state.types) : now * len(self.state.types)],
            lines=rows.lines[since * len(self.state.trunks) : now * len(self.state.trunks)],
            agents=rows.agents[:n_agent_rows],
            events=rows.events[:n_events],
            meta=self.plan.meta,
            first_case=first["cases"],
            first_contact=first["contacts"],
            first_leg=first["legs"],
        )
        if not at_end:
            self._forget(len(cases), len(contacts), len(legs), n_agent_rows, n_events)
        return log

    def _forget(self, n_cases: int, n_contacts: int, n_legs: int, n_agent_rows: int, n_events: int) -> None:
        """Go on in fresh tables that hold what is not final yet."""
        rows, scalars = self.rows, self.state.scalars
        self.rows = Rows(
            rows.cases[n_cases:],
            rows.contacts[n_contacts:],
            rows.legs[n_legs:],
            rows.groups,
            rows.queues,
            rows.lines,
            rows.agents[n_agent_rows:],
            rows.events[n_events:],
        )
        scalars[ROW_CASE] += n_cases
        scalars[ROW_CONTACT] += n_contacts
        scalars[ROW_LEG] += n_legs
        scalars[N_AGENT_ROWS] = scalars[N_EVENTS] = 0


def start(plan: Plan, rules: Any = None) -> Kernel:
    """A kernel at the first instant of the plan."""
    return Kernel(plan, rules)
