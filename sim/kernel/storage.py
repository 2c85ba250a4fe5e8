"""Memory for tables, used again once the last log that lives in it is gone.

Fresh memory has to be fetched page by page from the system, which costs a kernel run up to half its time and holds up
other threads; replications leave theirs to the next one.
"""

from __future__ import annotations

import threading
import weakref
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["Storage"]

_ALIGNED = 64


class Storage:
    """A stock of memory blocks.

    Parameters
    ----------
    most
        Bytes that are kept for later, at most.
    """

    def __init__(self, most: int = 512 * 2**20) -> None:
        self._most = most
        self._lock = threading.RLock()
        self._blocks: list[NDArray[np.uint8]] = []

    def tables(self, shapes: Sequence[tuple[int, np.dtype[np.void]]]) -> list[NDArray[np.void]]:
        """Tables of so many rows of these dtypes, contents undefined, side by side in one block."""
        sizes = [-(-n * dtype.itemsize // _ALIGNED) * _ALIGNED for n, dtype in shapes]
        block = self._block(sum(sizes))
        # the tables are views of this array and keep it alive; its end is the end of the last of them
        anchor = np.frombuffer(block.data, dtype=np.uint8)
        weakref.finalize(anchor, self._give_back, block).atexit = False
        out, at = [], 0
        for size, (n, dtype) in zip(sizes, shapes, strict=True):
            out.append(anchor[at : at + n * dtype.itemsize].view(dtype))
            at += size
        return out

    def _block(self, size: int) -> NDArray[np.uint8]:
        """The smallest block in stock that is large enough but not wasteful, or a new one."""
        with self._lock:
            fitting = [i for i, one in enumerate(self._blocks) if size <= len(one) <= 2 * size]
            if fitting:
                return self._blocks.pop(min(fitting, key=lambda i: len(self._blocks[i])))
        return np.empty(max(size, _ALIGNED) + size // 16, dtype=np.uint8)

    def _give_back(self, block: NDArray[np.uint8]) -> None:
        """Keep a block, the oldest ones make room."""
        with self._lock:
            self._blocks.append(block)
            while sum(len(one) for one in self._blocks) > self._most:
                self._blocks.pop(0)
