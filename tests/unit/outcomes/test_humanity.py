"""Human quality of a service."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.outcomes import human_quality, human_start
from tests.unit.outcomes.behaviour import behaviour

SPEED = st.floats(0.1, 10)


@pytest.mark.parametrize(
    ("lever", "value", "human"),
    [
        ("quality_training", 1.0, 0.8),
        ("handling_personal", 1.0, 0.75),
        ("quality_empathy", 1.0, 0.7),
        ("handling_delight", 1, 0.8),
        ("handling_template_rate", 1.0, 0.4),
        ("handling_template_rate", 0.5, 0.5),
        ("quality_knowledge", 1.0, 0.6),
    ],
)
def test_each_lever(lever: str, value: float, human: float) -> None:
    assert human_start(behaviour(**{lever: value}), 1.0) == pytest.approx(human)


def test_the_base_is_exact_and_haste_costs_half_its_logarithm() -> None:
    assert human_start(behaviour(), 1.0) == 0.6
    assert human_start(behaviour(), 1.25) == pytest.approx(0.6 - 0.5 * math.log(1.25))
    assert human_start(behaviour(satisfaction_human_haste=0.0), 1.25) == 0.6


def test_a_tenth_for_each_further_contact_in_hand() -> None:
    assert human_quality(behaviour(), 0.6, 1.0) == 0.6
    assert human_quality(behaviour(), 0.6, 3.0) == pytest.approx(0.4)


def test_it_is_cut_to_zero_and_one_at_the_end_only() -> None:
    assert human_quality(behaviour(), 1.3, 1.0) == 1.0
    assert human_quality(behaviour(), 1.3, 5.0) == pytest.approx(0.9)
    assert human_quality(behaviour(), 0.1, 3.0) == 0.0


@given(SPEED, SPEED, st.floats(1, 10), st.floats(1, 10))
def test_haste_and_load_never_help(v: float, other_v: float, n: float, other_n: float) -> None:
    b = behaviour()
    best = human_quality(b, human_start(b, min(v, other_v)), min(n, other_n))
    worst = human_quality(b, human_start(b, max(v, other_v)), max(n, other_n))
    assert 0.0 <= worst <= best <= 1.0
