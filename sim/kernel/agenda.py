"""The agenda: a binary heap of (instant, kind and entity, slot), smallest first."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.compiled import inner

__all__ = ["KIND_SHIFT", "pop", "push"]

KIND_SHIFT = 40


@inner
def push(agenda: NDArray[np.void], size: int, at: int, key: int, slot: int) -> None:
    """Add an event to a heap of `size` events."""
    hole = size
    while hole > 0:
        higher = (hole - 1) >> 1
        above = agenda[np.uint64(higher)]
        if above["at"] < at or (above["at"] == at and above["key"] < key):
            break
        _put(agenda, hole, above["at"], above["key"], above["slot"])
        hole = higher
    _put(agenda, hole, at, key, slot)


@inner
def _put(agenda: NDArray[np.void], place: int, at: int, key: int, slot: int) -> None:
    # an unsigned index spares the question whether it counts from the end
    one = agenda[np.uint64(place)]
    one["at"] = at
    one["key"] = key
    one["slot"] = slot


@inner
def pop(agenda: NDArray[np.void], size: int) -> None:
    """Remove the first event of a heap of `size` events."""
    last = size - 1
    end = agenda[np.uint64(last)]
    at, key, slot = end["at"], end["key"], end["slot"]
    hole = 0
    while True:
        below = 2 * hole + 1
        if below >= last:
            break
        left, right = agenda[np.uint64(below)], agenda[np.uint64(below + 1)]
        # without a branch: which child is smaller cannot be predicted
        below += (right["at"] < left["at"]) | ((right["at"] == left["at"]) & (right["key"] < left["key"]))
        least = agenda[np.uint64(below)]
        if at < least["at"] or (at == least["at"] and key < least["key"]):
            break
        _put(agenda, hole, least["at"], least["key"], least["slot"])
        hole = below
    _put(agenda, hole, at, key, slot)
