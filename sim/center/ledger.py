"""The ledger writes the log: rows in order of creation, handed out once they are final."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim.center.closing import SILENT, Verdict
from sim.center.table import Table, packer
from sim.log import (
    AGENT_TIME,
    CASE,
    CONTACT,
    CUSTOMER_TIME,
    DAILY,
    EVENT,
    FEELING,
    GROUP_TIME,
    JOURNEY,
    LEG,
    LIMIT,
    LINE_TIME,
    PRESENCE,
    QUEUE_TIME,
    SEAT,
    Log,
)
from sim.units import DAY, NEVER

if TYPE_CHECKING:
    from sim.center.agents import Agent
    from sim.center.case import Case
    from sim.center.center import Center
    from sim.center.contact import Contact
    from sim.center.feeling import Feeling
    from sim.center.history import History
    from sim.center.leg import Leg

__all__ = ["Ledger"]

_PACK_CONTACT, _PACK_LEG, _PACK_FEELING, _PACK_JOURNEY = map(packer, (CONTACT, LEG, FEELING, JOURNEY))


class Ledger:
    """Rows of cases, contacts and legs, integrals by interval, and the trace.

    Attributes
    ----------
    presence, limits
        Rows of `PRESENCE` and `LIMIT`; None without a trace.
    """

    def __init__(self, center: Center) -> None:
        self.center = center
        self.contacts, self.legs = Table(CONTACT), Table(LEG)
        self.feelings, self.journeys = Table(FEELING), Table(JOURNEY)
        """Numbered as the contacts and the cases."""
        self.open_contacts: dict[int, Contact] = {}
        self.open_legs: dict[int, Leg] = {}
        self.open_journeys: dict[int, tuple[Case, History]] = {}
        cases = center.plan.cases
        self.cases = np.zeros(len(cases), dtype=CASE)
        for name in ("opened_at", "customer", "day", "ordinal", "stream", "type", "topic", "segment"):
            self.cases[name] = cases[name]
        self.cases["closed_at"] = NEVER
        self.case_ends = array("q")
        """Case, instant and status, one after the other."""
        self.made = array("q")
        """Cases of the contacts opened since rows were last handed out."""
        self.n_cases, self.first_case = 0, 0
        self.groups: list[tuple[int, ...]] = []
        self.queues: list[tuple[int, ...]] = []
        self.lines: list[tuple[int, ...]] = []
        self.agents: list[tuple[int, ...]] = []
        self.days: list[tuple[float, ...]] = []
        self.seats: list[tuple[float, ...]] = []
        self.presence: list[tuple[int, ...]] | None = [] if center.plan.trace else None
        self.limits: list[tuple[int, ...]] | None = [] if center.plan.trace else None

    def open_contact(self, contact: Contact) -> int:
        """Number of a contact that begins."""
        if contact.feeling is not None:
            self.feelings.add()
        number = self.contacts.add()
        self.made.append(contact.case.number)
        self.open_contacts[number] = contact
        return number

    def open_leg(self, leg: Leg) -> None:
        """A leg begins."""
        leg.number = self.legs.add()
        self.open_legs[leg.number] = leg

    def close_contact(self, one: Contact) -> None:
        """The customer is done."""
        if one.feeling is not None:
            self._close_feeling(one.number, one.feeling)
        table, at = self.contacts, one.number - self.contacts.first
        table.final[at] = 1
        del self.open_contacts[one.number]
        _PACK_CONTACT.pack_into(
            table.rows,
            at * CONTACT.itemsize,
            one.arrived_at,
            one.answered_at,
            one.ended_at,
            one.waited,
            one.announced,
            one.case.number,
            one.parent,
            one.type,
            one.ordinal,
            one.n_legs,
            one.cause,
            one.outcome,
        )

    def close_leg(self, one: Leg) -> None:
        """Agent and customer are done."""
        table, at, agent = self.legs, one.number - self.legs.first, one.agent
        table.final[at] = 1
        del self.open_legs[one.number]
        _PACK_LEG.pack_into(
            table.rows,
            at * LEG.itemsize,
            one.contact.arrived_at,
            one.enqueued_at,
            one.matched_at,
            one.talk_at,
            one.talk_ended_at,
            one.ended_at,
            one.due_work,
            one.contact.number,
            -1 if agent is None else agent.number,
            one.queue.number,
            -1 if agent is None else agent.group.number,
            one.ordinal,
            one.reason,
            one.stage,
        )

    def _close_feeling(self, number: int, one: Feeling) -> None:
        """What a contact felt like is final with it."""
        table, at = self.feelings, number - self.feelings.first
        table.final[at] = 1
        _PACK_FEELING.pack_into(
            table.rows,
            at * FEELING.itemsize,
            one.tolerance,
            one.felt,
            one.n_avg,
            one.pace,
            one.human,
            one.solving,
            one.speed,
            one.marks,
        )

    def open_journey(self, case: Case, history: History) -> None:
        """A case opens, of which it is kept how it went for the customer."""
        self.journeys.add()
        self.open_journeys[case.number] = case, history

    def close_journey(self, case: Case, one: History, verdict: Verdict) -> None:
        """No contact will follow."""
        table, at = self.journeys, case.number - self.journeys.first
        table.final[at] = 1
        del self.open_journeys[case.number]
        _PACK_JOURNEY.pack_into(
            table.rows,
            at * JOURNEY.itemsize,
            *one.stages,
            verdict.satisfaction,
            verdict.effort,
            verdict.intention,
            verdict.speed,
            verdict.human,
            case.complexity,
            one.botfail,
            verdict.goodwill,
            verdict.told,
            one.marks,
            one.n_served,
            one.n_repeats,
            one.n_abandons,
            one.n_transfers,
            one.n_switches,
            one.n_reexplained,
            one.n_checks,
            one.n_duplicates,
            verdict.answer,
        )

    def note_presence(self, agent: Agent, state: int, now: int) -> None:
        """An agent comes or goes."""
        if self.presence is not None:
            self.presence.append((now, agent.number, state))

    def note_limit(self, leg: Leg) -> None:
        """How long a wait may last is known now, or anew."""
        if self.limits is not None:
            self.limits.append((self.center.clock.now, leg.limit_at, leg.number, leg.limit))

    def close_interval(self, interval: int, now: int) -> None:
        """Book the integrals of the interval that ends now; a new day begins with it if it ends at midnight."""
        center = self.center
        midnight = now % DAY == 0
        for group in center.groups:
            logged_in = working = finishing = 0
            for agent in group.agents:
                here, busy = agent.logged_in.close(now), agent.busy.close(now)
                if midnight:
                    agent.logged_in_yesterday = agent.logged_in_today + here
                    agent.busy_yesterday = agent.busy_today + busy
                agent.logged_in_today = 0 if midnight else agent.logged_in_today + here
                agent.busy_today = 0 if midnight else agent.busy_today + busy
                if here:
                    self.agents.append((interval, agent.number, here, busy))
                    logged_in, working = logged_in + here, working + busy
                    finishing += agent.finishing.close(now)
            paid = int(center.plan.paid[group.number, interval])
            of_legs = group.set_up.close(now), group.talk.close(now), group.wrap_up.close(now)
            self.groups.append((interval, group.number, paid, logged_in, working, *of_legs, finishing))
        for queue in center.queues:
            longest = queue.waiting.most
            self.queues.append((interval, queue.number, longest, queue.waiting.close(now)))
        for channel, trunk in enumerate(center.trunks):
            most = trunk.in_use.most
            self.lines.append((interval, channel, most, trunk.in_use.close(now)))
        if center.behaviour.keys["keeps_days"] and (midnight or now == center.plan.horizon):
            center.crew.close_day((now - 1) // DAY)

    def take(self, at_end: bool) -> Log:
        """The rows that have become final since the last time; at the end, all that are left."""
        if at_end:
            for contact in list(self.open_contacts.values()):
                self.close_contact(contact)
            for leg in list(self.open_legs.values()):
                self.close_leg(leg)
            for case, history in list(self.open_journeys.values()):
                self.close_journey(case, history, SILENT)
        first_contact, contacts = self.contacts.take(at_end)
        first_leg, legs = self.legs.take(at_end)
        first_case, cases = self._take_cases(at_end)
        trace, customers = self.center.clock.trace, self.center.customers
        days = [] if customers is None else customers.rows
        log = Log(
            cases=cases,
            contacts=contacts,
            legs=legs,
            groups=np.array(self.groups, dtype=GROUP_TIME),
            queues=np.array(self.queues, dtype=QUEUE_TIME),
            lines=np.array(self.lines, dtype=LINE_TIME),
            agents=np.array(self.agents, dtype=AGENT_TIME),
            events=np.array(trace or [], dtype=EVENT),
            feelings=self.feelings.take(at_end)[1],
            journeys=self.journeys.take(at_end)[1],
            customers=np.array(days, dtype=CUSTOMER_TIME),
            days=np.array(self.days, dtype=DAILY),
            seats=np.array(self.seats, dtype=SEAT),
            presence=np.array(self.presence or [], dtype=PRESENCE),
            limits=np.array(self.limits or [], dtype=LIMIT),
            meta=self.center.plan.meta,
            first_case=first_case,
            first_contact=first_contact,
            first_leg=first_leg,
        )
        of_time = self.groups, self.queues, self.lines, self.agents, days, self.days, self.seats
        for rows in (*of_time, trace, self.presence, self.limits):
            if rows is not None:
                rows.clear()
        return log

    def _take_cases(self, at_end: bool) -> tuple[int, NDArray[np.void]]:
        """First number and rows of the cases that are final from the start on."""
        ends = np.array(self.case_ends, dtype=np.int64).reshape(-1, 3)
        self.case_ends = array("q")
        made = np.array(self.made, dtype=np.int64)
        self.made = array("q")
        np.add.at(self.cases["n_contacts"], made, 1)
        self.cases["closed_at"][ends[:, 0]] = ends[:, 1]
        self.cases["status"][ends[:, 0]] = ends[:, 2]
        first, here = self.first_case, self.cases[self.first_case : self.n_cases]
        still_open = np.flatnonzero(here["closed_at"] == NEVER)
        n = len(here) if at_end or not len(still_open) else int(still_open[0])
        self.first_case += n
        return first, here[:n].copy()
