"""Sums of real numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sim.outcomes import plus

NUMBER = st.floats(-1e9, 1e9)


@given(NUMBER, NUMBER)
def test_the_sum_is_rounded_once(x: float, y: float) -> None:
    assert plus(x, y) == x + y
