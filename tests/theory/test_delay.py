"""Erlang C, Erlang A, Erlang B and infinitely many agents, on the simulator.

Each assertion has a false-alarm share of 1e-4 and must notice the deviation `detect` with probability .95.
"""

from __future__ import annotations

import numpy as np
import pytest

from sim.replications import Result
from sim.theory.erlang import erlang_a, erlang_b, erlang_c
from tests.sampling import some
from tests.statistics import Expectation, ratio
from tests.theory.floor import PATIENCE, PER_MINUTE, SERVICE, base, count, runs, shares

EXPONENTIAL_PATIENCE = {"contact_types.call.patience": "exponential mean:402s"}


@pytest.mark.parametrize(("agents", "detect"), some([(12, 0.05), (13, 0.04), (14, 0.04)], one_in=3))
def test_erlang_c(agents: int, detect: float) -> None:
    exact, result = erlang_c(PER_MINUTE, SERVICE, agents), runs(base(agents), 80)
    Expectation(exact.p_wait, detect * exact.p_wait).check(shares(result, "p_wait"))
    Expectation(exact.mean_wait * 60, 3 * detect * exact.mean_wait * 60).check(shares(result, "asa"))
    Expectation(exact.service_level(1 / 3), 0.03).check(shares(result, "service_level"))
    Expectation(exact.occupancy, 0.01).check(shares(result, "occupancy"))
    Expectation(exact.mean_queue, 3 * detect * exact.mean_queue).check(shares(result, "queue_mean"))
    assert count(result, "abandoned").sum() == 0


@pytest.fixture(scope="module", params=[8, 10, 12, 14])
def impatient(request: pytest.FixtureRequest) -> tuple[int, Result]:
    """Erlang A with so many agents."""
    return request.param, runs(base(request.param, EXPONENTIAL_PATIENCE), 40)


def test_erlang_a(impatient: tuple[int, Result]) -> None:
    agents, result = impatient
    exact = erlang_a(PER_MINUTE, SERVICE, agents, PATIENCE)
    Expectation(exact.p_abandon, 0.006).check(shares(result, "abandonment"))
    Expectation(exact.p_wait, 0.015).check(shares(result, "p_wait"))
    Expectation(exact.mean_wait * 60, 3).check(shares(result, "wait_mean"))
    Expectation(exact.mean_wait_served * 60, 3).check(shares(result, "asa"))
    Expectation(exact.occupancy, 0.01).check(shares(result, "occupancy"))
    Expectation(exact.mean_queue, 0.1).check(shares(result, "queue_mean"))


def test_abandonment_is_the_rate_of_impatience_times_the_wait(impatient: tuple[int, Result]) -> None:
    """An identity of Erlang A for any number of agents: P(abandon) = theta E[W], E[W] over all who come."""
    _, result = impatient
    abandoned, waited = count(result, "abandoned"), result.joined["wait_mean"].top[:, 0, 0] / 60
    observations = ratio(abandoned - PATIENCE * waited, count(result, "offered"))
    Expectation(0.0, 0.003).check(observations)


@pytest.mark.parametrize(
    "how", [{"contact_types.call.patience": "0s"}, {"contact_types.call.queue_places": 0}]
)
@pytest.mark.parametrize("talk", some(["exponential mean:6m", "lognormal mean:6m sigma:0.8", "6m"], one_in=2))
def test_erlang_b_whatever_the_service(how: dict[str, object], talk: str) -> None:
    result = runs(base(12, {**how, "contact_types.call.talk": talk}), 20)
    lost = "abandoned" if "contact_types.call.patience" in how else "blocked"
    Expectation(erlang_b(10, 12), 0.008).check(ratio(count(result, lost), count(result, "offered")))
    assert (count(result, "answered") + count(result, lost) == count(result, "offered")).all()


@pytest.mark.parametrize("talk", ["exponential mean:6m", "hyperexponential shares:0.5,0.5 means:1m,11m"])
def test_with_agents_in_plenty_nobody_waits_and_busy_ones_are_poisson(talk: str) -> None:
    """Busy agents at every full hour, ten services apart: moments and tail of a Poisson number of mean 10."""
    import sim

    moments = []
    for replication in range(30):
        log = sim.simulate(sim.plan(base(60, {"contact_types.call.talk": talk}), replication=replication))
        assert (log.contacts["answered_at"][:-100] == log.contacts["arrived_at"][:-100]).all()
        at = np.arange(24, 21 * 24) * 3_600_000_000
        busy = np.searchsorted(np.sort(log.legs["talk_at"]), at, "right")
        busy -= np.searchsorted(np.sort(log.legs["wrap_up_at"]), at, "right")
        moments.append([busy.mean(), (busy * (busy - 1)).mean(), (busy <= 5).mean(), (busy >= 17).mean()])
    mean, pairs, few, many = np.array(moments).T
    Expectation(10.0, 0.25).check(mean)
    Expectation(100.0, 5.5).check(pairs)
    Expectation(0.0670860, 0.02).check(few)
    Expectation(0.0270416, 0.015).check(many)
