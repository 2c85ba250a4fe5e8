"""Who is next, and who serves: priority, head start, order of arrival; skill, rank, longest idle.

Instants may be shared by many events whose order the tables do not show, so each rule is applied where that order
cannot matter: a contact counts as waiting, an agent as idle, only if it was so before the instant and after it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.check.facts import Facts
from sim.check.findings import hold
from sim.check.limits import line_free
from sim.names import AtClosing, Outcome
from sim.units import NEVER

__all__ = ["check_agent_selection", "check_contact_selection"]

_Ints = NDArray[np.int64]
_NOBODY = -1


def _priority(facts: Facts) -> _Ints:
    """By leg."""
    own = facts.plan.segments["priority"][facts.segment]
    return np.where(own >= 0, own, facts.plan.types["priority"][facts.log.legs["queue"]])


def check_contact_selection(facts: Facts) -> None:
    """No leg is served while a better one waits that the same agent could serve.

    Within a contact type and segment the better one is the earlier one; between them priority decides, then the wait
    with head start, then the leg's number. So for each such line it is enough to look at its first waiting leg.
    """
    plan, legs = facts.plan, facts.log.legs
    kind, n_segments = legs["queue"].astype(np.int64), len(plan.segments)
    priority = _priority(facts)
    head_start = plan.types["head_start"][kind] + plan.segments["head_start"][facts.segment]
    since = facts.enqueued - head_start
    served = np.flatnonzero(facts.matched != NEVER)
    at = facts.matched[served]
    is_open = facts.is_open(at)
    for line in np.unique(kind * n_segments + facts.segment).tolist():
        its = np.flatnonzero(kind * n_segments + facts.segment == line)
        its_kind = line // n_segments
        latest = np.maximum.accumulate(facts.left[its])
        number = np.searchsorted(latest, at, "right")  # the first whose wait ends after `at`
        found = np.where(number < len(its), np.append(its, _NOBODY)[number], _NOBODY)
        waits = (found >= 0) & ((facts.enqueued[found] < at) | (found < served))
        waits &= plan.serves[legs["group"][served], its_kind]
        waits &= is_open | (plan.channels["at_closing"][plan.types["channel"][its_kind]] == AtClosing.SERVE_OUT)
        better = priority[found] < priority[served]
        same = priority[found] == priority[served]
        better |= same & (since[found] < since[served])
        better |= same & (since[found] == since[served]) & (found < served)
        hold("nobody is served while a better contact waits", "legs", legs, ~(waits & better), served, better_leg=found)


def _check_work_conservation(facts: Facts) -> None:
    """Nobody waits for any length of time while an agent with the skill is idle."""
    plan, legs = facts.plan, facts.log.legs
    agent, begins, ends = facts.idle
    group = np.searchsorted(plan.first_agent, agent, "right") - 1
    for kind in range(len(plan.types)):
        waiting = np.flatnonzero((legs["queue"] == kind) & (facts.left > facts.enqueued))
        able = np.flatnonzero(plan.serves[group, kind])
        if not len(waiting) or not len(able):
            continue
        n_waiting, n_able = len(waiting), len(able)
        at = np.concatenate([facts.enqueued[waiting], facts.left[waiting], begins[able], ends[able]])
        n_wait = np.repeat([1, -1, 0, 0], (n_waiting, n_waiting, n_able, n_able))
        n_idle = np.repeat([0, 0, 1, -1], (n_waiting, n_waiting, n_able, n_able))
        order = np.argsort(at, kind="stable")
        at = at[order]
        both = (n_wait[order].cumsum() > 0) & (n_idle[order].cumsum() > 0)
        lasting = np.flatnonzero(both[:-1] & (at[:-1] < at[1:]))
        if len(lasting):
            t = at[lasting[0]]
            one = able[np.flatnonzero((begins[able] <= t) & (ends[able] > t))[0]]
            ok = ~((facts.enqueued[waiting] <= t) & (facts.left[waiting] > t))
            beside = {"at": t, "idle_agent": agent[one], "idle_since": begins[one], "idle_until": ends[one]}
            more = {name: np.full(n_waiting, value) for name, value in beside.items()}
            hold("nobody waits while an agent with the skill is idle", "legs", legs, ok, waiting, **more)


def _idle_until(facts: Facts, groups: NDArray[np.bool_], before: _Ints) -> _Ints:
    """For each instant: how long somebody of these groups is idle at least who was so before it; -1 if nobody was."""
    agent, begins, ends = facts.idle
    able = groups[np.searchsorted(facts.plan.first_agent, agent, "right") - 1]
    order = np.argsort(begins[able], kind="stable")
    latest = np.append(-1, np.maximum.accumulate(ends[able][order]))
    return latest[np.searchsorted(begins[able][order], before, "left")]


def _check_blocking(facts: Facts) -> None:
    """Nobody is blocked for want of a place while a line is free and an agent with the skill is idle."""
    contacts = facts.log.contacts
    blocked = np.flatnonzero(contacts["outcome"] == Outcome.BLOCKED)
    free = line_free(facts, blocked)
    for kind in range(len(facts.plan.types)):
        mine = contacts["type"][blocked] == kind
        at = contacts["arrived_at"][blocked[mine]]
        idle = _idle_until(facts, facts.plan.serves[:, kind], at) > at
        hold("nobody is blocked who could be served", "contacts", contacts, ~(idle & free[mine]), blocked[mine])


def _idle_since(facts: Facts, leg: _Ints) -> _Ints:
    """When the agents of these legs became idle before they took them; the match itself if they were not."""
    agent, begins, ends = facts.idle
    key = agent * (facts.horizon + 1) + ends
    wanted = facts.log.legs["agent"][leg].astype(np.int64) * (facts.horizon + 1) + facts.matched[leg]
    number = np.searchsorted(key, wanted)
    return np.where(np.append(key, -1)[number] == wanted, np.append(begins, 0)[number], facts.matched[leg])


def check_agent_selection(facts: Facts) -> None:
    """Who arrives is served by an idle agent of the best rank, the longest idle among them; nobody waits needlessly."""
    plan, legs = facts.plan, facts.log.legs
    _check_work_conservation(facts)
    _check_blocking(facts)
    at_once = np.flatnonzero(facts.matched == facts.enqueued)
    for kind in range(len(plan.types)):
        leg = at_once[legs["queue"][at_once] == kind]
        at, rank, idle_since = facts.matched[leg], plan.rank[legs["group"][leg], kind], _idle_since(facts, leg)
        for its_rank in np.unique(plan.rank[plan.serves[:, kind], kind]).tolist():
            groups = plan.serves[:, kind] & (plan.rank[:, kind] == its_rank)
            until = _idle_until(facts, groups, np.where(rank == its_rank, idle_since, at))
            ok = (rank < its_rank) | (until <= at)
            hold("idle agents of a better rank, then the longest idle, come first", "legs", legs, ok, leg)
