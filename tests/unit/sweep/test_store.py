"""What the store gives back is what was put in, or nothing."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from sim.errors import DataError, SettingsError
from sim.replications import Place, Scores
from sim.sweep import Store
from tests.unit.sweep.few import same


def some(n: int = 3) -> Scores:
    places = (Place("asa"), Place("asa", "channel", "voice"), Place("wait_p50", "total", ""))
    top = np.arange(3.0 * n).reshape(n, 3) / 7
    top[0, 2] = np.nan
    return Scores(places, ("s", "s", "s"), ("ratio of totals", "ratio of totals", "mean"), top, np.ones((n, 3)))


def test_numbers_come_back_bit_for_bit(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert store.read("a1") is None
    store.write("a1", some())
    found = store.read("a1")
    assert found is not None
    assert same(found, some())
    assert [path.name for path in store.folder.iterdir()] == ["a1.parquet"]


def test_a_point_is_a_tidy_table(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write("a1", some())
    frame = pq.read_table(store.path("a1")).to_pandas()
    assert list(frame) == ["replication", "measure", "scope", "name", "unit", "kind", "top", "bottom"]
    (value,) = frame.query("replication == 2 and scope == 'channel'")["top"]
    assert value == some().top[2, 1]


@pytest.mark.parametrize("keep", [0, 10, 700, -1])
def test_a_file_that_was_cut_is_refused(tmp_path: Path, keep: int) -> None:
    store = Store(tmp_path)
    store.write("a1", some())
    store.path("a1").write_bytes(store.path("a1").read_bytes()[:keep])
    with pytest.raises(DataError, match=r"a1\.parquet: is broken"):
        store.read("a1")


def test_any_changed_byte_is_found_or_changes_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write("a1", some())
    whole = store.path("a1").read_bytes()
    refused = 0
    for at in range(0, len(whole), 7):
        changed = bytearray(whole)
        changed[at] ^= 0x55
        store.path("a1").write_bytes(changed)
        try:
            found = store.read("a1")
        except DataError:
            refused += 1
        else:
            assert found is not None
            assert same(found, some())
    assert refused > 10


def test_a_point_under_another_name_is_refused(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write("a1", some())
    store.path("a1").rename(store.path("b2"))
    with pytest.raises(DataError, match="another point"):
        store.read("b2")


def test_changed_numbers_are_refused(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write("a1", some())
    table = pq.read_table(store.path("a1"))
    place = table.schema.get_field_index("top")
    pq.write_table(table.set_column(place, "top", table.column("bottom")), store.path("a1"))
    with pytest.raises(DataError, match="checksum"):
        store.read("a1")


def test_a_table_of_somebody_else_is_refused(tmp_path: Path) -> None:
    import pandas as pd

    store = Store(tmp_path)
    pd.DataFrame({"a": [1]}).to_parquet(store.path("a1"))
    with pytest.raises(DataError, match="is not a point"):
        store.read("a1")


def test_what_killed_processes_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    store = Store(tmp_path)
    ended = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True)
    dead, alive = int(ended.stdout), os.getppid()
    host = socket.gethostname()
    parts = {name: store.folder / f"a1.{name}.part" for name in (f"{host}.{dead}", f"{host}.{alive}", f"far.{dead}")}
    for path in parts.values():
        path.touch()
    Store(tmp_path)
    assert [path.exists() for path in parts.values()] == [False, True, True]
    for path in parts.values():
        path.touch()
        os.utime(path, (0, 0))
    Store(tmp_path)
    assert not any(path.exists() for path in parts.values())


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="cannot be written to"):
        Store(tmp_path / "file")


def test_the_note_says_what_is_in_the_file(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write("a1", some(2))
    note = json.loads(pq.read_schema(store.path("a1")).metadata[b"ccsim"])
    assert (note["digest"], note["replications"]) == ("a1", 2)
