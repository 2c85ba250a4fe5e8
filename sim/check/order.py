"""Who is next: nobody is taken while a better contact waits that the same agent could take.

Instants may be shared by many events whose order the tables do not show, so the rule is applied where that order cannot
matter: a contact counts as waiting only if it was so before the instant and after it, and as fit for the agent only if
it was so at the instant of the match whatever else happened then.
"""

from __future__ import annotations

from heapq import heappop, heappush

import numpy as np
from numpy.typing import NDArray

from sim.check.facts import NOBODY, Facts
from sim.check.findings import hold
from sim.check.steps import covers
from sim.check.waiting import Waiting
from sim.names import LegReason

__all__ = ["check_contact_selection", "first_of", "is_better"]

_Ints = NDArray[np.int64]
_MILLION = 1_000_000


def first_of(key: _Ints, since: _Ints, until: _Ints, at: _Ints) -> _Ints:
    """For each instant, the spell with the lowest key of those that begin before it and end after it; -1 for none.

    Ties of the key are decided by the lower position.
    """
    out = np.full(len(at), NOBODY)
    comes, asked = np.argsort(since, kind="stable").tolist(), np.argsort(at, kind="stable").tolist()
    keys, begins, ends = key.tolist(), since.tolist(), until.tolist()
    waiting: list[tuple[int, int]] = []
    i = 0
    for question in asked:
        now = int(at[question])
        while i < len(comes) and begins[comes[i]] < now:
            heappush(waiting, (keys[comes[i]], comes[i]))
            i += 1
        while waiting and ends[waiting[0][1]] <= now:
            heappop(waiting)
        if waiting:
            out[question] = waiting[0][1]
    return out


def _merit(facts: Facts, leg: _Ints, at: _Ints) -> _Ints | None:
    """What the policy compares before the wait, the lowest first; None where the log does not show it."""
    plan = facts.plan
    queue, since = facts.queue[leg], facts.waits_since[leg]
    match plan.contact_selection:
        case "priority_longest_wait":
            own = plan.segments["priority"][facts.segment[leg]]
            return np.where(own >= 0, own, plan.types["priority"][queue])
        case "longest_wait":
            return np.zeros(len(leg), dtype=np.int64)
        case "weighted_wait":
            row = plan.types[queue]
            score = row["base_score"] + np.where(facts.reason[leg] != LegReason.ARRIVAL, row["continued_score"], 0)
            return np.asarray(-(score * _MILLION + row["wait_score"] * (at - since)))
        case "earliest_due":
            return np.asarray(since + plan.types["due_in"][queue])
        case "last_in_first_out":
            return -since
    return None


def is_better(facts: Facts, group: int, one: _Ints, other: _Ints, at: _Ints) -> NDArray[np.bool_]:
    """Whether a leg comes before another one, in the eyes of an agent of a group."""
    pick = facts.plan.skills["pick"][group]
    fresh = facts.reason != LegReason.HAND_BACK
    backwards = facts.plan.contact_selection == "last_in_first_out"
    better, same = np.zeros(len(one), dtype=np.bool_), np.ones(len(one), dtype=np.bool_)
    compared = [(fresh[one], fresh[other]), (pick[facts.queue[one]], pick[facts.queue[other]])]
    merits = _merit(facts, one, at), _merit(facts, other, at)
    if merits[0] is not None and merits[1] is not None:
        compared.append((np.where(fresh[one], merits[0], 0), np.where(fresh[other], merits[1], 0)))
        sign = np.where(fresh[one] & backwards, -1, 1)
        compared.append((facts.waits_since[one] * sign, facts.waits_since[other] * sign))
        compared.append((one * sign, other * sign))
    for mine, others in compared:
        better |= same & (mine < others)
        same &= mine == others
    return better


def check_contact_selection(waiting: Waiting) -> None:
    """No leg is taken while a better one waits that the same agent could take.

    The lines are those of contact type, segment and class: within them the order is that of the wait, head starts
    included, so it is enough to look at the first one of each. Where agents may have several contacts in hand, only
    contacts of the same channel are compared.
    """
    facts, plan = waiting.facts, waiting.facts.plan
    took = facts.matched < facts.horizon
    took &= ~(waiting.may_be_held & (facts.matched <= waiting.held_until))
    line = facts.queue * len(plan.segments) * 3 + facts.segment * 3
    line += np.where(facts.reason == LegReason.HAND_BACK, 2, facts.reason != LegReason.ARRIVAL)
    backwards = plan.contact_selection == "last_in_first_out"
    for group in np.unique(facts.group[took]).tolist():
        taken = np.flatnonzero(took & (facts.group == group))
        at, single = facts.matched[taken], plan.groups["at_once"][group] == 1
        for queue in np.flatnonzero(plan.skills["serves"][group] == 1).tolist():
            channel = int(plan.types["channel"][queue])
            leg, waits = waiting.for_group(queue, group)
            asks = covers(facts.unserved, np.full(len(taken), channel), at, touching=True)
            keep = plan.skills["keep_free"][group]
            asks = ~asks & (keep[queue] <= keep[facts.queue[taken]])
            asks &= single | (facts.channel[taken] == channel)
            for one in np.unique(line[leg]).tolist():
                its = np.flatnonzero(line[leg] == one)
                sign = -1 if backwards and one % 3 != 2 else 1
                order = its[::sign] if sign < 0 else its
                wanted = np.flatnonzero(asks)
                key = facts.waits_since[leg[order]] * sign
                number = first_of(key, waits.since[order], waits.until[order], at[wanted])
                found = number >= 0
                better, worse = leg[order[number[found]]], taken[wanted[found]]
                ok = ~is_better(facts, group, better, worse, at[wanted[found]])
                hold(
                    "nobody is taken while a better contact waits",
                    "legs",
                    facts.log.legs,
                    ok,
                    worse,
                    better_leg=better,
                )
