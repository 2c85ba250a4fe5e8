"""The empty floor at the first instant, and more room for it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.compiled import inner
from sim.kernel.floor import (
    AGENDA_SIZE,
    CONTACT_RULE,
    FEELS,
    FREE_AWAY,
    FREE_HISTORY,
    FREE_SLOT,
    HAS_CUSTOMERS,
    HORIZON,
    INTERVAL,
    MOST_AT_ONCE,
    N_AGENT_ROWS,
    N_AWAY,
    N_CONTACTS,
    N_DAY_ROWS,
    N_EVENTS,
    N_HISTORIES,
    N_LEGS,
    N_RETURNING,
    N_SCALARS,
    N_SEAT_ROWS,
    N_USED,
    NEXT_CASE,
    REPLICATION,
    ROW_CASE,
    ROW_CONTACT,
    ROW_INTERVAL,
    ROW_LEG,
    ROWS,
    SEED,
    TRACE,
    WIDTH,
    Floor,
)
from sim.kernel.pool import initial_customers
from sim.kernel.storage import Storage
from sim.kernel.tables import (
    AGENT,
    AWAY,
    CLASSES,
    CREW,
    ENDS,
    GROUP,
    HISTORY,
    LINE,
    PENDING,
    SLOT,
    TRUNK,
    TYPE,
)
from sim.names import CONTACT_SELECTION
from sim.plan import Plan

__all__ = ["initial_floor", "lacks_room", "roomy", "with_rows"]

_STORAGE = Storage()
_MARGIN = 16
"""Rows and slots that one event may need beside one for each customer in progress."""
_FIRST_SLOTS = 256


def _chained(dtype: np.dtype[np.void], n: int, start: int, last: int) -> NDArray[np.void]:
    """`n` free rows numbered from `start`, chained, the last one pointing to `last`."""
    rows = np.zeros(n, dtype=dtype)
    rows["after"] = np.arange(start + 1, start + n + 1)
    rows["after"][-1] = last
    return rows


def _free_slots(n: int, start: int, last: int) -> NDArray[np.void]:
    """Chained slots without a leg."""
    slots = _chained(SLOT, n, start, last)
    slots["leg"] = -1
    return slots


def _order(plan: Plan) -> NDArray[np.int64]:
    n_groups, n_types = plan.skills.shape
    order = np.full((n_types, n_groups + 1), -1, dtype=np.int64)
    for kind in range(n_types):
        able = [g for g in range(n_groups) if plan.skills["serves"][g, kind]]
        able.sort(key=lambda g: (int(plan.skills["rank"][g, kind]), g))
        order[kind, : len(able)] = able
    return order


def _copied(dtype: np.dtype[np.void], given: NDArray[np.void]) -> NDArray[np.void]:
    """A table whose first columns are those of another."""
    out = np.zeros(len(given), dtype=dtype)
    for name in given.dtype.names or ():
        out[name] = given[name]
    return out


def _groups(plan: Plan) -> NDArray[np.void]:
    groups = _copied(GROUP, plan.groups)
    groups["first_agent"], groups["end_agent"] = plan.first_agent[:-1], plan.first_agent[1:]
    return groups


def _agents(plan: Plan) -> NDArray[np.void]:
    agents = np.zeros(int(plan.first_agent[-1]), dtype=AGENT)
    agents["group"] = np.repeat(np.arange(len(plan.groups)), np.diff(plan.first_agent))
    agents["speed"] = plan.agent_speed
    agents["hired_day"], agents["quality"] = plan.agents["hired_day"], plan.agents["quality"]
    for name in ("listed_at", "before", "after", "first_leg", "last_leg", "days"):
        agents[name] = -1
    return agents


def _crew(plan: Plan) -> NDArray[np.void]:
    crew = np.zeros(1, dtype=CREW)
    crew["knowledge"], crew["norm"] = plan.behaviour["quality_knowledge"], 1.0
    return crew


def _lines(plan: Plan) -> NDArray[np.void]:
    n_types, n_segments, n_agents = len(plan.types), len(plan.segments), int(plan.first_agent[-1])
    lines = np.zeros(n_types * n_segments * CLASSES + n_agents, dtype=LINE)
    lines["first"] = lines["last"] = lines["type"] = -1
    n = n_types * n_segments * CLASSES
    lines["type"][:n] = np.repeat(np.arange(n_types), n_segments * CLASSES)
    own = np.tile(plan.segments["priority"], n_types)
    priority = np.where(own >= 0, own, np.repeat(plan.types["priority"], n_segments))
    lines["priority"][:n] = np.repeat(priority, CLASSES)
    return lines


def _ends(n_groups: int, most: int) -> NDArray[np.void]:
    ends = np.zeros((n_groups, most), dtype=ENDS)
    ends["first"] = ends["last"] = -1
    return ends


def initial_floor(plan: Plan) -> Floor:
    """The empty center at the first instant; rows have no room yet."""
    n_agents, most = int(plan.first_agent[-1]), int(plan.groups["at_once"].max(initial=1))
    scalars = np.zeros(N_SCALARS, dtype=np.int64)
    scalars[[SEED, REPLICATION, TRACE]] = plan.seed, plan.replication, plan.trace
    scalars[[HORIZON, WIDTH, MOST_AT_ONCE]] = plan.horizon, plan.meta.interval, most
    scalars[FEELS] = plan.behaviour[0]["feels"]
    scalars[HAS_CUSTOMERS] = plan.behaviour[0]["has_customers"]
    scalars[CONTACT_RULE] = CONTACT_SELECTION[plan.contact_selection]
    none: dict[str, Any] = {table: np.empty(0, dtype=dtype) for table, dtype in ROWS.items()}
    return Floor(
        cases=plan.cases,
        sources=plan.source_hash,
        schedule=plan.schedule,
        segments=plan.segments,
        skills=plan.skills,
        order=_order(plan),
        cap=plan.cap,
        mix=plan.mix,
        slowed=plan.slowed,
        choices=plan.choices,
        transfer_to=plan.transfer_to,
        switch_to=plan.switch_to,
        retry=plan.retry,
        talk_factor=plan.talk_factor,
        wrap_up_factor=plan.wrap_up_factor,
        patience_factor=plan.patience_factor,
        paid=plan.paid,
        open_spans=plan.open_spans,
        topics=plan.topics,
        moods=plan.moods,
        behaviour=plan.behaviour,
        laws=plan.quantiles.laws,
        knots=plan.quantiles.knots,
        scalars=scalars,
        agenda=np.zeros(2048, dtype=PENDING),
        slots=_free_slots(_FIRST_SLOTS, 0, -1),
        away=_chained(AWAY, _FIRST_SLOTS, 0, -1),
        later=np.full(plan.horizon // plan.meta.interval, -1, dtype=np.int64),
        returning=np.zeros(_FIRST_SLOTS, dtype=PENDING),
        history=_chained(HISTORY, _FIRST_SLOTS, 0, -1),
        agents=_agents(plan),
        crew=_crew(plan),
        groups=_groups(plan),
        **initial_customers(plan),
        listed=_ends(len(plan.groups), most),
        in_hand=np.zeros((n_agents, len(plan.channels)), dtype=np.int64),
        types=_copied(TYPE, plan.types),
        trunks=_copied(TRUNK, plan.channels),
        lines=_lines(plan),
        **none,
    )


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
        "events": kept["events"] + (4 * more + len(floor.schedule) if scalars[TRACE] else 0),
    }
    room["customer_rows"] = len(floor.first_leaving) * len(floor.today)
    room["feeling_rows"] = room["contact_rows"] if scalars[FEELS] else 0
    room["journey_rows"] = room["case_rows"] if scalars[FEELS] else 0
    return _carried(floor, room, kept)


def _carried(floor: Floor, room: dict[str, int], kept: dict[str, int]) -> Floor:
    tables = _STORAGE.tables([(n, ROWS[name]) for name, n in room.items()])
    named: dict[str, Any] = dict(zip(room, tables, strict=True))
    for name, n in kept.items():
        named[name][:n] = getattr(floor, name)[:n]
    return floor._replace(**named)


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
        or (s[TRACE] == 1 and s[N_EVENTS] + more >= f.events.shape[0])
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
        slots = np.concatenate([floor.slots, _free_slots(n + more, n, int(scalars[FREE_SLOT]))])
        scalars[FREE_SLOT] = n
        floor = floor._replace(slots=slots)
    n = len(floor.away)
    if n < int(scalars[N_AWAY]) + more:
        away = np.concatenate([floor.away, _chained(AWAY, 3 * n + more, n, int(scalars[FREE_AWAY]))])
        returning, n_returning = np.zeros(4 * n + more, dtype=PENDING), int(scalars[N_RETURNING])
        returning[:n_returning] = floor.returning[:n_returning]
        scalars[FREE_AWAY] = n
        floor = floor._replace(away=away, returning=returning)
    n = len(floor.history)
    if n < int(scalars[N_HISTORIES]) + more:
        history = _chained(HISTORY, 3 * n + more, n, int(scalars[FREE_HISTORY]))
        scalars[FREE_HISTORY] = n
        floor = floor._replace(history=np.concatenate([floor.history, history]))
    kept = {
        "contact_rows": int(scalars[N_CONTACTS] - scalars[ROW_CONTACT]),
        "leg_rows": int(scalars[N_LEGS] - scalars[ROW_LEG]),
        "events": int(scalars[N_EVENTS]),
    }
    if scalars[FEELS]:
        kept["feeling_rows"] = kept["contact_rows"]
    for name, n in kept.items():
        if n + more >= len(getattr(floor, name)) and (name != "events" or scalars[TRACE]):
            floor = _carried(floor, {name: 2 * (n + more)}, {name: n})
    return floor
