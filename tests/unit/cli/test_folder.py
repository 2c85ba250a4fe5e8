"""Folders of results: whole or not there, instead of what was there or beside it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest
import yaml

import sim
from sim.cli.folder import check_writable, scenario_text, write_frame, written_over, written_whole
from sim.errors import SettingsError

STARTED = datetime(2026, 1, 31, 9, 15, 30)


def fill(folder: Path) -> int:
    (folder / "new.txt").write_text("new")
    return 7


def full(folder: Path) -> None:
    (folder / "new.txt").write_text("new")
    raise OSError(28, "No space left on device")


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert check_writable(str(tmp_path / "new" / "er")) == tmp_path / "new" / "er"
    with pytest.raises(sim.SettingsError, match="is a file"):
        check_writable(str(tmp_path / "file" / "x"))


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    made = [written_whole(tmp_path / "new", STARTED, fill) for _ in range(2)]
    assert made == [(tmp_path / "new" / name, 7) for name in ("20260131-091530", "20260131-091530-2")]


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"^output: .* cannot be written \(No space left on device\)$"):
        written_whole(tmp_path, STARTED, full)
    assert list(tmp_path.iterdir()) == []


def test_what_was_there_is_replaced_whole(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "old.txt").write_text("old")
    with pytest.raises(SettingsError, match=r"^output: .*a cannot be written \(No space left on device\)$"):
        written_over(tmp_path / "a", full)
    assert [path.name for path in tmp_path.rglob("*")] == ["a", "old.txt"]
    assert written_over(tmp_path / "a", fill) == tmp_path / "a"
    assert [path.name for path in tmp_path.rglob("*")] == ["a", "new.txt"]


def test_what_was_there_comes_back_where_the_new_one_gets_no_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "old.txt").write_text("old")
    rename = Path.rename

    def refused(path: Path, target: Path) -> Path:
        if path.suffix == ".part":
            raise OSError(5, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(SettingsError, match="Input/output error"):
        written_over(tmp_path / "a", fill)
    assert [path.name for path in tmp_path.rglob("*")] == ["a", "old.txt"]


def test_another_process_was_quicker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def late(path: Path, target: Path) -> Path:
        if path.suffix == ".part":
            target.mkdir()
            (target / "theirs.txt").write_text("new")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", late)
    written_over(tmp_path / "a", fill)
    assert [path.name for path in tmp_path.rglob("*")] == ["a", "theirs.txt"]


def test_a_long_table_is_written_as_parquet_only(tmp_path: Path) -> None:
    frame = pd.DataFrame({"x": [1, 2, 3]})
    write_frame(frame, tmp_path, "short", 3)
    write_frame(frame, tmp_path, "long", 2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["long.parquet", "short.csv", "short.parquet"]


@pytest.mark.parametrize("name", ["bank", "erlang_a"])
def test_shipped_scenarios_round_trip_as_text(name: str) -> None:
    scenario = sim.load(name)
    assert sim.load(yaml.safe_load(scenario_text(scenario))) == scenario
