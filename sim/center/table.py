"""Tables of the log while they are written: rows by number, handed out once they are final."""

from __future__ import annotations

import struct

import numpy as np
from numpy.typing import NDArray

__all__ = ["Table", "packer"]

_FORMAT = {"int64": "q", "int32": "i", "int16": "h", "int8": "b", "float32": "f"}
_BLOCK = 4096


def packer(dtype: np.dtype[np.void]) -> struct.Struct:
    """Packs a row, in the order of the fields, just as NumPy lays it out."""
    text, at = "=", 0
    for name in dtype.names or ():
        kind, offset = dtype.fields[name][:2]  # type: ignore[index]
        text += "x" * (offset - at) + _FORMAT[kind.name]
        at = offset + kind.itemsize
    return struct.Struct(text + "x" * (dtype.itemsize - at))


class Table:
    """Rows of one dtype by number, and which of them are final."""

    def __init__(self, dtype: np.dtype[np.void]) -> None:
        self.size = dtype.itemsize
        self.dtype = dtype
        self.rows = bytearray()
        self.final = bytearray()
        self.first = 0
        self.n = 0

    def add(self) -> int:
        """Number of one more row."""
        number = self.n
        self.n += 1
        if number - self.first >= len(self.final):
            self.rows += bytes(self.size * _BLOCK)
            self.final += bytes(_BLOCK)
        return number

    def take(self, all_of_it: bool) -> tuple[int, NDArray[np.void]]:
        """First number and rows of what is final from the start on (or of everything), which is then forgotten."""
        here = self.n - self.first
        n = here if all_of_it else self.final.find(0, 0, here)
        n = here if n < 0 else n
        first = self.first
        out = np.frombuffer(bytes(self.rows[: n * self.size]), dtype=self.dtype).copy()
        del self.rows[: n * self.size], self.final[:n]
        self.first += n
        return first, out
