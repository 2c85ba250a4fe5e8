"""Points share their luck, and do not depend on who computes them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

import sim
from sim.errors import SettingsError
from sim.replications import Place, score, score_points

SMALL = sim.load("small_team").with_({"calendar.days": 1})
TWO = [SMALL, SMALL.with_({"arrivals.scale": 1.5})]


def test_each_point_has_all_its_replications_whoever_computes_them() -> None:
    alone = list(score_points(TWO, range(3), seed=5, workers=1))
    with ThreadPoolExecutor(3) as executor:
        shared = list(score_points(TWO, range(3), seed=5, executor=executor))
    for scenario, one, other in zip(TWO, alone, shared, strict=True):
        assert np.array_equal(one.top, other.top, equal_nan=True)
        assert np.array_equal(one.top[2], score(scenario, 5, 2).top[0], equal_nan=True)


def test_later_replications_go_on_where_the_first_stopped() -> None:
    whole = next(score_points(TWO[:1], range(4)))
    late = next(score_points(TWO[:1], range(2, 4)))
    assert np.array_equal(whole.top[2:], late.top, equal_nan=True)


def test_who_comes_at_a_volume_comes_at_a_larger_one_too() -> None:
    base, more = score_points(TWO, range(8))
    offered = [one.parts(Place("offered"))[0] for one in (base, more)]
    assert (offered[1] >= offered[0]).all()
    assert np.corrcoef(*offered)[0, 1] > 0.8


def test_progress_counts_replications() -> None:
    seen: list[tuple[int, int]] = []
    list(score_points(TWO, range(2), progress=lambda done, goal: seen.append((done, goal))))
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_no_replication_is_refused() -> None:
    with pytest.raises(SettingsError, match="at least 1"):
        list(score_points(TWO, range(0)))
