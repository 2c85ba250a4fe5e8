"""Agents: with the skill, on duty, with no more in hand than they may, and there when the schedule says."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from sim.check.duty import Duty
from sim.check.facts import Facts
from sim.check.findings import hold
from sim.check.load import Load
from sim.check.steps import per_interval, within
from sim.errors import CheckError
from sim.units import NEVER

__all__ = ["check_agents"]


def _check_legs(facts: Facts, duty: Duty) -> None:
    """Whoever takes a leg belongs to the group, has the skill, and is on duty."""
    plan, legs = facts.plan, facts.log.legs
    served = np.flatnonzero(facts.matched != NEVER)
    agent, group, queue = facts.agent[served], facts.group[served], facts.queue[served]
    own = (agent >= plan.first_agent[group]) & (agent < plan.first_agent[group + 1])
    hold("an agent belongs to the leg's group", "legs", legs, own, served)
    skill = plan.skills[group, queue]
    hold("no leg is served without the skill", "legs", legs, skill["serves"] == 1, served)
    waited = facts.matched[served] - facts.waits_since[served]
    ok = waited >= skill["after"]
    hold("a group takes only who has waited as long as it wants", "legs", legs, ok, served, waited=waited)
    spells = duty.on_duty
    per_agent = facts.horizon + 2
    order = np.lexsort((spells.since, spells.who))
    who, since, until = (one[order] for one in spells)
    last = np.searchsorted(who * per_agent + since, agent * per_agent + facts.matched[served], "right") - 1
    ok = np.append(who, -1)[last] == agent
    ok &= np.append(until, -1)[last] >= facts.matched[served]
    hold("who takes a leg is on duty", "legs", legs, ok, served)


def _check_in_hand(facts: Facts, load: Load) -> None:
    """Never more in hand than the group allows: of a channel, together, and only what may run together."""
    plan, legs = facts.plan, facts.log.legs
    if not len(load.at):
        return
    group = np.searchsorted(plan.first_agent, load.agent, "right") - 1
    over = [("no agent is above capacity", load.total > plan.groups["at_once"][group])]
    for channel, held in enumerate(load.of_channel):
        over.append(("no agent is above the capacity of a channel", held > plan.cap[group, channel]))
        for other, beside in enumerate(load.of_channel):
            apart = ~plan.mix[group, channel, other]
            over.append(
                ("channels that do not mix are not in hand at once", (held > 0) & (beside > 0) & apart)
            )
    for invariant, wrong in over:
        if wrong.any():
            first = int(wrong.argmax())
            agent, at = load.agent[first], load.at[first]
            ok = ~((facts.agent == agent) & (facts.matched <= at) & (facts.ended > at))
            beside = {"at": at, "in_hand": load.total[first]}
            hold(
                invariant,
                "legs",
                legs,
                ok,
                **{name: np.full(len(ok), value) for name, value in beside.items()},
            )


def _check_presence(facts: Facts, duty: Duty) -> None:
    """Agents are logged in while on duty or while they finish; headcounts are those of the schedule."""
    log, width, n_agents = facts.log, facts.width, duty.n_agents
    agents, groups = log.agents, log.groups
    of_shift = duty.by_shift[duty.of_agent[agents["agent"]]]
    there = duty.there[agents["agent"], agents["interval"]]
    hold(
        "who works by shifts is there by them",
        "agents",
        agents,
        ~of_shift | (agents["logged_in"] == there),
        None,
        there=there,
    )
    n_rows = int((duty.there[duty.by_shift[duty.of_agent]] > 0).sum())
    if n_rows != int(of_shift.sum()):
        raise CheckError(
            f"who works by shifts is there by them; agents: {int(of_shift.sum())} rows instead of {n_rows}"
        )
    in_hand = per_interval(duty.in_hand, n_agents, facts.n, width)[agents["agent"], agents["interval"]]
    whole = (agents["logged_in"] == width) & facts.open_grid[agents["interval"]]
    ok = of_shift | whole | (agents["logged_in"] == in_hand)
    invariant = "who is there for a part of an interval, or when closed, has somebody in hand all the time"
    hold(invariant, "agents", agents, ok, None, in_hand=in_hand)
    ok = in_hand <= agents["logged_in"]
    hold("who has somebody in hand is logged in", "agents", agents, ok, None, in_hand=in_hand)

    counted = np.stack([duty.kept[a:b].sum(axis=0) for a, b in pairwise(facts.plan.first_agent.tolist())])
    ok = duty.by_shift[:, None] | ~facts.open_grid | (counted == duty.present)
    beside = {"on_duty": counted.T.ravel(), "due": duty.present.T.ravel()}
    hold(
        "while the center is open, as many are on duty as scheduled",
        "groups",
        groups,
        ok.T.ravel(),
        None,
        **beside,
    )
    on_duty = per_interval(duty.on_duty, n_agents, facts.n, width)
    finishing = duty.logged_in - on_duty
    of_group = np.stack([finishing[a:b].sum(axis=0) for a, b in pairwise(facts.plan.first_agent.tolist())])
    ok = groups["finishing"] == of_group.T.ravel()
    hold(
        "who is logged in and not on duty is finishing",
        "groups",
        groups,
        ok,
        None,
        recomputed=of_group.T.ravel(),
    )


def _check_leaving(facts: Facts, duty: Duty) -> None:
    """When a headcount is cut, idle agents go first, those with the highest numbers; then busy ones."""
    agents = facts.log.agents
    idle, first = duty.idle, facts.plan.first_agent
    for group in np.flatnonzero(~duty.by_shift).tolist():
        kept = duty.kept[first[group] : first[group + 1]]
        cuts = np.flatnonzero(np.diff(duty.present[group]) < 0) + 1
        number = np.arange(first[group], first[group + 1])
        for k in cuts[facts.open_grid[cuts] & facts.open_grid[cuts - 1]].tolist():
            at = np.full(len(number), k * facts.width)
            legs = facts.log.legs
            met = legs["agent"][
                legs["matched_at"] == k * facts.width
            ]  # perhaps just before, in the same instant
            stays = within(idle, number, at) & ~np.isin(number, met)
            goes = kept[:, k - 1] & ~kept[:, k]
            busy = within(duty.in_hand, number, at)
            ok = ~goes | ~np.where(busy, stays.any(), np.maximum.accumulate(stays[::-1])[::-1])
            row = np.searchsorted(
                agents["interval"].astype(np.int64) * duty.n_agents + agents["agent"],
                (k - 1) * duty.n_agents + number,
            )
            hold("idle agents go first, the highest numbers among them", "agents", agents, ok, row)


def check_agents(facts: Facts, load: Load, duty: Duty) -> None:
    """With the skill, on duty, within their capacity, and as many as scheduled."""
    _check_presence(facts, duty)
    _check_legs(facts, duty)
    _check_in_hand(facts, load)
    _check_leaving(facts, duty)
