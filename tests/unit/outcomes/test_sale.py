"""Sales."""

from __future__ import annotations

import pytest

from sim.outcomes import sale_share
from sim.units import MINUTE
from tests.unit.outcomes.behaviour import behaviour


def test_at_once_it_is_the_success_times_the_conversion() -> None:
    assert sale_share(behaviour(), 0, False) == pytest.approx(0.65 * 0.3)
    assert sale_share(behaviour(), 0, True) == pytest.approx(0.05 * 0.3)


def test_it_halves_at_the_scale_and_falls_to_an_eighth_from_five_to_thirty_minutes() -> None:
    five, thirty = (sale_share(behaviour(), minutes * MINUTE, False) for minutes in (5, 30))
    assert five == pytest.approx(0.65 * 0.3 / 2)
    assert five / thirty == pytest.approx(7.8, abs=0.1)


def test_where_the_scale_is_nothing_any_wait_loses_the_sale() -> None:
    b = behaviour(market_conversion_scale=0)
    assert sale_share(b, 0, False) == pytest.approx(0.65 * 0.3)
    assert sale_share(b, MINUTE, False) < 1e-9
