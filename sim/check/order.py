"""Who is next, and who serves: priority, head start, order of arrival; skill, rank, longest idle.

Instants may be shared by many events whose order the tables do not show, so each rule is applied where that order
cannot matter: a contact counts as waiting, an agent as idle, only if it was so before the instant and after it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.check.facts import Facts
from sim.check.findings import hold
from sim.names import AtClosing
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


def check_agent_selection(facts: Facts) -> None:
    """Who arrives is served by an idle agent of the best rank, the longest idle among them; nobody waits needlessly."""
    plan, legs = facts.plan, facts.log.legs
    _check_work_conservation(facts)
    agent, begins, ends = facts.idle
    group = np.searchsorted(plan.first_agent, agent, "right") - 1
    at_once = np.flatnonzero(facts.matched == facts.enqueued)
    key = agent * (facts.horizon + 1) + ends
    wanted = legs["agent"][at_once].astype(np.int64) * (facts.horizon + 1) + facts.matched[at_once]
    number = np.searchsorted(key, wanted)
    hit = np.append(key, -1)[number] == wanted
    idle_since = np.where(hit, np.append(begins, 0)[number], facts.matched[at_once])
    for kind in range(len(plan.types)):
        mine = np.flatnonzero(legs["queue"][at_once] == kind)
        leg = at_once[mine]
        at, rank = facts.matched[leg], plan.rank[legs["group"][leg], kind]
        for its_rank in np.unique(plan.rank[plan.serves[:, kind], kind]).tolist():
            able = plan.serves[group, kind] & (plan.rank[group, kind] == its_rank)
            order = np.argsort(begins[able], kind="stable")
            start, end = begins[able][order], np.maximum.accumulate(ends[able][order])
            bound = np.where(rank == its_rank, idle_since[mine], at)
            before = np.searchsorted(start, bound, "left")
            until = np.append(-1, end)[before]
            ok = (rank < its_rank) | (until <= at)
            hold("idle agents of a better rank, then the longest idle, come first", "legs", legs, ok, leg)
