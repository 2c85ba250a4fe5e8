"""Looks: published constants, and what looking again and again would do without them."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import ndtri, stdtrit

from sim.comparison.looks import Stop, look_confidence, look_sizes, two_stage_size
from sim.errors import SettingsError


def critical(confidence: float) -> float:
    """The two-sided critical value of a confidence."""
    return float(ndtri((1 + confidence) / 2))


@pytest.mark.parametrize(("looks", "constant"), [(2, 2.178), (3, 2.289), (4, 2.361), (5, 2.413), (10, 2.555)])
def test_the_constants_of_pocock(looks: int, constant: float) -> None:
    """Jennison and Turnbull (2000), Group Sequential Methods, table 2.1: equal steps, 5 %."""
    sizes = tuple(range(1, looks + 1))
    assert critical(look_confidence(sizes)) == pytest.approx(constant, abs=6e-4)


def test_one_look_costs_nothing() -> None:
    assert look_confidence((20,), 0.99) == 0.99


def test_sizes_double_up_to_the_most() -> None:
    assert look_sizes(100) == (10, 20, 40, 80, 100)
    assert look_sizes(80) == (10, 20, 40, 80)
    assert look_sizes(7) == (7,)


def test_two_stages_need_what_the_pilot_says() -> None:
    n = two_stage_size(spread=2.0, half_width=0.5, pilot=20)
    assert n == int(np.ceil((stdtrit(19, 0.975) * 2.0 / 0.5) ** 2))
    assert two_stage_size(spread=0.1, half_width=0.5, pilot=20) == 20


@pytest.mark.parametrize("wrong", [{"half_width": 0.0}, {"half_width": -1.0}, {"most": 1}])
def test_what_makes_no_sense_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(SettingsError, match="until"):
        Stop(**wrong)  # type: ignore[arg-type]
