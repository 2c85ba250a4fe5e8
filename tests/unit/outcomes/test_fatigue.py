"""Occupancy that fades, and the fatigue that follows from it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.outcomes import fatigue, occupancy_after
from sim.units import DAY, HOUR
from tests.unit.outcomes.behaviour import behaviour

SHARE = st.floats(0, 1)
TICKS = st.integers(0, DAY)


def test_after_an_hour_of_work_about_two_thirds_are_forgotten() -> None:
    b = behaviour()
    assert occupancy_after(b, 0.0, 1, HOUR) == pytest.approx(1 - math.exp(-1))
    assert occupancy_after(b, 0.9, 0, HOUR) == pytest.approx(0.9 * math.exp(-1))
    assert occupancy_after(b, 0.3, 1, 365 * DAY) == 1.0
    assert occupancy_after(b, 0.3, 0, 365 * DAY) == 0.0


@given(SHARE)
def test_no_time_changes_nothing(occupancy: float) -> None:
    b = behaviour()
    assert occupancy_after(b, occupancy, 1, 0) == occupancy_after(b, occupancy, 0, 0) == occupancy


@given(SHARE, st.integers(0, 1), TICKS, TICKS)
def test_it_does_not_matter_how_often_one_looks(occupancy: float, busy: int, one: int, other: int) -> None:
    b = behaviour()
    at_once = occupancy_after(b, occupancy, busy, one + other)
    assert occupancy_after(b, occupancy_after(b, occupancy, busy, one), busy, other) == pytest.approx(at_once)
    assert 0 <= at_once <= 1


def test_agents_tire_from_eighty_percent_on() -> None:
    b = behaviour()
    assert [fatigue(b, share) for share in (0.0, 0.8, 1.0)] == [0, 0, pytest.approx(1)]
    assert fatigue(b, 0.85) == pytest.approx(0.25)
    assert fatigue(behaviour(workforce_fatigue_from=0.5), 0.9) == 1.0
