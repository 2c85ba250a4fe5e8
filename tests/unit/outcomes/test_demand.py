"""How many join, and how a badge changes demand."""

from __future__ import annotations

import numpy as np
import pytest

from sim.outcomes import badge_share, joining
from tests.unit.outcomes.behaviour import behaviour


@pytest.mark.parametrize(("good", "bad", "mean"), [(0, 0, 77), (1000, 0, 79), (0, 1000, 73), (0, 10**6, 0)])
def test_what_is_told_adds_and_takes_customers(good: int, bad: int, mean: float) -> None:
    grid = (np.arange(5000) + 0.5) / 5000
    found = np.mean([joining(behaviour(), good, bad, u) for u in grid.tolist()])
    assert found == pytest.approx(mean, rel=1e-3, abs=1e-9)


def test_a_badge_of_best_speed_lets_all_cases_come_and_one_of_worst_fewer() -> None:
    b = behaviour(market_badge=0.05)
    assert badge_share(b, 1.0) == 1
    assert badge_share(b, 0.5) == pytest.approx(1 / 1.05)
    assert badge_share(b, 0.0) == pytest.approx(0.95 / 1.05)
    assert badge_share(behaviour(), 0.3) == 1
