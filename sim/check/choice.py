"""Who serves: an idle agent of the best group, the longest idle among them; who knows the customer, if wanted.

Instants may be shared by many events whose order the tables do not show, so an agent counts as idle only if it was so
before the instant and after it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.check.facts import NOBODY, Facts
from sim.check.findings import hold
from sim.check.limits import at_most
from sim.check.steps import Spells, within
from sim.check.waiting import Waiting
from sim.names import AGENT_SELECTION
from sim.units import NEVER

__all__ = ["check_agent_selection"]

_Ints = NDArray[np.int64]
_BY_TIME = ("ranked_longest_idle", "longest_idle", "best_skill", "single_skilled_first")
"""Policies that take the longest idle agent of the best groups."""


def _merit(facts: Facts, rule: str, queue: int) -> _Ints:
    """By group: what the policy compares first, the lowest first."""
    skills = facts.plan.skills[:, queue]
    match rule:
        case "ranked_longest_idle" | "ranked_most_free":
            return np.asarray(skills["rank"])
        case "best_skill":
            return -skills["level"]
        case "single_skilled_first":
            return np.asarray(facts.plan.groups["n_skills"])
    return np.zeros(len(skills), dtype=np.int64)


def _idle_spells(waiting: Waiting) -> Spells:
    """Idle agents; who has had a leg that took no time takes his place among them anew."""
    facts, idle = waiting.facts, waiting.duty.idle
    passed = np.flatnonzero((facts.matched == facts.ended) & (facts.matched != NEVER))
    agent, at = facts.agent[passed], facts.matched[passed]
    per_agent = facts.horizon + 2
    order = np.lexsort((idle.since, idle.who))
    who, since, until = (one[order] for one in idle)
    last = np.searchsorted(who * per_agent + since, agent * per_agent + at, "right") - 1
    inside = (np.append(who, NOBODY)[last] == agent) & (np.append(until, 0)[last] > at)
    pieces = Spells(agent[inside], at[inside], until[last[inside]]).joined(Spells(who, since, until))
    order = np.lexsort((pieces.since, pieces.who))
    who, since, until = (one[order] for one in pieces)
    follows = np.append(who[1:] == who[:-1], False) if len(who) else who == 0
    until = np.where(follows, np.minimum(until, np.append(since, NEVER)[1:]), until)
    return Spells(who, since, until).where(until > since)


def _since(idle: Spells, agent: _Ints, at: _Ints, horizon: int) -> _Ints:
    """Since when agents are idle who are so until an instant; that instant if they are not."""
    order = np.lexsort((idle.until, idle.who))
    who, since, until = (one[order] for one in idle)
    per_agent = horizon + 2
    key = who * per_agent + np.minimum(until, horizon + 1)
    number = np.searchsorted(key, agent * per_agent + at)
    found = np.append(key, -1)[number] == agent * per_agent + at
    return np.where(found, np.append(since, 0)[number], at)


def _idle_until(idle: Spells, of_agent: _Ints, groups: NDArray[np.bool_], before: _Ints) -> _Ints:
    """For each instant: how long somebody of these groups is idle at least who was so before it; -1 if nobody was."""
    its = idle.where(groups[of_agent[idle.who]])
    order = np.argsort(its.since, kind="stable")
    latest = np.append(-1, np.maximum.accumulate(its.until[order]))
    return np.asarray(latest[np.searchsorted(its.since[order], before, "left")])


def _check_groups(waiting: Waiting, idle: Spells, queue: int, leg: _Ints) -> None:
    """Legs of a queue that were taken as they came: nobody idle would have been better."""
    facts, plan = waiting.facts, waiting.facts.plan
    rule = list(AGENT_SELECTION)[
        list(AGENT_SELECTION.values()).index(int(plan.types["agent_selection"][queue]))
    ]
    merit, skills = _merit(facts, rule, queue), plan.skills[:, queue]
    at, own = facts.matched[leg], merit[facts.group[leg]]
    waited = at - facts.waits_since[leg]
    by_time = rule in _BY_TIME
    since = _since(idle, facts.agent[leg], at, facts.horizon)
    able = (skills["serves"] == 1) & (skills["keep_free"] <= 0)
    for after in np.unique(skills["after"][able]).tolist():
        ready = able & (skills["after"] <= after)
        for its in np.unique(merit[ready]).tolist():
            before = np.where(own == its, since, at)
            until = _idle_until(idle, waiting.duty.of_agent, ready & (merit == its), before)
            ok = (waited < after) | (own < its) | (until <= at)
            if not by_time:
                ok |= own == its
            hold(
                "idle agents of a better group, then the longest idle, come first",
                "legs",
                facts.log.legs,
                ok,
                leg,
            )


def _check_last_agent(waiting: Waiting, idle: Spells) -> None:
    """Who comes again is taken by the agent who knows him, if he is idle."""
    facts, plan = waiting.facts, waiting.facts.plan
    knows = facts.knows
    wanted = (
        (facts.matched == facts.enqueued) & (knows != NOBODY) & (plan.types["last_agent"][facts.queue] == 1)
    )
    wanted &= facts.knows_surely
    leg = np.flatnonzero(wanted)
    skill = plan.skills[waiting.duty.of_agent[knows[leg]], facts.queue[leg]]
    able = (skill["serves"] == 1) & (skill["keep_free"] <= 0)
    able &= facts.matched[leg] - facts.waits_since[leg] >= skill["after"]
    able &= within(idle, knows[leg], facts.matched[leg])
    ok = ~able | (facts.agent[leg] == knows[leg])
    hold("who comes again is taken by who knows him", "legs", facts.log.legs, ok, leg, knows=knows[leg])


def _check_reserve(waiting: Waiting) -> None:
    """A group takes a contact only while more of its agents are idle than it keeps free, the one who takes it included.

    Whoever has ended a contact, or has come, at the instant itself may have been idle at it.
    """
    facts, plan, duty = waiting.facts, waiting.facts.plan, waiting.duty
    leg = np.flatnonzero(facts.matched != NEVER)
    keep = plan.skills["keep_free"][facts.group[leg], facts.queue[leg]]
    leg, keep = leg[keep >= 0], keep[keep >= 0]
    group, at = facts.group[leg], facts.matched[leg]
    given = np.flatnonzero((facts.matched != NEVER) & (facts.ended != NEVER))
    freed = Spells(facts.group[given], facts.ended[given], facts.ended[given])
    came = Spells(duty.of_agent[duty.on_duty.who], duty.on_duty.since, duty.on_duty.since)
    most = at_most(waiting.idle, group, at) + at_most(freed, group, at) + at_most(came, group, at)
    hold(
        "no more agents are taken than are not kept free", "legs", facts.log.legs, most > keep, leg, idle=most
    )


def check_agent_selection(waiting: Waiting) -> None:
    """Who comes is taken by the agent of the type's policy, where the log shows who that is."""
    facts, plan = waiting.facts, waiting.facts.plan
    idle = _idle_spells(waiting)
    came = (facts.matched == facts.enqueued) & (facts.matched != NEVER)
    known = (plan.types["last_agent"][facts.queue] == 1) & (facts.agent == facts.knows)
    _check_last_agent(waiting, idle)
    _check_reserve(waiting)
    for queue in range(len(plan.types)):
        leg = np.flatnonzero(came & ~known & (facts.queue == queue))
        if len(leg):
            _check_groups(waiting, idle, queue, leg)
