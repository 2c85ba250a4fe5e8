"""The frame of a day: a header as JSON and columns of numbers, as bytes that a page reads without parsing."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.units import DAY, NEVER

__all__ = ["NEVER_MS", "milliseconds", "pack", "unpack"]

NEVER_MS = -(2**31)
"""What has not happened, in a column of instants."""
_MS = 1_000
_ALIGNED = 8
_TYPES: dict[str, np.dtype[Any]] = {
    "i32": np.dtype("<i4"),
    "i16": np.dtype("<i2"),
    "u8": np.dtype("u1"),
    "f32": np.dtype("<f4"),
}
_NAMES = {dtype: name for name, dtype in _TYPES.items()}
_LENGTH = struct.Struct("<I")


def milliseconds(instants: NDArray[np.int64], day: int) -> NDArray[np.int32]:
    """Instants as whole milliseconds since a day's midnight; what lies weeks away, or never comes, is `NEVER_MS`."""
    out = (instants - day * DAY) // _MS
    return np.where((instants == NEVER) | (np.abs(out) >= 2**31), NEVER_MS, out).astype(np.int32)


def pack(header: Mapping[str, Any], columns: Mapping[str, NDArray[Any]]) -> bytes:
    """A frame: length of the header, header, columns one after the other, each from a multiple of 8 bytes on.

    Parameters
    ----------
    header
        Plain data; `columns` is added to it: type, offset behind the header and length of each.
    columns
        One-dimensional arrays of int32, int16, uint8 or float32, by name.
    """
    told, at = {}, 0
    for name, column in columns.items():
        told[name] = {"type": _NAMES[column.dtype], "at": at, "n": len(column)}
        at += _padded(column.nbytes)
    text = json.dumps({**header, "columns": told}, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    data = text.encode()
    data += b" " * (_padded(_LENGTH.size + len(data)) - _LENGTH.size - len(data))
    parts = [_LENGTH.pack(len(data)), data]
    for column in columns.values():
        parts += [column.tobytes(), b"\0" * (_padded(column.nbytes) - column.nbytes)]
    return b"".join(parts)


def unpack(frame: bytes) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """Header and columns of a frame; what `pack` was given."""
    (length,) = _LENGTH.unpack_from(frame)
    begin = _LENGTH.size + length
    header: dict[str, Any] = json.loads(frame[_LENGTH.size : begin])
    columns = {
        name: np.frombuffer(frame, _TYPES[one["type"]], one["n"], begin + one["at"])
        for name, one in header.pop("columns").items()
    }
    return header, columns


def _padded(size: int) -> int:
    return -(-size // _ALIGNED) * _ALIGNED
