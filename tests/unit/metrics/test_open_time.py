"""The clock that runs in opening hours only."""

import numpy as np
import pytest

from sim.metrics.open_time import open_before, open_between

SPANS = np.array([[10, 20], [30, 60]])


@pytest.mark.parametrize(
    ("start", "stop", "open_ticks"),
    [
        (0, 5, 0),
        (0, 10, 0),
        (0, 11, 1),
        (12, 15, 3),
        (15, 35, 10),
        (20, 30, 0),
        (5, 100, 40),
        (70, 90, 0),
        (60, 61, 0),
    ],
)
def test_only_open_time_counts(start: int, stop: int, open_ticks: int) -> None:
    assert open_between(start, stop, SPANS, open_before(SPANS)) == open_ticks


def test_a_center_that_never_opens_has_no_open_time() -> None:
    none = np.zeros((0, 2), dtype=np.int64)
    assert open_between(0, 100, none, open_before(none)) == 0


def test_it_is_the_sum_over_all_ticks() -> None:
    """Against a count tick by tick, of every pair of instants."""
    is_open = np.array([any(a <= t < b for a, b in SPANS) for t in range(70)])
    before = open_before(SPANS)
    for start in range(70):
        for stop in range(start, 70):
            assert open_between(start, stop, SPANS, before) == is_open[start:stop].sum()
