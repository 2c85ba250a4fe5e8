"""The formulas that both engines call."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.distributions.distribution import Distribution
from sim.distributions.quantiles import draw_ticks, tabulate
from sim.draws import case_word, contact_word, uniforms
from sim.outcomes import all_leg_draws, at_speed, leaves_at, leg_draws, stretched
from sim.units import DAY, HOUR, LONGEST, MINUTE, NEVER, SPEED_ONE

TWO_DAYS = np.array([[8 * HOUR, 18 * HOUR], [DAY + 8 * HOUR, DAY + 18 * HOUR]], dtype=np.int64)


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


def test_patience_ends_where_it_ends_if_nobody_is_kept() -> None:
    assert leaves_at(9 * HOUR, 5 * MINUTE, False, TWO_DAYS) == 9 * HOUR + 5 * MINUTE
    assert leaves_at(17 * HOUR, 5 * HOUR, False, TWO_DAYS) == 22 * HOUR
    assert leaves_at(9 * HOUR, NEVER, False, TWO_DAYS) == NEVER
    assert leaves_at(9 * HOUR, 0, False, TWO_DAYS) == 9 * HOUR


@pytest.mark.parametrize(
    ("now", "patience", "leaves"),
    [
        (9 * HOUR, 2 * HOUR, 11 * HOUR),
        (17 * HOUR, HOUR - 1, 18 * HOUR - 1),
        (17 * HOUR, HOUR, DAY + 8 * HOUR),
        (17 * HOUR, 3 * HOUR, DAY + 10 * HOUR),
        (20 * HOUR, 30 * MINUTE, DAY + 8 * HOUR + 30 * MINUTE),
        (2 * HOUR, 0, 8 * HOUR),
        (9 * HOUR, 0, 9 * HOUR),
        (9 * HOUR, 19 * HOUR, NEVER),
        (9 * HOUR, 19 * HOUR - 1, DAY + 18 * HOUR - 1),
        (DAY + 19 * HOUR, 1, NEVER),
        (9 * HOUR, NEVER, NEVER),
    ],
)
def test_who_is_kept_counts_open_time_only(now: int, patience: int, leaves: int) -> None:
    assert leaves_at(now, patience, True, TWO_DAYS) == leaves


@given(st.integers(0, 2 * DAY), st.integers(0, 2 * DAY))
def test_open_time_until_the_end_of_patience_is_the_patience(now: int, patience: int) -> None:
    end = leaves_at(now, patience, True, TWO_DAYS)
    last = DAY + 18 * HOUR if end == NEVER else end
    waited = sum(max(0, min(last, b) - max(now, a)) for a, b in TWO_DAYS.tolist())
    assert waited == patience if end != NEVER else waited <= patience


def test_draws_of_a_leg_are_named_by_case_and_contact() -> None:
    texts = ("exponential mean:5m", "lognormal mean:3m sigma:0.8", "30s")
    laws, knots = tabulate([Distribution.parse(text) for text in texts])
    drawn = leg_draws(laws, knots, 0, 1, 2, 7, 1, 2, 3, 4, 5, 6, 99)
    first, second, third, _ = uniforms(7, 1, 0, contact_word(2, 3, 4), case_word(5, 6), 99)
    assert drawn == tuple(draw_ticks(laws, knots, row, u) for row, u in enumerate((first, second, third)))


def test_drawing_for_many_cases_is_drawing_for_each() -> None:
    texts = ("exponential mean:5m", "never", "lognormal mean:3m sigma:0.8", "30s")
    laws, knots = tabulate([Distribution.parse(text) for text in texts])
    n = 50
    rows = [np.array([row] * n, dtype=np.int64) for row in (0, 2, 3)]
    rows[0][::2] = 1
    days, ordinals = np.arange(n, dtype=np.int32) % 3, np.arange(n, dtype=np.int64)
    streams, factors = ordinals % 2 + 11, np.where(ordinals % 5 == 0, 2.0, 1.0)
    out = np.empty((3, n), dtype=np.int64)
    all_leg_draws(laws, knots, *rows, factors, 7, 1, 0, days, ordinals, streams, out)
    for i in range(n):
        name = (7, 1, 0, 0, 0, int(days[i]), int(ordinals[i]), int(streams[i]))
        patience, talk, wrap_up = leg_draws(laws, knots, int(rows[0][i]), 2, 3, *name)
        assert out[:, i].tolist() == [stretched(patience, float(factors[i])), talk, wrap_up]
