"""Contrasts: their variance is that of paired differences, and their intervals decide."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sim.comparison import Contrast, Part, contrast
from sim.replications.estimate import mean, ratio_of_totals

N = 40
LUCK = np.random.default_rng(7)
COMMON = LUCK.normal(size=N)
ONE = np.ones(N)


def test_one_part_is_the_ratio_of_totals() -> None:
    top, bottom = LUCK.uniform(1, 2, N), LUCK.uniform(2, 3, N)
    found, known = contrast([Part(1.0, top, bottom)]), ratio_of_totals(top, bottom)
    assert found.value == pytest.approx(float(known.value))
    assert found.half_width() == pytest.approx(float(known.half_width))


def test_a_difference_of_means_is_the_paired_t_interval() -> None:
    a, b = COMMON + LUCK.normal(size=N), COMMON + LUCK.normal(size=N) + 0.2
    found, known = contrast([Part(1.0, b, ONE), Part(-1.0, a, ONE)]), mean(b - a)
    assert found.value == pytest.approx(float(known.value))
    assert found.half_width(0.95) == pytest.approx(float(known.half_width))


def test_common_luck_cancels() -> None:
    found = contrast([Part(1.0, COMMON + 1, ONE), Part(-1.0, COMMON, ONE)])
    assert found.value == pytest.approx(1.0)
    assert found.spread == pytest.approx(0.0, abs=1e-12)


def test_a_replication_without_a_value_does_not_count() -> None:
    top = np.array([1.0, 2.0, math.nan])
    assert contrast([Part(1.0, top, np.ones(3))]) == contrast([Part(1.0, top[:2], np.ones(2))])
    assert contrast([Part(1.0, top[2:], np.ones(1))]).n == 0


@pytest.mark.parametrize(("value", "sign"), [(1.0, 1), (-1.0, -1), (0.1, 0)])
def test_an_interval_that_holds_the_bound_decides_nothing(value: float, sign: int) -> None:
    one = Contrast(value, 1.0, 25)
    assert one.decided() == sign
    assert one.decided(bound=value) == 0


def test_what_is_unknown_or_equal_decides_nothing() -> None:
    assert Contrast(math.nan, math.nan, 0).decided() == 0
    assert Contrast(1.0, math.nan, 1).decided() == 0
    assert Contrast(0.0, 0.0, 20).decided() == 0
    assert Contrast(0.5, 0.0, 20).decided() == 1


@pytest.mark.parametrize("value", [0.1, -0.1, 0.7, 5.0])
@pytest.mark.parametrize("confidence", [0.9, 0.95, 0.9995])
def test_as_many_replications_as_are_needed_decide_and_one_less_does_not(value: float, confidence: float) -> None:
    n = Contrast(value, 1.0, 5).needed(confidence)
    assert n is not None
    assert Contrast(value, 1.0, n).decided(confidence) == (1 if value > 0 else -1)
    assert Contrast(value, 1.0, n - 1).decided(confidence) == 0


def test_what_no_number_of_replications_decides() -> None:
    assert Contrast(0.0, 1.0, 20).needed() is None
