"""Tolerance, its correlation with patience, and what shortens patience."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sim.distributions.distribution import Distribution
from sim.distributions.quantiles import draw_ticks, tabulate
from sim.outcomes import patience_scale, ratcheted, stretched, tolerance_ticks
from sim.units import LONGEST, MINUTE
from tests.unit.outcomes.behaviour import behaviour

UNIFORM = st.floats(2.0**-54, 1 - 2.0**-53)
LAWS = tabulate([Distribution.parse("lognormal median:102m sigma:2.61")])
IDENTITY = tabulate([Distribution.parse("uniform low:0s high:1000000s")])
SCALE = 1e12
"""Ticks that `IDENTITY` gives for the uniform 1."""


@given(UNIFORM, UNIFORM)
def test_without_correlation_the_draw_is_that_of_the_uniform(u_patience: float, u: float) -> None:
    assert tolerance_ticks(behaviour(), *LAWS, 0, u_patience, u, 0, 0.0) == draw_ticks(*LAWS, 0, u)


@pytest.mark.parametrize(("minutes", "displeased"), [(30, 0.32), (60, 0.42)])
def test_tolerance_on_social_media(minutes: int, displeased: float) -> None:
    """The Social Habit survey: 32 % expect an answer within 30 minutes, 42 % within an hour."""
    assert tolerance_ticks(behaviour(), *LAWS, 0, 0.5, displeased, 0, 0.0) == pytest.approx(
        minutes * MINUTE, rel=0.05
    )


@given(UNIFORM)
def test_who_is_in_a_hurry_tolerates_less(u: float) -> None:
    calm = tolerance_ticks(behaviour(), *LAWS, 0, 0.5, u, 0, 0.0)
    assert tolerance_ticks(behaviour(), *LAWS, 0, 0.5, u, 1, 0.0) == stretched(calm, 0.6)
    assert tolerance_ticks(behaviour(tolerance_urgent_tolerance=1.0), *LAWS, 0, 0.5, u, 1, 0.0) == calm


@pytest.mark.parametrize("rank", [-0.9, 0.2, 0.5, 0.99])
def test_the_rank_correlation_is_as_told_and_the_law_stays(rank: float) -> None:
    """A grid of 150 × 150 pairs: Spearman's coefficient, and the deciles of the uniform distribution."""
    grid = (np.arange(150) + 0.5) / 150
    b = behaviour(tolerance_correlation=rank)
    found = np.array(
        [[tolerance_ticks(b, *IDENTITY, 0, p, u, 0, 0.0) for u in grid.tolist()] for p in grid.tolist()]
    )
    patience = np.repeat(grid, len(grid))
    assert stats.spearmanr(patience, found.ravel()).statistic == pytest.approx(rank, abs=0.004)
    assert np.quantile(found / SCALE, np.arange(1, 10) / 10) == pytest.approx(
        np.arange(1, 10) / 10, abs=0.004
    )


@pytest.mark.parametrize("rank", [-0.99, -0.7, 0.7, 0.99])
@pytest.mark.parametrize("u", [2.0**-54, 1 - 2.0**-53])
@pytest.mark.parametrize("u_patience", [2.0**-54, 1 - 2.0**-53])
def test_the_most_extreme_uniforms_are_drawn_from(u_patience: float, u: float, rank: float) -> None:
    b = behaviour(tolerance_correlation=rank)
    assert 0 <= tolerance_ticks(b, *LAWS, 0, u_patience, u, 0, 0.0) <= LONGEST


def test_patience_is_as_drawn_without_tolerance_or_reasons() -> None:
    assert patience_scale(behaviour(has_tolerance=0, tolerance_patience_scale=0.5), 3, 1, 1) == 1.0
    assert patience_scale(behaviour(), 0, 0, 0) == 1.0


def test_urgency_earlier_abandonments_and_the_times_shorten_patience() -> None:
    assert patience_scale(behaviour(), 0, 1, 0) == 0.8
    assert patience_scale(behaviour(), 1, 0, 0) == 0.9
    assert patience_scale(behaviour(), 0, 0, 1) == 0.7
    assert patience_scale(behaviour(tolerance_patience_scale=0.5), 2, 1, 1) == pytest.approx(0.5 * 0.8 * 0.81 * 0.7)


@given(st.integers(0, 10**6), st.floats(1e-3, 1000))
def test_no_number_of_abandonments_takes_patience_out_of_bounds(n_abandons: int, factor: float) -> None:
    scale = patience_scale(behaviour(tolerance_abandon_patience=factor), n_abandons, 1, 0)
    assert 0.0 < scale < math.inf
    assert scale == pytest.approx(0.8 * factor ** min(n_abandons, 50), rel=1e-12)


@given(UNIFORM, st.floats(-1.38, 0))
def test_who_is_used_to_more_tolerates_less(u: float, memory: float) -> None:
    usual = tolerance_ticks(behaviour(), *LAWS, 0, 0.5, u, 0, 0.0)
    spoilt = tolerance_ticks(behaviour(), *LAWS, 0, 0.5, u, 0, memory)
    assert spoilt == stretched(usual, math.exp(memory))


def test_a_short_wait_spoils_a_little_and_a_long_one_does_not() -> None:
    b = behaviour(tolerance_ratchet=0.05)
    assert ratcheted(b, 0.0, 10 * MINUTE, MINUTE) == pytest.approx(-0.05 * math.log(10))
    assert ratcheted(b, -0.2, 10 * MINUTE, 10 * MINUTE) == -0.2
    assert ratcheted(b, 0.0, 10 * MINUTE, 0) == ratcheted(b, 0.0, 10 * MINUTE, MINUTE // 10)


@given(st.floats(math.log(0.25), 0), st.integers(1, 10**12), st.integers(0, 10**12))
def test_memory_never_rises_and_has_a_floor(memory: float, tolerance: int, felt: int) -> None:
    after = ratcheted(behaviour(tolerance_ratchet=1.0), memory, tolerance, felt)
    assert math.log(0.25) <= after <= memory
    assert ratcheted(behaviour(), memory, tolerance, felt) == memory
