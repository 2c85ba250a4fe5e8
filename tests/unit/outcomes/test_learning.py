"""What is learnt, and what haste leaves behind."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.outcomes import eroded, learned, pace, unhurried
from sim.units import DAY, HOUR, MINUTE
from tests.unit.outcomes.behaviour import behaviour

SHARE = st.floats(0, 1)


@given(SHARE, SHARE)
def test_what_is_missing_is_learnt_in_part(knowledge: float, rate: float) -> None:
    after = learned(behaviour(quality_learning=rate), knowledge)
    assert after == pytest.approx(1 - (1 - knowledge) * (1 - rate))
    assert learned(behaviour(), knowledge) == knowledge


def test_the_norm_goes_where_delivery_is_in_nineteen_weeks() -> None:
    b, norm = behaviour(), 1.0
    for _ in range(7 * 19):
        norm = eroded(b, norm, round(0.8 / norm * HOUR), HOUR)
    assert norm == pytest.approx(0.8 + 0.2 * math.exp(-1), abs=1e-6)


def test_the_norm_never_rises_and_never_vanishes() -> None:
    b = behaviour(handling_erosion_tau=1)
    assert eroded(b, 0.7, HOUR, HOUR) == eroded(b, 0.7, 2 * HOUR, HOUR) == eroded(b, 0.7, 0, 0) == 0.7
    assert eroded(b, 0.7, HOUR // 2, HOUR) == pytest.approx(0.35)
    assert eroded(b, 0.7, 0, HOUR) == 0.01


def test_without_pressure_the_norm_is_what_is_delivered() -> None:
    b = behaviour(handling_speed=1.3)
    for norm in (1.0, 0.9, 0.123456789):
        assert unhurried(b, 4 * MINUTE + 7, pace(b, 0, 5, norm), norm) == 4 * MINUTE + 7
        assert unhurried(b, DAY, pace(b, 5, 5, norm), norm) == pytest.approx(1.1 * DAY)
