"""What the kernel knows: the plan that it reads, the state that it changes, the rows that it writes; arrays all."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.distributions.quantiles import LAW
from sim.kernel.tables import (
    AGENT,
    AWAY,
    CREW,
    CUSTOMER,
    ENDS,
    GROUP,
    HISTORY,
    LINE,
    MARKET,
    PENDING,
    ROWS,
    SLOT,
    TRUNK,
    TYPE,
)
from sim.log import CUSTOMER_TIME
from sim.plan.behaviour import BEHAVIOUR
from sim.plan.tables import MOOD_PLAN, SCHEDULE, SEGMENT_PLAN, SKILL_PLAN, TOPIC_PLAN
from sim.pointer import by_pointer, header_of
from sim.workload.arrivals import ARRIVAL

__all__ = [
    "AGENDA_SIZE",
    "CONTACT_RULE",
    "FEELS",
    "FREE_AWAY",
    "FREE_HISTORY",
    "FREE_SLOT",
    "HAS_CUSTOMERS",
    "HORIZON",
    "INTERVAL",
    "IS_OPEN",
    "MOST_AT_ONCE",
    "NEXT_CASE",
    "NEXT_SCHEDULE",
    "N_AGENT_ROWS",
    "N_AWAY",
    "N_CONTACTS",
    "N_CUSTOMER_ROWS",
    "N_DAY_ROWS",
    "N_EVENTS",
    "N_HISTORIES",
    "N_LEGS",
    "N_LIMITS",
    "N_LISTED",
    "N_PICKS",
    "N_PRESENCE",
    "N_RETURNING",
    "N_SCALARS",
    "N_SEAT_ROWS",
    "N_USED",
    "REPLICATION",
    "ROW_CASE",
    "ROW_CONTACT",
    "ROW_INTERVAL",
    "ROW_LEG",
    "SEED",
    "TRACE",
    "WIDTH",
    "Floor",
    "sealed",
]

(
    SEED,
    REPLICATION,
    TRACE,
    HORIZON,
    WIDTH,
    CONTACT_RULE,
    FEELS,
    HAS_CUSTOMERS,
    MOST_AT_ONCE,
    NEXT_CASE,
    NEXT_SCHEDULE,
    IS_OPEN,
    N_CONTACTS,
    N_LEGS,
    N_EVENTS,
    N_PRESENCE,
    N_LIMITS,
    N_AGENT_ROWS,
    N_CUSTOMER_ROWS,
    N_DAY_ROWS,
    N_SEAT_ROWS,
    N_LISTED,
    N_PICKS,
    AGENDA_SIZE,
    FREE_SLOT,
    FREE_AWAY,
    FREE_HISTORY,
    N_USED,
    N_AWAY,
    N_RETURNING,
    N_HISTORIES,
    INTERVAL,
    ROW_CASE,
    ROW_CONTACT,
    ROW_LEG,
    ROW_INTERVAL,
) = range(36)
"""Positions in `Floor.scalars`. WIDTH: ticks of an interval. ROW_…: number of the row at position 0, after
earlier ones were handed out."""
N_SCALARS = 36

_INTEGER, _REAL, _FLAG = np.dtype(np.int64), np.dtype(np.float64), np.dtype(np.bool_)


class Floor(NamedTuple):
    """Everything. Of the plan see `sim.plan.Plan`.

    Attributes
    ----------
    order
        Shape (types, groups + 1): the groups that serve a type, by rank, then -1.
    agenda
        A heap of (instant, kind and entity, slot).
    away, later, returning
        `AWAY`, who will make another contact; by interval to come: the first of those who will in it, -1 for none; a
        heap of (instant, kind and entity, number of the row): who will in the present interval.
    history
        `HISTORY`, by the number in the slot.
    customers
        `CUSTOMER`, everybody in the pool.
    used_to
        Shape (customers, channels), ln of what multiplies tolerance; empty where nobody becomes used to anything.
    first_leaving
        By day: the first of those who leave of their own accord, if they are customers still; -1 for none.
    market
        `MARKET`, shape (1,).
    today
        `CUSTOMER_TIME` of the day, by segment; empty without customers.
    listed
        `ENDS`, shape (groups, most at once): agents who can take more, by group and load.
    in_hand
        Shape (agents, channels): contacts in hand.
    lines
        By type, segment and class; then one for each agent, of who waits for him alone.
    crew
        `CREW`, shape (1,).
    header, address
        By which compiled functions find the arrays; see `sealed`.
    """

    cases: NDArray[np.void]
    sources: NDArray[np.int64]
    schedule: NDArray[np.void]
    segments: NDArray[np.void]
    skills: NDArray[np.void]
    order: NDArray[np.int64]
    cap: NDArray[np.int64]
    mix: NDArray[np.bool_]
    slowed: NDArray[np.int64]
    choices: NDArray[np.bool_]
    transfer_to: NDArray[np.float64]
    switch_to: NDArray[np.float64]
    retry: NDArray[np.float64]
    talk_factor: NDArray[np.float64]
    wrap_up_factor: NDArray[np.float64]
    patience_factor: NDArray[np.float64]
    paid: NDArray[np.int64]
    open_spans: NDArray[np.int64]
    topics: NDArray[np.void]
    moods: NDArray[np.void]
    behaviour: NDArray[np.void]
    laws: NDArray[np.void]
    knots: NDArray[np.float64]
    scalars: NDArray[np.int64]
    agenda: NDArray[np.void]
    slots: NDArray[np.void]
    away: NDArray[np.void]
    later: NDArray[np.int64]
    returning: NDArray[np.void]
    history: NDArray[np.void]
    agents: NDArray[np.void]
    crew: NDArray[np.void]
    groups: NDArray[np.void]
    customers: NDArray[np.void]
    used_to: NDArray[np.float64]
    first_leaving: NDArray[np.int64]
    market: NDArray[np.void]
    today: NDArray[np.void]
    listed: NDArray[np.void]
    in_hand: NDArray[np.int64]
    types: NDArray[np.void]
    trunks: NDArray[np.void]
    lines: NDArray[np.void]
    case_rows: NDArray[np.void]
    contact_rows: NDArray[np.void]
    leg_rows: NDArray[np.void]
    group_rows: NDArray[np.void]
    queue_rows: NDArray[np.void]
    line_rows: NDArray[np.void]
    agent_rows: NDArray[np.void]
    events: NDArray[np.void]
    feeling_rows: NDArray[np.void]
    journey_rows: NDArray[np.void]
    customer_rows: NDArray[np.void]
    day_rows: NDArray[np.void]
    seat_rows: NDArray[np.void]
    presence: NDArray[np.void]
    limits: NDArray[np.void]
    header: NDArray[np.int64] = np.empty((0, 0), dtype=np.int64)
    address: int = 0


_KINDS = {
    "cases": (ARRIVAL, 1),
    "sources": (_INTEGER, 1),
    "schedule": (SCHEDULE, 1),
    "segments": (SEGMENT_PLAN, 1),
    "skills": (SKILL_PLAN, 2),
    "order": (_INTEGER, 2),
    "cap": (_INTEGER, 2),
    "mix": (_FLAG, 3),
    "slowed": (_INTEGER, 2),
    "choices": (_FLAG, 2),
    "transfer_to": (_REAL, 2),
    "switch_to": (_REAL, 2),
    "retry": (_REAL, 3),
    "talk_factor": (_REAL, 2),
    "wrap_up_factor": (_REAL, 2),
    "patience_factor": (_REAL, 2),
    "paid": (_INTEGER, 2),
    "open_spans": (_INTEGER, 2),
    "topics": (TOPIC_PLAN, 1),
    "moods": (MOOD_PLAN, 1),
    "behaviour": (BEHAVIOUR, 1),
    "laws": (LAW, 1),
    "knots": (_REAL, 2),
    "scalars": (_INTEGER, 1),
    "agenda": (PENDING, 1),
    "slots": (SLOT, 1),
    "away": (AWAY, 1),
    "later": (_INTEGER, 1),
    "returning": (PENDING, 1),
    "history": (HISTORY, 1),
    "agents": (AGENT, 1),
    "crew": (CREW, 1),
    "groups": (GROUP, 1),
    "customers": (CUSTOMER, 1),
    "used_to": (_REAL, 2),
    "first_leaving": (_INTEGER, 1),
    "market": (MARKET, 1),
    "today": (CUSTOMER_TIME, 1),
    "listed": (ENDS, 2),
    "in_hand": (_INTEGER, 2),
    "types": (TYPE, 1),
    "trunks": (TRUNK, 1),
    "lines": (LINE, 1),
    **{name: (dtype, 1) for name, dtype in ROWS.items()},
}

by_pointer(Floor, _KINDS)


def sealed(floor: Floor) -> Floor:
    """The floor as compiled functions can read it; to be repeated whenever an array has been replaced."""
    arrays = {name: getattr(floor, name) for name in _KINDS}
    for name, (dtype, n_dimensions) in _KINDS.items():
        assert (arrays[name].dtype, arrays[name].ndim) == (dtype, n_dimensions), name
    header = header_of(arrays)
    return floor._replace(header=header, address=header.ctypes.data)
