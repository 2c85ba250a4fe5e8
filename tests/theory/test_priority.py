"""Non-preemptive priority: 20 % VIP among the base case's calls, and the law that the average does not change."""

from __future__ import annotations

import pytest

from sim.replications import Result
from sim.theory.erlang import erlang_c
from sim.theory.priority import priority_multi_server
from tests.statistics import Expectation
from tests.theory.floor import PER_MINUTE, SERVICE, base, runs, shares

VIP, STANDARD = priority_multi_server([0.2 * PER_MINUTE, 0.8 * PER_MINUTE], SERVICE, 12)


@pytest.fixture(scope="module")
def result() -> Result:
    """Twelve agents, VIP calls first."""
    return runs(
        base(
            12,
            {
                "contact_types.vip": {"talk": "exponential mean:6m", "skill": "call", "priority": 0},
                "arrivals.streams.calls.mix": {"call": 4, "vip": 1},
            },
        ),
        120,
    )


def test_the_closed_form_is_the_printed_one() -> None:
    assert (round(VIP, 3), round(STANDARD, 3)) == (0.27, 1.618)


def test_vip_wait_less_and_the_rest_more(result: Result) -> None:
    Expectation(VIP * 60, 0.06 * VIP * 60).check(shares(result, "asa", "contact_type", "vip"))
    Expectation(STANDARD * 60, 0.14 * STANDARD * 60).check(shares(result, "asa", "contact_type", "call"))


def test_the_average_wait_is_that_of_first_come_first_served(result: Result) -> None:
    exact = erlang_c(PER_MINUTE, SERVICE, 12)
    Expectation(exact.mean_wait * 60, 0.14 * exact.mean_wait * 60).check(shares(result, "asa"))
    Expectation(exact.p_wait, 0.05 * exact.p_wait).check(shares(result, "p_wait"))
