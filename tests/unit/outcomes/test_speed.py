"""Felt waits and their score."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sim.outcomes import felt_wait, speed_score, stretched
from sim.units import HOUR, LONGEST, MINUTE
from tests.unit.outcomes.behaviour import behaviour

TICKS = st.integers(0, LONGEST)


def test_the_ends_and_the_middle_of_the_score() -> None:
    assert speed_score(MINUTE, 0) == 1.0
    assert speed_score(0, 0) == 1.0
    assert speed_score(0, 1) == 0.0
    assert speed_score(MINUTE, MINUTE) == 0.5
    assert speed_score(MINUTE, 3 * MINUTE) == 0.25


@given(TICKS, TICKS, TICKS)
def test_waiting_longer_is_never_better_and_tolerance_never_hurts(
    tolerance: int, one: int, other: int
) -> None:
    assert 0.0 <= speed_score(tolerance, max(one, other)) <= speed_score(tolerance, min(one, other)) <= 1.0
    assert speed_score(min(one, other), tolerance) <= speed_score(max(one, other), tolerance)


@given(TICKS, st.floats(0.01, 10))
def test_a_wait_on_the_line_is_stretched_by_what_is_heard(waited: int, hold: float) -> None:
    assert felt_wait(behaviour(), waited, 0, 1.0) == waited
    assert felt_wait(behaviour(), waited, 0, hold) == stretched(waited, hold)


def test_a_minute_off_the_line_weighs_a_fifth() -> None:
    assert felt_wait(behaviour(), 2 * MINUTE, HOUR, 1.0) == 14 * MINUTE
    assert felt_wait(behaviour(), 10 * MINUTE, HOUR, 1.1) == 23 * MINUTE
    assert felt_wait(behaviour(tolerance_offline_weight=0.0), 2 * MINUTE, HOUR, 1.0) == 2 * MINUTE


@given(TICKS, TICKS)
def test_weight_one_makes_all_waiting_alike(on_line: int, off_line: int) -> None:
    b = behaviour(tolerance_offline_weight=1.0)
    assert felt_wait(b, on_line, off_line, 1.0) == min(on_line + off_line, LONGEST)
