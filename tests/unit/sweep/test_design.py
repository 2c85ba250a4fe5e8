"""Designs: every combination, and points spread evenly, the same for the same seed."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import qmc

from sim.errors import SettingsError
from sim.sweep.design import Axis, Span, grid, latin_hypercube, sobol

SPEED = Axis("speed", span=Span(0.8, 1.6))
COUNT = Axis("count", span=Span(1, 4, whole=True))
RULE = Axis("rule", ("a", "b"))


def test_a_grid_has_every_combination_and_the_last_key_varies_fastest() -> None:
    found = grid([RULE, Axis("n", (1, 2, 3))])
    assert [(one["rule"], one["n"]) for one in found] == [(r, n) for r in "ab" for n in (1, 2, 3)]


def test_a_latin_hypercube_has_one_point_in_each_part_of_each_range() -> None:
    found = latin_hypercube([SPEED, COUNT, RULE], 16, seed=3)
    parts = sorted(int((one["speed"] - 0.8) / 0.8 * 16) for one in found)
    assert parts == list(range(16))
    assert sorted(one["count"] for one in found) == sorted([1, 2, 3, 4] * 4)
    assert sorted(one["rule"] for one in found) == ["a"] * 8 + ["b"] * 8
    assert all(type(one["count"]) is int for one in found)


def test_sobol_is_more_even_than_chance_and_a_longer_one_begins_alike() -> None:
    axes = [SPEED, Axis("other", span=Span(0, 1))]
    found = sobol(axes, 64, seed=1)
    unit = np.array([[(one["speed"] - 0.8) / 0.8, one["other"]] for one in found])
    chance = np.random.default_rng(1).random((64, 2))
    assert qmc.discrepancy(unit) < qmc.discrepancy(chance) / 4
    assert sobol(axes, 128, seed=1)[:64] == found
    assert sobol(axes, 64, seed=2) != found


def test_a_logarithmic_span_gives_each_ratio_the_same_part() -> None:
    shares = (np.arange(1000) + 0.5) / 1000
    found = np.array(Span(1, 100, log=True).at(shares))
    assert abs((found < 10).mean() - 0.5) < 0.002
    whole = np.array(Span(1, 3, log=True, whole=True).at(shares))
    assert set(whole.tolist()) == {1, 2, 3}
    assert (whole == 1).mean() == pytest.approx(0.5, abs=0.002)  # log 2 of log 4


def test_values_stay_within_their_bounds_and_are_short() -> None:
    found = Span(0.1234567, 0.2).at(np.array([0.0, 1 - 1e-16]))
    assert found == [0.123457, 0.2]
    assert Axis("a.mean", span=Span(2, 5), unit="m").at(np.array([0.5])) == ["3.5m"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: Axis("k", span=Span(2, 2)), "k: interval.2, 2. must rise"),
        (lambda: Axis("k", span=Span(0, 2, log=True)), "above 0"),
        (lambda: Axis("k", span=Span(0.5, 2, whole=True)), "whole bounds"),
        (lambda: Axis("k"), "no value"),
        (lambda: grid([SPEED]), "design=sobol"),
        (lambda: grid([Axis(str(k), tuple(range(100))) for k in range(3)]), "1000000 points"),
    ],
)
def test_what_cannot_be_swept_is_one_sentence(wrong: object, said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        wrong()  # type: ignore[operator]
