"""The test of the statistical tests."""

from __future__ import annotations

import numpy as np
import pytest

from tests.statistics import Expectation, ratio


def test_false_alarms_are_as_rare_as_stated() -> None:
    rng = np.random.default_rng(1)
    failed = 0
    for _ in range(2000):
        try:
            Expectation(0.0, detect=9.0, false_alarm=0.05).check(rng.standard_normal(20))
        except AssertionError:
            failed += 1
    assert 60 <= failed <= 140  # binomial(2000, .05): outside this with probability 4e-5


def test_the_promised_deviation_is_noticed_as_often_as_stated() -> None:
    rng, n = np.random.default_rng(2), 400
    detect = (1.966 + 1.649) / 20 * 1.15
    noticed = 0
    for _ in range(500):
        try:
            Expectation(0.0, detect, false_alarm=0.05).check(detect + rng.standard_normal(n))
        except AssertionError:
            noticed += 1
    assert noticed >= 0.95 * 500


def test_too_few_observations_are_a_failure() -> None:
    with pytest.raises(AssertionError, match=r"not the promised 0\.01"):
        Expectation(0.0, detect=0.01).check([0.1, -0.1, 0.2, -0.2, 0.0])


def test_the_ratio_of_totals_has_the_error_of_the_delta_method() -> None:
    rng = np.random.default_rng(3)
    low = rng.uniform(50, 150, 2000)
    top = 0.3 * low + rng.standard_normal(2000)
    seen = ratio(top, low)
    assert seen.mean() == pytest.approx(top.sum() / low.sum())
    assert seen.std() == pytest.approx(1 / 100, rel=0.1)
