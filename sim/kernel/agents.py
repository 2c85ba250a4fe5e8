"""Agents and their groups: lists of idle agents, and coming and going."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.kernel.state import N_IDLE

__all__ = ["become_idle", "finish_busy", "log_in", "log_out", "log_out_idle", "unlist"]


@jit
def become_idle(
    scalars: NDArray[np.int64], agents: NDArray[np.void], groups: NDArray[np.void], agent: int
) -> None:
    """Stand at the end of the group's idle agents."""
    one = agents[agent]
    group = groups[one["group"]]
    one["idle"] = 1
    one["idle_since"] = scalars[N_IDLE]
    scalars[N_IDLE] += 1
    last = group["last_idle"]
    one["before"] = last
    one["after"] = -1
    if last < 0:
        group["first_idle"] = agent
    else:
        agents[last]["after"] = agent
    group["last_idle"] = agent


@jit
def unlist(agents: NDArray[np.void], groups: NDArray[np.void], agent: int) -> None:
    """Be idle no longer."""
    one = agents[agent]
    group = groups[one["group"]]
    before, after = one["before"], one["after"]
    one["idle"] = 0
    if before < 0:
        group["first_idle"] = after
    else:
        agents[before]["after"] = after
    if after < 0:
        group["last_idle"] = before
    else:
        agents[after]["before"] = before


@jit
def log_in(agents: NDArray[np.void], groups: NDArray[np.void], group: int, now: int) -> int:
    """One more is on duty: one who was about to leave stays (returns -1), else one comes (returned)."""
    whole = groups[group]
    whole["on_duty"] += 1
    comes = -1
    for agent in range(whole["first_agent"], whole["end_agent"]):
        one = agents[agent]
        if one["finishing"] == 1:
            one["finishing"] = 0
            one["finishing_sum"] += now
            return -1
        if one["here"] == 0 and comes < 0:
            comes = agent
    agents[comes]["here"] = 1
    agents[comes]["logged_in_sum"] -= now
    return comes


@jit
def log_out(agents: NDArray[np.void], groups: NDArray[np.void], agent: int, now: int) -> None:
    """An agent who serves nobody goes offline."""
    one = agents[agent]
    if one["finishing"] == 1:
        one["finishing"] = 0
        one["finishing_sum"] += now
    else:
        groups[one["group"]]["on_duty"] -= 1
    one["here"] = 0
    one["logged_in_sum"] += now


@jit
def log_out_idle(agents: NDArray[np.void], groups: NDArray[np.void], group: int, now: int) -> bool:
    """Send the idle agent with the highest number home; False if nobody is idle."""
    highest = -1
    agent = groups[group]["first_idle"]
    while agent >= 0:
        highest = max(highest, agent)
        agent = agents[agent]["after"]
    if highest < 0:
        return False
    unlist(agents, groups, highest)
    log_out(agents, groups, highest, now)
    return True


@jit
def finish_busy(agents: NDArray[np.void], groups: NDArray[np.void], group: int, now: int) -> None:
    """The busy agent with the highest number will leave after the contact in hand."""
    agent = groups[group]["end_agent"] - 1
    while agents[agent]["here"] == 0 or agents[agent]["finishing"] == 1:
        agent -= 1
    agents[agent]["finishing"] = 1
    agents[agent]["finishing_sum"] -= now
    groups[group]["on_duty"] -= 1
