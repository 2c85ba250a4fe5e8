"""Frames are read back as they were packed."""

from __future__ import annotations

import numpy as np

from sim.app.frame import NEVER_MS, milliseconds, pack, unpack
from sim.units import DAY, NEVER, SECOND


def test_a_frame_is_read_back() -> None:
    columns = {
        "a": np.array([1, -2, NEVER_MS], dtype=np.int32),
        "none": np.empty(0, dtype=np.int16),
        "b": np.array([7, 255], dtype=np.uint8),
        "c": np.array([0.5], dtype=np.float32),
    }
    frame = pack({"id": 3, "title": "Zürich"}, columns)
    header, found = unpack(frame)
    assert header == {"id": 3, "title": "Zürich"}
    assert list(found) == list(columns)
    for name, column in columns.items():
        assert found[name].dtype == column.dtype
        assert found[name].tolist() == column.tolist()


def test_every_column_begins_at_a_multiple_of_eight_bytes() -> None:
    for n in range(9):
        column = np.zeros(n, dtype=np.uint8)
        frame = pack({"x": "y" * n}, {"a": column, "b": column})
        assert len(frame) % 8 == 0
        assert (4 + int.from_bytes(frame[:4], "little")) % 8 == 0


def test_instants_count_from_the_midnight_of_the_day() -> None:
    at = np.array([DAY + SECOND, DAY - 1, NEVER, 60 * DAY])
    assert milliseconds(at, 1).tolist() == [1000, -1, NEVER_MS, NEVER_MS]
