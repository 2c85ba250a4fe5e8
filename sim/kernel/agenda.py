"""The agenda: a binary heap of (instant, kind and entity, slot), smallest first."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.compiled import inner

__all__ = ["KIND_SHIFT", "pop", "push"]

KIND_SHIFT = 40


@inner
def push(agenda: NDArray[np.int64], size: int, at: int, key: int, slot: int) -> None:
    """Add an event to a heap of `size` events."""
    hole = size
    while hole > 0:
        above = (hole - 1) >> 1
        if agenda[above, 0] < at or (agenda[above, 0] == at and agenda[above, 1] < key):
            break
        agenda[hole, 0] = agenda[above, 0]
        agenda[hole, 1] = agenda[above, 1]
        agenda[hole, 2] = agenda[above, 2]
        hole = above
    agenda[hole, 0] = at
    agenda[hole, 1] = key
    agenda[hole, 2] = slot


@inner
def pop(agenda: NDArray[np.int64], size: int) -> None:
    """Remove the first event of a heap of `size` events."""
    last = size - 1
    at, key, slot = agenda[last, 0], agenda[last, 1], agenda[last, 2]
    hole = 0
    while True:
        below = 2 * hole + 1
        if below >= last:
            break
        left_at, right_at = agenda[below, 0], agenda[below + 1, 0]
        # without a branch: which child is smaller cannot be predicted
        below += (right_at < left_at) | ((right_at == left_at) & (agenda[below + 1, 1] < agenda[below, 1]))
        if at < agenda[below, 0] or (at == agenda[below, 0] and key < agenda[below, 1]):
            break
        agenda[hole, 0] = agenda[below, 0]
        agenda[hole, 1] = agenda[below, 1]
        agenda[hole, 2] = agenda[below, 2]
        hole = below
    agenda[hole, 0] = at
    agenda[hole, 1] = key
    agenda[hole, 2] = slot
