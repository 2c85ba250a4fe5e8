"""A presence whose mean over the past fades."""

from __future__ import annotations

import math

import pytest

from sim.center.occupancy import Occupancy
from sim.units import HOUR, MINUTE
from tests.unit.outcomes.behaviour import behaviour


def test_work_adds_to_it_and_rest_takes_from_it() -> None:
    busy = Occupancy(behaviour())
    assert busy.share(HOUR) == 0
    busy.enter(HOUR)
    assert busy.share(2 * HOUR) == pytest.approx(1 - math.exp(-1))
    busy.leave(2 * HOUR)
    assert busy.share(3 * HOUR) == pytest.approx((1 - math.exp(-1)) * math.exp(-1))


def test_two_contacts_at_once_tire_as_one() -> None:
    one, two = Occupancy(behaviour()), Occupancy(behaviour())
    for busy in (one, two):
        busy.enter(0)
    two.enter(10 * MINUTE)
    two.leave(20 * MINUTE)
    assert two.share(HOUR) == one.share(HOUR)
    assert two.so_far(HOUR) == one.so_far(HOUR) == HOUR


def test_what_happens_at_one_instant_changes_nothing() -> None:
    busy = Occupancy(behaviour())
    busy.enter(0)
    before = busy.share(HOUR)
    busy.leave(HOUR)
    busy.enter(HOUR)
    assert busy.share(HOUR) == before
