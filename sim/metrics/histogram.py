"""Waits in bins fine enough for quantiles: whole milliseconds at first, then 64 bins an octave (1.6 % wide)."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit

__all__ = ["N_BINS", "bin_edges", "bin_of", "quantile", "share_within"]

_LINEAR = 128
_PER_OCTAVE = 64
N_BINS = _LINEAR + 29 * _PER_OCTAVE
"""Enough for 365 days."""


@jit
def bin_of(ticks: int) -> int:
    """The bin of a wait."""
    rest = ticks // 1000
    octave = 0
    while rest >= _LINEAR:
        rest >>= 1
        octave += 1
    if octave == 0:
        return rest
    return _LINEAR + (octave - 1) * _PER_OCTAVE + rest - _PER_OCTAVE


@cache
def bin_edges() -> NDArray[np.float64]:
    """Lower edges of all bins, and the upper one of the last, in seconds; always the same array, not to be changed."""
    linear = np.arange(_LINEAR, dtype=np.float64)
    rest = [(np.arange(_PER_OCTAVE, 2 * _PER_OCTAVE) * 2.0**octave) for octave in range(1, 30)]
    edges = np.concatenate([linear, *rest, [2.0 * _PER_OCTAVE * 2.0**29]]) / 1000.0
    edges.flags.writeable = False
    return edges


def quantile(counts: NDArray[np.int64], zeros: int, p: float) -> float:
    """The wait, in seconds, that a share `p` does not exceed; `zeros` of the first bin's waits were exactly 0."""
    total = int(counts.sum())
    if total == 0:
        return float("nan")
    wanted = p * total
    if wanted <= zeros:
        return 0.0
    edges, below = bin_edges(), np.concatenate([[0], np.cumsum(counts)])
    i = int(np.searchsorted(below, wanted, side="left")) - 1
    start = zeros if i == 0 else int(below[i])
    inside = (wanted - start) / max(1, int(below[i + 1]) - start)
    return float(edges[i] + inside * (edges[i + 1] - edges[i]))


def share_within(counts: NDArray[np.int64], zeros: int, seconds: NDArray[np.float64]) -> NDArray[np.float64]:
    """The shares of waits that do not exceed each of `seconds`, NaN if there are none."""
    total = int(counts.sum())
    if total == 0:
        return np.full(len(seconds), np.nan)
    below = np.concatenate([[zeros], np.cumsum(counts)])
    return np.asarray(np.interp(seconds, bin_edges(), below) / total)
