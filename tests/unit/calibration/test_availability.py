"""The search for the availability factor: few simulations, also where they are noisy."""

from __future__ import annotations

import numpy as np
import pytest

from sim.calibration.availability import fit_availability
from sim.errors import DataError


def curve(factor: float) -> float:
    """A mean wait that falls steeply with staff, as queues do."""
    return 400.0 * np.exp(-6 * (factor - 0.7)) / (1 + 0.2 * factor)


@pytest.mark.parametrize("truth", [0.55, 0.82, 0.99, 1.0, 1.21, 1.9])
def test_factor_is_found_in_few_steps(truth: float) -> None:
    found = fit_availability(curve, curve(truth), tolerance=0.005)
    assert found.converged
    assert found.factor == pytest.approx(truth, abs=0.002)
    assert len(found.steps) <= 10
    assert found.low <= truth <= found.high or found.low == found.high


def test_wiggles_of_a_simulation_are_not_chased() -> None:
    def wiggly(factor: float) -> float:
        return curve(round(factor, 4)) * np.exp(0.05 * np.sin(900 * factor))

    found = fit_availability(wiggly, curve(0.87), tolerance=1e-6, resolution=0.01)
    assert found.factor == pytest.approx(0.87, abs=0.02)
    assert len(found.steps) < 20
    assert found.high - found.low <= 0.01 or found.converged


def test_flat_steps_end_by_resolution() -> None:
    found = fit_availability(lambda factor: 100.0 if factor < 0.9 else 1.0, 10.0)
    assert not found.converged
    assert found.high - found.low <= 0.002
    assert found.factor == pytest.approx(0.9, abs=0.002)


def test_a_simulated_wait_of_zero_is_no_obstacle() -> None:
    found = fit_availability(lambda factor: max(0.0, 300 * (1.05 - factor)), 30.0, tolerance=0.01)
    assert found.factor == pytest.approx(0.95, abs=0.002)


def test_steps_are_kept_in_order() -> None:
    found = fit_availability(curve, curve(0.9))
    assert found.steps[0].factor == 1.0
    assert found.steps[0].mean_wait == curve(1.0)


def test_what_cannot_be_reached_is_said() -> None:
    with pytest.raises(DataError, match="at 3 the simulated one is still above"):
        fit_availability(lambda factor: 1000.0, 10.0)
    with pytest.raises(DataError, match=r"at 0\.3 the simulated one is still below"):
        fit_availability(lambda factor: 1.0, 10.0)
    with pytest.raises(DataError, match="must be above 0"):
        fit_availability(curve, 0.0)
    with pytest.raises(DataError, match="the simulated mean wait is nan"):
        fit_availability(lambda factor: float("nan"), 10.0)
    with pytest.raises(DataError, match="must lie within"):
        fit_availability(curve, 10.0, start=4.0)
