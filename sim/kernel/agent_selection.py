"""Which free agent takes a contact that has come to a queue."""

from __future__ import annotations

from sim.compiled import inner
from sim.kernel.agents import fits, is_here, share_busy, share_free
from sim.kernel.floor import IS_OPEN, Floor
from sim.kernel.history import history_of
from sim.kernel.slots import draw
from sim.names import AGENT_SELECTION, AtClosing, Purpose

__all__ = ["is_held", "may_take", "select_agent", "serves"]

_SERVE_OUT = int(AtClosing.SERVE_OUT)
_RANKED, _BEST_SKILL = AGENT_SELECTION["ranked_longest_idle"], AGENT_SELECTION["best_skill"]
_LEAST_OCCUPIED, _RANDOM = AGENT_SELECTION["least_occupied"], AGENT_SELECTION["random"]
_SINGLE_SKILLED, _MOST_FREE = AGENT_SELECTION["single_skilled_first"], AGENT_SELECTION["ranked_most_free"]
_AGENT_PICK = int(Purpose.AGENT_PICK)


@inner
def serves(f: Floor, channel: int) -> bool:
    """Whether contacts of a channel are taken up at present."""
    trunk = f.trunks[channel]
    return (f.scalars[IS_OPEN] == 1 or trunk["at_closing"] == _SERVE_OUT) and trunk["is_down"] == 0


@inner
def may_take(f: Floor, agent: int, slot: int, now: int) -> bool:
    """Whether the agent is there, has the skill and room for the leg, and is meant to take it now."""
    one = f.slots[slot]
    group, queue = f.agents[agent]["group"], one["queue"]
    skill, channel = f.skills[group, queue], f.types[queue]["channel"]
    return (
        skill["serves"] == 1
        and is_here(f, agent)
        and serves(f, channel)
        and now - one["waits_since"] >= skill["after"]
        and f.groups[group]["n_idle"] > skill["keep_free"]
        and fits(f, agent, channel)
    )


@inner
def _first_of_group(f: Floor, group: int, channel: int) -> int:
    """The least loaded agent of a group who may take a contact of the channel, or -1."""
    for load in range(f.groups[group]["at_once"]):
        agent = f.listed[group, load]["first"]
        while agent >= 0:
            if fits(f, agent, channel):
                return int(agent)
            agent = f.agents[agent]["after"]
    return -1


@inner
def _asks(f: Floor, group: int, queue: int, waited: int) -> bool:
    """Whether a group takes contacts of the queue that have waited so long."""
    skill = f.skills[group, queue]
    return waited >= skill["after"] and f.groups[group]["n_idle"] > skill["keep_free"]


@inner
def _by_group(f: Floor, rule: int, queue: int, waited: int) -> int:
    """The best group's first agent."""
    channel = f.types[queue]["channel"]
    best, best_merit, best_load, best_since = -1, 0, 0, 0
    i = 0
    while f.order[queue, i] >= 0:
        group = f.order[queue, i]
        i += 1
        skill = f.skills[group, queue]
        merit = 0
        if rule == _RANKED:
            merit = skill["rank"]
            if best >= 0 and merit > best_merit:
                break
        elif rule == _BEST_SKILL:
            merit = -skill["level"]
        elif rule == _SINGLE_SKILLED:
            merit = f.groups[group]["n_skills"]
        if not _asks(f, group, queue, waited):
            continue
        agent = _first_of_group(f, group, channel)
        if agent < 0:
            continue
        load, since = f.agents[agent]["load"], f.agents[agent]["since"]
        if (
            best < 0
            or merit < best_merit
            or (merit == best_merit and (load < best_load or (load == best_load and since < best_since)))
        ):
            best, best_merit, best_load, best_since = agent, merit, load, since
    return best


@inner
def _by_share(f: Floor, rule: int, queue: int, waited: int, now: int) -> int:
    """The least occupied agent, or the freest of the best rank."""
    channel = f.types[queue]["channel"]
    best, best_rank, best_load, best_share, best_since = -1, 0, 0, 0.0, 0
    i = 0
    while f.order[queue, i] >= 0:
        group = f.order[queue, i]
        i += 1
        rank = f.skills[group, queue]["rank"] if rule == _MOST_FREE else 0
        if best >= 0 and rank > best_rank:
            break
        if not _asks(f, group, queue, waited):
            continue
        for load in range(f.groups[group]["at_once"]):
            agent = f.listed[group, load]["first"]
            while agent >= 0:
                if fits(f, agent, channel):
                    share = -share_free(f, agent, now) if rule == _MOST_FREE else share_busy(f, agent, now)
                    since = f.agents[agent]["since"]
                    if (
                        best < 0
                        or rank < best_rank
                        or load < best_load
                        or (
                            load == best_load
                            and (share < best_share or (share == best_share and since < best_since))
                        )
                    ):
                        best, best_rank, best_load, best_share, best_since = agent, rank, load, share, since
                agent = f.agents[agent]["after"]
    return best


@inner
def _at_random(f: Floor, slot: int, queue: int, waited: int) -> int:
    """Any of the least loaded agents; counted first, then found."""
    channel, least, n = f.types[queue]["channel"], -1, 0
    for search in range(2):
        wanted = -1
        if search == 1:
            if n == 0:
                return -1
            wanted = int(draw(f, slot, _AGENT_PICK, f.slots[slot]["number"]) * n)
            n = 0
        i = 0
        while f.order[queue, i] >= 0:
            group = f.order[queue, i]
            i += 1
            if not _asks(f, group, queue, waited):
                continue
            for load in range(f.groups[group]["at_once"]):
                if least >= 0 and load > least:
                    break
                agent = f.listed[group, load]["first"]
                while agent >= 0:
                    if fits(f, agent, channel):
                        if least < 0 or load < least:
                            least, n = load, 0
                        if n == wanted:
                            return int(agent)
                        n += 1
                    agent = f.agents[agent]["after"]
    return -1


@inner
def is_held(f: Floor, slot: int) -> bool:
    """Whether a leg that has just come is to wait for the last agent alone."""
    one = f.slots[slot]
    what, last = f.types[one["queue"]], history_of(f, slot)["last_agent"]
    if what["last_agent"] == 0 or last < 0 or what["last_agent_hold"] == 0:
        return False
    return is_here(f, last) and f.skills[f.agents[last]["group"], one["queue"]]["serves"] == 1


@inner
def select_agent(f: Floor, slot: int, now: int) -> int:
    """A free agent for a leg that has come to a queue, or -1."""
    one = f.slots[slot]
    queue = one["queue"]
    what = f.types[queue]
    if what["last_agent"] == 1 and one["is_gone"] == 0:
        last = history_of(f, slot)["last_agent"]
        if last >= 0 and may_take(f, last, slot, now):
            return int(last)
    if one["leg"] < 0 and is_held(f, slot):
        return -1
    if not serves(f, what["channel"]):
        return -1
    rule, waited = what["agent_selection"], now - one["waits_since"]
    if rule == _RANDOM:
        return _at_random(f, slot, queue, waited)
    if rule in (_LEAST_OCCUPIED, _MOST_FREE):
        return _by_share(f, rule, queue, waited, now)
    return _by_group(f, rule, queue, waited)
