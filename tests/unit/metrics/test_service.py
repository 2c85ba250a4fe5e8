"""The six service levels."""

import numpy as np
import pytest

from sim.metrics.service import service_level
from sim.names import SERVICE_LEVEL_FORMULAS

GOLDEN = {
    "answered": 0.860,
    "offered": 0.811,
    "abandons_within_threshold_count": 0.830,
    "abandons_within_threshold_excluded": 0.827,
    "short_abandons_count": 0.821,
    "short_abandons_excluded": 0.819,
}


@pytest.mark.parametrize("formula", SERVICE_LEVEL_FORMULAS)
def test_the_golden_case_of_the_six_service_levels(formula: str) -> None:
    n, b, a, b_within, short = (np.array([x], dtype=float) for x in (1000, 60, 860, 20, 10))
    top, bottom = service_level(formula, n, b, a, b_within, short)
    assert float(top[0] / bottom[0]) == pytest.approx(GOLDEN[formula], abs=5e-4)


def test_another_formula_is_refused() -> None:
    one = np.ones(1)
    with pytest.raises(ValueError, match="best"):
        service_level("best", one, one, one, one, one)
