"""Durations: drawn by name, stretched, worked off at a speed; and picking by weight or share."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.distributions.distribution import Distribution
from sim.distributions.quantiles import Quantiles, draw_ticks, tabulate
from sim.draws import case_word, contact_word, uniform, uniforms
from sim.names import Cause, Purpose
from sim.outcomes import at_speed, first_draws, leg_draws, share_of, stretched, talk_ticks
from sim.units import LONGEST, MINUTE, NEVER, SPEED_ONE
from sim.workload.cases import pick

UNIFORM = st.floats(1e-15, 1 - 1e-15)


@pytest.fixture(scope="module")
def laws() -> Quantiles:
    """A law that varies, one that does not, and the longest."""
    return tabulate([Distribution.parse(text) for text in ("exponential mean:5m", "8m", "365d")])


@given(st.integers(0, LONGEST), st.floats(0.001, 1000))
def test_a_duration_times_a_factor(ticks: int, factor: float) -> None:
    assert abs(stretched(ticks, factor) - min(ticks * factor, LONGEST)) <= 0.5 + 1e-15 * LONGEST * 8


def test_never_and_the_factor_one_change_nothing() -> None:
    assert stretched(NEVER, 0.5) == NEVER
    assert stretched(LONGEST - 1, 1.0) == LONGEST - 1
    assert stretched(LONGEST, 2.0) == LONGEST


@given(st.integers(0, LONGEST), st.integers(655, 100 * SPEED_ONE))
def test_work_at_a_speed_is_rounded_up(ticks: int, speed: int) -> None:
    taken = at_speed(ticks, speed)
    assert taken * speed >= ticks * SPEED_ONE > (taken - 1) * speed


def test_speed_one_changes_nothing_and_half_speed_doubles() -> None:
    assert at_speed(LONGEST, SPEED_ONE) == LONGEST
    assert at_speed(90, SPEED_ONE // 2) == 180
    assert at_speed(0, 3) == 0


def test_draws_of_a_leg_are_the_first_four_purposes_of_its_name() -> None:
    name = (7, 1, contact_word(2, 3, 4), case_word(5, 6), 99)
    drawn = leg_draws(*name)
    assert drawn == uniforms(7, 1, 0, *name[2:])
    purposes = (Purpose.PATIENCE, Purpose.TALK, Purpose.WRAP_UP, Purpose.SET_UP)
    assert drawn == tuple(uniform(7, 1, int(one), *name[2:]) for one in purposes)
    assert len(set(drawn + leg_draws(7, 1, contact_word(2, 3, 5), case_word(5, 6), 99))) == 8


def test_first_draws_are_those_of_each_case() -> None:
    day, ordinal, stream = np.array([0, 3, 3], np.int32), np.array([1, 0, 2**20]), np.array([99, 5, 99])
    drawn = first_draws(7, 1, day, ordinal, stream)
    assert [tuple(row) for row in drawn.tolist()] == [
        leg_draws(7, 1, contact_word(Cause.FIRST, 0, 0), case_word(*case), name)
        for *case, name in zip(day.tolist(), ordinal.tolist(), stream.tolist(), strict=True)
    ]


@given(UNIFORM)
def test_talk_is_the_quantile_at_the_speed_of_group_and_agent(u: float) -> None:
    laws = tabulate([Distribution.parse("exponential mean:5m")])
    drawn = draw_ticks(*laws, 0, u)
    assert talk_ticks(*laws, 0, u, 1.0, 1.0, 0, SPEED_ONE, SPEED_ONE) == drawn
    assert talk_ticks(*laws, 0, u, 1.0, 1.0, 0, SPEED_ONE // 2, SPEED_ONE // 4) == 8 * drawn
    assert talk_ticks(*laws, 0, u, 1.5, 1.0, 0, SPEED_ONE, SPEED_ONE) == stretched(drawn, 1.5)
    assert talk_ticks(*laws, 0, u, 1.5, 0.9, 0, SPEED_ONE, SPEED_ONE) == stretched(stretched(drawn, 1.5), 0.9)


def test_the_factor_stretches_the_talk_and_not_the_complaint(laws: Quantiles) -> None:
    assert talk_ticks(*laws, 1, 0.5, 2.0, 1.0, MINUTE, SPEED_ONE, SPEED_ONE) == 17 * MINUTE
    assert talk_ticks(*laws, 1, 0.5, 2.0, 1.0, MINUTE, 2 * SPEED_ONE, SPEED_ONE) == 17 * MINUTE // 2


def test_talk_is_bounded(laws: Quantiles) -> None:
    assert talk_ticks(*laws, 2, 0.5, 3.0, 1.0, MINUTE, SPEED_ONE // 100, SPEED_ONE // 100) == LONGEST


@given(st.lists(st.integers(0, 5), min_size=1, max_size=8).filter(any), UNIFORM)
def test_who_has_weight_is_picked_in_proportion(weights: list[int], u: float) -> None:
    """Whoever is picked has weight, and covers the place of u among the cumulated weights."""
    cumulated = np.cumsum(np.array(weights, dtype=np.float64))
    found = pick(cumulated, u)
    assert weights[found] > 0
    assert cumulated[found] - weights[found] <= u * cumulated[-1] <= cumulated[found]


@pytest.mark.parametrize(("u", "which"), [(0.01, 0), (0.19, 0), (0.21, 1), (0.49, 1), (0.51, -1), (0.99, -1)])
def test_shares_leave_the_rest_to_nobody(u: float, which: int) -> None:
    assert share_of(np.array([0.2, 0.5]), u) == which


def test_who_has_no_share_is_not_found() -> None:
    assert share_of(np.array([0.0, 0.5, 0.5, 1.0]), 0.3) == 1
    assert share_of(np.array([0.0, 0.5, 0.5, 1.0]), 0.7) == 3
    assert share_of(np.zeros(3), 1e-15) == -1
