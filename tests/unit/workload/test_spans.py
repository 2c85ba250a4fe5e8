"""Spans of time: merged, and without gaps."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sim.workload.spans import Span, merged, without

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=8)


def _instants(spans: list[Span]) -> set[int]:
    return {instant for begins, ends in spans for instant in range(begins, ends)}


def test_what_touches_or_overlaps_is_one_and_empty_spans_are_gone() -> None:
    assert merged([(5, 7), (1, 3), (3, 4), (6, 9), (12, 12), (20, 18)]) == [(1, 4), (5, 9)]


def test_gaps_are_taken_out() -> None:
    assert without([(0, 10)], [(2, 3), (5, 7)]) == [(0, 2), (3, 5), (7, 10)]
    assert without([(0, 10)], [(-5, 2), (9, 20)]) == [(2, 9)]
    assert without([(0, 4), (6, 9)], [(3, 7)]) == [(0, 3), (7, 9)]
    assert without([(0, 4)], [(0, 4)]) == []


@given(SPANS, SPANS)
def test_they_hold_the_same_instants_in_order_and_apart(spans: list[Span], gaps: list[Span]) -> None:
    assert _instants(merged(spans)) == _instants(spans)
    left = without(spans, gaps)
    assert _instants(left) == _instants(spans) - _instants(gaps)
    assert all(a < b for a, b in left)
    assert all(left[i][1] < left[i + 1][0] for i in range(len(left) - 1))
