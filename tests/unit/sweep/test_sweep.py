"""Keys of a sweep: numbers where they are numbers, in order, in bins where there are many."""

from __future__ import annotations

import numpy as np

from sim.replications import Place, Scores
from sim.sweep import Point, Sweep
from sim.sweep.sweep import Key
from tests.unit.sweep.few import SMALL


def sweep_of(keys: list[dict[str, object]]) -> Sweep:
    points = tuple(Point(str(number), SMALL, one) for number, one in enumerate(keys))
    score = Scores((Place("asa"),), ("s",), ("mean",), np.ones((2, 1)), np.ones((2, 1)))
    return Sweep(points, (score,) * len(points), ("asa",), {})


def test_durations_are_numbers_and_levels_are_in_their_order() -> None:
    key = Key.of("talk", ["10m", "90s", "10m"])
    assert key.is_duration
    assert [name for name, _ in key.levels] == ["90s", "10m"]
    assert key.levels[1][1].tolist() == [True, False, True]


def test_words_stay_words() -> None:
    key = Key.of("routing", ["b", "a", None])
    assert key.numbers is None
    assert [name for name, _ in key.levels] == ["b", "a", ""]


def test_many_values_are_cut_into_bins_that_hold_every_point_once() -> None:
    key = Key.of("speed", np.linspace(0.5, 1.5, 40).tolist())
    assert key.is_binned
    counts = [int(members.sum()) for _, members in key.levels]
    assert counts == [5] * 8
    assert sum(members for _, members in key.levels).tolist() == [1] * 40  # type: ignore[attr-defined]


def test_keys_that_do_not_vary_are_left_out_and_grids_are_known() -> None:
    keys = [{"a": a, "b": b, "c": 1} for a in (1, 2) for b in (3, 4)]
    assert [key.name for key in sweep_of(keys).keys] == ["a", "b"]
    assert sweep_of(keys).is_grid
    assert not sweep_of(keys[:3]).is_grid
