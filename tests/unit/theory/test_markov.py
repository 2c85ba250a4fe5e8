"""The general chain against the birth-death solver."""

from __future__ import annotations

import numpy as np
import pytest

from sim.theory.birth_death import queue_rates, stationary
from sim.theory.markov import markov_stationary
from sim.theory.parameter import TheoryError


def test_birth_death_by_both_routes() -> None:
    births, deaths = queue_rates(48.0, 1.0, 50, 0.5, 120)
    n = np.arange(120)
    p = markov_stationary(
        121, np.concatenate((n, n + 1)), np.concatenate((n + 1, n)), np.concatenate((births, deaths))
    )
    np.testing.assert_allclose(p, stationary(births, deaths), rtol=1e-9, atol=1e-17)


def test_a_ring_turning_one_way() -> None:
    n = np.arange(4)
    p = markov_stationary(4, n, (n + 1) % 4, np.array([1.0, 2.0, 4.0, 4.0]))
    assert p.tolist() == pytest.approx([0.5, 0.25, 0.125, 0.125], rel=1e-14)


def test_one_state() -> None:
    nothing = np.array([], dtype=np.int64)
    assert markov_stationary(1, nothing, nothing, np.array([])).tolist() == [1.0]


def test_refuses_two_separate_chains() -> None:
    sources, targets = np.array([0, 1, 2, 3]), np.array([1, 0, 3, 2])
    with pytest.raises(TheoryError, match="irreducible"):
        markov_stationary(4, sources, targets, np.ones(4))
    with pytest.raises(TheoryError, match="shape"):
        markov_stationary(4, sources, targets, np.ones(3))
