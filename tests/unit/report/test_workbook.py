"""The workbook holds numbers as numbers, under frozen headings."""

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from sim.report.data import ReportData
from sim.report.workbook import write_workbook
from tests.unit.report.synthetic import TYPES, build

SHEETS = [
    "Summary",
    "Contact types",
    "Groups",
    "Money",
    "Service levels",
    "Waits",
    "Intervals",
    "Days",
    "Group intervals",
    "Groups and types",
    "Assumptions",
    "Scenario",
    "Provenance",
]


@pytest.fixture(scope="module")
def path(met: ReportData, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_workbook(met, tmp_path_factory.mktemp("book") / "bank.xlsx")


def test_all_sheets_are_there(path: Path) -> None:
    assert CalamineWorkbook.from_path(path).sheet_names == [s for s in SHEETS if s != "Groups and types"]


def test_several_channels_have_sheets_of_their_own(mixed: ReportData, tmp_path: Path) -> None:
    book = CalamineWorkbook.from_path(write_workbook(mixed, tmp_path / "five.xlsx"))
    more = ["Channels", "Outcomes", "Journeys", "Who handles what", "Channel intervals", "Channel days"]
    assert set(book.sheet_names) == {*SHEETS, *more} - {"Assumptions"}
    rows = book.get_sheet_by_name("Channel intervals").to_python()
    assert rows[1][:4] == ["Channel", "Begins", "Offered", "±"]
    assert len(rows) == 2 + 5 * 24
    pairs = book.get_sheet_by_name("Groups and types").to_python()
    assert [row[:2] for row in pairs[1:3]] == [["phone", "orders"], ["phone", "technical"]]
    channels = book.get_sheet_by_name("Channels").to_python()
    assert channels[1][:8] == ["Channel", "Offered", "±", "Answered", "±", "Service level", "±", "Target"]
    assert channels[2][7] == "80 % in 20 s to 1 min"


def test_estimates_stand_beside_their_half_widths(path: Path, met: ReportData) -> None:
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Contact types").to_python()
    assert rows[0][:5] == ["Type", "Offered", "±", "Service level", "±"]
    assert [r[0] for r in rows[1:]] == [*TYPES, "all calls"]
    assert rows[-1][1] == pytest.approx(met.get("offered").value)
    assert rows[-1][2] == pytest.approx(met.get("offered").half_width)
    assert 0 < rows[-1][3] < 1


def test_the_summary_gives_the_answer_first(path: Path) -> None:
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Summary").to_python()
    assert rows[0][0] == "Target met by 12.2 points"
    assert rows[3][0].startswith("● 92.2 % ± 0.4 of calls answered within 20 s")


def test_intervals_are_under_the_note_on_booking(path: Path) -> None:
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Intervals").to_python()
    assert "booked in the interval of its arrival" in rows[0][0]
    assert rows[2][0] == "07:00"
    assert len(rows) == 2 + 34


def test_assumptions_come_before_what_is_known(path: Path) -> None:
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Assumptions").to_python()
    assert rows[0] == ["Key", "Value", "Unit", "Mark", "Source", "What it is"]
    assert [row[3] for row in rows[1:]] == ["assumption", "assumption", "fitted to data"]
    assert rows[1][:3] == ["calendar.cool_down", "0", "days"]


def test_headings_bear_the_sign_where_figures_rest_on_assumptions(lived: ReportData, tmp_path: Path) -> None:
    listed = [{"key": "satisfaction.effort", "value": "0.3", "unit": "logit", "source": "SQM", "mark": "A"}]
    data = replace(lived, assumptions=listed)
    book = CalamineWorkbook.from_path(write_workbook(data, tmp_path / "felt.xlsx"))
    heads = book.get_sheet_by_name("Cases").to_python()[1]
    assert {"Satisfied †", "Effort †", "Solved the first time"} <= set(heads)
    said = [row[0] for row in book.get_sheet_by_name("Summary").to_python()]
    assert said[-1].startswith("† rests on constants")


def test_formats_panes_and_widths_are_set(path: Path) -> None:
    with zipfile.ZipFile(path) as book:
        styles = book.read("xl/styles.xml").decode()
        sheet = book.read("xl/worksheets/sheet2.xml").decode()
    assert "0.0%" in styles
    assert "&quot; EUR&quot;" in styles
    assert re.search(r'<pane [^>]*state="frozen"', sheet)
    assert "<autoFilter" in sheet
    assert "<cols>" in sheet


def test_texts_never_become_formulas(tmp_path: Path) -> None:
    data = build(
        scenario_name="=1+1", provenance={"command": "=cmd()"}, scenario={"=a": "=b"}, currency='E"R'
    )
    path = write_workbook(data, tmp_path / "evil.xlsx")
    with zipfile.ZipFile(path) as book:
        assert all(b"<f>" not in book.read(n) for n in book.namelist() if n.startswith("xl/worksheets"))


def test_missing_numbers_are_blank(tmp_path: Path) -> None:
    path = write_workbook(build(replications=1), tmp_path / "one.xlsx")
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Contact types").to_python()
    assert rows[1][2] == ""


def test_what_happened_has_sheets_of_its_own(lived: ReportData, tmp_path: Path) -> None:
    book = CalamineWorkbook.from_path(write_workbook(lived, tmp_path / "felt.xlsx"))
    assert book.sheet_names[1] == "Dashboard and truth"
    more = ["Cases", "How cases end", "Cases by topic", "Contacts served", "What it was like", "On the way", "Survey"]
    assert set(more) <= set(book.sheet_names)
    pairs = book.get_sheet_by_name("Dashboard and truth").to_python()
    assert pairs[1] == ["Of", "Dashboard says", "±", "It counts", "What happened", "±", "That counts"]
    assert pairs[4] == ["Solved at once", 0.78, 0.006, "no contact in 7 days", 0.61, 0.006, "when first served"]
    summary = {row[0]: row[1] for row in book.get_sheet_by_name("Summary").to_python()}
    assert summary["Solved the first time"] == 0.61
    assert summary["Effort"] == 1.83
