"""Customers who try again: as good as new ones if they do so late, and by the exact chain if they do not.

Each assertion has a false-alarm share of 1e-4 and must notice the deviation `detect` with probability .95.
"""

from __future__ import annotations

import pytest

from sim.replications import Result
from sim.theory.retrial import Retrial, retrial_queue, slow_retrial
from tests.statistics import Expectation, ratio
from tests.theory.floor import PATIENCE, PER_MINUTE, SERVICE, base, count, runs, shares

HOURS = 16 * 24
WINDOW = {"measures.warm_up": "3d", "measures.cool_down": "2d"}
"""Three days of warm-up, 16 to be measured, two more for those who come back."""


def _runs(agents: int, delay: int, replications: int = 60, **more: object) -> Result:
    """Half of those who abandon try again, after so many minutes."""
    again = {
        "patience": "exponential mean:402s",
        "retry": {"abandoned": "0.5", "delay": f"exponential mean:{delay}m", "most": 30_000},
        **more,
    }
    return runs(base(agents, {"contact_types.call": again, **WINDOW}), replications)


def _chain(delay: int) -> Retrial:
    return retrial_queue(
        PER_MINUTE, SERVICE, 10, 1 / delay, queue_capacity=None, patience_rate=PATIENCE, p_retry_abandoned=0.5
    )


@pytest.fixture(scope="module", params=[500, 20])
def with_delay(request: pytest.FixtureRequest) -> tuple[int, Result]:
    """Ten agents; mean time until the next attempt in minutes."""
    return request.param, _runs(10, request.param)


def test_the_exact_chain(with_delay: tuple[int, Result]) -> None:
    delay, result = with_delay
    exact = _chain(delay)
    Expectation(60 * exact.attempt_rate, 0.8).check(count(result, "offered") / HOURS)
    Expectation(exact.p_abandon, 0.006).check(shares(result, "abandonment"))
    Expectation(exact.mean_queue, 0.1).check(shares(result, "queue_mean"))
    Expectation(exact.mean_busy / 10, 0.006).check(shares(result, "occupancy"))


def test_late_retries_are_as_good_as_new_customers(with_delay: tuple[int, Result]) -> None:
    """After 500 minutes the fixed point holds; after 20 it abandons too few, by 4 %, as the chain says."""
    delay, result = with_delay
    fixed = slow_retrial(PER_MINUTE, SERVICE, 10, PATIENCE, 0.5)
    assert (round(60 * fixed.offered_rate, 1), round(fixed.queue.p_abandon, 4)) == (108.6, 0.1590)
    assert _chain(delay).p_abandon / fixed.queue.p_abandon == pytest.approx(
        {500: 1.0, 20: 1.04}[delay], abs=0.003
    )
    if delay == 500:
        Expectation(60 * fixed.offered_rate, 0.8).check(count(result, "offered") / HOURS)
        Expectation(fixed.queue.p_abandon, 0.006).check(shares(result, "abandonment"))
        Expectation(60 * fixed.queue.mean_wait, 2.5).check(shares(result, "wait_mean"))


@pytest.mark.long
def test_early_retries_abandon_more_than_late_ones() -> None:
    """At length: what the simulator says after 20 minutes is the chain's .165 and not the fixed point's .159."""
    seen = shares(_runs(10, 20, replications=600), "abandonment")
    estimate = Expectation(_chain(20).p_abandon, 0.0018).check(seen)
    fixed = slow_retrial(PER_MINUTE, SERVICE, 10, PATIENCE, 0.5).queue.p_abandon
    assert estimate.mean - fixed > 0.004


def test_who_was_served_may_come_back_too() -> None:
    """Twelve agents; .24 of those served come again, after 500 minutes, like half of those who abandoned."""
    fixed = slow_retrial(PER_MINUTE, SERVICE, 12, PATIENCE, 0.5, 0.24)
    assert (round(60 * fixed.offered_rate, 1), round(fixed.queue.p_abandon, 4)) == (140.7, 0.1901)
    result = _runs(12, 500, thread={"reopen": 0.24, "pause": "exponential mean:500m", "most": 1000})
    legs = count(result, "legs")
    Expectation(60 * fixed.offered_rate, 1.2).check(legs / HOURS)
    Expectation(fixed.queue.p_abandon, 0.006).check(ratio(count(result, "legs_abandoned"), legs))
    Expectation(60 * fixed.queue.mean_wait, 2.5).check(shares(result, "leg_wait_mean"))


def test_work_that_returns_is_erlang_c_at_the_higher_rate() -> None:
    """Sixteen agents, nobody abandons, .24 come again."""
    fixed = slow_retrial(PER_MINUTE, SERVICE, 16, p_reconnect=0.24)
    assert (round(60 * fixed.offered_rate, 1), round(fixed.queue.mean_wait, 3)) == (131.6, 0.757)
    thread = {"reopen": 0.24, "pause": "exponential mean:500m", "most": 1000}
    result = runs(base(16, {"contact_types.call.thread": thread, **WINDOW}), 60)
    Expectation(60 * fixed.offered_rate, 1.2).check(count(result, "legs") / HOURS)
    Expectation(60 * fixed.queue.mean_wait, 0.15 * 60 * fixed.queue.mean_wait).check(
        shares(result, "leg_asa")
    )
    Expectation(fixed.queue.mean_queue, 0.15 * fixed.queue.mean_queue).check(shares(result, "queue_mean"))
