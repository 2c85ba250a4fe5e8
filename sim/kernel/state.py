"""The empty floor at the first instant."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.kernel.floor import (
    CONTACT_RULE,
    FEELS,
    HAS_CUSTOMERS,
    HORIZON,
    MOST_AT_ONCE,
    N_SCALARS,
    REPLICATION,
    SEED,
    TRACE,
    WIDTH,
    Floor,
)
from sim.kernel.pool import initial_customers
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
    ROWS,
    SLOT,
    TRUNK,
    TYPE,
)
from sim.names import CONTACT_SELECTION
from sim.plan import Plan

__all__ = ["chained", "free_slots", "initial_floor"]

_FIRST_SLOTS = 256


def chained(dtype: np.dtype[np.void], n: int, start: int, last: int) -> NDArray[np.void]:
    """`n` free rows numbered from `start`, chained, the last one pointing to `last`."""
    rows = np.zeros(n, dtype=dtype)
    rows["after"] = np.arange(start + 1, start + n + 1)
    rows["after"][-1] = last
    return rows


def free_slots(n: int, start: int, last: int) -> NDArray[np.void]:
    """Chained slots without a leg."""
    slots = chained(SLOT, n, start, last)
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
        slots=free_slots(_FIRST_SLOTS, 0, -1),
        away=chained(AWAY, _FIRST_SLOTS, 0, -1),
        later=np.full(plan.horizon // plan.meta.interval, -1, dtype=np.int64),
        returning=np.zeros(_FIRST_SLOTS, dtype=PENDING),
        history=chained(HISTORY, _FIRST_SLOTS, 0, -1),
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
