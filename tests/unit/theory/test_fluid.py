"""Fluid limits of the model, and of Erlang A as it grows."""

from __future__ import annotations

import math

import pytest

from sim.theory.erlang import erlang_a
from sim.theory.fluid import fluid_overload, fluid_retrial_rate
from sim.theory.parameter import TheoryError


def two_kinds(t: float) -> float:
    """The measured patience of the model, minutes."""
    return 1.0 - 0.19 * math.exp(-t / 1.08) - 0.81 * math.exp(-t / 12.4)


@pytest.mark.parametrize(("rho", "wait"), [(1.25, "1.18"), (1.5, "2.71"), (2.0, "6.00")])
def test_model_overload(rho: float, wait: str, printed) -> None:
    limit = fluid_overload(rho, 1.0, two_kinds)
    printed(limit.wait, wait)
    assert limit.p_abandon == pytest.approx(1.0 - 1.0 / rho, rel=1e-14)


def test_exponential_patience_in_closed_form() -> None:
    limit = fluid_overload(120.0, 100.0, lambda t: -math.expm1(-t / 2.0))
    assert limit.wait == pytest.approx(2.0 * math.log(1.2), rel=1e-12)
    assert limit.queue == pytest.approx(2.0 * 20.0, rel=1e-9)
    grown = erlang_a(120.0 * 50, 1.0, 100 * 50, 0.5)
    assert grown.p_abandon == pytest.approx(limit.p_abandon, rel=1e-3)
    assert grown.mean_queue / 50 == pytest.approx(limit.queue, rel=1e-3)


def test_enough_capacity() -> None:
    limit = fluid_overload(0.9, 1.0, two_kinds)
    assert (limit.p_abandon, limit.wait, limit.queue) == (0.0, 0.0, 0.0)


def test_retrial_rate_of_the_model() -> None:
    assert fluid_retrial_rate(100.0, 80.0, 0.5) == pytest.approx(120.0, rel=1e-14)
    assert fluid_retrial_rate(100.0, 80.0, 0.5, 0.24) == pytest.approx(158.4, rel=1e-14)
    assert fluid_retrial_rate(70.0, 80.0, 0.5) == 70.0


def test_refuses_patience_that_never_ends() -> None:
    with pytest.raises(TheoryError, match="patience_cdf"):
        fluid_overload(2.0, 1.0, lambda t: 0.3 * -math.expm1(-t))
