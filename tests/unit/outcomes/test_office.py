"""When customers ask how far the back office is."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.outcomes import check_gap
from sim.units import DAY, LONGEST
from tests.unit.outcomes.behaviour import behaviour

SHARE = st.floats(1e-9, 1 - 1e-9)


def test_half_ask_within_two_days_and_half_of_those_who_are_told_within_four() -> None:
    """ln 2 over the rate: .35 a day, .175 with updates."""
    assert check_gap(behaviour(has_updates=0), 0.5) == pytest.approx(math.log(2) / 0.35 * DAY, abs=1)
    assert check_gap(behaviour(), 0.5) == pytest.approx(math.log(2) / 0.175 * DAY, abs=1)


@given(SHARE)
def test_nobody_asks_where_nobody_would(u: float) -> None:
    assert check_gap(behaviour(updates_relief=0.0), u) == LONGEST
    assert check_gap(behaviour(back_office_check_per_day=0.0), u) == LONGEST
    assert check_gap(behaviour(back_office_check_per_day=1e-300), u) == LONGEST


@given(SHARE, SHARE)
def test_a_larger_uniform_is_a_longer_gap(one: float, other: float) -> None:
    least, most = sorted((one, other))
    assert 0 <= check_gap(behaviour(), least) <= check_gap(behaviour(), most) <= LONGEST
