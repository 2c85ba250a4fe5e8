"""How many contacts agents have in hand, and how much work is done meanwhile."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.check.facts import Facts
from sim.units import NEVER

__all__ = ["Load"]

_Ints = NDArray[np.int64]


class Load:
    """Contacts in hand of every agent, as a step function of time, recomputed from the legs.

    Attributes
    ----------
    agent, at
        Changes, by agent and instant; what happens at one instant is one change.
    total
        In hand after the change.
    of_channel
        Shape (channels, changes): the same by channel.
    """

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._per_agent = facts.horizon + 2
        taken = np.flatnonzero(facts.matched != NEVER)
        given = taken[facts.ended[taken] != NEVER]
        leg = np.concatenate([taken, given])
        agent, channel = facts.agent[leg], facts.channel[leg]
        at = np.concatenate([facts.matched[taken], facts.ended[given]])
        change = np.repeat([1, -1], (len(taken), len(given)))
        order = np.lexsort((at, agent))
        agent, at, channel, change = agent[order], at[order], channel[order], change[order]
        last = np.append((np.diff(agent) != 0) | (np.diff(at) != 0), np.ones(min(1, len(at)), dtype=np.bool_))
        self.agent, self.at = agent[last], at[last]
        first = np.diff(self.agent, prepend=-1) != 0
        self._start = np.maximum.accumulate(np.where(first, np.arange(len(first)), 0))
        self._first = first
        self.of_channel = np.stack(
            [self._level((change * (channel == c)).cumsum()[last]) for c in range(len(facts.plan.channels))]
        )
        self.total = self.of_channel.sum(axis=0)
        self._key = self.agent * self._per_agent + self.at
        self._done: dict[int, _Ints] = {}

    def _level(self, counted: _Ints) -> _Ints:
        """Running counts of all agents, less what was counted before the agent."""
        base = np.append(0, counted)[:-1][self._start] if len(counted) else counted
        return np.asarray(counted - base)

    def _last(self, agent: _Ints, at: _Ints) -> _Ints:
        """The last change of an agent at an instant or before."""
        return np.searchsorted(self._key, agent * self._per_agent + at, "right") - 1

    def _speed(self, channel: int) -> _Ints:
        """After each change."""
        return np.asarray(self.facts.plan.slowed[channel][self.total])

    def _work(self, channel: int) -> _Ints:
        """What an agent with a leg of the channel would have worked until each change, in ticks × 65,536."""
        if channel not in self._done:
            lasted = np.append(0, np.diff(self.at)) if len(self.at) else self.at
            before = np.append(0, self._speed(channel)[:-1])[: len(self.at)]
            self._done[channel] = (np.where(self._first, 0, lasted) * before).cumsum()
        return self._done[channel]

    def worked(self, leg: _Ints, since: _Ints, until: _Ints) -> _Ints:
        """Work done on legs from an instant to a later one, in ticks × 65,536: the integral of the speed.

        Both instants must lie between the match and the end of the leg.
        """
        out = np.zeros(len(leg), dtype=np.int64)
        for channel in np.unique(self.facts.channel[leg]).tolist():
            mine = self.facts.channel[leg] == channel
            agent, work, speed = self.facts.agent[leg[mine]], self._work(channel), self._speed(channel)
            for at, sign in ((until[mine], 1), (since[mine], -1)):
                last = self._last(agent, at)
                out[mine] += sign * (work[last] + (at - self.at[last]) * speed[last])
        return out

    def in_hand(self, leg: _Ints, since: _Ints, until: _Ints) -> _Ints:
        """Ticks from an instant to a later one, times the contacts in the hands of the legs' agents meanwhile."""
        lasted = np.append(0, np.diff(self.at)) if len(self.at) else self.at
        before = np.append(0, self.total[:-1])[: len(self.at)]
        done = (np.where(self._first, 0, lasted) * before).cumsum()
        out = np.zeros(len(leg), dtype=np.int64)
        for at, sign in ((until, 1), (since, -1)):
            last = self._last(self.facts.agent[leg], at)
            out += sign * (done[last] + (at - self.at[last]) * self.total[last])
        return out
