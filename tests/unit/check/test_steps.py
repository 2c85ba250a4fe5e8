"""Spells against counting tick by tick."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sim.check.steps import (
    Spells,
    at_once,
    covers,
    most_per_interval,
    per_interval,
    united,
    within,
    without,
)
from sim.units import NEVER

_LAST = 40
_SPELLS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 30), st.integers(0, 9)), max_size=12)


def _spells(rows: list[tuple[int, int, int]]) -> Spells:
    table = np.array(rows, dtype=np.int64).reshape(-1, 3)
    return Spells(table[:, 0], table[:, 1], table[:, 1] + table[:, 2])


def _levels(spells: Spells, who: int) -> list[int]:
    """How many are in progress from each tick to the next."""
    mine = spells.where(spells.who == who)
    return [int(((mine.since <= t) & (mine.until > t)).sum()) for t in range(_LAST)]


def _ticks(spells: Spells, who: int) -> list[bool]:
    return [level > 0 for level in _levels(spells, who)]


@given(_SPELLS)
def test_united_spells_are_where_at_least_one_is_in_progress(rows: list[tuple[int, int, int]]) -> None:
    spells = _spells(rows)
    one = united(spells)
    for who in range(3):
        assert _ticks(one, who) == _ticks(spells, who)
        assert max(_levels(one, who)) <= 1
    assert (one.since[1:] > one.until[:-1])[one.who[1:] == one.who[:-1]].all()


@given(_SPELLS, _SPELLS)
def test_without_leaves_what_is_in_none_of_the_others(
    rows: list[tuple[int, int, int]], others: list[tuple[int, int, int]]
) -> None:
    spells, taken = _spells(rows), _spells(others)
    rest = without(spells, taken)
    for who in range(3):
        expected = [a and not b for a, b in zip(_ticks(spells, who), _ticks(taken, who), strict=True)]
        assert _ticks(rest, who) == expected


@given(_SPELLS, st.integers(1, _LAST - 1))
def test_covers_looks_before_and_after_an_instant(rows: list[tuple[int, int, int]], at: int) -> None:
    spells, who, when = _spells(rows), np.arange(3), np.full(3, at)
    before, after = ([_ticks(spells, one)[t] for one in range(3)] for t in (at - 1, at))
    found = covers(spells, who, when).tolist()
    assert found == [a and b for a, b in zip(before, after, strict=True)]
    touched = covers(spells, who, when, touching=True).tolist()
    assert touched == [a or b for a, b in zip(before, after, strict=True)]


def test_within_is_of_one_and_the_same_spell() -> None:
    spells = Spells(np.zeros(2, dtype=np.int64), np.array([0, 5]), np.array([5, 9]))
    at = np.array([0, 3, 5, 7, 9])
    assert within(spells, np.zeros(5, dtype=np.int64), at).tolist() == [False, True, False, True, False]


@given(_SPELLS)
def test_ticks_of_intervals_are_the_levels_added_up(rows: list[tuple[int, int, int]]) -> None:
    spells = _spells(rows)
    found = per_interval(spells, 3, 4, 10)
    for who in range(3):
        assert found[who].tolist() == np.array(_levels(spells, who)).reshape(4, 10).sum(axis=1).tolist()


def test_ticks_past_the_last_interval_do_not_count() -> None:
    since, until = np.array([0, 5, 10, 29]), np.array([1, 25, NEVER, 29])
    found = per_interval(Spells(np.array([0, 0, 1, 1]), since, until), 2, 3, 10)
    assert found.tolist() == [[6, 10, 5], [0, 10, 10]]


def test_number_at_once_counts_ends_before_beginnings() -> None:
    since, until = np.array([0, 5, 5, 7]), np.array([5, 9, NEVER, 7])
    who, at, level = at_once(Spells(np.zeros(4, dtype=np.int64), since, until))
    assert list(zip(who.tolist(), at.tolist(), level.tolist(), strict=True)) == [
        (0, 0, 1),
        (0, 5, 2),
        (0, 9, 1),
        (0, NEVER, 0),
    ]


def test_the_most_at_once_lies_between_ends_first_and_beginnings_first() -> None:
    since, until = np.array([0, 5, 5, 12]), np.array([5, 9, NEVER, 12])
    spells = Spells(np.zeros(4, dtype=np.int64), since, until)
    assert most_per_interval(spells, 1, 3, 10).tolist() == [[2, 1, 1]]
    assert most_per_interval(spells, 1, 3, 10, ties=True).tolist() == [[3, 2, 1]]
