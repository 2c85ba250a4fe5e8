"""What the kernel knows: tables that it reads, state that it changes, and the rows that it writes; arrays all."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.kernel.storage import Storage
from sim.log import AGENT_TIME, CASE, CONTACT, EVENT, GROUP_TIME, LEG, LINE_TIME, QUEUE_TIME
from sim.plan import Plan

__all__ = [
    "AGENDA_SIZE",
    "FREE_SLOT",
    "INTERVAL",
    "IS_OPEN",
    "NEXT_CASE",
    "NEXT_SCHEDULE",
    "N_AGENT_ROWS",
    "N_CONTACTS",
    "N_EVENTS",
    "N_IDLE",
    "N_LEGS",
    "REPLICATION",
    "ROW_CASE",
    "ROW_CONTACT",
    "ROW_LEG",
    "SEED",
    "TRACE",
    "Rows",
    "State",
    "Tables",
    "empty_rows",
    "grown",
    "initial_state",
    "tables_of",
]

(
    SEED,
    REPLICATION,
    TRACE,
    NEXT_CASE,
    NEXT_SCHEDULE,
    IS_OPEN,
    N_CONTACTS,
    N_LEGS,
    N_EVENTS,
    N_AGENT_ROWS,
    N_IDLE,
    AGENDA_SIZE,
    FREE_SLOT,
    INTERVAL,
    ROW_CASE,
    ROW_CONTACT,
    ROW_LEG,
) = range(17)
"""Positions in `State.scalars`. ROW_…: number of the row at position 0, after earlier ones were handed out."""

_STORAGE = Storage()


def _integers(*names: str) -> np.dtype[np.void]:
    return np.dtype([(name, np.int64) for name in names])


_COUNTER = ("n", "most", "sum")
"""How many, the most since the interval began, and a sum that loses each entry's instant and gains each exit's."""

_SLOT = _integers(
    "leg",
    "contact",
    "case",
    "type",
    "line",
    "waits_since",
    "talk",
    "wrap_up",
    "agent",
    "waiting",
    "before",
    "after",
)
"""A leg in progress. `line` is the waiting line in which it stands; `after` also chains the free slots."""

_AGENT = _integers(
    "group",
    "here",
    "idle",
    "finishing",
    "idle_since",
    "before",
    "after",
    "talking",
    "wrapping_up",
    "logged_in_sum",
    "talk_sum",
    "wrap_up_sum",
    "finishing_sum",
)
"""An agent; `before` and `after` are neighbours among the group's idle agents."""

_GROUP = _integers("on_duty", "first_idle", "last_idle", "first_agent", "end_agent")
"""A group: agents on duty, its idle ones (the longest idle first), and its agents' numbers."""

_SKILL = _integers("serves", "rank", "speed")
"""A group's skill for a contact type."""

_TYPE = _integers(
    "channel", "priority", "head_start", "queue_places", "talk", "wrap_up", "patience", *_COUNTER
)
"""A contact type, counting who waits."""

_TRUNK = _integers("lines", "queue_places", "at_closing", "waiting", *_COUNTER)
"""A channel, counting its lines in use; `waiting` is the number of contacts in its queues."""

_LINE = _integers("first", "last", "priority", "type")
"""A waiting line: legs of one contact type and segment in order of arrival, which is their order of merit."""


class Tables(NamedTuple):
    """What does not change; see `sim.plan.Plan`. `order[type]` lists the groups that serve it by rank, then -1."""

    cases: NDArray[np.void]
    sources: NDArray[np.int64]
    schedule: NDArray[np.void]
    segments: NDArray[np.void]
    skills: NDArray[np.void]
    order: NDArray[np.int64]
    paid: NDArray[np.int64]
    open_spans: NDArray[np.int64]
    laws: NDArray[np.void]
    knots: NDArray[np.float64]


class State(NamedTuple):
    """What changes. `agenda` is a heap of (instant, kind and entity, slot)."""

    scalars: NDArray[np.int64]
    agenda: NDArray[np.int64]
    slots: NDArray[np.void]
    agents: NDArray[np.void]
    groups: NDArray[np.void]
    types: NDArray[np.void]
    trunks: NDArray[np.void]
    lines: NDArray[np.void]


