"""One contact's wait: the beta law against the matrix exponential of its chain."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.linalg import expm

from sim.theory import wait

N = 6


def absorbed(release: float, theta: float, within: float) -> tuple[np.ndarray, np.ndarray]:
    """(served, abandoned) by `within` with j = 0 .. N - 1 ahead, from the generator."""
    generator = np.zeros((N + 2, N + 2))
    for j in range(N):
        generator[j, j - 1 if j else N] = release + j * theta
        generator[j, N + 1] = theta
        generator[j, j] = -(release + j * theta) - theta
    at = expm(generator * within)
    return at[:N, N], at[:N, N + 1]


@pytest.mark.parametrize("theta", [0.0, 1e-7, 0.3, 2.0, 50.0])
@pytest.mark.parametrize("within", [0.0, 0.2, 1.0, 7.0])
def test_against_the_matrix_exponential(theta: float, within: float) -> None:
    served, gone = absorbed(1.7, theta, within)
    np.testing.assert_allclose(wait.served_within(N, within, 1.7, theta), served, rtol=1e-8, atol=1e-10)
    np.testing.assert_allclose(wait.abandoned_within(N, within, 1.7, theta), gone, rtol=1e-8, atol=1e-10)
    np.testing.assert_allclose(
        wait.still_waiting(N, within, 1.7, theta), 1.0 - served - gone, rtol=1e-7, atol=1e-11
    )


@given(release=st.floats(0.01, 1e3), theta=st.floats(1e-6, 1e2))
def test_means_are_integrals(release: float, theta: float) -> None:
    fate = wait.p_served(N, release, theta)
    np.testing.assert_allclose(1.0 - fate, theta * wait.mean_wait(N, release, theta), rtol=1e-6, atol=1e-12)
    horizon = 60.0 / (release + theta)
    np.testing.assert_allclose(wait.served_within(N, 100 * horizon, release, theta), fate, rtol=1e-9)


def test_mean_wait_of_the_served_by_quadrature() -> None:
    t = np.linspace(0.0, 40.0, 40_001)
    later = np.array([1.0 - wait.served_within(N, x, 1.7, 0.6) / wait.p_served(N, 1.7, 0.6) for x in t])
    np.testing.assert_allclose(
        np.trapezoid(later, t, axis=0), wait.mean_wait_if_served(N, 1.7, 0.6), rtol=1e-6
    )
