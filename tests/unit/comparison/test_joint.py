"""Intervals that hold together."""

from __future__ import annotations

import pytest

from sim.comparison.joint import joint_confidence


def test_each_of_five_has_a_fifth_of_the_risk() -> None:
    assert joint_confidence(5) == pytest.approx(0.99)
    assert joint_confidence(4, 0.9) == pytest.approx(0.975)


@pytest.mark.parametrize("n", [0, 1])
def test_one_alone_keeps_its_confidence(n: int) -> None:
    assert joint_confidence(n) == pytest.approx(0.95)
