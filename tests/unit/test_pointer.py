"""Tuples of arrays handed to compiled code as one pointer; the same holds when the compiler is switched off."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes
from numpy.typing import NDArray

from sim.compiled import JIT, inner, jit
from sim.pointer import by_pointer, header_of

ROW = np.dtype([("n", np.int64), ("small", np.int16), ("share", np.float64)])


class Trio(NamedTuple):
    """Arrays of one, two and three dimensions, and a table."""

    line: NDArray[np.int64]
    sheet: NDArray[np.float64]
    block: NDArray[np.bool_]
    rows: NDArray[np.void]
    header: NDArray[np.int64] = np.empty((0, 0), dtype=np.int64)
    address: int = 0


KINDS = {
    "line": (np.dtype(np.int64), 1),
    "sheet": (np.dtype(np.float64), 2),
    "block": (np.dtype(np.bool_), 3),
    "rows": (ROW, 1),
}
by_pointer(Trio, KINDS)


def _sealed(trio: Trio) -> Trio:
    header = header_of({name: getattr(trio, name) for name in KINDS})
    return trio._replace(header=header, address=header.ctypes.data)


def _trio(lengths: tuple[int, int, int] = (3, 4, 5)) -> Trio:
    a, b, c = lengths
    return _sealed(
        Trio(
            np.arange(a, dtype=np.int64),
            np.arange(a * b, dtype=np.float64).reshape(a, b),
            np.zeros(lengths, dtype=np.bool_),
            np.zeros(c, dtype=ROW),
        )
    )


@jit
def _lengths(t: Trio, out: NDArray[np.int64]) -> None:
    out[0], out[1], out[2] = t.line.shape[0], t.sheet.shape[0], t.sheet.shape[1]
    out[3], out[4], out[5], out[6] = t.block.shape[0], t.block.shape[1], t.block.shape[2], t.rows.shape[0]


@inner
def _value(t: Trio, i: int, j: int) -> float:
    return t.sheet[i, j] + t.line[i]


@jit
def _weighted(t: Trio) -> float:
    """A sum that notices where each value stands."""
    total = 0.0
    for i in range(t.sheet.shape[0]):
        for j in range(t.sheet.shape[1]):
            total += (1 + i + 1000 * j) * _value(t, i, j)
    return total


@jit
def _mark(t: Trio, i: int, j: int, k: int) -> int:
    """Write to each array; the number of marks in the block."""
    t.line[i] += 10
    t.sheet[i, j] = -1.5
    t.block[i, j, k] = True
    row = t.rows[k]
    row["n"] += 2**40
    row["small"] = k
    row["share"] = 0.25
    n = 0
    for a in range(t.block.shape[0]):
        for b in range(t.block.shape[1]):
            for c in range(t.block.shape[2]):
                n += t.block[a, b, c]
    return n


@given(array_shapes(min_dims=3, max_dims=3, min_side=0, max_side=6))
def test_lengths_of_one_two_and_three_dimensions(lengths: tuple[int, int, int]) -> None:
    a, b, c = lengths
    out = np.full(7, -1, dtype=np.int64)
    _lengths(_trio((a, b, c)), out)
    assert out.tolist() == [a, a, b, a, b, c, c]


@given(st.integers(1, 6), st.integers(1, 6))
def test_every_value_stands_where_it_stands_in_python(a: int, b: int) -> None:
    trio = _trio((a, b, 1))
    i, j = np.indices((a, b))
    assert _weighted(trio) == ((1 + i + 1000 * j) * (trio.sheet + trio.line[:, None])).sum()


@given(st.integers(0, 2), st.integers(0, 3), st.integers(0, 4))
def test_what_is_written_is_seen_in_python(i: int, j: int, k: int) -> None:
    trio, before = _trio(), _trio()
    assert _mark(trio, i, j, k) == 1
    assert _mark(trio, i, j, 4 - k) == (1 if k == 2 else 2)
    before.line[i] += 20
    before.sheet[i, j] = -1.5
    before.block[i, j, [k, 4 - k]] = True
    for at in (k, 4 - k):
        before.rows[at] = (before.rows[at]["n"] + 2**40, at, 0.25)
    for one, other in zip(trio[:4], before[:4], strict=True):
        assert (one == other).all()


def test_an_array_that_was_replaced_is_seen_once_the_tuple_is_sealed_again() -> None:
    trio = _trio()
    longer = _sealed(trio._replace(rows=np.zeros(9, dtype=ROW)))
    assert _mark(longer, 0, 0, 4) == 1
    assert (longer.rows["n"] > 0).tolist() == [False] * 4 + [True] + [False] * 4
    assert trio.line[0] == longer.line[0] == 10


def test_two_tuples_of_one_kind_are_apart() -> None:
    one, other = _trio(), _trio()
    _mark(one, 1, 1, 1)
    assert one.line.tolist() == [0, 11, 2]
    assert other.line.tolist() == [0, 1, 2]


def test_a_header_has_addresses_and_lengths() -> None:
    trio = _trio()
    assert trio.header[0].tolist() == [trio.line.ctypes.data, 3, 0, 0]
    assert trio.header[2].tolist() == [trio.block.ctypes.data, 3, 4, 5]
    assert trio.address == trio.header.ctypes.data


@pytest.mark.parametrize("apart", [np.zeros(8)[::2], np.zeros((3, 4)).T])
def test_arrays_with_gaps_are_refused(apart: NDArray[Any]) -> None:
    with pytest.raises(AssertionError, match="line must be contiguous"):
        header_of({"line": apart})


@pytest.mark.skipif(not JIT, reason="nothing is compiled")
def test_a_field_that_is_not_an_array_is_refused_when_compiling() -> None:
    from numba.core.errors import TypingError

    @jit
    def own_address(t: Trio) -> int:
        return t.address

    with pytest.raises(TypingError, match="address"):
        own_address(_trio())


@pytest.mark.skipif(not JIT, reason="this is what the test below starts")
def test_all_of_this_holds_without_the_compiler() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", __file__],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "NUMBA_DISABLE_JIT": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    assert " passed, 2 skipped" in done.stdout
