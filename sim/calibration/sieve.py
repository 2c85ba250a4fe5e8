"""Which rows of an export are kept, and for what reason each of the others is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from sim.errors import DataError

__all__ = ["Sieve"]


class Sieve:
    """Keeps count of dropped rows; a row is dropped once, for the first reason that meets it.

    Parameters
    ----------
    n_rows
        Rows of the file below the header.
    bad_rows
        What a fault does: `error` stops with a sentence about the first such row, `drop` counts it as
        dropped.
    name
        Name of the file, for the sentences.
    """

    def __init__(self, n_rows: int, bad_rows: Literal["error", "drop"], name: str) -> None:
        self.kept: NDArray[np.bool_] = np.ones(n_rows, bool)
        self._bad_rows, self._name = bad_rows, name
        self._dropped: dict[str, int] = {}

    @property
    def dropped(self) -> tuple[tuple[str, int], ...]:
        """(reason, number of rows), in the order in which the reasons were applied; none with zero rows."""
        return tuple(self._dropped.items())

    def drop(self, rows: NDArray[np.bool_], reason: str) -> None:
        """Leave out the rows in which `rows` is true."""
        hit = self.kept & rows
        n = int(np.count_nonzero(hit))
        if n:
            self._dropped[reason] = self._dropped.get(reason, 0) + n
            self.kept &= ~hit

    def fault(self, rows: NDArray[np.bool_], reason: str, sentence: Callable[[int], str]) -> None:
        """Rows that cannot be right. `sentence` says of a row (0-based) what is wrong; the line is put before
        it.

        Raises
        ------
        DataError
            If such a row is still kept and faults are errors.
        """
        hit = self.kept & rows
        if self._bad_rows == "error" and hit.any():
            at = int(np.argmax(hit))
            n = int(np.count_nonzero(hit))
            more = f" ({n} such rows; filters.bad_rows: drop leaves them out)" if n > 1 else ""
            raise DataError(f"export {self._name}, line {at + 2}: {sentence(at)}{more}")
        self.drop(rows, reason)
