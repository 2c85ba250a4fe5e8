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
