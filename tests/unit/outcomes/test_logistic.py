"""The logistic function."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.outcomes import sig


def test_even_odds_and_certainty() -> None:
    assert sig(0.0) == 0.5
    assert sig(800.0) == 1.0
    assert sig(-800.0) == 0.0


@given(st.floats(-30, 30))
def test_it_is_the_inverse_of_the_logit(x: float) -> None:
    p = sig(x)
    assert math.log(p) - math.log(sig(-x)) == pytest.approx(x, rel=1e-12, abs=1e-12)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_it_rises_and_both_sides_sum_to_one(x: float, y: float) -> None:
    assert sig(x) + sig(-x) == pytest.approx(1.0, abs=1e-15)
    assert sig(min(x, y)) <= sig(max(x, y))
