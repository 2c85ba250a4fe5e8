"""Brings contacts and agents together: taking a leg, letting go of it, looking for the next."""

from __future__ import annotations

from sim.compiled import inner
from sim.kernel.agents import list_agent, log_out, unlist
from sim.kernel.contact_selection import select_contact
from sim.kernel.floor import IS_OPEN, Floor
from sim.kernel.leg import met
from sim.kernel.queues import part
from sim.kernel.work import replan, settle

__all__ = ["agent_free", "drop", "match", "release"]


@inner
def _take(f: Floor, slot: int, agent: int, now: int) -> None:
    """The agent has one more in hand."""
    who, one = f.agents[agent], f.slots[slot]
    load = who["load"]
    if load == 0:
        f.groups[who["group"]]["n_idle"] -= 1
    else:
        settle(f, agent, now)
    last = who["last_leg"]
    one["earlier"] = last
    one["later"] = -1
    if last < 0:
        who["first_leg"] = slot
    else:
        f.slots[last]["later"] = slot
    who["last_leg"] = slot
    who["load"] = load + 1
    what = f.types[one["queue"]]
    f.in_hand[agent, what["channel"]] += 1
    what["n_served"] += 1
    if load > 0:
        replan(f, agent)
    met(f, slot, agent, now)


@inner
def match(f: Floor, slot: int, agent: int, now: int) -> None:
    """The agent, who is free for it, takes a leg that has come to a queue."""
    unlist(f, agent)
    _take(f, slot, agent, now)
    list_agent(f, agent)


@inner
def drop(f: Floor, slot: int, agent: int, now: int) -> None:
    """The agent has one less in hand."""
    unlist(f, agent)
    who, one = f.agents[agent], f.slots[slot]
    if who["load"] > 1:
        settle(f, agent, now)
    earlier, later = one["earlier"], one["later"]
    if earlier < 0:
        who["first_leg"] = later
    else:
        f.slots[earlier]["later"] = later
    if later < 0:
        who["last_leg"] = earlier
    else:
        f.slots[later]["earlier"] = earlier
    who["load"] -= 1
    what = f.types[one["queue"]]
    f.in_hand[agent, what["channel"]] -= 1
    what["n_served"] -= 1
    if who["load"] > 0:
        replan(f, agent)
    elif who["finishing"] == 0:
        f.groups[who["group"]]["n_idle"] += 1


@inner
def release(f: Floor, slot: int, agent: int, now: int) -> None:
    """The agent is done with a leg, and free for another."""
    drop(f, slot, agent, now)
    agent_free(f, agent, now)


@inner
def agent_free(f: Floor, agent: int, now: int) -> None:
    """The agent may have room: goes home, takes who waits, stands with the free ones."""
    who = f.agents[agent]
    if who["finishing"] == 1:
        if who["load"] == 0:
            log_out(f, agent, now)
        return
    group = f.groups[who["group"]]
    while who["load"] < group["at_once"]:
        slot = select_contact(f, agent, now)
        if slot < 0:
            break
        part(f, slot, now)
        _take(f, slot, agent, now)
    if who["load"] == 0 and group["by_shift"] == 0 and f.scalars[IS_OPEN] == 0:
        log_out(f, agent, now)
    elif who["listed_at"] != who["load"]:
        unlist(f, agent)
        list_agent(f, agent)
