"""What a point is kept under changes with everything that decides its numbers, and with nothing else."""

from __future__ import annotations

import pytest

import sim
from sim.sweep import Point, point
from tests.unit.sweep.few import SMALL


def test_equal_scenarios_have_equal_digests_however_they_are_written() -> None:
    one = Point("a", SMALL, {"arrivals.scale": 1.0})
    other = Point("b", sim.load(SMALL.to_dict()).with_({"arrivals.scale": 1}))
    assert one.digest() == other.digest()


def test_scenario_seed_engine_and_version_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Point("a", SMALL)
    digests = {
        one.digest(),
        one.digest(seed=2),
        one.digest(engine="center"),
        Point("a", SMALL.with_({"arrivals.scale": 1.01})).digest(),
    }
    monkeypatch.setattr(point, "engine_version", lambda: "another")
    assert len(digests | {one.digest()}) == 5
