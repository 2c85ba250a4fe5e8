"""An order that explains what happens at one instant."""

from __future__ import annotations

import pytest

from sim.check.ties import explained

_MET = {0: 5.0, 1: 3.0, 2: 4.0, 3: 9.0}
"""What each has met; each takes one away."""


def _fits(one: int, now: float) -> bool:
    return _MET[one] == now


def _less(_: int, now: float) -> float:
    return now - 1


@pytest.mark.parametrize(("tied", "order"), [([0, 1, 2], [0, 2, 1]), ([2, 1, 0], [0, 2, 1]), ([0], [0])])
def test_the_order_is_found(tied: list[int], order: list[int]) -> None:
    assert explained(tied, 5.0, _fits, _less) == order


def test_without_any_the_given_one_stays() -> None:
    assert explained([3, 1, 0], 5.0, _fits, _less) == [3, 1, 0]


def test_many_alike_cost_no_more_than_their_number() -> None:
    met: list[int] = []

    def fits(one: int, _: float) -> bool:
        met.append(one)
        return True

    assert explained(list(range(30)), 0.0, fits, lambda _, now: now) == list(range(30))
    assert len(met) == 30
