"""Nobody waits for any length of time while somebody who may take him has room."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.check.findings import hold
from sim.check.limits import free_line, stood
from sim.check.steps import Spells
from sim.check.waiting import Waiting
from sim.names import Outcome
from sim.units import NEVER

__all__ = ["check_conservation"]

_Ints = NDArray[np.int64]


def _level(at: _Ints, spells: Spells) -> _Ints:
    """How many spells are in progress just after each of some instants."""
    begun = np.searchsorted(np.sort(spells.since), at, "right")
    return np.asarray(begun - np.searchsorted(np.sort(spells.until), at, "right"))


def _check_waiting(waiting: Waiting, queue: int, group: int) -> None:
    """At no time does a leg wait that somebody of the group could take."""
    facts, plan = waiting.facts, waiting.facts.plan
    channel = int(plan.types["channel"][queue])
    leg, waits = waiting.for_group(queue, group)
    room = waiting.room(channel)
    room = room.where(waiting.duty.of_agent[room.who] == group)
    if not len(leg) or not len(room.who):
        return
    idle = waiting.idle.where(waiting.idle.who == group)
    unserved = facts.unserved.where(facts.unserved.who == channel)
    parts = [waits, room, idle, unserved]
    at = np.unique(np.concatenate([np.concatenate([part.since, part.until]) for part in parts]))
    at = at[at < facts.horizon]
    wrong = (_level(at, waits) > 0) & (_level(at, room) > 0) & (_level(at, unserved) == 0)
    wrong &= _level(at, idle) > plan.skills["keep_free"][group, queue]
    if wrong.any():
        t = int(at[wrong.argmax()])
        ok = ~((waits.since <= t) & (waits.until > t))
        free = int(room.who[np.flatnonzero((room.since <= t) & (room.until > t))[0]])
        beside = {name: np.full(len(leg), value) for name, value in (("at", t), ("free_agent", free))}
        hold(
            "nobody waits while an agent who may take him has room", "legs", facts.log.legs, ok, leg, **beside
        )


def _check_blocking(waiting: Waiting, held: Spells) -> None:
    """Nobody is blocked for want of a place while a line is free and somebody could take him."""
    facts, plan = waiting.facts, waiting.facts.plan
    contacts = facts.log.contacts
    blocked = np.flatnonzero(contacts["outcome"] == Outcome.BLOCKED)
    kind, at = contacts["type"][blocked].astype(np.int64), contacts["ended_at"][blocked]
    alone = (plan.choices[kind].sum(axis=1) == 1) & plan.choices[kind, kind]
    kind, alone = stood(facts, blocked, kind, alone)
    refused = facts.reception.refused[blocked]
    channel = plan.types["channel"][kind]
    started = plan.types["head_start"][kind]
    cases = facts.log.cases[contacts["case"][blocked]]
    started += plan.segments["head_start"][cases["segment"]] + plan.topics["head_start"][cases["topic"]]
    asks = alone & (free_line(facts, held, blocked) | ~refused) & ~(refused & facts.reception.meets[blocked])
    asks &= facts.surely_served(channel, at)
    legs = facts.log.legs
    brief = (legs["matched_at"] != NEVER) & (legs["matched_at"] == legs["ended_at"])
    known = np.isin(contacts["case"][blocked], facts.case[facts.talk_at != NEVER])
    asks &= ~(known & (plan.types["last_agent"][kind] == 1) & (plan.types["last_agent_hold"][kind] > 0))
    for group in range(len(plan.groups)):
        skill = plan.skills[group, kind]
        able = asks & (skill["serves"] == 1) & (skill["after"] <= started) & (skill["keep_free"] <= 0)
        for one in np.unique(channel[able]).tolist():
            mine = np.flatnonzero(able & (channel == one))
            room = waiting.room(one)
            room = room.where(waiting.duty.of_agent[room.who] == group)
            if plan.skills["keep_free"][group].max() >= 0:
                room = waiting.idle.where(waiting.idle.who == group)
            spells = Spells(np.zeros(len(room.who), dtype=np.int64), room.since, room.until)
            busy_for_no_time = np.isin(at[mine], legs["matched_at"][brief & (legs["group"] == group)])
            ok = ~_throughout(spells, at[mine]) | busy_for_no_time
            hold("nobody is blocked who could be served", "contacts", contacts, ok, blocked[mine])


def _throughout(spells: Spells, at: _Ints) -> NDArray[np.bool_]:
    """Whether one and the same spell begins before and ends after each instant."""
    order = np.argsort(spells.since, kind="stable")
    latest = np.append(-1, np.maximum.accumulate(spells.until[order]))
    return np.asarray(latest[np.searchsorted(spells.since[order], at, "left")] > at)


def check_conservation(waiting: Waiting, held: Spells) -> None:
    """No work waits for who has nothing to do."""
    plan = waiting.facts.plan
    for group, queue in zip(*np.nonzero(plan.skills["serves"]), strict=True):
        _check_waiting(waiting, int(queue), int(group))
    _check_blocking(waiting, held)
