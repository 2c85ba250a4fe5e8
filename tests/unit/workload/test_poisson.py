"""The Poisson quantile against scipy's."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sim.workload.poisson import poisson_quantile


@given(st.floats(1e-6, 5_000), st.floats(1e-9, 1 - 1e-9))
def test_it_is_the_smallest_number_whose_probability_reaches_u(mean: float, u: float) -> None:
    n = poisson_quantile(mean, u)
    assert stats.poisson.cdf(n, mean) >= u * (1 - 1e-9) - 1e-12
    if n > 0:
        assert stats.poisson.cdf(n - 1, mean) < u * (1 + 1e-9) + 1e-12


@pytest.mark.parametrize("mean", [0.5, 19.9, 20.1, 150.0, 1e4, 1e6, 1e7])
def test_quantiles_agree_with_scipy(mean: float) -> None:
    u = (np.arange(200) + 0.5) / 200
    assert [poisson_quantile(mean, x) for x in u.tolist()] == stats.poisson.ppf(u, mean).astype(int).tolist()


def test_no_rate_no_arrivals() -> None:
    assert poisson_quantile(0.0, 0.999) == 0


@given(st.floats(0.01, 200), st.floats(1.0, 3.0), st.floats(1e-6, 1 - 1e-6))
def test_more_rate_is_never_fewer_arrivals(mean: float, more: float, u: float) -> None:
    assert poisson_quantile(mean, u) <= poisson_quantile(mean * more, u)
