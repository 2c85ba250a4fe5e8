"""Plain formulas give what the compiled ones give."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sim import draws, outcomes
from sim.center.plain import case_word, contact_word, stretched
from sim.units import LONGEST, NEVER


@given(st.integers(0, LONGEST) | st.just(NEVER), st.floats(0.001, 1000) | st.just(1.0))
def test_stretched(ticks: int, factor: float) -> None:
    assert stretched(ticks, factor) == outcomes.stretched(ticks, factor)


@given(st.integers(0, 6), st.integers(0, 2**32 - 1), st.integers(0, 2**16 - 1))
def test_words(cause: int, ordinal: int, leg: int) -> None:
    assert contact_word(cause, ordinal, leg) == draws.contact_word(cause, ordinal, leg)
    assert case_word(leg, ordinal) == draws.case_word(leg, ordinal)
