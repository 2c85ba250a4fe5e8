"""Customers who come again because they were not helped: a network of queues with an exact solution.

With exponential talk the numbers waiting are those of Erlang C at the higher rate whatever the delay until the next
contact (product form); with patience the fixed point holds if the delay is long. Each assertion has a false-alarm share
of 1e-4 and must notice the deviation `detect` with probability .95.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

import sim
from sim.log import Log
from sim.names import CaseStatus, Mark
from sim.theory.fluid import fluid_retrial_rate
from sim.theory.retrial import slow_retrial
from sim.units import DAY, HOUR
from tests.sampling import some
from tests.statistics import Expectation, ratio
from tests.theory.floor import PATIENCE, PER_MINUTE, SERVICE, base, count, runs, shares

HOURS = 16 * 24
WINDOW = {"measures.warm_up": "3d", "measures.cool_down": "2d"}
"""Three days of warm-up, 16 to be measured, two more for those who come back."""


def _repeating(solved: float, share: float, delay: str, **more: object) -> dict[str, Any]:
    """Every contact that is served solves the problem with the same probability."""
    logit = math.log(solved / (1.0 - solved))
    return {
        "resolution": {"base": logit, "slope": 0},
        "repeat": {"share": share, "fading": 1, "delay": delay, "within": "365d", **more},
    }


QUARTER = _repeating(0.7, 0.8, "exponential mean:500m")
""".24 of those served come again."""
RETRIES = {
    "patience": "exponential mean:402s",
    "retry": {"abandoned": "0.5", "delay": "exponential mean:500m", "most": 30_000},
}


def _feedback(replications: int, delay: str, detect: float) -> None:
    fixed = slow_retrial(PER_MINUTE, SERVICE, 16, p_reconnect=0.24)
    wait, p_wait = 60 * fixed.queue.mean_wait, fixed.queue.p_wait
    assert (round(60 * fixed.offered_rate, 1), round(p_wait, 4), round(wait / 60, 3)) == (
        131.6,
        0.3587,
        0.757,
    )
    result = runs(base(16, QUARTER | {"repeat.delay": delay} | WINDOW), replications)
    Expectation(60 * fixed.offered_rate, 10 * detect).check(count(result, "offered") / HOURS)
    Expectation(p_wait, detect * p_wait).check(shares(result, "p_wait"))
    Expectation(wait, 2 * detect * wait).check(shares(result, "asa"))
    Expectation(fixed.queue.mean_queue, 2 * detect * fixed.queue.mean_queue).check(
        shares(result, "queue_mean")
    )


@pytest.mark.parametrize("delay", some(["exponential mean:500m", "exponential mean:10m", "6h"], one_in=3))
def test_who_was_not_helped_makes_erlang_c_at_the_higher_rate(delay: str) -> None:
    """Sixteen agents, nobody abandons."""
    _feedback(40, delay, 0.1)


@pytest.mark.long
def test_the_higher_rate_at_length() -> None:
    _feedback(800, "exponential mean:500m", 0.025)


def _both(replications: int, detect: float) -> None:
    fixed = slow_retrial(PER_MINUTE, SERVICE, 12, PATIENCE, 0.5, 0.24)
    wait, lost = 60 * fixed.queue.mean_wait, fixed.queue.p_abandon
    assert (round(60 * fixed.offered_rate, 1), round(lost, 4), round(wait / 60, 3)) == (140.7, 0.1901, 1.274)
    result = runs(base(12, QUARTER | {"contact_types.call": RETRIES} | WINDOW), replications)
    Expectation(60 * fixed.offered_rate, 200 * detect).check(count(result, "offered") / HOURS)
    Expectation(lost, detect).check(shares(result, "abandonment"))
    Expectation(wait, 400 * detect).check(shares(result, "wait_mean"))


def test_with_those_who_abandon_and_try_again() -> None:
    """Twelve agents; half of those who abandon try again, after 500 minutes, too."""
    _both(60, 0.006)


@pytest.mark.long
def test_retries_and_repeats_at_length() -> None:
    _both(800, 0.002)


def test_a_crowd_of_which_many_come_again() -> None:
    """400 agents with 1.25 times the work they can do: of 100 cases an hour and room for 80 come 158.4 contacts."""
    coming = fluid_retrial_rate(100.0, 80.0, 0.5, 0.24)
    assert coming == pytest.approx(158.4, rel=1e-12)
    changes = {
        **_repeating(0.7, 0.8, "exponential mean:20m"),
        "contact_types.call": RETRIES,
        "contact_types.call.retry.delay": "exponential mean:20m",
        "arrivals.streams.calls.rates_per_hour": 5000,
        "calendar.days": 1,
        "measures": {"warm_up": "4h", "cool_down": "4h"},
    }
    result = runs(base(400, changes), 12)
    offered, cases = count(result, "offered"), count(result, "cases")
    Expectation(coming / 100, 0.015 * coming / 100).check(ratio(offered, cases))
    Expectation(1.0 - 80 / coming, 0.012).check(shares(result, "abandonment"))


def _logs(agents: int, replications: int, changes: dict[str, Any]) -> Iterator[Log]:
    scenario = base(agents, changes)
    return (sim.simulate(sim.plan(scenario, replication=number)) for number in range(replications))


@pytest.mark.parametrize(
    ("solved", "share", "fading", "printed"),
    [
        (0.8, 1.0, 1.0, 1.25),
        (0.67, 1.0, 1.0, 1.49),
        (0.7, 0.8, 1.0, 1.32),
        (0.7, 0.8, 0.9, 1.30),
        (0.3, 0.8, 0.5, 1.74),
    ],
)
def test_contacts_of_a_case_are_geometric(solved: float, share: float, fading: float, printed: float) -> None:
    """1 / (1 - r (1 - p)) of them on average, 1 / p if all come again; with fading each next one is less likely."""
    again = [(1.0 - solved) * share * fading**k for k in range(60)]
    reach = np.cumprod([1.0, *again])  # probability of at least 1, 2, ... contacts
    assert reach.sum() == pytest.approx(printed, abs=0.005)
    if fading == 1.0:
        assert reach.sum() == pytest.approx(1.0 / (1.0 - share * (1.0 - solved)), rel=1e-9)
    changes = {**_repeating(solved, share, "lognormal median:30m sigma:0.5"), "calendar.days": 6}
    contacts, exactly_two, resolved = [], [], []
    for log in _logs(60, 20, changes | {"repeat.fading": fading}):
        early = log.cases["opened_at"] < 4 * DAY
        rows = log.journeys[early]
        assert (log.cases["status"][early] != CaseStatus.OPEN).all()
        contacts.append(rows["n_served"].mean())
        exactly_two.append((rows["n_served"] == 2).mean())
        resolved.append(((rows["marks"] & Mark.RESOLVED) > 0).mean())
    Expectation(reach.sum(), 0.02).check(contacts)
    Expectation(reach[1] - reach[2], 0.01).check(exactly_two)
    Expectation(solved * reach.sum(), 0.012).check(resolved)


@pytest.mark.parametrize(("agents", "per_hour", "detect"), [(12, 8.8, 1.0), (14, 0.0, 0.2)])
def test_the_line_is_stable_only_if_there_is_room_for_repeats(
    agents: int, per_hour: float, detect: float
) -> None:
    """m agents keep up if m mu (1 - r (1 - p)) > lambda: 14 do; 12, enough for the fresh cases, fall behind."""
    capacity = 60 * SERVICE * agents
    assert capacity > 100
    assert max(0.0, 100 + 0.24 * capacity - capacity) == pytest.approx(per_hour)
    since, until = 2 * DAY, 20 * DAY
    grown = []
    for log in _logs(agents, 20, _repeating(0.7, 0.8, "exponential mean:20m")):
        leaves = np.minimum(log.legs["matched_at"], log.legs["ended_at"])
        early, late = (int(((log.legs["enqueued_at"] <= at) & (leaves > at)).sum()) for at in (since, until))
        grown.append((late - early) * HOUR / (until - since))
    Expectation(per_hour, detect).check(grown)
