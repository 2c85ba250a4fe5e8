"""Uniformisation against the matrix exponential."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.linalg import expm

from sim.theory.birth_death import queue_rates
from sim.theory.parameter import TheoryError
from sim.theory.uniformisation import uniformise


@pytest.mark.parametrize("duration", [0.01, 1.0, 30.0, 200.0])
def test_against_the_matrix_exponential(duration: float) -> None:
    births, deaths = queue_rates(4.2, 0.5, 6, 0.7, 24)
    q = np.diag(births, 1) + np.diag(deaths, -1)
    q -= np.diag(q.sum(axis=1))
    start = np.zeros(25)
    start[[0, 9]] = 0.4, 0.6
    end, held = uniformise(start, births, deaths, duration)
    both = np.zeros((50, 50))  # the exponential of [[Q, I], [0, 0]] holds the integral beside the state
    both[:25, :25], both[:25, 25:] = q, np.eye(25)
    exact = start @ expm(both * duration)[:25]
    np.testing.assert_allclose(end, exact[:25], rtol=1e-9, atol=1e-14)
    np.testing.assert_allclose(held, exact[25:], rtol=1e-9, atol=1e-13)
    assert held.sum() == pytest.approx(duration, rel=1e-12)


def test_nothing_moves() -> None:
    start = np.array([0.25, 0.75])
    end, held = uniformise(start, np.zeros(1), np.zeros(1), 4.0)
    assert end.tolist() == [0.25, 0.75]
    assert held.tolist() == [1.0, 3.0]


def test_refuses() -> None:
    with pytest.raises(TheoryError, match="start"):
        uniformise(np.ones(2), np.ones(3), np.ones(3), 1.0)
    with pytest.raises(TheoryError, match="duration"):
        uniformise(np.ones(2), np.ones(1), np.ones(1), -1.0)
