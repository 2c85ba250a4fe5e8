"""Agents: one contact at a time, with the skill, on duty, and no more of them than the schedule says."""

from __future__ import annotations

import numpy as np

from sim.check.facts import Facts
from sim.check.findings import hold
from sim.check.limits import at_once
from sim.names import EventKind
from sim.units import NEVER

__all__ = ["check_agents"]


def _check_legs(facts: Facts) -> None:
    """Whoever serves belongs to the group, has the skill, and serves nobody else at the time."""
    plan, legs = facts.plan, facts.log.legs
    served = np.flatnonzero(facts.matched != NEVER)
    agent, group, queue = (legs[name][served].astype(np.int64) for name in ("agent", "group", "queue"))
    known = (group < len(plan.serves)) & (agent < plan.first_agent[-1])
    hold("agents and groups exist", "legs", legs, known, served)
    own = (agent >= plan.first_agent[group]) & (agent < plan.first_agent[group + 1])
    hold("an agent belongs to the leg's group", "legs", legs, own, served)
    hold("no leg is served without the skill", "legs", legs, plan.serves[group, queue], served)
    order = np.lexsort((served, facts.ended[served], facts.matched[served], agent))
    by_agent = served[order]
    after = np.ones(len(served), dtype=np.bool_)
    same = agent[order][1:] == agent[order][:-1]
    after[1:] = ~same | (facts.matched[by_agent][1:] >= facts.ended[by_agent][:-1])
    previous = np.append(-1, by_agent[:-1])[: len(by_agent)]
    hold("no agent has two legs at once", "legs", legs, after, by_agent, previous_leg_of_agent=previous)


def _check_presence(facts: Facts) -> None:
    """Headcounts are those of the schedule; nobody is idle when closed, or goes in the middle of an interval idle."""
    log, width = facts.log, facts.width
    agents, groups = log.agents, log.groups
    is_open = facts.open_grid[agents["interval"]]
    whole = agents["logged_in"] == width
    ok = (whole & is_open) | (agents["busy"] == agents["logged_in"])
    hold("who is there for a part of an interval, or when closed, serves all the time", "agents", agents, ok)
    n_groups = len(facts.plan.serves)
    due = facts.present.T.ravel() * width
    on_duty = groups["logged_in"] - groups["finishing"]
    ok = ~np.repeat(facts.open_grid, n_groups) | (on_duty == due)
    beside = {"on_duty": on_duty, "due": due}
    hold("while the center is open, as many are on duty as scheduled", "groups", groups, ok, None, **beside)
    busy = groups["talk"] + groups["wrap_up"]
    ok = (groups["finishing"] >= 0) & (groups["finishing"] <= busy)
    hold("0 <= finishing <= talk + wrap_up", "groups", groups, ok)


def _check_finishing(facts: Facts) -> None:
    """Who is finishing takes no other contact.

    Of the legs begun since the headcount last changed, never more are in progress than agents are on duty. (When the
    center is closed, those stay who were on duty at closing.)
    """
    plan, legs = facts.plan, facts.log.legs
    changes = plan.schedule[plan.schedule["kind"] != EventKind.INTERVAL]
    served = np.flatnonzero(facts.matched != NEVER)
    for group in range(len(plan.serves)):
        own = changes[(changes["kind"] == EventKind.CALENDAR) | (changes["entity"] == group)]
        begins = np.unique(own["at"] // facts.width)
        allowed = facts.present[group][begins]
        is_open = facts.open_grid[begins]
        for i in np.flatnonzero(~is_open).tolist():
            allowed[i] = allowed[i - 1] if i else 0
        mine = served[legs["group"][served] == group]
        spell = np.searchsorted(begins * facts.width, facts.matched[mine], "right") - 1
        who, at, level = at_once(spell, facts.matched[mine], facts.ended[mine])
        over = np.flatnonzero(level > allowed[who])
        if len(over):
            first = over[0]
            ok = ~((spell == who[first]) & (facts.matched[mine] == at[first]))
            beside = {"in_progress": level[first], "on_duty": allowed[who[first]]}
            more = {name: np.full(len(mine), value) for name, value in beside.items()}
            hold("no more legs are taken than agents are on duty", "legs", legs, ok, mine, **more)


def check_agents(facts: Facts) -> None:
    """One leg at a time, with the skill, on duty, and as many agents as scheduled."""
    _check_legs(facts)
    _check_presence(facts)
    _check_finishing(facts)
