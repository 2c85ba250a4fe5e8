"""What several invariants look at: the log and the plan, side by side as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sim.check.findings import hold
from sim.log import Log
from sim.names import EventKind
from sim.plan import Plan
from sim.units import NEVER

__all__ = ["Facts", "facts_of"]

_Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Facts:
    """A log whose rows are in order, and its plan.

    Attributes
    ----------
    n, width, horizon
        Number and length of the intervals, and the run's end.
    channel, segment
        By leg.
    enqueued, matched, ended
        By leg; NEVER where it has not come to that.
    left
        By leg: when the wait ended, NEVER if it has not.
    freed
        By leg: when the line was freed, NEVER if it has not.
    open_grid
        By interval: whether the center is open.
    """

    log: Log
    plan: Plan
    n: int
    width: int
    horizon: int
    channel: _Ints
    segment: _Ints
    enqueued: _Ints
    matched: _Ints
    ended: _Ints
    left: _Ints
    freed: _Ints
    open_grid: NDArray[np.bool_]

    def is_open(self, at: _Ints) -> NDArray[np.bool_]:
        """Whether the center is open at these instants."""
        spans = self.plan.open_spans
        number = np.searchsorted(spans[:, 0], at, "right") - 1
        return (number >= 0) & (at < np.append(spans[:, 1], -1)[number])

    @cached_property
    def present(self) -> _Ints:
        """Shape (groups, intervals): headcount by the schedule."""
        out = np.zeros((len(self.plan.serves), self.n), dtype=np.int64)
        for row in self.plan.schedule[self.plan.schedule["kind"] == EventKind.STAFF]:
            out[row["entity"], row["at"] // self.width :] = row["value"]
        return out

    @cached_property
    def logged_in(self) -> _Ints:
        """Shape (agents, intervals): ticks."""
        out = np.zeros((int(self.plan.first_agent[-1]), self.n), dtype=np.int64)
        out[self.log.agents["agent"], self.log.agents["interval"]] = self.log.agents["logged_in"]
        return out

    @cached_property
    def idle(self) -> tuple[_Ints, _Ints, _Ints]:
        """Agent, beginning and end of every spell of idleness of positive length, in that order.

        Agents come and go on the grid unless they finish a contact, so who is there for a whole interval and has no
        leg is idle. A leg that takes no time ends one spell and begins another.
        """
        there = np.zeros((self.logged_in.shape[0], self.n + 2), dtype=np.int64)
        there[:, 1:-1] = self.logged_in == self.width
        who, boundary = np.nonzero(np.diff(there, axis=1))
        served = self.matched != NEVER
        busy = self.log.legs["agent"][served].astype(np.int64)
        agent = np.concatenate([who, busy, busy])
        at = np.concatenate([boundary * self.width, self.matched[served], np.minimum(self.ended[served], self.horizon)])
        change = np.concatenate([np.diff(there, axis=1)[who, boundary], np.full(len(busy), -1), np.full(len(busy), 1)])
        order = np.lexsort((at, agent))
        agent, at, level = agent[order], at[order], change[order].cumsum()
        begins = (level[:-1] == 1) & (agent[:-1] == agent[1:]) & (at[:-1] < at[1:])
        return agent[:-1][begins], at[:-1][begins], at[1:][begins]


def facts_of(log: Log, plan: Plan) -> Facts:
    """The facts of a log whose rows have been checked."""
    legs, width = log.legs, plan.meta.interval
    n = plan.horizon // width
    spans = plan.open_spans
    grid = np.zeros(n + 1, dtype=np.int64)
    np.add.at(grid, np.minimum(spans[:, 0] // width, n), 1)
    np.add.at(grid, np.minimum(spans[:, 1] // width, n), -1)
    matched, ended = legs["matched_at"], legs["ended_at"]
    lost = matched == NEVER
    agents = log.agents
    known = (agents["agent"] >= 0) & (agents["agent"] < plan.first_agent[-1])
    hold("agents and intervals exist", "agents", agents, known & (agents["interval"] >= 0) & (agents["interval"] < n))
    return Facts(
        log=log,
        plan=plan,
        n=n,
        width=width,
        horizon=plan.horizon,
        channel=plan.types["channel"][legs["queue"]],
        segment=log.cases["segment"][log.contacts["case"][legs["contact"]]].astype(np.int64),
        enqueued=legs["enqueued_at"],
        matched=matched,
        ended=ended,
        left=np.where(lost, ended, matched),
        freed=np.where(lost, ended, legs["wrap_up_at"]),
        open_grid=grid[:-1].cumsum() > 0,
    )
