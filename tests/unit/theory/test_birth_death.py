"""The chain solver against laws known by heart."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sim.theory.birth_death import queue_rates, states_needed, stationary
from sim.theory.parameter import TheoryError


def test_poisson_and_geometric() -> None:
    n = np.arange(41)
    poisson = stationary(np.full(40, 3.0), n[1:])
    assert poisson[:20] == pytest.approx([math.exp(-3.0) * 3.0**k / math.factorial(k) for k in range(20)])
    geometric = stationary(np.full(200, 0.5), np.ones(200))
    assert geometric[:50] == pytest.approx(0.5 ** (1.0 + np.arange(50)), rel=1e-13)


def test_balance_far_from_the_mode() -> None:
    births, deaths = queue_rates(900.0, 1.0, 1000, 0.1, 1500)
    p = stationary(births, deaths)
    assert p.sum() == pytest.approx(1.0, abs=1e-15)
    inner = p[:-1] > 1e-290
    np.testing.assert_allclose((births * p[:-1])[inner], (deaths * p[1:])[inner], rtol=1e-12)


def test_zero_birth_rate_ends_the_chain() -> None:
    assert stationary([1.0, 0.0, 5.0], [1.0, 1.0, 1.0]).tolist() == [0.5, 0.5, 0.0, 0.0]


def test_states_needed_bounds_the_tail() -> None:
    n = states_needed(lambda k: 0.9, 0, tail=1e-12)
    assert 0.9**n / 0.1 < 1e-12 < 0.9 ** (n - 2) / 0.1
    with pytest.raises(TheoryError, match="unstable"):
        states_needed(lambda k: 1.0, 0, most=1000)


@pytest.mark.parametrize(
    ("births", "deaths", "key"),
    [
        ([1.0], [1.0, 2.0], "death_rates"),
        ([1.0, -1.0], [1.0, 1.0], r"birth_rates\[1\]"),
        ([1.0, 1.0], [1.0, 0.0], r"death_rates\[1\]"),
    ],
)
def test_refuses(births: list[float], deaths: list[float], key: str) -> None:
    with pytest.raises(TheoryError, match=key):
        stationary(births, deaths)


def test_processor_sharing_with_three_slots_ciw(printed) -> None:
    p = stationary(*queue_rates(10.0, 12.0, 3, 0.0, 400))
    for value, text in zip(
        p, ["0.4321330", "0.3601108", "0.1500462", "0.0416795", "0.0115776", "0.0032160"], strict=False
    ):
        printed(value, text)
