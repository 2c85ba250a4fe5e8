"""The compiled center from outside: plan in, log out."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import EngineError
from sim.kernel.center import DONE, advance
from sim.kernel.customers import end_day
from sim.kernel.floor import (
    INTERVAL,
    N_AGENT_ROWS,
    N_CONTACTS,
    N_CUSTOMER_ROWS,
    N_DAY_ROWS,
    N_EVENTS,
    N_LEGS,
    N_LIMITS,
    N_PRESENCE,
    N_SEAT_ROWS,
    NEXT_CASE,
    ROW_CASE,
    ROW_CONTACT,
    ROW_INTERVAL,
    ROW_LEG,
    sealed,
)
from sim.kernel.ledger import close_interval
from sim.kernel.room import roomy, with_rows
from sim.kernel.state import initial_floor
from sim.log import Log
from sim.log.rounds import refuse_endless
from sim.names import Outcome
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
        self.floor = initial_floor(plan)

    def advance(self, until: int) -> Log:
        """Let everything happen that happens before `until` and return the rows that have become final."""
        horizon, scalars = self.plan.horizon, self.floor.scalars
        until = min(until, horizon)
        n_cases = int(np.searchsorted(self.plan.cases["opened_at"], until)) - int(scalars[NEXT_CASE])
        n_intervals = -(-until // self.plan.meta.interval) - int(scalars[INTERVAL])
        n_days = n_intervals // self.plan.meta.intervals_per_day + 2
        self.floor = sealed(with_rows(self.floor, n_cases, n_intervals, n_days))
        while advance(self.floor, until) != DONE:
            self._refuse_endless()
            self.floor = sealed(roomy(self.floor))
        self._refuse_endless()
        at_end = until >= horizon
        if at_end:
            close_interval(self.floor, horizon)
            end_day(self.floor)
        return self._take(at_end)

    def _refuse_endless(self) -> None:
        floor, scalars = self.floor, self.floor.scalars
        first_contact, first_leg = int(scalars[ROW_CONTACT]), int(scalars[ROW_LEG])
        contacts = floor.contact_rows[: scalars[N_CONTACTS] - first_contact]
        refuse_endless(contacts, floor.leg_rows[: scalars[N_LEGS] - first_leg], first_contact)

    def _take(self, at_end: bool) -> Log:
        """The rows that have become final since the last time; at the end, all that are left."""
        floor, scalars = self.floor, self.floor.scalars
        first_case, first_contact, first_leg = (int(scalars[at]) for at in (ROW_CASE, ROW_CONTACT, ROW_LEG))
        cases = floor.case_rows[: scalars[NEXT_CASE] - first_case]
        contacts = floor.contact_rows[: scalars[N_CONTACTS] - first_contact]
        legs = floor.leg_rows[: scalars[N_LEGS] - first_leg]
        if not at_end:
            cases = cases[: _first_open(cases["closed_at"] == NEVER)]
            contacts = contacts[: _first_open(contacts["outcome"] == Outcome.OPEN)]
            legs = legs[: _first_open(legs["ended_at"] == NEVER)]
        n_intervals = int(scalars[INTERVAL] - scalars[ROW_INTERVAL])
        log = Log(
            cases=cases,
            contacts=contacts,
            legs=legs,
            groups=floor.group_rows[: n_intervals * len(floor.groups)],
            queues=floor.queue_rows[: n_intervals * len(floor.types)],
            lines=floor.line_rows[: n_intervals * len(floor.trunks)],
            agents=floor.agent_rows[: scalars[N_AGENT_ROWS]],
            events=floor.events[: scalars[N_EVENTS]],
            feelings=floor.feeling_rows[: len(contacts)],
            journeys=floor.journey_rows[: len(cases)],
            customers=floor.customer_rows[: scalars[N_CUSTOMER_ROWS]],
            days=floor.day_rows[: scalars[N_DAY_ROWS]],
            seats=floor.seat_rows[: scalars[N_SEAT_ROWS]],
            presence=floor.presence[: scalars[N_PRESENCE]],
            limits=floor.limits[: scalars[N_LIMITS]],
            meta=self.plan.meta,
            first_case=first_case,
            first_contact=first_contact,
            first_leg=first_leg,
        )
        self.floor = floor._replace(
            case_rows=floor.case_rows[len(cases) :],
            contact_rows=floor.contact_rows[len(contacts) :],
            leg_rows=floor.leg_rows[len(legs) :],
            feeling_rows=floor.feeling_rows[len(contacts) :],
            journey_rows=floor.journey_rows[len(cases) :],
        )
        scalars[ROW_CASE] += len(cases)
        scalars[ROW_CONTACT] += len(contacts)
        scalars[ROW_LEG] += len(legs)
        scalars[[N_AGENT_ROWS, N_CUSTOMER_ROWS, N_DAY_ROWS, N_SEAT_ROWS]] = 0
        scalars[[N_EVENTS, N_PRESENCE, N_LIMITS]] = 0
        return log


def start(plan: Plan, rules: Any = None) -> Kernel:
    """A kernel at the first instant of the plan."""
    return Kernel(plan, rules)
