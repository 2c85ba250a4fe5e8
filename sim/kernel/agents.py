"""Agents and their groups: lists of those who can take more, and coming and going."""

from __future__ import annotations

from sim.compiled import inlined, inner
from sim.kernel.floor import N_LISTED, N_PRESENCE, TRACE, Floor
from sim.names import AgentState
from sim.outcomes import free_share, occupancy_after

__all__ = [
    "busy_from",
    "busy_until",
    "finish",
    "fits",
    "is_here",
    "last_busy",
    "last_idle",
    "list_agent",
    "log_in",
    "log_out",
    "logged_in_today",
    "next_in",
    "occupancy",
    "on_duty_for",
    "share_busy",
    "share_free",
    "unlist",
]


_OFFLINE, _LOGGED_IN, _FINISHING = (
    int(AgentState.OFFLINE),
    int(AgentState.LOGGED_IN),
    int(AgentState.FINISHING),
)


@inner
def _tell(f: Floor, agent: int, state: int, now: int) -> None:
    """Keep who comes and goes, where there is a trace."""
    if f.scalars[TRACE] == 1:
        row = f.presence[f.scalars[N_PRESENCE]]
        row["at"] = now
        row["agent"] = agent
        row["state"] = state
        f.scalars[N_PRESENCE] += 1


@inner
def is_here(f: Floor, agent: int) -> bool:
    """Logged in, and the shift is not over."""
    one = f.agents[agent]
    return one["here"] == 1 and one["finishing"] == 0


@inner
def on_duty_for(f: Floor, queue: int) -> int:
    """Agents on duty who serve a queue."""
    n, i = 0, 0
    while f.order[queue, i] >= 0:
        n += f.groups[f.order[queue, i]]["on_duty"]
        i += 1
    return n


@inlined
def fits(f: Floor, agent: int, channel: int) -> bool:
    """Whether the agent may take one more contact of the channel beside those in hand."""
    one = f.agents[agent]
    group = one["group"]
    load = one["load"]
    if load == 0:
        return f.cap[group, channel] > 0
    if load >= f.groups[group]["at_once"] or f.in_hand[agent, channel] >= f.cap[group, channel]:
        return False
    for other in range(f.in_hand.shape[1]):
        if f.in_hand[agent, other] > 0 and not f.mix[group, channel, other]:
            return False
    return True


@inner
def list_agent(f: Floor, agent: int) -> None:
    """Stand at the end of those of the group with the same load, if there is room for more."""
    one = f.agents[agent]
    group, load = one["group"], one["load"]
    if load >= f.groups[group]["at_once"] or not is_here(f, agent):
        return
    ends = f.listed[group, load]
    one["since"] = f.scalars[N_LISTED]
    f.scalars[N_LISTED] += 1
    one["listed_at"] = load
    last = ends["last"]
    one["before"] = last
    one["after"] = -1
    if last < 0:
        ends["first"] = agent
    else:
        f.agents[last]["after"] = agent
    ends["last"] = agent


@inner
def unlist(f: Floor, agent: int) -> None:
    """Take no more."""
    one = f.agents[agent]
    if one["listed_at"] < 0:
        return
    ends = f.listed[one["group"], one["listed_at"]]
    before, after = one["before"], one["after"]
    one["listed_at"] = -1
    if before < 0:
        ends["first"] = after
    else:
        f.agents[before]["after"] = after
    if after < 0:
        ends["last"] = before
    else:
        f.agents[after]["before"] = before


@inner
def log_in(f: Floor, agent: int, now: int) -> None:
    """The agent comes, or stays if about to leave."""
    one = f.agents[agent]
    group = f.groups[one["group"]]
    group["on_duty"] += 1
    if one["finishing"] == 1:
        one["finishing"] = 0
        one["finishing_sum"] += now
    else:
        one["here"] = 1
        one["logged_in_sum"] -= now
        group["n_idle"] += 1
    _tell(f, agent, _LOGGED_IN, now)


