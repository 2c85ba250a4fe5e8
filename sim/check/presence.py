"""Who is there, and how long waits may last: what is kept with the trace agrees with the tables."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.check.facts import Facts
from sim.check.findings import hold
from sim.errors import CheckError
from sim.names import AgentState, LegOutcome, LegReason, Outcome
from sim.units import NEVER

__all__ = ["check_presence"]

_Ints = NDArray[np.int64]
_AFTER = {
    AgentState.OFFLINE: (AgentState.LOGGED_IN,),
    AgentState.LOGGED_IN: (AgentState.FINISHING, AgentState.OFFLINE),
    AgentState.FINISHING: (AgentState.LOGGED_IN, AgentState.OFFLINE),
}
_LEFT = {
    LegOutcome.ABANDONED: Outcome.ABANDONED,
    LegOutcome.MESSAGE: Outcome.MESSAGE,
    LegOutcome.HIDDEN: Outcome.HIDDEN,
}


def check_presence(facts: Facts) -> None:
    """Agents come and go in legal order, serve while they are there, and waits end where they may; else both are empty.

    Without a trace neither table is kept.
    """
    log = facts.log
    if not facts.plan.trace:
        if len(log.presence) or len(log.limits):
            raise CheckError(
                f"no trace was asked for; presence: {len(log.presence)} rows, limits: {len(log.limits)} rows"
            )
        return
    for table, rows in (("presence", log.presence), ("limits", log.limits)):
        hold("rows are in order of time", table, rows, np.diff(rows["at"], prepend=0) >= 0)
    _check_states(facts)
    _check_limits(facts)


def _check_states(facts: Facts) -> None:
    rows = facts.log.presence
    order = np.lexsort((np.arange(len(rows)), rows["agent"]))
    mine = rows[order]
    first = np.diff(mine["agent"], prepend=-1) != 0
    last = np.append(first[1:], True)[: len(first)]
    before = np.where(first, int(AgentState.OFFLINE), np.append(0, mine["state"][:-1])[: len(mine)])
    legal = np.zeros((len(AgentState), len(AgentState)), dtype=np.bool_)
    for state, others in _AFTER.items():
        legal[state, list(others)] = True
    hold("agents come and go in legal order", "presence", rows, legal[before, mine["state"]], order)
    until = np.where(last, facts.horizon, np.append(mine["at"][1:], 0)[: len(mine)])
    ticks, there = until - mine["at"], mine["state"] != AgentState.OFFLINE
    _check_sums(facts, "agents", "agent", "logged_in", mine["agent"][there], ticks[there])
    ending = mine["state"] == AgentState.FINISHING
    group_of = np.repeat(np.arange(len(facts.plan.groups)), np.diff(facts.plan.first_agent))
    _check_sums(facts, "groups", "group", "finishing", group_of[mine["agent"][ending]], ticks[ending])
    _check_service(facts, mine[there & (before == AgentState.OFFLINE)], mine[~there])


def _check_sums(facts: Facts, table: str, who: str, column: str, number: _Ints, ticks: _Ints) -> None:
    """Times by presence add up to those of the intervals."""
    rows = facts.log.tables()[table]
    n = len(facts.plan.agents) + len(facts.plan.groups)
    found, told = np.zeros((2, n), dtype=np.int64)
    np.add.at(found, rows[who], rows[column])
    np.add.at(told, number, ticks)
    if not (found == told).all():
        at = int((found != told).argmax())
        raise CheckError(
            f"presence adds up to the {column} of the intervals; {table}, {who} {at}: {found[at]} ticks in them, "
            f"{told[at]} by presence"
        )


def _check_service(facts: Facts, comes: NDArray[np.void], goes: NDArray[np.void]) -> None:
    """Whoever has a leg in hand is there from its match to its end."""
    leg = np.flatnonzero((facts.matched != NEVER) & (facts.reason != LegReason.BOT))
    per_agent = facts.horizon + 1
    agent, end = facts.agent[leg], np.minimum(facts.ended[leg], facts.horizon)
    since = comes["agent"].astype(np.int64) * per_agent + comes["at"]
    number = np.searchsorted(since, agent * per_agent + facts.matched[leg], "right") - 1
    until = np.full(len(comes) + 1, facts.horizon)
    until[: len(comes)][_pairs(comes, goes)] = goes["at"]
    ok = (number >= 0) & (np.append(comes["agent"], -1)[number] == agent) & (end <= until[number])
    hold("no agent serves while offline", "legs", facts.log.legs, ok, leg)


def _pairs(comes: NDArray[np.void], goes: NDArray[np.void]) -> _Ints:
    """Which coming each going ends: the nth of an agent the nth of the same agent."""
    start = np.searchsorted(comes["agent"], goes["agent"], "left")
    nth = np.arange(len(goes)) - np.searchsorted(goes["agent"], goes["agent"], "left")
    return np.asarray(start + nth)


def _check_limits(facts: Facts) -> None:
    """Who leaves does so at the last limit of the wait, as it says; nobody waits beyond it."""
    rows, n = facts.log.limits, len(facts.log.legs)
    ends, kind = np.full(n, NEVER), np.full(n, -1)
    ends[rows["leg"]], kind[rows["leg"]] = rows["ends_at"], rows["outcome"]
    for outcome, limit in _LEFT.items():
        leg = np.flatnonzero(facts.outcome == outcome)
        ok = (ends[leg] == facts.ended[leg]) & (kind[leg] == limit)
        hold("who leaves does so at the limit of the wait", "legs", facts.log.legs, ok, leg, limit=ends[leg])
    leg = np.flatnonzero(kind >= 0)
    waited = np.minimum(np.minimum(facts.left[leg], facts.ended[leg]), facts.horizon)
    hold("nobody waits beyond the limit of the wait", "legs", facts.log.legs, waited <= ends[leg], leg)
