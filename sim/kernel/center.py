"""The center: one event after another, until there is no more before `until`.

Each array stands alone in the signatures: handed over in a tuple, every function would count references to all of them,
and the kernel would run ten times slower.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.kernel.agenda import KIND_SHIFT, pop, push
from sim.kernel.agents import finish_busy, log_in, log_out_idle, unlist
from sim.kernel.contact import (
    close_contact,
    leave_queue,
    open_case,
    open_contact,
    open_leg,
    start_talk,
    talk_end,
    wrapped_up,
)
from sim.kernel.ledger import close_interval, note
from sim.kernel.queues import enter, join
from sim.kernel.router import agent_free, select_agent
from sim.kernel.state import (
    AGENDA_SIZE,
    FREE_SLOT,
    IS_OPEN,
    NEXT_CASE,
    NEXT_SCHEDULE,
    REPLICATION,
    ROW_CASE,
    SEED,
    Rows,
    State,
    Tables,
)
from sim.names import AtClosing, Cause, EventKind, LegOutcome, Outcome
from sim.outcomes import leaves_at, leg_draws, stretched
from sim.units import NEVER

__all__ = ["DONE", "NEEDS_ROOM", "advance"]

DONE, NEEDS_ROOM = 0, 1

_INTERVAL, _STAFF = int(EventKind.INTERVAL), int(EventKind.STAFF)
_WRAP_UP_END, _PATIENCE_END = int(EventKind.WRAP_UP_END), int(EventKind.PATIENCE_END)
_ARRIVAL = int(EventKind.ARRIVAL)
_PATIENCE_END_KEY, _ARRIVAL_KEY = _PATIENCE_END << KIND_SHIFT, _ARRIVAL << KIND_SHIFT
_ENTITY = (1 << KIND_SHIFT) - 1
_KEEP, _DISCONNECT = int(AtClosing.KEEP), int(AtClosing.DISCONNECT)
_OPEN, _ABANDONED, _BLOCKED = int(Outcome.OPEN), int(Outcome.ABANDONED), int(Outcome.BLOCKED)
_CLOSED, _DISCONNECTED = int(Outcome.CLOSED), int(Outcome.DISCONNECTED)
_LEG_ABANDONED, _LEG_DISCONNECTED = int(LegOutcome.ABANDONED), int(LegOutcome.DISCONNECTED)
_FIRST = int(Cause.FIRST)


@jit
def _refusal(types: NDArray[np.void], trunks: NDArray[np.void], kind: int, agent: int, is_open: int) -> int:
    """Why a contact that arrives is turned away, or OPEN if it is not."""
    what = types[kind]
    trunk = trunks[what["channel"]]
    if is_open == 0 and trunk["at_closing"] != _KEEP:
        return _CLOSED
    if trunk["n"] >= trunk["lines"]:
        return _BLOCKED
    if agent < 0 and (what["n"] >= what["queue_places"] or trunk["waiting"] >= trunk["queue_places"]):
        return _BLOCKED
    return _OPEN


@jit
def advance(tables: Tables, state: State, rows: Rows, until: int) -> int:
    """Let everything happen that happens before `until`; NEEDS_ROOM if arrays must grow first.

    Next is the least of what is pending in the total order (time, kind, entity): the agenda's first event, the
    schedule's next, the next case.
    """
    cases, sources, schedule, segments, skills, order, paid, open_spans, laws, knots = tables
    scalars, agenda, slots, agents, groups, types, trunks, lines = state
    case_rows, contact_rows, leg_rows, group_rows, queue_rows, line_rows, agent_rows, events = rows
    n_cases, n_schedule, n_segments = cases.shape[0], schedule.shape[0], segments.shape[0]
    room = agenda.shape[0] - agents.shape[0] - 4
    while True:
        if scalars[AGENDA_SIZE] > room or scalars[FREE_SLOT] < 0:
            return NEEDS_ROOM
        at, key, source = NEVER, 0, 0
        if scalars[NEXT_CASE] < n_cases:
            at, key, source = cases[scalars[NEXT_CASE]]["opened_at"], _ARRIVAL_KEY | scalars[NEXT_CASE], 1
        if scalars[AGENDA_SIZE] > 0 and (agenda[0, 0] < at or (agenda[0, 0] == at and agenda[0, 1] < key)):
            at, key, source = agenda[0, 0], agenda[0, 1], 2
        if scalars[NEXT_SCHEDULE] < n_schedule:
            planned = schedule[scalars[NEXT_SCHEDULE]]
            its_key = (planned["kind"] << KIND_SHIFT) | planned["entity"]
            if planned["at"] < at or (planned["at"] == at and its_key < key):
                at, key, source = planned["at"], its_key, 3
        if at >= until:
            return DONE
        free = -1
        kind, entity = key >> KIND_SHIFT, key & _ENTITY

        if source == 1:
            scalars[NEXT_CASE] += 1
            note(scalars, events, at, kind, entity)
            case = cases[entity]
            what = types[case["type"]]
            open_case(case_rows[entity - scalars[ROW_CASE]], case)
            contact = open_contact(scalars, contact_rows, entity, case["type"], at)
            agent = select_agent(agents, groups, skills, order, case["type"]) if scalars[IS_OPEN] == 1 else -1
            refusal = _refusal(types, trunks, case["type"], agent, scalars[IS_OPEN])
            if refusal != _OPEN:
                close_contact(scalars, case_rows, contact_rows, contact, entity, refusal, at)
                continue
            enter(trunks[what["channel"]], at)
            slot = open_leg(scalars, slots, contact_rows, leg_rows, contact, entity, case["type"], at)
            leg = slots[slot]
            patience, talk, wrap_up = leg_draws(
                laws,
                knots,
                what["patience"],
                what["talk"],
                what["wrap_up"],
                scalars[SEED],
                scalars[REPLICATION],
                _FIRST,
                0,
                0,
                case["day"],
                case["ordinal"],
                sources[case["source"]],
            )
            leg["talk"] = talk
            leg["wrap_up"] = wrap_up
            if agent >= 0:
                unlist(agents, groups, agent)
                start_talk(scalars, agenda, slots, agents, skills, contact_rows, leg_rows, slot, agent, at)
                continue
            segment = segments[case["segment"]]
            leg["waits_since"] = at - what["head_start"] - segment["head_start"]
            join(slots, types, trunks, lines, slot, case["type"] * n_segments + case["segment"], at)
            keeps = trunks[what["channel"]]["at_closing"] == _KEEP
            limit = leaves_at(at, stretched(patience, segment["patience_factor"]), keeps, open_spans)
            if limit != NEVER:
                push(agenda, scalars[AGENDA_SIZE], limit, _PATIENCE_END_KEY | leg["leg"], slot)
                scalars[AGENDA_SIZE] += 1

        elif source == 2:
            slot = agenda[0, 2]
            pop(agenda, scalars[AGENDA_SIZE])
            scalars[AGENDA_SIZE] -= 1
            if kind == _PATIENCE_END:
                if slots[slot]["leg"] != entity or slots[slot]["waiting"] == 0:
                    continue
                note(scalars, events, at, kind, entity)
                leave_queue(
                    scalars,
                    slots,
                    types,
                    trunks,
                    lines,
                    case_rows,
                    contact_rows,
                    leg_rows,
                    slot,
                    _ABANDONED,
                    _LEG_ABANDONED,
                    at,
                )
                continue
            note(scalars, events, at, kind, entity)
            if kind == _WRAP_UP_END or talk_end(
                scalars, agenda, slots, agents, types, trunks, case_rows, contact_rows, leg_rows, slot, at
            ):
                free = wrapped_up(scalars, slots, agents, leg_rows, slot, at)

        else:
            scalars[NEXT_SCHEDULE] += 1
            note(scalars, events, at, kind, entity)
            value = schedule[scalars[NEXT_SCHEDULE] - 1]["value"]
            if kind == _INTERVAL:
                close_interval(
                    scalars,
                    agents,
                    groups,
                    types,
                    trunks,
                    paid,
                    group_rows,
                    queue_rows,
                    line_rows,
                    agent_rows,
                    at,
                )
            elif kind == _STAFF:
                while groups[entity]["on_duty"] < value:
                    free = log_in(agents, groups, entity, at)
                    if free >= 0:
                        agent_free(
                            scalars,
                            agenda,
                            slots,
                            agents,
                            groups,
                            types,
                            trunks,
                            lines,
                            skills,
                            contact_rows,
                            leg_rows,
                            free,
                            at,
                        )
                free = -1
                while groups[entity]["on_duty"] > value:
                    if not log_out_idle(agents, groups, entity, at):
                        if scalars[IS_OPEN] == 0:
                            break
                        finish_busy(agents, groups, entity, at)
            else:
                scalars[IS_OPEN] = value
                for group in range(groups.shape[0]):
                    while value == 1 and groups[group]["on_duty"] > 0:
                        finish_busy(agents, groups, group, at)
                for line in range(lines.shape[0]):
                    channel = types[lines[line]["type"]]["channel"]
                    while (
                        value == 0
                        and trunks[channel]["at_closing"] == _DISCONNECT
                        and lines[line]["first"] >= 0
                    ):
                        leave_queue(
                            scalars,
                            slots,
                            types,
                            trunks,
                            lines,
                            case_rows,
                            contact_rows,
                            leg_rows,
                            lines[line]["first"],
                            _DISCONNECTED,
                            _LEG_DISCONNECTED,
                            at,
                        )
        if free >= 0:
            agent_free(
                scalars,
                agenda,
                slots,
                agents,
                groups,
                types,
                trunks,
                lines,
                skills,
                contact_rows,
                leg_rows,
                free,
                at,
            )
