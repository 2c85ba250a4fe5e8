"""Room on the floor for what the next events may need."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.compiled import inner
from sim.kernel.floor import (
    AGENDA_SIZE,
    FEELS,
    FREE_AWAY,
    FREE_HISTORY,
    FREE_SLOT,
    INTERVAL,
    MOST_AT_ONCE,
    N_AGENT_ROWS,
    N_AWAY,
    N_CONTACTS,
    N_DAY_ROWS,
    N_EVENTS,
    N_HISTORIES,
    N_LEGS,
    N_LIMITS,
    N_PRESENCE,
    N_RETURNING,
    N_SEAT_ROWS,
    N_USED,
    NEXT_CASE,
    ROW_CASE,
    ROW_CONTACT,
    ROW_INTERVAL,
    ROW_LEG,
    TRACE,
    Floor,
)
from sim.kernel.state import chained, free_slots
from sim.kernel.storage import Storage
from sim.kernel.tables import AWAY, HISTORY, PENDING, ROWS

__all__ = ["lacks_room", "roomy", "with_rows"]

_STORAGE = Storage()
_MARGIN = 16
"""Rows and slots that one event may need beside one for each customer in progress."""
_COMES_AND_GOES = 4
"""Rows of presence that one event may write of an agent, at most."""


def with_rows(floor: Floor, n_cases: int, n_intervals: int, n_days: int) -> Floor:
    """Fresh tables with room for so many more cases, intervals and days; rows still in progress are carried over."""
    scalars = floor.scalars
    more = n_cases + 2 * int(scalars[N_USED] + scalars[N_AWAY]) + _MARGIN
    if floor.behaviour[0]["has_repeat"]:
        more += more // 2
    kept = {
        "case_rows": int(scalars[NEXT_CASE] - scalars[ROW_CASE]),
        "contact_rows": int(scalars[N_CONTACTS] - scalars[ROW_CONTACT]),
        "leg_rows": int(scalars[N_LEGS] - scalars[ROW_LEG]),
        "agent_rows": int(scalars[N_AGENT_ROWS]),
        "day_rows": int(scalars[N_DAY_ROWS]),
        "seat_rows": int(scalars[N_SEAT_ROWS]),
        "events": int(scalars[N_EVENTS]),
        "presence": int(scalars[N_PRESENCE]),
        "limits": int(scalars[N_LIMITS]),
    }
    if scalars[FEELS]:
        kept |= {"feeling_rows": kept["contact_rows"], "journey_rows": kept["case_rows"]}
    scalars[ROW_INTERVAL] = scalars[INTERVAL]
    room = {
        "case_rows": kept["case_rows"] + n_cases,
        "contact_rows": kept["contact_rows"] + more + more // 8,
        "leg_rows": kept["leg_rows"] + more + more // 8,
        "group_rows": n_intervals * len(floor.groups),
        "queue_rows": n_intervals * len(floor.types),
        "line_rows": n_intervals * len(floor.trunks),
        "agent_rows": kept["agent_rows"] + n_intervals * len(floor.agents),
        "day_rows": kept["day_rows"] + n_days * int(floor.behaviour[0]["keeps_days"]),
        "seat_rows": kept["seat_rows"]
        + n_days * len(floor.agents) * int(floor.behaviour[0]["has_workforce"]),
    }
    traced = int(scalars[TRACE])
    room["events"] = kept["events"] + traced * (4 * more + len(floor.schedule))
    room["presence"] = kept["presence"] + traced * (len(floor.schedule) + _presence(floor))
    room["limits"] = kept["limits"] + traced * 2 * more
    room["customer_rows"] = len(floor.first_leaving) * len(floor.today)
    room["feeling_rows"] = room["contact_rows"] if scalars[FEELS] else 0
    room["journey_rows"] = room["case_rows"] if scalars[FEELS] else 0
    return _carried(floor, room, kept)


def _presence(floor: Floor) -> int:
    """Rows of presence that one event may write."""
    return _COMES_AND_GOES * len(floor.agents) + _MARGIN


def _carried(floor: Floor, room: dict[str, int], kept: dict[str, int]) -> Floor:
    tables = _STORAGE.tables([(n, ROWS[name]) for name, n in room.items()])
    named: dict[str, Any] = dict(zip(room, tables, strict=True))
    for name, n in kept.items():
        named[name][:n] = getattr(floor, name)[:n]
    return floor._replace(**named)


@inner
def _lacks_trace(f: Floor) -> bool:
    s = f.scalars
    more = s[N_USED] + _MARGIN
    return (
        s[N_EVENTS] + more >= f.events.shape[0]
        or s[N_LIMITS] + more >= f.limits.shape[0]
        or s[N_PRESENCE] + _COMES_AND_GOES * f.agents.shape[0] >= f.presence.shape[0]
    )


@inner
def lacks_room(f: Floor) -> bool:
    """Whether the next event might not find enough slots, rows or places in an agenda."""
    s = f.scalars
    more = s[N_USED] + _MARGIN
    return (
        s[AGENDA_SIZE] + more * (2 * s[MOST_AT_ONCE] + 6) >= f.agenda.shape[0]
        or s[N_USED] + more > f.slots.shape[0]
        or s[N_AWAY] + more > f.away.shape[0]
        or s[N_HISTORIES] + more > f.history.shape[0]
        or s[N_CONTACTS] - s[ROW_CONTACT] + more >= f.contact_rows.shape[0]
        or s[N_LEGS] - s[ROW_LEG] + more >= f.leg_rows.shape[0]
        or (s[TRACE] == 1 and _lacks_trace(f))
    )


def roomy(floor: Floor) -> Floor:
    """The same floor with more room wherever the next event might not find enough."""
    scalars = floor.scalars
    used, size = int(scalars[N_USED]), int(scalars[AGENDA_SIZE])
    more = used + _MARGIN
    wanted = size + more * (2 * int(scalars[MOST_AT_ONCE]) + 6)
    if wanted >= len(floor.agenda):
        agenda = np.zeros(2 * wanted, dtype=PENDING)
        agenda[:size] = floor.agenda[:size]
        floor = floor._replace(agenda=agenda)
    if len(floor.slots) < used + more:
        n = len(floor.slots)
        slots = np.concatenate([floor.slots, free_slots(n + more, n, int(scalars[FREE_SLOT]))])
        scalars[FREE_SLOT] = n
        floor = floor._replace(slots=slots)
    n = len(floor.away)
    if n < int(scalars[N_AWAY]) + more:
        away = np.concatenate([floor.away, chained(AWAY, 3 * n + more, n, int(scalars[FREE_AWAY]))])
        returning, n_returning = np.zeros(4 * n + more, dtype=PENDING), int(scalars[N_RETURNING])
        returning[:n_returning] = floor.returning[:n_returning]
        scalars[FREE_AWAY] = n
        floor = floor._replace(away=away, returning=returning)
    n = len(floor.history)
    if n < int(scalars[N_HISTORIES]) + more:
        history = chained(HISTORY, 3 * n + more, n, int(scalars[FREE_HISTORY]))
        scalars[FREE_HISTORY] = n
        floor = floor._replace(history=np.concatenate([floor.history, history]))
    kept = {
        "contact_rows": int(scalars[N_CONTACTS] - scalars[ROW_CONTACT]),
        "leg_rows": int(scalars[N_LEGS] - scalars[ROW_LEG]),
    }
    if scalars[FEELS]:
        kept["feeling_rows"] = kept["contact_rows"]
    wanted_rows = {name: n + more for name, n in kept.items()}
    if scalars[TRACE]:
        traced = {"events": N_EVENTS, "limits": N_LIMITS, "presence": N_PRESENCE}
        kept |= {name: int(scalars[at]) for name, at in traced.items()}
        wanted_rows |= {name: kept[name] + more for name in ("events", "limits")}
        wanted_rows["presence"] = kept["presence"] + _presence(floor)
    for name, n in kept.items():
        if wanted_rows[name] >= len(getattr(floor, name)):
            floor = _carried(floor, {name: 2 * wanted_rows[name]}, {name: n})
    return floor
