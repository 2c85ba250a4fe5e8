"""Fluid limits: large floors with more to do than they can, and what comes back when customers try again.

Each assertion has a false-alarm share of 1e-4 and must notice the deviation `detect` with probability .95. A floor of
400 agents is nearer to its limit than that.
"""

from __future__ import annotations

import math

import pytest

import sim
from sim.theory.fluid import fluid_overload, fluid_retrial_rate
from tests.sampling import some
from tests.statistics import Expectation, ratio
from tests.theory.floor import base, count, runs, shares

AGENTS = 400
PER_HOUR = 10 * AGENTS
"""Calls that all agents together complete."""


def _measured_patience(t: float) -> float:
    """The distribution function of the patience of a bank's callers, minutes."""
    return 1.0 - 0.19 * math.exp(-t / 1.08) - 0.81 * math.exp(-t / 12.4)


def _crowd(rho: float, changes: dict[str, object]) -> sim.Scenario:
    return base(
        AGENTS,
        {
            "calendar.days": 1,
            "measures.warm_up": "4h",
            "arrivals.streams.calls.rates_per_hour": rho * PER_HOUR,
            **changes,
        },
    )


@pytest.mark.parametrize(("rho", "printed"), some([(1.25, 1.18), (1.5, 2.71), (2.0, 6.00)], one_in=3))
def test_who_is_too_many_leaves_and_the_others_wait_alike(rho: float, printed: float) -> None:
    """The share that leaves is what capacity lacks; the wait w is where F(w) is that share."""
    patience = "hyperexponential shares:0.19,0.81 means:64.8s,744s"
    limit = fluid_overload(rho * PER_HOUR / 60, PER_HOUR / 60, _measured_patience)
    assert limit.wait == pytest.approx(printed, abs=0.005)
    result = runs(_crowd(rho, {"contact_types.call.patience": patience}), 12)
    Expectation(1.0 - 1.0 / rho, 0.008).check(shares(result, "abandonment"))
    Expectation(60 * limit.wait, 0.07 * 60 * limit.wait).check(shares(result, "asa"))
    Expectation(limit.queue, 0.07 * limit.queue).check(shares(result, "queue_mean"))
    Expectation(1.0, 0.002).check(shares(result, "occupancy"))


@pytest.mark.parametrize(("reconnect", "printed"), some([(0.0, 120.0), (0.24, 158.4)], one_in=2))
def test_half_of_those_who_leave_come_back(reconnect: float, printed: float) -> None:
    """New cases at 1.25 times the capacity, twenty minutes until the next try; 100 new cases and 80 served an hour."""
    coming = fluid_retrial_rate(100.0, 80.0, 0.5, reconnect)
    assert coming == pytest.approx(printed, rel=1e-12)
    again = {
        "patience": "exponential mean:402s",
        "retry": {"abandoned": "0.5", "delay": "exponential mean:20m", "most": 30_000},
        "thread": {"reopen": reconnect, "pause": "exponential mean:20m", "most": 1000},
    }
    result = runs(_crowd(1.25, {"contact_types.call": again, "measures.cool_down": "4h"}), 12)
    joined, cases = count(result, "legs"), count(result, "cases")
    Expectation(coming / 100, 0.015 * coming / 100).check(ratio(joined, cases))
    Expectation(1.0 - 80 / coming, 0.012).check(ratio(count(result, "legs_abandoned"), joined))
    Expectation(reconnect * 80 / coming, 0.005).check(ratio(count(result, "reopened"), joined))
