"""Who leaves overnight, and who takes the seat."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from sim.outcomes import leaving_share, quality_of_hire, speed_of_hire
from sim.units import HOUR, SPEED_ONE
from tests.unit.outcomes.behaviour import behaviour


def test_three_in_ten_leave_in_a_year() -> None:
    b = behaviour()
    assert leaving_share(b, 0, 0) == leaving_share(b, 6 * HOUR, 8 * HOUR) == pytest.approx(0.3 / 365)


def test_a_point_of_occupancy_above_costs_half_a_point_a_year() -> None:
    b = behaviour()
    assert leaving_share(b, 95, 100) * 365 == pytest.approx(0.3 + 0.5 * 0.1)
    assert leaving_share(b, 100, 100) * 365 == pytest.approx(0.3 + 0.5 * 0.15)


def test_nobody_leaves_twice_in_a_night() -> None:
    assert leaving_share(behaviour(workforce_attrition=400.0), 0, 0) == 1.0


def test_newcomers_are_drawn_as_agents_are_at_the_start() -> None:
    b, u = behaviour(), (np.arange(1000) + 0.5) / 1000
    slow = [math.log(SPEED_ONE / speed_of_hire(b, one)) for one in u]
    assert slow == pytest.approx(0.15 * stats.norm.ppf(u), abs=2e-5)
    assert [quality_of_hire(b, one) for one in u] == pytest.approx(0.5 * stats.norm.ppf(u), abs=1e-9)
    narrow = behaviour(quality_standards=1)
    assert quality_of_hire(narrow, 0.9) == pytest.approx(quality_of_hire(b, 0.9) / 2)
    assert speed_of_hire(behaviour(workforce_speed_spread=0.0), 0.9) == SPEED_ONE
