"""Acknowledgements with nothing behind them."""

from __future__ import annotations

import math

import pytest

from sim.outcomes import is_hollow


@pytest.mark.parametrize(
    ("limit", "tolerance", "felt", "hollow"),
    [(5, 100, 500, False), (5, 100, 501, True), (0, 100, 1, True), (0, 100, 0, False), (5, 0, 0, False)],
)
def test_a_wait_of_more_than_so_many_tolerances_shows_it(
    limit: float, tolerance: int, felt: int, hollow: bool
) -> None:
    assert is_hollow(limit, tolerance, felt) == hollow


def test_others_are_never_hollow() -> None:
    assert not is_hollow(math.inf, 0, 2**50)
