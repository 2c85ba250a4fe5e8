"""Which way measures get better: each measure stands in one list, and none that does not exist."""

from __future__ import annotations

from sim.metrics.better import HIGHER, LOWER, NEITHER, better
from sim.metrics.measures import MEASURES


def test_every_measure_stands_in_one_list() -> None:
    assert set(MEASURES) == HIGHER | LOWER | NEITHER
    assert len(HIGHER) + len(LOWER) + len(NEITHER) == len(MEASURES)


def test_directions() -> None:
    assert [better(one) for one in ("service_level", "asa", "occupancy")] == [1, -1, 0]
    assert [better(one) for one in ("target.phones", "wait_p90", "profit", "cost")] == [1, -1, 1, -1]
