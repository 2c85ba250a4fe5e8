"""What becomes of a day's arrivals: the three closed examples of the ContactCenters guide, and identities."""

from __future__ import annotations

import numpy as np
import pytest

from sim.theory.delay_system import delay_system
from sim.theory.fates import Fates, fates
from sim.theory.parameter import TheoryError
from sim.theory.transient import Period, PeriodResult, transient


def guide(patience_rate: float, queue_capacity: int | None) -> tuple[Fates, PeriodResult]:
    solution = transient([Period(480.0, 12, 4.2)], 0.5, patience_rate, queue_capacity)
    return fates(solution, 20 / 60), solution.periods[0]


def within(value: float, low: float, high: float) -> None:
    """A published 95 % interval holds the exact value."""
    assert low <= value <= high


def test_mmc(printed) -> None:
    day, period = guide(0.0, None)
    printed(day.served_within, "1815.27")
    printed(day.service_level(), ".90043")
    printed(day.wait_served / day.served, ".10068")
    printed(period.mean_busy / 12, ".69693")
    within(day.served_within, 1812.618, 1819.698)
    within(day.service_level(), 0.900, 0.904)
    within(day.wait_served / day.served, 0.097, 0.102)
    within(period.mean_busy / 12, 0.694, 0.697)


def test_mmc_cleared_queue() -> None:
    _, period = guide(0.0, None)
    disconnected = float(period.state_at_end[12:] @ np.arange(period.state_at_end.size - 12))
    within(disconnected, 0.328, 0.538)


def test_mmc_with_abandonment(printed) -> None:
    day, period = guide(1.0, None)
    printed(day.abandoned, "59.263")
    printed(day.served_within, "1906.719")
    printed(day.service_level("answered"), ".97444")
    printed(day.wait_served / day.served, ".02383")
    printed(period.mean_busy / 12, ".67656")
    printed(day.service_level("abandons_within_threshold_excluded"), ".96819")
    within(day.abandoned, 57.659, 59.558)
    within(day.served_within, 1903.785, 1908.231)


def test_mmc_blocked(printed) -> None:
    day, period = guide(0.0, 5)
    printed(day.blocked, "18.863")
    printed(day.served_within, "1854.069")
    printed(day.service_level(), ".92836")
    printed(day.wait_served / day.served, ".06045")
    printed(period.mean_busy / 12, ".69047")
    printed(day.served_within / (day.blocked + day.served), ".91968")
    within(day.blocked, 18.045, 19.265)


def test_from_equilibrium_the_shares_are_those_of_equilibrium() -> None:
    queue = delay_system(4.2, 0.5, 8, 0.4, 25)
    solution = transient([Period(7.0, 8, 4.2)] * 2, 0.5, 0.4, 25, start=queue.probabilities)
    day = fates(solution, 0.7, 0.1)
    admitted = day.arrivals - day.blocked
    assert day.arrivals == pytest.approx(4.2 * 14.0, rel=1e-12)
    assert day.blocked / day.arrivals == pytest.approx(queue.p_blocked, rel=1e-9)
    assert day.abandoned / admitted == pytest.approx(queue.p_abandon, rel=1e-9)
    assert day.served_within / admitted == pytest.approx(queue.served_within(0.7), rel=1e-10)
    assert day.abandoned_within / admitted == pytest.approx(queue.abandoned_within(0.7), rel=1e-9)
    assert day.abandoned_short / admitted == pytest.approx(queue.abandoned_within(0.1), rel=1e-9)
    assert day.wait_served / day.served == pytest.approx(queue.mean_wait_served, rel=1e-9)
    assert day.wait_abandoned / day.abandoned == pytest.approx(queue.mean_wait_abandoned, rel=1e-9)
    ours, theirs = day.service_levels(), queue.service_levels(0.7, 0.1)
    assert ours.short_abandons_count == pytest.approx(theirs.short_abandons_count, rel=1e-10)


def test_following_the_drain_step_by_step_gives_the_same() -> None:
    """Second route: let the arrivals stop and count those who leave in the chain itself."""
    drain = transient([Period(30.0, 4, 5.0), Period(200.0, 4, 0.0)], 0.5, 0.3)
    day = fates(transient([Period(30.0, 4, 5.0)], 0.5, 0.3), 1.0)
    assert sum(p.abandons for p in drain.periods) == pytest.approx(day.abandoned, rel=1e-9)
    queued = sum(p.mean_queue * (p.end - p.start) for p in drain.periods)
    assert day.wait_served + day.wait_abandoned == pytest.approx(queued, rel=1e-9)


def test_refuses_changing_staff() -> None:
    solution = transient([Period(1.0, 1, 1.0), Period(1.0, 2, 1.0)], 1.0)
    with pytest.raises(TheoryError, match=r"servers by period = \[1, 2\]"):
        fates(solution, 0.3)
