"""A request for service: how it begins, how it ends, and what follows."""

from __future__ import annotations

from sim.compiled import inlined, inner
from sim.distributions.quantiles import draw_ticks
from sim.kernel.closing import close_journey
from sim.kernel.feeling import begin_feeling, end_feeling
from sim.kernel.floor import FEELS, INTERVAL, N_CONTACTS, ROW_CASE, ROW_CONTACT, Floor
from sim.kernel.history import journey_of
from sim.kernel.queues import enter, leave
from sim.kernel.slots import draw, schedule, successor
from sim.names import CaseStatus, Cause, EventKind, Outcome, Purpose
from sim.outcomes import next_opening, share_of
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
    "try_again",
]

_RETURN = int(EventKind.RETURN)
_RETRY, _CALLBACK = int(Cause.RETRY), int(Cause.CALLBACK)
_MESSAGE, _REPEAT = int(Cause.MESSAGE), int(Cause.REPEAT)
_OPEN, _CLOSED, _DISCONNECTED = int(Outcome.OPEN), int(Outcome.CLOSED), int(Outcome.DISCONNECTED)
_CASE_OPEN = int(CaseStatus.OPEN)
_UNRESOLVED, _GIVEN_UP = int(CaseStatus.UNRESOLVED), int(CaseStatus.GIVEN_UP)
_RETRY_DRAW, _RETRY_DELAY = int(Purpose.RETRY), int(Purpose.RETRY_DELAY)


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


@inner
def make_contact(f: Floor, slot: int, cause: int, kind: int) -> None:
    """The slot's customer will make another contact: count it among those of its cause."""
    one = f.slots[slot]
    one["kind"] = kind
    one["cause"] = cause
    if cause == _RETRY:
        one["ordinal"] = one["n_retries"]
        one["n_retries"] += 1
    elif cause == _CALLBACK:
        one["ordinal"] = one["n_callbacks"]
        one["n_callbacks"] += 1
    elif cause == _MESSAGE:
        one["ordinal"] = one["n_messages"]
        one["n_messages"] += 1
    elif cause == _REPEAT:
        one["ordinal"] = journey_of(f, slot)["n_repeats"] - 1


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
        begin_feeling(f, slot, now)


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
        end_feeling(f, slot, row, outcome, now)


@inner
def come_again(f: Floor, slot: int, at: int, contact: int) -> None:
    """The customer in the slot returns at a later instant, led to it by `contact`."""
    schedule(f, at, _RETURN, contact, slot)


@inner
def try_again(f: Floor, slot: int, outcome: int, now: int) -> None:
    """After a contact that was not served: the customer makes another one later, or gives up."""
    one = f.slots[slot]
    kind, n = one["kind"], one["n_retries"]
    what, last = f.types[kind], f.retry.shape[2] - 1
    share = f.retry[kind, outcome, min(n, last)]
    if share > 0.0 and n < what["retry_most"]:
        u = draw(f, slot, _RETRY_DRAW, one["n_legs"])
        start = now
        if outcome in (_CLOSED, _DISCONNECTED):
            start = next_opening(now, f.open_spans)
        if u < share and start != NEVER:
            to = share_of(f.switch_to[kind], u / share)
            delay = draw_ticks(
                f.laws, f.knots, what["retry_delay"], draw(f, slot, _RETRY_DELAY, one["n_legs"])
            )
            new = successor(f, slot)
            f.slots[new]["reason"] = -1
            f.slots[new]["cause"] = _RETRY
            f.slots[new]["kind"] = kind if to < 0 else to
            come_again(f, new, start + delay, one["contact"])
            return
    any_share = 0.0
    for i in range(last + 1):
        any_share = max(any_share, f.retry[kind, outcome, i])
    close_case(f, slot, _GIVEN_UP if any_share > 0.0 else _UNRESOLVED, now)
