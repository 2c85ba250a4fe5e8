"""Reading files: text and spreadsheets, and what is wrong with them in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path

import pytest

from sim.calibration.mapping import Table
from sim.calibration.table import column, read_table
from sim.errors import DataError


def test_cells_are_stripped_texts(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\ufeffa ; b\n 1;NA\n", encoding="utf-8")
    frame = read_table(path, Table(delimiter=";"))
    assert frame.to_dict("records") == [{"a": "1", "b": "NA"}]


def test_spreadsheet_reads_as_its_text_form(tmp_path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("calls")
    stamp = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    clock = book.add_format({"num_format": "hh:mm:ss"})
    sheet.write_row(0, 0, ["when", "clock", "n", "text", "empty"])
    sheet.write_datetime(1, 0, datetime(2024, 3, 1, 9, 30), stamp)
    sheet.write_datetime(1, 1, time(9, 30, 5), clock)
    sheet.write_row(1, 2, [7, "x"])
    book.close()
    row = read_table(path, Table(sheet="calls")).iloc[0].to_dict()
    assert row == {"when": "2024-03-01 09:30:00", "clock": "09:30:05", "n": "7", "text": "x", "empty": ""}
    with pytest.raises(DataError, match=r'no sheet "call" \(did you mean calls\?\)'):
        read_table(path, Table(sheet="call"))


def test_files_that_are_no_table(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="is not there"):
        read_table(tmp_path / "absent.csv", Table())
    contents = {
        b"": "is empty",
        b"\n\n": "is empty",
        b"a,b\n": "no rows",
        b"a,a\n1,2\n": '"a" stands twice',
        b"a,b\n1,2\n1,2,3,4\n": "line 3",
        b"a,b\ncaf\xe9,2\n": "is not utf-8 text",
    }
    for content, words in contents.items():
        path = tmp_path / "x.csv"
        path.write_bytes(content)
        with pytest.raises(DataError, match=words):
            read_table(path, Table())
    assert read_table(path, Table(encoding="cp1252")).iloc[0, 0] == "café"
    with pytest.raises(DataError, match='"utf-9" is no encoding'):
        read_table(path, Table(encoding="utf-9"))
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"no spreadsheet")
    with pytest.raises(DataError, match="cannot be read as a spreadsheet"):
        read_table(path, Table())


def test_missing_column_names_the_nearest_one(write: Callable[..., Path]) -> None:
    path = write("1", header="waited")
    frame = read_table(path, Table())
    with pytest.raises(
        DataError, match=r'durations.wait: "wated" is no column of calls.csv \(did you mean waited'
    ):
        column(frame, "wated", "durations.wait", path)
    with pytest.raises(DataError, match=r"is table\.delimiter right"):
        column(frame, "outcome", "outcome.column", path)
