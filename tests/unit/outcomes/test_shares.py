"""Shares of an agent's day."""

from __future__ import annotations

import pytest

from sim.outcomes import free_share
from sim.units import HOUR


@pytest.mark.parametrize(
    ("free", "logged_in", "share"),
    [(HOUR, 4 * HOUR, 0.25), (HOUR, HOUR, 1.0), (0, HOUR, 0.0), (0, 0, 0.0), (1, 3, 1 / 3)],
)
def test_the_share_of_the_time_logged_in(free: int, logged_in: int, share: float) -> None:
    assert free_share(free, logged_in) == share


def test_a_sum_that_is_still_negative_is_no_share() -> None:
    assert free_share(-1, HOUR) == 0.0
    assert free_share(0, -1) == 0.0
