"""The clock of channels whose waits count opening hours only."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit

__all__ = ["open_before", "open_between"]


def open_before(open_spans: NDArray[np.int64]) -> NDArray[np.int64]:
    """Open ticks before each span, shape (n,); spans (n, 2) are opening and closing instants in order."""
    lengths = open_spans[:, 1] - open_spans[:, 0]
    return np.asarray(np.cumsum(lengths) - lengths)


@jit
def _open_until(at: int, open_spans: NDArray[np.int64], before: NDArray[np.int64]) -> int:
    """Open ticks from 0 to `at`."""
    low, high = 0, open_spans.shape[0]
    while low < high:
        middle = (low + high) // 2
        if open_spans[middle, 0] <= at:
            low = middle + 1
        else:
            high = middle
    if low == 0:
        return 0
    return int(before[low - 1] + min(at, open_spans[low - 1, 1]) - open_spans[low - 1, 0])


@jit
def open_between(start: int, stop: int, open_spans: NDArray[np.int64], before: NDArray[np.int64]) -> int:
    """Ticks from `start` to `stop` during which the center is open.

    Parameters
    ----------
    start, stop
        Instants.
    open_spans, before
        Shape (n, 2) and (n,): opening and closing instants in order, and `open_before` of them.
    """
    return _open_until(stop, open_spans, before) - _open_until(start, open_spans, before)
