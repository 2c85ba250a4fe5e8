"""Word of mouth."""

from __future__ import annotations

import numpy as np
import pytest

from sim.outcomes import told
from tests.unit.outcomes.behaviour import behaviour

GRID = (np.arange(2000) + 0.5) / 2000


@pytest.mark.parametrize(("satisfied", "share", "sign"), [(1.0, 0.47, 1), (0.0, 0.56, -1)])
def test_good_and_bad_stories_are_told_by_their_shares(satisfied: float, share: float, sign: int) -> None:
    found = [told(behaviour(), satisfied, u, 0.5) for u in GRID.tolist()]
    assert np.mean([one != 0 for one in found]) == pytest.approx(share, abs=1e-3)
    assert {np.sign(one) for one in found} == {0, sign}


def test_a_mixed_case_is_told_as_good_with_probability_s() -> None:
    b = behaviour(market_good_share=1.0, market_bad_share=1.0)
    assert np.mean([told(b, 0.3, u, 0.5) > 0 for u in GRID.tolist()]) == pytest.approx(0.3)


@pytest.mark.parametrize(("satisfied", "mean"), [(1.0, 9.0), (0.0, 16.0)])
def test_the_mean_number_is_as_said(satisfied: float, mean: float) -> None:
    b, fine = behaviour(), (np.arange(100_000) + 0.5) / 100_000
    numbers = np.abs([told(b, satisfied, 1e-9, u) for u in fine.tolist()])
    assert numbers.min() == 1
    assert numbers.mean() == pytest.approx(mean, rel=1e-3)


def test_a_mean_of_one_is_always_one() -> None:
    assert {told(behaviour(market_good_heard=1.0), 1.0, 0.1, u) for u in GRID.tolist()} == {1}


def test_nobody_tells() -> None:
    b = behaviour(market_good_share=0.0, market_bad_share=0.0)
    assert {told(b, 0.5, u, 0.5) for u in GRID.tolist()} == {0}
