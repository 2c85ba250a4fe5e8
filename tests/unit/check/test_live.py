"""What of a case is the last to end, where several things of it are under way at once."""

from __future__ import annotations

import numpy as np

from sim.check.live import last_to_end
from sim.check.steps import Spells
from sim.units import NEVER

_NOBODY: tuple[int, ...] = ()


def _last(
    *lives: tuple[int, int, int],
    passed_on: tuple[int, ...] = _NOBODY,
    renewed: tuple[int, ...] = _NOBODY,
    agrees: tuple[int, ...] = _NOBODY,
) -> list[int]:
    """Which of these lives, each of a case from since to until, end as the last of their case."""
    rows = np.array(lives, dtype=np.int64)
    asks = rows[:, 2] != NEVER
    asks[list(passed_on)] = False
    flags = np.zeros((2, len(rows)), dtype=np.bool_)
    flags[0, list(renewed)], flags[1, list(agrees)] = True, True
    return np.flatnonzero(last_to_end(Spells(*rows.T), asks, *flags)).tolist()


def test_one_after_another_each_is_the_last() -> None:
    assert _last((0, 1, 4), (1, 2, 3), (0, 6, 9), (0, 20, NEVER)) == [0, 1, 2]


def test_of_two_at_once_only_the_one_that_ends_later_is_the_last() -> None:
    assert _last((0, 1, 4), (0, 2, 9), (1, 5, 6)) == [1, 2]
    assert _last((0, 1, 9), (0, 2, 4), (0, 5, 6)) == [0]


def test_while_something_has_no_end_nothing_is_the_last() -> None:
    assert _last((0, 1, 4), (0, 2, NEVER)) == []


def test_a_contact_that_passes_its_life_on_is_no_last_one() -> None:
    assert _last((0, 1, 6), (0, 6, 9), passed_on=(0,)) == [1]
    assert _last((0, 1, 6), (0, 3, 4), (0, 6, 9), passed_on=(0,)) == [2]


def test_of_two_that_end_at_once_it_is_the_renewed_one() -> None:
    assert _last((0, 1, 5), (0, 2, 5), (0, 7, 8), renewed=(0,)) == [0, 2]


def test_of_two_that_end_at_once_it_is_the_one_that_agrees() -> None:
    assert _last((0, 1, 5), (0, 2, 5), agrees=(0,)) == [0]
    assert _last((0, 1, 5), (0, 2, 5)) == [1]


def test_what_begins_at_the_same_instant_and_goes_on_is_live() -> None:
    assert _last((0, 1, 5), (0, 5, 9)) == [1]
    assert _last((0, 1, 5), (0, 5, 9), renewed=(0,)) == [0, 1]
    assert _last((0, 1, 5), (0, 5, 5), renewed=(0,)) == [0, 1]
