"""A study that is really run: a verdict turns where a constant does, whoever computes it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from sim.study.finding import Status
from sim.study.outcome import Outcome
from sim.study.run import run_study
from sim.study.study import Study
from tests.unit.study.made import study

BASE = {
    "calendar.days": 7,
    "measures.warm_up": "1d",
    "measures.cool_down": "2d",
    "arrivals.scale": 0.4,
    "agents.tellers.count": 10,
}


def tiny(**changes: Any) -> Study:
    """One queue with many agents, so that haste saves no wait; only what it costs in resolution is left."""
    return study(
        base={**BASE, **changes},
        variants={"1": {}, "1.25": {"handling.speed": 1.4}, "0.85": {"handling.speed": 0.8}},
        conditions={"": {}},
        tornado={"claim": "depth", "only": True, "constants": {"resolution.haste": [0, 6]}},
        full={"replications": 5},
    )


@pytest.fixture(scope="module")
def dear() -> Outcome:
    """Haste costs much."""
    return run_study(tiny(**{"resolution.haste": 6, "satisfaction.human.haste": 0}))


def test_a_constant_changes_the_verdict(dear: Outcome) -> None:
    cheap = run_study(tiny(**{"resolution.haste": 0, "satisfaction.human.haste": 0}))
    assert dear.status("depth", "") is Status.HOLDS
    assert cheap.status("depth", "") is not Status.HOLDS
    (bar,) = dear.swing.bars
    assert bar.low is not None
    assert bar.low.contrast.value == pytest.approx(cheap.findings["depth"][""][0].contrast.value)
    assert bar.high is not None
    assert bar.high.contrast == dear.swing.base.contrast


def test_the_executor_does_not_matter(dear: Outcome) -> None:
    with ThreadPoolExecutor(2) as pool:
        again = run_study(dear.study, executor=pool)
    assert again.findings == dear.findings
    assert again.swing == dear.swing


def test_progress_is_told() -> None:
    seen: list[tuple[int, int]] = []
    short = {"calendar.days": 3, "measures.warm_up": "0s", "measures.cool_down": "1d"}
    run_study(tiny(**short), progress=lambda done, goal: seen.append((done, goal)))
    assert seen[0] == (0, 15)
    assert (15, 15) in seen
    assert seen[-1] == (20, 20)
