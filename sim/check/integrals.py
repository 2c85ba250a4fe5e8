"""Little's law, to the tick: what intervals have counted is what legs have spent."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from sim.check.duty import Duty
from sim.check.facts import Facts
from sim.check.findings import hold, hold_equal
from sim.check.steps import Spells, per_interval
from sim.errors import CheckError
from sim.names import LegOutcome
from sim.units import NEVER

__all__ = ["check_integrals"]


def _check_grid(facts: Facts) -> None:
    """Every interval of every group, queue and channel has its row, in order."""
    log, plan = facts.log, facts.plan
    counted = (
        ("groups", "group", len(plan.groups)),
        ("queues", "queue", len(plan.types)),
        ("lines", "channel", len(plan.channels)),
    )
    for table, column, size in counted:
        rows = log.tables()[table]
        if len(rows) != facts.n * size:
            raise CheckError(
                f"every interval has its rows; {table}: {len(rows)} rows instead of {facts.n} × {size}"
            )
        hold_equal(
            "rows are in order of intervals", table, rows, "interval", np.repeat(np.arange(facts.n), size)
        )
        hold_equal("rows are in order of intervals", table, rows, column, np.tile(np.arange(size), facts.n))
    key = log.agents["interval"].astype(np.int64) * int(plan.first_agent[-1]) + log.agents["agent"]
    hold("an agent has one row an interval, in order", "agents", log.agents, np.diff(key, prepend=-1) > 0)
    hold_equal("paid time is the plan's", "groups", log.groups, "paid", plan.paid.T.ravel())


def _check_queues(facts: Facts, held: Spells) -> None:
    """Contacts waiting and lines in use are those of the legs."""
    log, plan, n, width = facts.log, facts.plan, facts.n, facts.width
    waiting = per_interval(Spells(facts.queue, facts.enqueued, facts.left), len(plan.types), n, width)
    hold_equal(
        "a queue's integral is the sum of waits (Little)", "queues", log.queues, "waiting", waiting.T.ravel()
    )
    in_use = per_interval(held, len(plan.channels), n, width)
    hold_equal("lines in use are held by contacts (Little)", "lines", log.lines, "in_use", in_use.T.ravel())
    waits = int((np.minimum(facts.left, facts.horizon) - facts.enqueued).sum())
    if int(log.queues["waiting"].sum()) != waits:
        raise CheckError(f"Little's law: queues have {int(log.queues['waiting'].sum())} ticks, legs {waits}")


def check_integrals(facts: Facts, duty: Duty, held: Spells) -> None:
    """Integrals of queues, lines, groups and agents are the sums over the legs, interval by interval, to the tick."""
    log, plan, n, width = facts.log, facts.plan, facts.n, facts.width
    _check_grid(facts)
    _check_queues(facts, held)
    served = facts.matched != NEVER
    answered = facts.talk_at != NEVER
    wrapped_up = answered & (facts.outcome != LegOutcome.HANDED_BACK)
    stages = (
        ("set_up", served, facts.matched, np.minimum(facts.talk_at, facts.ended)),
        ("talk", answered, facts.talk_at, facts.wrap_up_at),
        ("wrap_up", wrapped_up, facts.wrap_up_at, facts.ended),
    )
    for name, which, since, until in stages:
        ticks = per_interval(Spells(facts.group, since, until).where(which), len(plan.groups), n, width)
        hold_equal(f"a group's {name} is that of its legs", "groups", log.groups, name, ticks.T.ravel())

    agents = log.agents
    busy = per_interval(duty.working, duty.n_agents, n, width)
    ok = busy[agents["agent"], agents["interval"]]
    hold_equal("an agent is busy with legs", "agents", agents, "busy", ok)
    if int(busy.sum()) != int(agents["busy"].sum()):
        who, when = (part[0] for part in np.nonzero((busy > 0) & (duty.logged_in == 0)))
        raise CheckError(
            f"nobody works while logged out; agents: agent {who} has no row in interval {when}, yet legs"
        )
    within = (
        (agents["busy"] <= agents["logged_in"]) & (agents["logged_in"] > 0) & (agents["logged_in"] <= width)
    )
    hold("0 <= busy <= logged_in <= length of the interval, and logged_in > 0", "agents", agents, within)
    for name, of_agents in (("logged_in", duty.logged_in), ("busy", busy)):
        total = np.stack([of_agents[a:b].sum(axis=0) for a, b in pairwise(plan.first_agent.tolist())])
        hold_equal(f"a group's {name} is that of its agents", "groups", log.groups, name, total.T.ravel())
