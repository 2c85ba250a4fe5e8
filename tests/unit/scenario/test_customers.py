"""The pool of people, some of whom are customers."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from sim.scenario.customers import Customers


def test_the_pool_is_half_as_large_again_unless_it_is_given() -> None:
    assert Customers(initial=1001).pool == 1501
    assert Customers(initial=1000, potential=1000).pool == 1000


def test_a_pool_holds_all_customers_of_the_start() -> None:
    with pytest.raises(ValidationError, match="potential: 9 must be at least initial, 10"):
        Customers(initial=10, potential=9)


def test_shares_of_segments_leave_room_for_the_rest() -> None:
    assert Customers(segments={"vip": 0.3, "old": 0.7}).segments == {"vip": 0.3, "old": 0.7}
    with pytest.raises(ValidationError, match="segments: shares must not add up to more than 1"):
        Customers(segments={"vip": 0.4, "old": 0.7})


@pytest.mark.parametrize("initial", [0, 50_000_001])
def test_there_is_somebody_and_not_everybody(initial: int) -> None:
    with pytest.raises(ValidationError, match="initial"):
        Customers(initial=initial, potential=50_000_000)
