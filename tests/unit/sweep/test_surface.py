"""Means over points of a sweep are contrasts of their scores."""

from __future__ import annotations

import numpy as np
import pytest

from sim.comparison import Part, contrast
from sim.replications import Place, Scores
from sim.sweep.surface import Surface

ASA = Place("asa")


def made(n: int = 6, points: int = 3) -> list[Scores]:
    draw = np.random.default_rng(4)
    return [
        Scores((ASA,), ("s",), ("ratio of totals",), draw.random((n, 1)) + k, draw.random((n, 1)) + 1)
        for k in range(points)
    ]


def test_a_mean_and_a_difference_are_those_of_the_contrast() -> None:
    found = made()
    surface = Surface.of(found, ASA)
    assert surface.unit == "s"
    parts = [one.parts(ASA) for one in found]
    mine = surface.mean(np.array([True, True, False]), less=np.array([False, False, True]))
    weights = (0.5, 0.5, -1.0)
    theirs = contrast([Part(w, *both) for w, both in zip(weights, parts, strict=True)])
    assert mine.value == pytest.approx(theirs.value, rel=1e-12)
    assert mine.spread == pytest.approx(theirs.spread, rel=1e-12)
    for point, both in enumerate(parts):
        alone = contrast([Part(1.0, *both)])
        assert surface.value[point] == pytest.approx(alone.value)
        assert surface.half_widths[point] == pytest.approx(alone.half_width())


def test_points_without_a_number_do_not_count() -> None:
    found = made()
    found[1] = Scores((ASA,), ("s",), ("mean",), np.zeros((6, 1)), np.zeros((6, 1)))
    found[2] = Scores((Place("other"),), ("s",), ("mean",), np.zeros((6, 1)), np.ones((6, 1)))
    surface = Surface.of(found, ASA)
    assert surface.known.tolist() == [True, False, False]
    assert surface.mean(np.array([True, True, True])).value == surface.value[0]
    assert np.isnan(surface.mean(np.array([False, True, False])).value)


def test_one_replication_has_no_interval() -> None:
    surface = Surface.of(made(n=1), ASA)
    assert np.isnan(surface.half_widths).all()
    assert surface.mean(np.array([True, False, False]), less=np.array([False, True, True])).decided() == 0


def test_what_differs_by_rounding_alone_is_not_decided() -> None:
    same = np.full((6, 1), 0.1)
    found = [Scores((ASA,), ("s",), ("mean",), same * scale, np.ones((6, 1))) for scale in (3, 3 + 1e-15, 9)]
    surface = Surface.of(found, ASA)
    first, second, third = np.eye(3, dtype=bool)
    assert surface.side(first, less=second) == 0
    assert surface.side(third, less=first) == 1
    assert surface.side(first, bound=0.5) == -1


def test_the_spread_of_points_is_that_of_a_mean() -> None:
    surface = Surface.of(made(points=5), ASA)
    values = surface.value
    expected = 2.7764451 * values.std(ddof=1) / np.sqrt(5)
    assert surface.spread(np.ones(5, dtype=bool)) == pytest.approx(expected, rel=1e-6)
    assert np.isnan(surface.spread(np.eye(5, dtype=bool)[0]))
