"""Instants that depend on opening hours: the end of patience, the next opening."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.outcomes import leaves_at, next_opening, open_from
from sim.units import DAY, HOUR, MINUTE, NEVER

TWO_DAYS = np.array([[8 * HOUR, 18 * HOUR], [DAY + 8 * HOUR, DAY + 18 * HOUR]], dtype=np.int64)
NO_DAY = np.empty((0, 2), dtype=np.int64)


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


@pytest.mark.parametrize(
    ("at", "opens", "open_at"),
    [
        (0, 8 * HOUR, 8 * HOUR),
        (8 * HOUR - 1, 8 * HOUR, 8 * HOUR),
        (8 * HOUR, DAY + 8 * HOUR, 8 * HOUR),
        (12 * HOUR, DAY + 8 * HOUR, 12 * HOUR),
        (18 * HOUR - 1, DAY + 8 * HOUR, 18 * HOUR - 1),
        (18 * HOUR, DAY + 8 * HOUR, DAY + 8 * HOUR),
        (DAY + 9 * HOUR, NEVER, DAY + 9 * HOUR),
        (DAY + 18 * HOUR, NEVER, NEVER),
        (NEVER, NEVER, NEVER),
    ],
)
def test_the_next_opening_is_later_and_open_from_may_be_now(at: int, opens: int, open_at: int) -> None:
    assert next_opening(at, TWO_DAYS) == opens
    assert open_from(at, TWO_DAYS) == open_at


def test_a_center_that_never_opens() -> None:
    assert next_opening(0, NO_DAY) == NEVER
    assert open_from(0, NO_DAY) == NEVER
    assert leaves_at(0, MINUTE, True, NO_DAY) == NEVER
