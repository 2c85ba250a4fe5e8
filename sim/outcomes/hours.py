"""Instants that depend on opening hours."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.units import NEVER

__all__ = ["leaves_at", "next_opening", "open_from"]


@jit
def _first_open(now: int, open_spans: NDArray[np.int64]) -> int:
    """Number of the first span that ends after `now`."""
    low, high = 0, open_spans.shape[0]
    while low < high:
        middle = (low + high) // 2
        if open_spans[middle, 1] <= now:
            low = middle + 1
        else:
            high = middle
    return low


@jit
def leaves_at(now: int, patience: int, keeps: bool, open_spans: NDArray[np.int64]) -> int:
    """The instant at which a customer who starts to wait now runs out of patience; NEVER if that does not come.

    Parameters
    ----------
    now, patience
        Ticks.
    keeps
        Whether contacts are kept over closing; patience then counts open time only.
    open_spans
        Shape (n, 2): opening and closing instants, in order.
    """
    if patience == NEVER:
        return NEVER
    if not keeps:
        return now + patience
    rest = patience
    for i in range(_first_open(now, open_spans), open_spans.shape[0]):
        start = max(now, open_spans[i, 0])
        if start + rest < open_spans[i, 1]:
            return int(start + rest)
        rest -= open_spans[i, 1] - start
    return NEVER


@jit
def next_opening(now: int, open_spans: NDArray[np.int64]) -> int:
    """The first opening after `now`; NEVER if there is none."""
    for i in range(_first_open(now, open_spans), open_spans.shape[0]):
        if open_spans[i, 0] > now:
            return int(open_spans[i, 0])
    return NEVER


@jit
def open_from(at: int, open_spans: NDArray[np.int64]) -> int:
    """`at` if the center is open then, else the next opening; NEVER if there is none."""
    if at == NEVER:
        return NEVER
    i = _first_open(at, open_spans)
    if i == open_spans.shape[0]:
        return NEVER
    return int(max(at, open_spans[i, 0]))
