"""Schedule files: CSV and Excel become hours of members, and the scenario is complete without them."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
import yaml

from sim.errors import ScenarioError
from sim.scenario import load
from sim.scenario.roster import read_roster

ROWS = """Agent;Day;Start;End
ann;Monday;12:30;16:30
ann;Monday;08:00;12:00

bob;2026-01-06;22:00;06:00
ann;weekdays;9:00;17:00
"""
READ = {
    "ann": {"monday": "08:00-12:00, 12:30-16:30", "weekdays": "9:00-17:00"},
    "bob": {"2026-01-06": "22:00-06:00"},
}


def test_rows_of_a_csv_file_become_hours(tmp_path: Path) -> None:
    for delimiter in ";,\t":
        path = tmp_path / "rota.csv"
        path.write_text("\ufeff" + ROWS.replace(";", delimiter), encoding="utf-8")
        assert read_roster(path) == READ


def test_a_spreadsheet_reads_alike_with_its_own_dates_and_times(tmp_path: Path) -> None:
    path = tmp_path / "rota.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        clock, day = book.add_format({"num_format": "hh:mm"}), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, ["agent", "day", "start", "end"])
        sheet.write_row(2, 0, [101, "monday", "08:00", "12:00"])
        sheet.write(3, 0, 101)
        sheet.write_datetime(3, 1, datetime(2026, 1, 6), day)
        sheet.write_datetime(3, 2, time(22, 30), clock)
        sheet.write_number(3, 3, 1.0, clock)
        sheet.write_row(4, 0, [101, "friday", 0.25, 0.5])
    assert read_roster(path) == {
        "101": {"monday": "08:00-12:00", "2026-01-06": "22:30:00-24:00", "friday": "06:00-12:00"}
    }


def _bank(bank: dict[str, Any], **tellers: Any) -> dict[str, Any]:
    bank["agents"]["tellers"] = {"skills": {"service": {}}, "schedule_file": "rota.csv", **tellers}
    return bank


def test_the_file_lies_beside_the_scenario_or_in_the_current_folder(
    bank: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside, here = tmp_path / "beside", tmp_path / "here"
    for folder in (beside, here):
        folder.mkdir()
        (folder / "rota.csv").write_text(f"agent,day,start,end\n{folder.name},monday,08:00,12:00\n")
    (beside / "bank.yaml").write_text(yaml.safe_dump(_bank(bank)), encoding="utf-8")
    monkeypatch.chdir(here)
    assert list(load(beside / "bank.yaml").agents["tellers"].members) == ["beside"]
    assert list(load(bank).agents["tellers"].members) == ["here"]


def test_the_scenario_is_complete_without_the_file(
    bank: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rota.csv").write_text(ROWS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    scenario = load(_bank(bank, members={"bob": {"speed": 1.2}}))
    (tmp_path / "rota.csv").unlink()
    assert load(scenario.to_dict()) == scenario
    tellers = scenario.agents["tellers"]
    assert tellers.schedule_file is None
    assert {name: one.speed for name, one in tellers.members.items()} == {"bob": 1.2, "ann": 1.0}
    assert tellers.members["ann"].hours["weekdays"] == "09:00-17:00"


def test_another_file_replaces_who_was_there(
    bank: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rota.csv").write_text(ROWS, encoding="utf-8")
    (tmp_path / "next.csv").write_text("agent,day,start,end\nbob,friday,08:00,12:00\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    tellers = load(_bank(bank)).with_({"agents.tellers.schedule_file": "next.csv"}).agents["tellers"]
    assert {name: one.hours for name, one in tellers.members.items()} == {"bob": {"friday": "08:00-12:00"}}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", 'has no column "agent"; it has nothing'),
        ("agent,dy,start,end\n", r'has no column "day" \(did you mean dy\?\)'),
        ("agent,day,start,end\n", "has no rows"),
        (
            "agent,day,start,end\nann,mondy,8:00,9:00\n",
            r'line 2: "mondy" is neither .* \(did you mean monday\?\)',
        ),
        ("agent,day,start,end\n\nann,monday,8,9:00\n", 'line 3: "8" is not a time of day'),
        ("agent,day,start,end\n,monday,8:00,9:00\n", "line 2: the agent is missing"),
        ("agent,day,start,end\nann,monday,8:00,9:00\nann,monday,8:30,9:30\n", "line 3: .* must follow"),
        ("agent,day,start,end\nann,monday\n", 'line 2: "" is not a time of day'),
    ],
)
def test_each_mistake_has_file_line_and_sentence(text: str, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "rota.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError, match=f"rota.csv.*{sentence}"):
        read_roster(path)


def test_files_that_are_no_tables(tmp_path: Path) -> None:
    for name, content, sentence in (
        ("a.csv", "zürich".encode("latin-1"), "is no CSV file in UTF-8"),
        ("a.xlsx", b"nonsense", "cannot be read as a spreadsheet"),
    ):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(ScenarioError, match=sentence):
            read_roster(tmp_path / name)
    with pytest.raises(ScenarioError, match="there is no such file"):
        read_roster(tmp_path / "none.csv")


def test_a_member_who_is_not_in_the_file_is_a_slip(
    bank: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rota.csv").write_text(ROWS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(
        ScenarioError, match=r"agents\.tellers\.members\.anna: is not in rota\.csv \(did you mean ann\?\)"
    ):
        load(_bank(bank, members={"anna": {"speed": 1.2}}))
