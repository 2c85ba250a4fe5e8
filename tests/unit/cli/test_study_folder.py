"""Folders of studies and the book: whole or not there at all."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from sim.cli.study_folder import write_book, write_study
from sim.errors import SettingsError
from sim.report.study.told import Told, tell
from sim.study.sources import Sources
from tests.unit.study.made import planted

FILES = {
    *("page.html", "verdict.json", "provenance.json", "study.yaml", "cells.csv", "cells.parquet"),
    *("figure.svg", "figure.csv", "tornado.svg", "tornado.csv"),
}


@pytest.fixture(scope="module")
def told() -> Told:
    return tell(planted(), {"command": "ccsim study made", "seed": 1}, "number: E99", Sources({}, {}))


def test_everything_is_written_instead_of_what_is_there(told: Told, tmp_path: Path) -> None:
    (tmp_path / "e99_made").mkdir()
    (tmp_path / "e99_made" / "old.txt").write_text("old")
    folder = write_study(told, tmp_path)
    assert {path.name for path in folder.iterdir()} == FILES
    assert [path.name for path in tmp_path.iterdir()] == ["e99_made"]
    assert json.loads((folder / "verdict.json").read_text(encoding="utf-8"))["number"] == "E99"
    assert len(pd.read_parquet(folder / "cells.parquet")) == len(pd.read_csv(folder / "cells.csv")) == 18


def test_a_failure_leaves_what_was_there(told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_study(told, tmp_path)
    before = (folder / "page.html").stat().st_mtime_ns

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pandas.DataFrame.to_parquet", full)
    with pytest.raises(SettingsError, match=r"e99_made cannot be written \(No space left"):
        write_study(told, tmp_path)
    assert (folder / "page.html").stat().st_mtime_ns == before
    assert [path.name for path in tmp_path.iterdir()] == ["e99_made"]


def test_the_book(told: Told, tmp_path: Path) -> None:
    path = write_book([told], {"e05_x": "no such key"}, {}, "full", tmp_path / "studies")
    assert path == tmp_path / "studies" / "book.html"
    assert {one.name for one in path.parent.iterdir()} == {"book.html", "verdicts.md"}
    assert "e05_x could not be run" in path.read_text(encoding="utf-8")
