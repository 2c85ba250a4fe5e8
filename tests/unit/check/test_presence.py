"""Who is there and how long waits may last agree with the tables."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import sim
from sim.names import AgentState, LegOutcome
from sim.units import NEVER
from tests.differential.corner import calls, drawn_up, group
from tests.unit.check.judged import changed, first, log_of, refused, without

_PLAN = drawn_up(
    calls(*(f"08:{m:02d}" for m in range(0, 60, 2))),
    types=[{"talk": "7m", "set_up": "1m", "patience": "9m", "message": {"after": "6m", "share": 0.3}}, {}],
    agents={"g": group({"08:00-08:30": 3, "08:30-10:00": 2}, "a", "b")},
)
_LOG = log_of(_PLAN)


def test_an_agent_logs_in_finishes_who_is_in_hand_and_goes() -> None:
    states = [AgentState(one).name for one in _LOG.presence["state"][_LOG.presence["agent"] == 2].tolist()]
    assert states == ["LOGGED_IN", "FINISHING", "OFFLINE"]


def test_a_limit_is_kept_for_whoever_waits() -> None:
    left = np.minimum(_LOG.legs["matched_at"], _LOG.legs["ended_at"])
    waited = np.flatnonzero(left > _LOG.legs["enqueued_at"])
    assert set(waited.tolist()) <= set(_LOG.limits["leg"].tolist())
    assert (_LOG.limits["at"] <= _LOG.limits["ends_at"]).all()


@pytest.mark.parametrize("state", AgentState)
def test_no_row_of_presence_is_missing(state: AgentState) -> None:
    row = first(_LOG, "presence", "state", state)
    refused(without(_LOG, "presence", row), _PLAN, "legal order|presence adds up")


def test_nobody_serves_while_offline() -> None:
    """Somebody else comes in place of the agent: times add up, but he serves who is not there."""
    log = _LOG
    rows, agents = log.presence.copy(), log.agents.copy()
    rows["agent"], agents["agent"] = 2 - rows["agent"], 2 - agents["agent"]
    order = np.lexsort((agents["agent"], agents["interval"]))
    swapped = replace(log, presence=rows, agents=agents[order])
    with pytest.raises(sim.CheckError):
        sim.check(swapped, _PLAN)


def test_who_leaves_does_so_at_the_limit() -> None:
    for outcome in (LegOutcome.ABANDONED, LegOutcome.MESSAGE):
        leg = first(_LOG, "legs", "outcome", outcome)
        row = int(np.flatnonzero(_LOG.limits["leg"] == leg)[-1])
        refused(
            changed(_LOG, "limits", "ends_at", row, NEVER),
            _PLAN,
            "who leaves does so at the limit of the wait",
        )


def test_nobody_waits_beyond_the_limit() -> None:
    legs = _LOG.legs
    waited = (legs["outcome"] == LegOutcome.SERVED) & (legs["matched_at"] > legs["enqueued_at"])
    leg = int(np.flatnonzero(waited)[0])
    row = int(np.flatnonzero(_LOG.limits["leg"] == leg)[-1])
    early = changed(_LOG, "limits", "ends_at", row, int(legs["enqueued_at"][leg]))
    refused(early, _PLAN, "nobody waits beyond the limit of the wait")


def test_without_a_trace_neither_is_kept() -> None:
    silent = replace(_PLAN, trace=False)
    log = log_of(silent)
    assert not len(log.presence)
    assert not len(log.limits)
    refused(replace(log, presence=_LOG.presence), silent, "no trace was asked for")
