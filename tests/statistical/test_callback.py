"""Offers to be called back are taken as often, and calls back missed as often, as measured.

Hathaway, Emadi and Deshpande 2021: .375 accept, .07 do not answer. Each assertion has a false-alarm share of 1e-4 and
must notice the deviation `detect` with probability .95.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import sim
from sim.log import Log
from sim.names import Cause, LegOutcome, Outcome
from sim.units import MINUTE, NEVER
from tests.statistics import Expectation, ratio

SAID: dict[str, Any] = {
    "calendar.days": 7,
    "measures": {"warm_up": "0s", "cool_down": "0s"},
    "agents.tellers.count": 11,
    "contact_types.call": {"callback": {}, "announcement": {"balk_share": 0}},
}
"""The scenario `anchor` with too few agents, so that many are offered a call."""


def _check(replications: int, accepted: float, missed: float) -> None:
    scenario = sim.load("anchor").with_(SAID)
    logs = [sim.simulate(sim.plan(scenario, replication=number)) for number in range(replications)]
    taken, offers = np.array([_offers(log) for log in logs]).T
    Expectation(0.375, accepted).check(ratio(taken, offers))
    in_vain, calls = np.array([_calls(log) for log in logs]).T
    Expectation(0.07, missed).check(ratio(in_vain, calls))


def _offers(log: Log) -> tuple[int, int]:
    """Accepted, and made: to who is told a wait of more than three minutes."""
    announced = log.contacts["announced"]
    told = (announced > 3 * MINUTE) & (announced < NEVER)
    offered = told & (log.contacts["cause"] != Cause.CALLBACK)
    taken = log.contacts["outcome"] == Outcome.CALLBACK
    assert not (taken & ~offered).any()
    return np.count_nonzero(taken), np.count_nonzero(offered)


def _calls(log: Log) -> tuple[int, int]:
    """Not answered, and all that were made."""
    called = log.contacts["cause"][log.legs["contact"]] == Cause.CALLBACK
    outcome = log.legs["outcome"][called]
    in_vain = np.count_nonzero(outcome == LegOutcome.UNREACHED)
    return in_vain, in_vain + np.count_nonzero(outcome == LegOutcome.SERVED)


def test_callbacks_are_accepted_and_missed_as_measured() -> None:
    _check(12, accepted=0.012, missed=0.008)


@pytest.mark.long
def test_callbacks_at_length() -> None:
    _check(200, accepted=0.0025, missed=0.0025)
