"""The two ends of the bot: it does nothing, or it leaves nothing to do.

Sessions are served at once, so those who end one come as they would without a bot: a Poisson stream (Mirasol 1963), of
which the queue of agents knows no more than its rate. Each assertion of a value has a false-alarm share of 1e-4 and
must notice the deviation `detect` with probability .95.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import sim
from sim.log import Log
from sim.names import CHANNELS, CaseStatus, Outcome
from sim.simulate import ENGINES
from sim.theory.erlang import erlang_c
from sim.units import DAY, MINUTE, NEVER
from tests.sampling import some
from tests.statistics import Expectation
from tests.theory.floor import PER_MINUTE, SERVICE, base

FEELING: dict[str, Any] = {
    **{key: {} for key in ("tolerance", "resolution", "satisfaction", "repeat", "desk")},
    "topics": {"call": {"complexity": "beta 2 3", "urgency": 0.5, "solvable": 1}},
    "contact_types.call.patience": "exponential mean:402s",
    "calendar.days": 3,
}


def _bot(coverage: float, **more: object) -> dict[str, Any]:
    return {"bot": {"coverage": dict.fromkeys(CHANNELS, coverage), "out_of_context": 0, **more}}


PERFECT = {"topics": {"call": {"solvable": 1}}}
"""Whoever it talks with, it solves the problem."""


@pytest.mark.parametrize("engine", ENGINES)
def test_a_bot_that_meets_nobody_changes_nothing(engine: str) -> None:
    """Not a bit, of what happens nor of what customers feel, however able it is."""
    off = sim.simulate(sim.plan(base(12, FEELING)), engine).tables()
    none = _bot(0, accuracy=1000, session="1h", returns=1)
    on = sim.simulate(sim.plan(base(12, FEELING | none)), engine).tables()
    assert len(off["feelings"]) > 5000
    for name, table in off.items():
        assert (on[name] == table).all(), name


def _perfect(replication: int) -> Log:
    plan = sim.plan(base(12, FEELING | _bot(1) | {"calendar.days": 21}), replication=replication)
    return sim.simulate(plan)


def test_a_perfect_bot_leaves_agents_nothing_to_do() -> None:
    """All cases are solved in one session, nobody waits, and sessions in progress are a Poisson number of mean 10/3."""
    moments = []
    for replication in range(20):
        log = _perfect(replication)
        done = log.cases["status"] != CaseStatus.OPEN
        assert (log.cases["status"][done] == CaseStatus.RESOLVED).all()
        assert (
            log.contacts["outcome"][log.contacts["outcome"] != Outcome.OPEN] == Outcome.BOT_RESOLVED
        ).all()
        assert len(log.contacts) == len(log.cases)
        assert (log.legs["agent"] == -1).all()
        assert log.groups["busy"].sum() == log.queues["waiting"].sum() == 0
        assert (log.journeys["n_served"] == 0).all()
        at = np.arange(24 * 60, 20 * 24 * 60, 20) * MINUTE
        begun, ended = (np.sort(log.legs[name]) for name in ("booked_at", "ended_at"))
        busy = np.searchsorted(begun, at, "right") - np.searchsorted(ended, at, "right")
        moments.append((busy.mean(), (busy * (busy - 1)).mean()))
    mean, pairs = np.array(moments).T
    Expectation(2 * PER_MINUTE, 0.1).check(mean)
    Expectation((2 * PER_MINUTE) ** 2, 1.0).check(pairs)


def _as_erlang_c(changes: dict[str, Any], replications: int, detect: float) -> None:
    exact, scenario = erlang_c(PER_MINUTE, SERVICE, 12), base(12, changes)
    waited, waits = [], []
    for replication in range(replications):
        legs = sim.simulate(sim.plan(scenario, replication=replication)).legs
        served = legs[(legs["agent"] >= 0) & (legs["talk_at"] < NEVER) & (legs["booked_at"] > DAY)]
        wait = (served["talk_at"] - served["enqueued_at"]) / MINUTE
        waited.append((wait > 0).mean())
        waits.append(wait.mean())
    Expectation(exact.p_wait, detect * exact.p_wait).check(waited)
    Expectation(exact.mean_wait, 3 * detect * exact.mean_wait).check(waits)


PASSES_ON = _bot(1, escalates=1)
HALF = PERFECT | _bot(0.5) | {"arrivals.streams.calls.rates_per_hour": 200}


@pytest.mark.parametrize("changes", some([PASSES_ON, HALF], one_in=2), ids=["passes on", "solves half"])
def test_agents_see_erlang_c_behind_a_bot(changes: dict[str, Any]) -> None:
    """A bot that solves nothing and passes all on; one that solves half of twice as many."""
    _as_erlang_c(changes, 40, 0.07)


@pytest.mark.long
@pytest.mark.parametrize("changes", [PASSES_ON, HALF], ids=["passes on", "solves half"])
def test_erlang_c_behind_a_bot_at_length(changes: dict[str, Any]) -> None:
    _as_erlang_c(changes, 800, 0.015)
