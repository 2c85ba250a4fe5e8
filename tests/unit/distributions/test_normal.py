"""The normal quantile against scipy's."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import ndtri

from sim.distributions.normal import normal_quantile


@pytest.mark.parametrize(
    "p", [2.0**-53, 1e-13, 1e-11, 0.02425, 0.0749, 0.0751, 0.3, 0.5, 0.7, 0.9251, 1 - 2.0**-53]
)
def test_each_region_agrees_with_scipy(p: float) -> None:
    assert normal_quantile(p) == pytest.approx(float(ndtri(p)), rel=1e-14, abs=1e-15)


@given(st.floats(1e-300, 1 - 2**-53))
def test_everywhere_to_fourteen_digits(p: float) -> None:
    assert normal_quantile(p) == pytest.approx(float(ndtri(p)), rel=1e-14, abs=1e-15)


def test_it_is_antisymmetric_and_rises() -> None:
    p = np.arange(1, 2000) / 2000
    x = np.array([normal_quantile(one) for one in p.tolist()])
    assert (np.diff(x) > 0).all()
    assert normal_quantile(0.5) == 0.0
    assert math.isclose(normal_quantile(0.25), -normal_quantile(0.75), rel_tol=1e-15)
