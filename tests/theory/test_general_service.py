"""M/G/m: lognormal talk times with sigma .8, against figures simulated elsewhere, and Poisson service by one agent."""

from __future__ import annotations

import math

import pytest

from sim.theory.erlang import erlang_c
from sim.theory.multiserver import allen_cunneen, pollaczek_khinchine
from tests.sampling import some
from tests.statistics import Expectation
from tests.theory.floor import PER_MINUTE, SERVICE, base, runs, shares


@pytest.mark.parametrize(
    ("agents", "wait", "half_width", "of_erlang_c"),
    some([(12, 1.236, 0.006, 0.917), (13, 0.516, 0.002, 0.905), (14, 0.234, 0.001, 0.897)], one_in=3),
)
def test_lognormal_talk_times(agents: int, wait: float, half_width: float, of_erlang_c: float) -> None:
    """An independent simulation's mean waits, in minutes; must notice 12 %."""
    result = runs(base(agents, {"contact_types.call.talk": "lognormal mean:6m sigma:0.8"}), 80)
    seen = shares(result, "asa") / 60
    estimate = Expectation(wait, 0.12 * wait, reference_error=half_width / 1.96).check(seen)
    markov = erlang_c(PER_MINUTE, SERVICE, agents).mean_wait
    assert estimate.mean / markov == pytest.approx(of_erlang_c, rel=0.05)
    approximation = allen_cunneen(PER_MINUTE, 6.0, agents, math.expm1(0.64))
    assert approximation == pytest.approx(estimate.mean, rel=0.1)


@pytest.mark.parametrize(
    ("talk", "cv2"),
    some(
        [
            ("6m", 0.0),
            ("erlang k:4 mean:6m", 0.25),
            ("exponential mean:6m", 1.0),
            ("gamma mean:6m shape:0.5", 2.0),
        ],
        one_in=3,
    ),
)
def test_one_agent_waits_by_pollaczek_and_khinchine(talk: str, cv2: float) -> None:
    scenario = base(1, {"contact_types.call.talk": talk, "arrivals.streams.calls.rates_per_hour": 8})
    exact = pollaczek_khinchine(8 / 60, 6.0, cv2)
    Expectation(exact, 0.25 * exact).check(
        shares(runs(scenario.with_({"calendar.days": 101}), 100), "asa") / 60
    )
