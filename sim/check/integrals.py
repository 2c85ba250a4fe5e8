"""Little's law, to the tick: what intervals have counted is what legs have spent."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sim.check.facts import Facts
from sim.check.findings import hold, hold_equal
from sim.errors import CheckError
from sim.units import NEVER

__all__ = ["check_integrals", "per_interval"]

_Ints = NDArray[np.int64]


def per_interval(entity: _Ints, since: _Ints, until: _Ints, n_entities: int, n: int, width: int) -> _Ints:
    """Ticks that spells [since, until) of entities have in each of `n` intervals, shape (entities, n).

    The integral up to a boundary b is Σ (b − since)⁺ − Σ (b − until)⁺, so instants past the last boundary need no
    special case.
    """
    boundaries = np.arange(n + 1) * width
    total = np.zeros((n_entities, n + 1), dtype=np.int64)
    for instants, sign in ((since, 1), (until, -1)):
        counted = instants < n * width
        first = instants[counted] // width + 1
        number, ticks = np.zeros((2, n_entities, n + 1), dtype=np.int64)
        np.add.at(number, (entity[counted], first), 1)
        np.add.at(ticks, (entity[counted], first), instants[counted])
        total += sign * (number.cumsum(axis=1) * boundaries - ticks.cumsum(axis=1))
    return np.diff(total, axis=1)


def _check_grid(facts: Facts) -> None:
    """Every interval of every group, queue and channel has its row, in order."""
    log, plan = facts.log, facts.plan
    counted = (
        ("groups", "group", len(plan.serves)),
        ("queues", "queue", len(plan.types)),
        ("lines", "channel", len(plan.channels)),
    )
    for table, column, size in counted:
        rows = log.tables()[table]
        if len(rows) != facts.n * size:
            raise CheckError(f"every interval has its rows; {table}: {len(rows)} rows instead of {facts.n} × {size}")
        hold_equal("rows are in order of intervals", table, rows, "interval", np.repeat(np.arange(facts.n), size))
        hold_equal("rows are in order of intervals", table, rows, column, np.tile(np.arange(size), facts.n))
    key = log.agents["interval"].astype(np.int64) * int(plan.first_agent[-1]) + log.agents["agent"]
    hold("an agent has one row an interval, in order", "agents", log.agents, np.diff(key, prepend=-1) > 0)
    hold_equal("paid time is the plan's", "groups", log.groups, "paid", plan.paid.T.ravel())


def check_integrals(facts: Facts) -> None:
    """Integrals of queues, lines, groups and agents are the sums over the legs, interval by interval, to the tick."""
    log, plan, legs, n, width = facts.log, facts.plan, facts.log.legs, facts.n, facts.width
    _check_grid(facts)
    queue, channel = legs["queue"].astype(np.int64), facts.channel
    waiting = per_interval(queue, facts.enqueued, facts.left, len(plan.types), n, width)
    hold_equal("a queue's integral is the sum of waits (Little)", "queues", log.queues, "waiting", waiting.T.ravel())
    in_use = per_interval(channel, facts.enqueued, facts.freed, len(plan.channels), n, width)
    hold_equal("lines in use are held by legs (Little)", "lines", log.lines, "in_use", in_use.T.ravel())
    waits = int((np.minimum(facts.left, facts.horizon) - facts.enqueued).sum())
    if int(log.queues["waiting"].sum()) != waits:
        raise CheckError(f"Little's law: queues have {int(log.queues['waiting'].sum())} ticks, legs {waits}")

    served = facts.matched != NEVER
    group, agent = legs["group"][served].astype(np.int64), legs["agent"][served].astype(np.int64)
    talk_at, wrap_up_at, ended = facts.matched[served], legs["wrap_up_at"][served], facts.ended[served]
    for name, since, until in (("talk", talk_at, wrap_up_at), ("wrap_up", wrap_up_at, ended)):
        ticks = per_interval(group, since, until, len(plan.serves), n, width)
        hold_equal(f"a group's {name} is that of its legs", "groups", log.groups, name, ticks.T.ravel())

    agents = log.agents
    busy = per_interval(agent, talk_at, ended, int(plan.first_agent[-1]), n, width)
    hold_equal("an agent is busy with legs", "agents", agents, "busy", busy[agents["agent"], agents["interval"]])
    if int(busy.sum()) != int(agents["busy"].sum()):
        who, when = (part[0] for part in np.nonzero((busy > 0) & (facts.logged_in == 0)))
        raise CheckError(f"nobody works while logged out; agents: agent {who} has no row in interval {when}, yet legs")
    within = (agents["busy"] <= agents["logged_in"]) & (agents["logged_in"] > 0) & (agents["logged_in"] <= width)
    hold("0 <= busy <= logged_in <= length of the interval, and logged_in > 0", "agents", agents, within)
    of_group = np.stack([facts.logged_in[a:b].sum(axis=0) for a, b in pairwise(plan.first_agent.tolist())])
    hold_equal("a group's time is that of its agents", "groups", log.groups, "logged_in", of_group.T.ravel())
