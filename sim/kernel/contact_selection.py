"""Which waiting contact an agent takes who can take one more."""

from __future__ import annotations

from sim.compiled import inlined, inner
from sim.draws import case_word, stream_hash, uniform
from sim.kernel.agent_selection import may_take, serves
from sim.kernel.agents import fits
from sim.kernel.floor import CONTACT_RULE, N_PICKS, REPLICATION, SEED, Floor
from sim.kernel.queues import n_queue_lines
from sim.kernel.tables import CLASSES
from sim.names import CONTACT_SELECTION, LegReason, Purpose

__all__ = ["select_contact"]

_PRIORITY, _LONGEST_QUEUE = CONTACT_SELECTION["priority_longest_wait"], CONTACT_SELECTION["longest_queue"]
_WEIGHTED, _DUE = CONTACT_SELECTION["weighted_wait"], CONTACT_SELECTION["earliest_due"]
_LIFO, _RANDOM = CONTACT_SELECTION["last_in_first_out"], CONTACT_SELECTION["random"]
_CONTACT_PICK, _ARRIVAL = int(Purpose.CONTACT_PICK), int(LegReason.ARRIVAL)
_PICKS = stream_hash("contact selection")
_HANDED_BACK = 2


@inlined
def _may_pick(f: Floor, agent: int, queue: int) -> bool:
    """Whether the agent may take anybody of a queue, if he has waited long enough."""
    group, what = f.agents[agent]["group"], f.types[queue]
    skill = f.skills[group, queue]
    return (
        skill["serves"] == 1
        and serves(f, what["channel"])
        and f.groups[group]["n_idle"] > skill["keep_free"]
        and fits(f, agent, what["channel"])
    )


@inner
def _merit(f: Floor, rule: int, line: int, slot: int, now: int) -> int:
    """What the rule says of the first leg of a line: the lowest goes first."""
    one = f.slots[slot]
    what = f.types[one["queue"]]
    if rule == _PRIORITY:
        return int(f.lines[line]["priority"])
    if rule == _LONGEST_QUEUE:
        return -int(what["n"])
    if rule == _WEIGHTED:
        score = what["base_score"]
        if one["reason"] != _ARRIVAL:
            score += what["continued_score"]
        return -int(score * 1_000_000 + what["wait_score"] * (now - one["waits_since"]))
    if rule == _DUE:
        return int(one["waits_since"] + what["due_in"])
    if rule == _LIFO:
        return -int(one["waits_since"])
    return 0


@inner
def _last_ripe(f: Floor, line: int, after: int, now: int) -> int:
    """Who came last to a line and has waited `after`."""
    slot = f.lines[line]["last"]
    while now - f.slots[slot]["waits_since"] < after:
        slot = f.slots[slot]["before"]
    return int(slot)


@inner
def _at_random_of(f: Floor, agent: int, pick: int, now: int) -> int:
    """Any waiting leg of the queues that the agent prefers; counted first, then found."""
    group, n = f.agents[agent]["group"], 0
    for search in range(2):
        wanted = -1
        if search == 1:
            word = case_word(0, f.scalars[N_PICKS])
            u = uniform(f.scalars[SEED], f.scalars[REPLICATION], _CONTACT_PICK, 0, word, _PICKS)
            f.scalars[N_PICKS] += 1
            wanted = int(u * n)
            n = 0
        for line in range(n_queue_lines(f)):
            ends = f.lines[line]
            slot, skill = ends["first"], f.skills[group, ends["type"]]
            if slot < 0 or skill["pick"] != pick or not _may_pick(f, agent, ends["type"]):
                continue
            while slot >= 0 and now - f.slots[slot]["waits_since"] >= skill["after"]:
                if n == wanted:
                    return int(slot)
                n += 1
                slot = f.slots[slot]["after"]
    return -1


@inner
def _held(f: Floor, agent: int, now: int) -> int:
    """Who waits for this agent alone and may be taken, or -1."""
    slot = f.lines[n_queue_lines(f) + agent]["first"]
    while slot >= 0:
        if may_take(f, agent, slot, now):
            return int(slot)
        slot = f.slots[slot]["after"]
    return -1


@inner
def select_contact(f: Floor, agent: int, now: int) -> int:
    """The slot of the waiting leg that an agent takes who can take one more, or -1."""
    held = _held(f, agent, now)
    if held >= 0:
        return held
    rule, group = f.scalars[CONTACT_RULE], f.agents[agent]["group"]
    per_type = f.segments.shape[0] * CLASSES
    best, best_pick, best_merit, best_since, best_leg, best_back = -1, 0, 0, 0, 0, False
    for queue in range(f.types.shape[0]):
        if f.types[queue]["n"] == 0 or not _may_pick(f, agent, queue):
            continue
        skill = f.skills[group, queue]
        for line in range(queue * per_type, (queue + 1) * per_type):
            slot = f.lines[line]["first"]
            if slot < 0 or now - f.slots[slot]["waits_since"] < skill["after"]:
                continue
            back, pick, merit = line % CLASSES == _HANDED_BACK, skill["pick"], 0
            sign = 1
            if not back:
                if rule == _LIFO:
                    slot, sign = _last_ripe(f, line, skill["after"], now), -1
                merit = _merit(f, rule, line, slot, now)
            since, leg = f.slots[slot]["waits_since"] * sign, f.slots[slot]["leg"] * sign
            better = best < 0
            if not better:
                if back != best_back:
                    better = back
                elif pick != best_pick:
                    better = pick < best_pick
                elif merit != best_merit:
                    better = merit < best_merit
                else:
                    better = since < best_since or (since == best_since and leg < best_leg)
            if better:
                best, best_pick, best_merit, best_since, best_leg, best_back = (
                    slot,
                    pick,
                    merit,
                    since,
                    leg,
                    back,
                )
    if rule == _RANDOM and best >= 0 and not best_back:
        return _at_random_of(f, agent, best_pick, now)
    return best
