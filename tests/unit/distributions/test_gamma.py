"""The gamma quantile and tail against scipy's."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import gammaincc, gammaincinv

from sim.distributions.gamma import gamma_above, gamma_quantile

SHAPE = st.floats(0.05, 2_000)


@given(SHAPE, st.floats(1e-9, 1 - 1e-9))
def test_the_quantile_agrees_with_scipy(shape: float, p: float) -> None:
    expected = float(gammaincinv(shape, p))
    if expected > 1e-200:
        assert gamma_quantile(shape, math.lgamma(shape), p) == pytest.approx(expected, rel=1e-10)


@given(SHAPE, st.floats(1e-6, 5_000))
def test_the_tail_agrees_with_scipy(shape: float, x: float) -> None:
    assert gamma_above(shape, x) == pytest.approx(float(gammaincc(shape, x)), rel=1e-9, abs=1e-13)


@pytest.mark.parametrize("shape", [0.1, 0.5, 1.0, 1.0001, 2.0, 50.0, 1000.0])
def test_the_ends_of_the_interval_are_finite(shape: float) -> None:
    low = gamma_quantile(shape, math.lgamma(shape), 2.0**-53)
    high = gamma_quantile(shape, math.lgamma(shape), 1 - 2.0**-53)
    assert 0.0 <= low < high < math.inf
    assert high == pytest.approx(float(gammaincinv(shape, 1 - 2.0**-53)), rel=1e-3)
