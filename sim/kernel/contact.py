"""A request for service: how it begins, how it ends, and what follows."""

from __future__ import annotations

from sim.compiled import inlined, inner
from sim.kernel.closing import close_journey
from sim.kernel.feeling import ends, feels
from sim.kernel.floor import FEELS, INTERVAL, N_CONTACTS, ROW_CASE, ROW_CONTACT, Floor
from sim.kernel.history import blank_journey, free_history, history_of, journey_of
from sim.kernel.queues import enter, leave
from sim.kernel.slots import schedule
from sim.names import CaseStatus, Cause, EventKind, Outcome
from sim.units import NEVER

__all__ = [
    "close_case",
    "close_contact",
    "come_again",
    "leave_line",
    "make_contact",
    "open_case",
    "open_contact",
    "take_line",
    "turn_down",
]

_RETURN = int(EventKind.RETURN)
_RETRY, _REPEAT, _DUPLICATE = int(Cause.RETRY), int(Cause.REPEAT), int(Cause.DUPLICATE)
_STATUS_CHECK = int(Cause.STATUS_CHECK)
_CALLBACK, _MESSAGE = int(Cause.CALLBACK), int(Cause.MESSAGE)
_OPEN, _CASE_OPEN = int(Outcome.OPEN), int(CaseStatus.OPEN)


@inner
def open_case(f: Floor, case: int) -> None:
    """Write the row of a case that opens."""
    row, one = f.case_rows[case - f.scalars[ROW_CASE]], f.cases[case]
    row["opened_at"] = one["opened_at"]
    row["closed_at"] = NEVER
    row["customer"] = one["customer"]
    row["day"] = one["day"]
    row["ordinal"] = one["ordinal"]
    row["stream"] = one["stream"]
    row["type"] = one["type"]
    row["topic"] = one["topic"]
    row["segment"] = one["segment"]
    row["n_contacts"] = 0
    row["status"] = _CASE_OPEN


@inner
def close_case(f: Floor, slot: int, status: int, now: int) -> None:
    """No contact will follow."""
    row = f.case_rows[f.slots[slot]["case"] - f.scalars[ROW_CASE]]
    row["closed_at"] = now
    row["status"] = status
    if f.scalars[FEELS] == 1:
        close_journey(f, slot)
    free_history(f, f.slots[slot]["history"])


@inner
def turn_down(f: Floor, case: int, status: int, now: int) -> None:
    """The case, whose row is written, is not offered: it makes no contact."""
    row = f.case_rows[case - f.scalars[ROW_CASE]]
    row["closed_at"] = now
    row["status"] = status
    if f.scalars[FEELS] == 1:
        blank_journey(f, case)


@inner
def make_contact(f: Floor, slot: int, cause: int, kind: int) -> None:
    """The slot's customer will make another contact: count it among those of its cause."""
    one, history = f.slots[slot], history_of(f, slot)
    one["kind"] = kind
    one["cause"] = cause
    if cause == _RETRY:
        one["ordinal"] = history["n_retries"]
        history["n_retries"] += 1
    elif cause == _CALLBACK:
        one["ordinal"] = history["n_callbacks"]
        history["n_callbacks"] += 1
    elif cause == _MESSAGE:
        one["ordinal"] = history["n_messages"]
        history["n_messages"] += 1
    elif cause == _DUPLICATE:
        journey = journey_of(f, slot)
        one["ordinal"] = journey["n_duplicates"]
        journey["n_duplicates"] += 1
    elif cause == _REPEAT:
        one["ordinal"] = journey_of(f, slot)["n_repeats"] - 1
    elif cause == _STATUS_CHECK:
        journey = journey_of(f, slot)
        one["ordinal"] = journey["n_checks"]
        journey["n_checks"] += 1


@inlined
def open_contact(f: Floor, slot: int, parent: int, now: int) -> None:
    """The slot's customer makes a contact of his kind and cause."""
    one = f.slots[slot]
    number = f.scalars[N_CONTACTS]
    f.scalars[N_CONTACTS] += 1
    one["contact"] = number
    one["n_legs"] = 0
    one["arrived_at"] = now
    one["period"] = f.scalars[INTERVAL]
    one["announced"] = NEVER
    one["trunk"] = -1
    one["resumes"] = -1
    one["resumes_to"] = -1
    one["strays"] = 0
    one["leg"] = -1
    one["agent"] = -1
    one["partner"] = -1
    one["line"] = -1
    one["ends_at"] = NEVER
    f.case_rows[one["case"] - f.scalars[ROW_CASE]]["n_contacts"] += 1
    row = f.contact_rows[number - f.scalars[ROW_CONTACT]]
    row["arrived_at"] = now
    row["answered_at"] = NEVER
    row["ended_at"] = NEVER
    row["waited"] = 0
    row["announced"] = NEVER
    row["case"] = one["case"]
    row["parent"] = parent
    row["type"] = one["kind"]
    row["ordinal"] = one["ordinal"]
    row["n_legs"] = 0
    row["cause"] = one["cause"]
    row["outcome"] = _OPEN
    if f.scalars[FEELS] == 1:
        feels(f, slot, parent, now)


@inner
def take_line(f: Floor, slot: int, trunk: int, now: int) -> None:
    """Hold a line of the channel; that of another one is freed."""
    one = f.slots[slot]
    if one["trunk"] != trunk:
        leave_line(f, slot, now)
        enter(f.trunks[trunk], now)
        one["trunk"] = trunk


@inner
def leave_line(f: Floor, slot: int, now: int) -> None:
    """Free the line, if one is held."""
    one = f.slots[slot]
    if one["trunk"] >= 0:
        leave(f.trunks[one["trunk"]], now)
        one["trunk"] = -1


@inner
def close_contact(f: Floor, slot: int, outcome: int, now: int) -> None:
    """The customer is done."""
    leave_line(f, slot, now)
    row = f.contact_rows[f.slots[slot]["contact"] - f.scalars[ROW_CONTACT]]
    row["outcome"] = outcome
    row["ended_at"] = now
    if f.scalars[FEELS] == 1:
        ends(f, slot, row, outcome, now)


@inner
def come_again(f: Floor, slot: int, at: int, contact: int) -> None:
    """The customer in the slot returns at a later instant, led to it by `contact`."""
    schedule(f, at, _RETURN, contact, slot)