class Rows(NamedTuple):
    """Tables of the log that are being written."""

    cases: NDArray[np.void]
    contacts: NDArray[np.void]
    legs: NDArray[np.void]
    groups: NDArray[np.void]
    queues: NDArray[np.void]
    lines: NDArray[np.void]
    agents: NDArray[np.void]
    events: NDArray[np.void]


def tables_of(plan: Plan) -> Tables:
    """The plan as the kernel reads it."""
    n_groups, n_types = plan.serves.shape
    order = np.full((n_types, n_groups + 1), -1, dtype=np.int64)
    for kind in range(n_types):
        able = [g for g in range(n_groups) if plan.serves[g, kind]]
        able.sort(key=lambda g: (int(plan.rank[g, kind]), g))
        order[kind, : len(able)] = able
    skills = np.zeros(plan.serves.shape, dtype=_SKILL)
    skills["serves"], skills["rank"], skills["speed"] = plan.serves, plan.rank, plan.speed
    return Tables(
        plan.cases,
        plan.source_hash,
        plan.schedule,
        plan.segments,
        skills,
        order,
        plan.paid,
        plan.open_spans,
        plan.quantiles.laws,
        plan.quantiles.knots,
    )


def _chained(n: int, start: int, last: int) -> NDArray[np.void]:
    """`n` free slots numbered from `start`, chained, the last one pointing to `last`."""
    slots = np.zeros(n, dtype=_SLOT)
    slots["after"] = np.arange(start + 1, start + n + 1)
    slots["after"][-1] = last
    return slots


def initial_state(plan: Plan) -> State:
    """The empty center at the first instant."""
    n_segments, n_agents = len(plan.segments), int(plan.first_agent[-1])
    scalars = np.zeros(17, dtype=np.int64)
    scalars[[SEED, REPLICATION, TRACE]] = plan.seed, plan.replication, plan.trace
    groups = np.zeros(len(plan.serves), dtype=_GROUP)
    groups["first_idle"] = groups["last_idle"] = -1
    groups["first_agent"], groups["end_agent"] = plan.first_agent[:-1], plan.first_agent[1:]
    agents = np.zeros(n_agents, dtype=_AGENT)
    agents["group"] = np.repeat(np.arange(len(groups)), np.diff(plan.first_agent))
    types = np.zeros(len(plan.types), dtype=_TYPE)
    trunks = np.zeros(len(plan.channels), dtype=_TRUNK)
    for to, given in ((types, plan.types), (trunks, plan.channels)):
        for name in given.dtype.names or ():
            to[name] = given[name]
    lines = np.zeros(len(types) * n_segments, dtype=_LINE)
    lines["first"] = lines["last"] = -1
    lines["type"] = np.repeat(np.arange(len(types)), n_segments)
    own = np.tile(plan.segments["priority"], len(types))
    lines["priority"] = np.where(own >= 0, own, np.repeat(plan.types["priority"], n_segments))
    agenda = np.zeros((1024 + 2 * n_agents, 3), dtype=np.int64)
    return State(scalars, agenda, _chained(256, 0, -1), agents, groups, types, trunks, lines)


def grown(state: State) -> State:
    """The same state with twice the room for events and legs in progress."""
    n = len(state.slots)
    agenda = np.concatenate([state.agenda, np.zeros_like(state.agenda)])
    slots = np.concatenate([state.slots, _chained(n, n, int(state.scalars[FREE_SLOT]))])
    state.scalars[FREE_SLOT] = n
    return state._replace(agenda=agenda, slots=slots)


def empty_rows(plan: Plan) -> Rows:
    """Room for the whole run: in this model each case makes one contact of at most one leg."""
    n, n_intervals = len(plan.cases), plan.meta.n_intervals
    n_agents = int(plan.first_agent[-1])
    n_events = 4 * n + len(plan.schedule) if plan.trace else 0
    shapes = [
        (n, CASE),
        (n, CONTACT),
        (n, LEG),
        (n_intervals * len(plan.serves), GROUP_TIME),
        (n_intervals * len(plan.types), QUEUE_TIME),
        (n_intervals * len(plan.channels), LINE_TIME),
        (n_intervals * n_agents, AGENT_TIME),
        (n_events, EVENT),
    ]
    return Rows(*_STORAGE.tables(shapes))
