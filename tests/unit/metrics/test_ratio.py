"""A measure as numerator and denominator."""

from __future__ import annotations

import numpy as np

from sim.metrics.ratio import Ratio

TOTAL = (("total", ""),)


def test_a_count_is_over_one_and_joined_by_its_mean() -> None:
    one = Ratio.count("offered", "count", TOTAL, np.array([[3.0, 1.0, 2.0]]))
    assert one.kind == "mean"
    np.testing.assert_array_equal(one.top / one.bottom, [[3, 1, 2]])


def test_other_measures_are_ratios_of_totals() -> None:
    one = Ratio("asa", "s", TOTAL, np.array([[30.0]]), np.array([[4.0]]))
    assert (one.kind, one.top / one.bottom) == ("ratio of totals", 7.5)