@inner
def next_in(f: Floor, group: int) -> int:
    """Who comes when one more is wanted: who is finishing, else the lowest number that is offline."""
    whole = f.groups[group]
    offline = -1
    for agent in range(whole["first_agent"], whole["end_agent"]):
        if f.agents[agent]["finishing"] == 1:
            return agent
        if offline < 0 and f.agents[agent]["here"] == 0:
            offline = agent
    return offline


@inner
def last_idle(f: Floor, group: int) -> int:
    """The agent with the highest number of those with nobody in hand, or -1."""
    highest = -1
    agent = f.listed[group, 0]["first"]
    while agent >= 0:
        highest = max(highest, agent)
        agent = f.agents[agent]["after"]
    return highest


@inner
def last_busy(f: Floor, group: int) -> int:
    """The agent with the highest number of those on duty."""
    agent = f.groups[group]["end_agent"] - 1
    while not is_here(f, agent):
        agent -= 1
    return agent


@inner
def finish(f: Floor, agent: int, now: int) -> None:
    """The agent will leave when nobody is in hand any more."""
    unlist(f, agent)
    one = f.agents[agent]
    one["finishing"] = 1
    one["finishing_sum"] -= now
    f.groups[one["group"]]["on_duty"] -= 1
    _tell(f, agent, _FINISHING, now)


@inner
def log_out(f: Floor, agent: int, now: int) -> None:
    """The agent, who has nobody in hand, goes offline."""
    unlist(f, agent)
    one = f.agents[agent]
    group = f.groups[one["group"]]
    if one["finishing"] == 1:
        one["finishing"] = 0
        one["finishing_sum"] += now
    else:
        group["on_duty"] -= 1
        group["n_idle"] -= 1
    one["here"] = 0
    one["logged_in_sum"] += now
    _tell(f, agent, _OFFLINE, now)


@inner
def occupancy(f: Floor, agent: int, now: int) -> float:
    """How much of the time the agent has had somebody in talk or wrap-up, recent minutes counting more."""
    one = f.agents[agent]
    busy = 1 if one["n_busy"] > 0 else 0
    return occupancy_after(f.behaviour, one["occupancy"], busy, now - one["settled_at"])


@inlined
def _settle_occupancy(f: Floor, agent: int, now: int) -> None:
    """The agent begins to be busy, or has been."""
    if f.behaviour[0]["has_workforce"] == 1:
        f.agents[agent]["occupancy"] = occupancy(f, agent, now)
        f.agents[agent]["settled_at"] = now


@inner
def busy_from(f: Floor, agent: int, now: int) -> None:
    """One leg more in talk or wrap-up."""
    one = f.agents[agent]
    if one["n_busy"] == 0:
        one["busy_sum"] -= now
        _settle_occupancy(f, agent, now)
    one["n_busy"] += 1


@inner
def busy_until(f: Floor, agent: int, now: int) -> None:
    """One leg less in talk or wrap-up."""
    one = f.agents[agent]
    if one["n_busy"] == 1:
        one["busy_sum"] += now
        _settle_occupancy(f, agent, now)
    one["n_busy"] -= 1


@inner
def _busy_today(f: Floor, agent: int, now: int) -> int:
    one = f.agents[agent]
    return int(one["busy_today"] + one["busy_sum"] + (now if one["n_busy"] > 0 else 0))


@inner
def logged_in_today(f: Floor, agent: int, now: int) -> int:
    """Ticks since midnight that the agent has been there."""
    one = f.agents[agent]
    return int(one["logged_in_today"] + one["logged_in_sum"] + one["here"] * now)


@inner
def share_busy(f: Floor, agent: int, now: int) -> float:
    """Share of the time since midnight with somebody in talk or wrap-up."""
    return free_share(_busy_today(f, agent, now), logged_in_today(f, agent, now))


@inner
def share_free(f: Floor, agent: int, now: int) -> float:
    """Share of the time since midnight with nobody in talk or wrap-up."""
    logged_in = logged_in_today(f, agent, now)
    return free_share(logged_in - _busy_today(f, agent, now), logged_in)
