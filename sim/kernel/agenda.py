"""The agenda: a binary heap of (instant, kind and entity, slot), smallest first."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.compiled import inner

__all__ = ["KIND_SHIFT", "pop", "push"]

KIND_SHIFT = 40


@inner
def _put(agenda: NDArray[np.void], place: int, at: int, key: int, slot: int) -> None:
    one = agenda[place]
    one["at"] = at
    one["key"] = key
    one["slot"] = slot


@inner
def _comes_first(one: Any, other: Any) -> bool:
    """Whether one event comes before another; no branch but that of a tie: which is earlier cannot be predicted."""
    if one["at"] == other["at"]:
        return one["key"] < other["key"]
    return one["at"] < other["at"]


@inner
def push(agenda: NDArray[np.void], size: int, at: int, key: int, slot: int) -> None:
    """Add an event to a heap of `size` events."""
    hole = size
    while hole > 0:
        higher = (hole - 1) >> 1
        above = agenda[higher]
        if above["at"] < at or (above["at"] == at and above["key"] < key):
            break
        _put(agenda, hole, above["at"], above["key"], above["slot"])
        hole = higher
    _put(agenda, hole, at, key, slot)


@inner
def pop(agenda: NDArray[np.void], size: int) -> None:
    """Remove the first event of a heap of `size` events."""
    last = size - 1
    end = agenda[last]
    at, key, slot = end["at"], end["key"], end["slot"]
    hole = 0
    while True:
        below = 2 * hole + 1
        if below >= last:
            break
        below += _comes_first(agenda[below + 1], agenda[below])
        least = agenda[below]
        if at < least["at"] or (at == least["at"] and key < least["key"]):
            break
        _put(agenda, hole, least["at"], least["key"], least["slot"])
        hole = below
    _put(agenda, hole, at, key, slot)
