"""Random numbers by name: equal to NumPy's Philox, alike with and without compiler, uniform, apart."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sim import draws
from sim.draws import case_word, contact_word, philox, philox_plain, stream_hash, uniform, uniforms

WORD = st.integers(0, 2**64 - 1)
NAME = st.integers(0, 2**63 - 1)
FALSE_ALARM = 1e-4


def _stepped(counter: tuple[int, ...]) -> tuple[int, int, int, int]:
    """The 256-bit counter, lowest word first, plus one: NumPy steps it before its first block."""
    number = sum(word << (64 * i) for i, word in enumerate(counter)) + 1
    return tuple((number >> (64 * i)) & (2**64 - 1) for i in range(4))  # type: ignore[return-value]


@given(st.tuples(WORD, WORD), st.tuples(WORD, WORD, WORD, WORD))
def test_a_block_is_that_of_numpy_one_step_on(
    key: tuple[int, int], counter: tuple[int, int, int, int]
) -> None:
    theirs = np.random.Philox(key=np.array(key, dtype=np.uint64), counter=np.array(counter, dtype=np.uint64))
    assert philox(key, _stepped(counter)) == tuple(theirs.random_raw(4).tolist())


@pytest.mark.parametrize(
    "counter", [(2**64 - 1, 0, 0, 0), (2**64 - 1, 2**64 - 1, 5, 0), (2**64 - 1,) * 4, (0, 0, 0, 0)]
)
def test_the_step_of_the_counter_carries(counter: tuple[int, int, int, int]) -> None:
    theirs = np.random.Philox(
        key=np.array([1, 2], dtype=np.uint64), counter=np.array(counter, dtype=np.uint64)
    )
    assert philox((1, 2), _stepped(counter)) == tuple(theirs.random_raw(4).tolist())


@given(st.tuples(WORD, WORD), st.tuples(WORD, WORD, WORD, WORD))
def test_the_plain_twin_is_equal(key: tuple[int, int], counter: tuple[int, int, int, int]) -> None:
    assert philox(key, counter) == philox_plain(key, counter)


@given(NAME, NAME, st.integers(0, 100), NAME, NAME, NAME)
def test_uniforms_of_both_twins_are_equal_to_the_last_bit(
    seed: int, replication: int, block: int, contact: int, case: int, stream: int
) -> None:
    drawn = uniforms(seed, replication, block, contact, case, stream)
    assert drawn == draws._uniforms_plain(seed, replication, block, contact, case, stream)
    assert all(0.0 < u < 1.0 for u in drawn)
    for lane in range(4):
        assert uniform(seed, replication, 4 * block + lane, contact, case, stream) == drawn[lane]


def test_the_extreme_words_give_uniforms_inside_the_open_interval(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draws, "philox_plain", lambda key, counter: (0, 2**64 - 1, 2**63, 2**12))
    low, high, middle, _ = draws._uniforms_plain(1, 0, 0, 0, 0, 0)
    assert 0.0 < low < 1e-15
    assert 1.0 - 1e-15 < high < 1.0
    assert middle == pytest.approx(0.5)


def test_uniforms_of_consecutive_names_are_uniform_and_independent() -> None:
    """Chi-square on 20 × 20 cells of two lanes, 100,000 names: notices densities off by some 3 %."""
    n = 100_000
    for block, word in ((0, contact_word), (1, case_word)):
        drawn = np.array([uniforms(7, 3, block, i, word(0, i) if block else 5, 11) for i in range(n)])
        for a, b in itertools.combinations(range(4), 2):
            cells, _, _ = np.histogram2d(drawn[:, a], drawn[:, b], bins=20, range=[[0, 1], [0, 1]])
            assert stats.chisquare(cells.ravel()).pvalue > FALSE_ALARM
        following = np.corrcoef(drawn[:-1, 0], drawn[1:, 0])[0, 1]
        assert abs(following) < stats.norm.isf(FALSE_ALARM / 2) / np.sqrt(n)


@pytest.mark.parametrize("part", range(6))
def test_every_part_of_the_name_matters(part: int) -> None:
    """Two names that differ in one part only share no luck: 5,000 pairs, correlation noticed from .06 on."""
    n = 5_000
    first = np.array([uniform(1, 2, 0, i, 3, 4) for i in range(n)])
    name = [1, 2, 4, 0, 3, 4]
    name[part] += 1
    other = np.array([uniform(name[0], name[1], name[2], i + name[3], name[4], name[5]) for i in range(n)])
    assert abs(np.corrcoef(first, other)[0, 1]) < stats.norm.isf(FALSE_ALARM / 2) / np.sqrt(n)


def test_a_name_of_a_stream_has_its_number_for_ever() -> None:
    assert stream_hash("calls") == 7305901054700328574
    assert stream_hash("group:tellers") == 6928575335845478227
    names = [f"stream {i}" for i in range(10_000)]
    assert len({stream_hash(name) for name in names}) == len(names)
    assert all(0 <= stream_hash(name) < 2**63 for name in names)


@given(st.integers(0, 255), st.integers(0, 2**32 - 1), st.integers(0, 2**16 - 1))
def test_words_of_contacts_can_be_told_apart(cause: int, ordinal: int, leg: int) -> None:
    word = contact_word(cause, ordinal, leg)
    assert (word >> 48, (word >> 16) & (2**32 - 1), word & 0xFFFF) == (cause, ordinal, leg)


@given(st.integers(0, 36_525), st.integers(0, 2**32 - 1))
def test_words_of_cases_can_be_told_apart(day: int, ordinal: int) -> None:
    word = case_word(day, ordinal)
    assert (word >> 32, word & (2**32 - 1)) == (day, ordinal)
