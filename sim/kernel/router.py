"""Who is served next, and by whom."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.kernel.agents import become_idle, log_out
from sim.kernel.contact import start_talk
from sim.kernel.queues import part
from sim.kernel.state import IS_OPEN
from sim.names import AtClosing

__all__ = ["agent_free", "select_agent", "select_contact"]

_SERVE_OUT = int(AtClosing.SERVE_OUT)


@jit
def select_agent(
    agents: NDArray[np.void],
    groups: NDArray[np.void],
    skills: NDArray[np.void],
    order: NDArray[np.int64],
    kind: int,
) -> int:
    """Ranked groups, then longest idle: the agent who takes a contact of type `kind`, or -1."""
    best, best_rank, best_since = -1, 0, 0
    i = 0
    while order[kind, i] >= 0:
        group = order[kind, i]
        rank = skills[group, kind]["rank"]
        if best >= 0 and rank > best_rank:
            break
        agent = groups[group]["first_idle"]
        if agent >= 0:
            since = agents[agent]["idle_since"]
            if best < 0 or since < best_since:
                best, best_rank, best_since = agent, rank, since
        i += 1
    return best


@jit
def select_contact(
    slots: NDArray[np.void],
    types: NDArray[np.void],
    trunks: NDArray[np.void],
    lines: NDArray[np.void],
    skills: NDArray[np.void],
    group: int,
    is_open: int,
) -> int:
    """Priority, then longest wait with head start: the slot that a freed agent of `group` serves next, or -1."""
    best, best_priority, best_since, best_leg = -1, 0, 0, 0
    for line in range(lines.shape[0]):
        one = lines[line]
        slot, kind = one["first"], one["type"]
        if slot < 0 or skills[group, kind]["serves"] == 0:
            continue
        if is_open == 0 and trunks[types[kind]["channel"]]["at_closing"] != _SERVE_OUT:
            continue
        priority, since, leg = one["priority"], slots[slot]["waits_since"], slots[slot]["leg"]
        if (
            best < 0
            or priority < best_priority
            or (
                priority == best_priority and (since < best_since or (since == best_since and leg < best_leg))
            )
        ):
            best, best_priority, best_since, best_leg = slot, priority, since, leg
    return best


@jit
def agent_free(
    scalars: NDArray[np.int64],
    agenda: NDArray[np.int64],
    slots: NDArray[np.void],
    agents: NDArray[np.void],
    groups: NDArray[np.void],
    types: NDArray[np.void],
    trunks: NDArray[np.void],
    lines: NDArray[np.void],
    skills: NDArray[np.void],
    contact_rows: NDArray[np.void],
    leg_rows: NDArray[np.void],
    agent: int,
    now: int,
) -> None:
    """`agent` has nothing to do: goes home, takes who waits, or becomes idle."""
    if agents[agent]["finishing"] == 1:
        log_out(agents, groups, agent, now)
        return
    slot = select_contact(slots, types, trunks, lines, skills, agents[agent]["group"], scalars[IS_OPEN])
    if slot >= 0:
        part(slots, types, trunks, lines, slot, now)
        start_talk(scalars, agenda, slots, agents, skills, contact_rows, leg_rows, slot, agent, now)
    elif scalars[IS_OPEN] == 0:
        log_out(agents, groups, agent, now)
    else:
        become_idle(scalars, agents, groups, agent)
