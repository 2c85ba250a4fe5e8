"""The ledger writes the log: rows in order of creation, handed out once they are final."""

from __future__ import annotations

import struct
from array import array
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim.log import AGENT_TIME, CASE, CONTACT, EVENT, GROUP_TIME, LEG, LINE_TIME, QUEUE_TIME, Log
from sim.units import DAY, NEVER

if TYPE_CHECKING:
    from sim.center.case import Case
    from sim.center.center import Center
    from sim.center.contact import Contact
    from sim.center.leg import Leg

__all__ = ["Ledger"]

_FORMAT = {"int64": "q", "int32": "i", "int16": "h", "int8": "b"}


def _packer(dtype: np.dtype[np.void]) -> struct.Struct:
    """Packs a row, in the order of the fields, just as NumPy lays it out."""
    text, at = "=", 0
    for name in dtype.names or ():
        kind, offset = dtype.fields[name][:2]  # type: ignore[index]
        text += "x" * (offset - at) + _FORMAT[kind.name]
        at = offset + kind.itemsize
    return struct.Struct(text + "x" * (dtype.itemsize - at))


_PACK_CONTACT, _PACK_LEG = _packer(CONTACT), _packer(LEG)


_BLOCK = 4096


class _Table:
    """Rows of one dtype by number, and which of them are final."""

    def __init__(self, dtype: np.dtype[np.void]) -> None:
        self.size = dtype.itemsize
        self.dtype = dtype
        self.rows = bytearray()
        self.final = bytearray()
        self.first = 0
        self.n = 0

    def grow(self) -> None:
        """Room for more rows."""
        self.rows += bytes(self.size * _BLOCK)
        self.final += bytes(_BLOCK)

    def take(self, all_of_it: bool) -> tuple[int, NDArray[np.void]]:
        """First number and rows of what is final from the start on (or of everything), which is then forgotten."""
        here = self.n - self.first
        n = here if all_of_it else self.final.find(0, 0, here)
        n = here if n < 0 else n
        first = self.first
        out = np.frombuffer(bytes(self.rows[: n * self.size]), dtype=self.dtype).copy()
        del self.rows[: n * self.size], self.final[:n]
        self.first += n
        return first, out


class Ledger:
    """Rows of cases, contacts and legs, integrals by interval, and the trace."""

    def __init__(self, center: Center) -> None:
        self.center = center
        self.contacts, self.legs = _Table(CONTACT), _Table(LEG)
        self.open_contacts: dict[int, Contact] = {}
        self.open_legs: dict[int, Leg] = {}
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

    def close_case(self, case: Case, status: int, now: int) -> None:
        """A case, whose status is a `CaseStatus`, will make no more contacts."""
        self.case_ends.extend((case.number, now, status))

    def open_contact(self, contact: Contact) -> int:
        """Number of a contact that begins."""
        table = self.contacts
        number = table.n
        table.n += 1
        if number - table.first >= len(table.final):
            table.grow()
        self.made.append(contact.case.number)
        self.open_contacts[number] = contact
        return number

    def open_leg(self, leg: Leg) -> None:
        """A leg begins."""
        table = self.legs
        leg.number = number = table.n
        table.n += 1
        if number - table.first >= len(table.final):
            table.grow()
        self.open_legs[number] = leg

    def close_contact(self, one: Contact) -> None:
        """The customer is done."""
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

    def close_interval(self, interval: int, now: int) -> None:
        """Book the integrals of the interval that ends now; a new day begins with it if it ends at midnight."""
        center = self.center
        midnight = now % DAY == 0
        for group in center.groups:
            logged_in = working = finishing = 0
            for agent in group.agents:
                here, busy = agent.logged_in.close(now), agent.busy.close(now)
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

    def take(self, at_end: bool) -> Log:
        """The rows that have become final since the last time; at the end, all that are left."""
        if at_end:
            for contact in list(self.open_contacts.values()):
                self.close_contact(contact)
            for leg in list(self.open_legs.values()):
                self.close_leg(leg)
        first_contact, contacts = self.contacts.take(at_end)
        first_leg, legs = self.legs.take(at_end)
        first_case, cases = self._take_cases(at_end)
        trace = self.center.clock.trace
        log = Log(
            cases=cases,
            contacts=contacts,
            legs=legs,
            groups=np.array(self.groups, dtype=GROUP_TIME),
            queues=np.array(self.queues, dtype=QUEUE_TIME),
            lines=np.array(self.lines, dtype=LINE_TIME),
            agents=np.array(self.agents, dtype=AGENT_TIME),
            events=np.array(trace or [], dtype=EVENT),
            meta=self.center.plan.meta,
            first_case=first_case,
            first_contact=first_contact,
            first_leg=first_leg,
        )
        for rows in (self.groups, self.queues, self.lines, self.agents, trace):
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
