"""Who waits for whom: since when a leg waits for every group, and when an agent has room for it."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sim.check.duty import Duty
from sim.check.facts import NOBODY, Facts
from sim.check.findings import hold
from sim.check.load import Load
from sim.check.steps import Spells, covers

__all__ = ["Waiting", "check_holding"]

_Ints = NDArray[np.int64]
_Truths = NDArray[np.bool_]


class Waiting:
    """Legs that wait, and agents with room.

    Attributes
    ----------
    held, may_be_held
        By leg: whether it surely, or perhaps, waits at first for one agent alone.
    held_until
        By leg: until when, if so.
    shared_from
        By leg: since when it surely waits for all.
    """

    def __init__(self, facts: Facts, load: Load, duty: Duty) -> None:
        self.facts, self.load, self.duty = facts, load, duty
        types = facts.plan.types[facts.queue]
        wanted = (types["last_agent"] == 1) & (types["last_agent_hold"] > 0) & (facts.knows != NOBODY)
        leg = np.flatnonzero(wanted)
        agent = facts.knows[leg]
        able = facts.plan.skills["serves"][duty.of_agent[agent], facts.queue[leg]] == 1
        self.held, self.may_be_held = np.zeros((2, len(facts.queue)), dtype=np.bool_)
        self.held[leg] = able & covers(duty.on_duty, agent, facts.enqueued[leg])
        self.may_be_held[leg] = able & covers(duty.on_duty, agent, facts.enqueued[leg], touching=True)
        self.held &= facts.knows_surely
        self.may_be_held |= (types["last_agent"] == 1) & (types["last_agent_hold"] > 0) & ~facts.knows_surely
        self.held_until = facts.enqueued + types["last_agent_hold"]
        self.shared_from = np.where(self.may_be_held, self.held_until, facts.enqueued)
        self._rooms: dict[int, Spells] = {}

    def room(self, channel: int) -> Spells:
        """Agents on duty with room for one more contact of a channel."""
        if channel not in self._rooms:
            self._rooms[channel] = self.duty.room(self.load, channel)
        return self._rooms[channel]

    @cached_property
    def idle(self) -> Spells:
        """Idle agents, by group."""
        idle = self.duty.idle
        return Spells(self.duty.of_agent[idle.who], idle.since, idle.until)

    def for_group(self, queue: int, group: int) -> tuple[_Ints, Spells]:
        """Legs of a queue that have waited as long as a group wants, and when they do so."""
        facts = self.facts
        ripe = facts.waits_since + facts.plan.skills["after"][group, queue]
        since = np.maximum(self.shared_from, ripe)
        leg = np.flatnonzero((facts.queue == queue) & (since < facts.left) & (since < facts.horizon))
        return leg, Spells(leg, since[leg], facts.left[leg])


def check_holding(waiting: Waiting) -> None:
    """Who waits for one agent alone is taken by nobody else meanwhile."""
    facts = waiting.facts
    meanwhile = facts.matched < waiting.held_until
    ok = ~(waiting.held & meanwhile) | (facts.agent == facts.knows)
    hold(
        "who waits for one agent alone is taken by nobody else",
        "legs",
        facts.log.legs,
        ok,
        None,
        waits_for=facts.knows,
    )
