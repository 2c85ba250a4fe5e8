"""The report as an Excel workbook: numbers as numbers, with formats, for a planner to go on from there."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.report.dashboard import dashboard
from sim.report.data import Estimate, ReportData
from sim.report.details import details
from sim.report.footnotes import SIGN, Resting, footnote, rests_on_assumptions
from sim.report.headings import CAUSES, CUSTOMERS, JOURNEYS, MARKS, MEASURES, MONEY, OUTCOMES, WORKFORCE
from sim.report.plain import yaml_text
from sim.report.sentences import about, answers, headline
from sim.report.table import Table
from sim.report.tables import tables

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

SHEETS: tuple[tuple[str, str], ...] = (
    ("Dashboard and truth", "dashboard"),
    ("Channels", "channels"),
    ("Contact types", "contact-types"),
    ("Outcomes", "outcomes"),
    ("Journeys", "journeys"),
    ("Cases", "cases"),
    ("Cases by topic", "cases-topics"),
    ("Cases by segment", "cases-segments"),
    ("How cases end", "endings"),
    ("Contacts served", "served"),
    ("What it was like", "feelings"),
    ("On the way", "steps"),
    ("Survey", "survey"),
    ("Customers", "customers"),
    ("What customers think", "goodwill"),
    ("Value", "worth"),
    ("Weeks", "weeks"),
    ("Time of customers", "times"),
    ("Satisfaction lost", "losses"),
    ("Bot", "bot"),
    ("In vain", "vain"),
    ("Groups", "groups"),
    ("Who handles what", "handled"),
    ("How agents differ", "crew"),
    ("Money", "money"),
    ("Service levels", "service-levels"),
    ("Waits", "waits"),
    ("Intervals", "intervals"),
    ("Days", "days"),
    ("Channel intervals", "channel-intervals"),
    ("Channel days", "channel-days"),
    ("Group intervals", "group-intervals"),
    ("Groups and types", "group-types"),
)
"""Sheet and key of its table, in order."""

_FORMATS: dict[str, str] = {
    "share": "0.0%",
    "s": '#,##0.0" s"',
    "count": "#,##0.0",
    "agents": "#,##0.00",
    "contacts": "#,##0.0",
    "money": "#,##0.00",
}
_SUMMARY = (
    "offered", *OUTCOMES, "still_open_share", *CAUSES, "service_level", "abandonment", "abandonment_long",
    "abandoned_after_answer", "asa", "wait_mean", "wait_abandoned", "wait_p50", "wait_p80", "wait_p90", "wait_p95",
    "wait_p99", "p_wait", "legs", "forwarded", "handed_back", "reopened", "redialled", "handled", "aht", "set_up_mean",
    "talk_mean", "wrap_up_mean", "active_time", "contact_duration", "occupancy", "concurrency", "utilisation",
    "scheduled", "on_duty", "finishing", "load", "queue_mean", "queue_max", "lines_mean", "cases", "resolved",
    "unresolved", "given_up", "contacts_per_case", *JOURNEYS, *WORKFORCE, *CUSTOMERS, *MONEY,
)  # fmt: skip
_EVEN_ZERO = frozenset({"answered", "abandoned", "blocked", "still_open_share"})
"""Counts that are told where there are none; the others only say what happens."""


class Book:
    """An open workbook and its formats."""

    def __init__(self, path: Path, currency: str) -> None:
        import xlsxwriter

        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self.book: Any = xlsxwriter.Workbook(str(path), options)
        grey = {"font_color": "#5A646D"}
        heading = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"}
        self.head: Format = self.book.add_format(heading)
        self.head_right: Format = self.book.add_format(heading | {"align": "right"})
        self.bold: Format = self.book.add_format({"bold": True})
        self.title: Format = self.book.add_format({"bold": True, "font_size": 16})
        self.wrap: Format = self.book.add_format({"text_wrap": True, "valign": "top"})
        self.note: Format = self.book.add_format(grey | {"italic": True})
        self.mono: Format = self.book.add_format({"font_name": "Consolas"})
        kinds = _FORMATS | ({"money": f'#,##0.00" {currency}"'} if currency.isalnum() else {})
        self.number = {u: self.book.add_format({"num_format": f}) for u, f in kinds.items()}
        self.half = {u: self.book.add_format(grey | {"num_format": f}) for u, f in kinds.items()}

    def sheet(self, name: str) -> Worksheet:
        """A new sheet that prints on A4, as wide as the page."""
        sheet: Worksheet = self.book.add_worksheet(name)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        return sheet

    def estimate(self, sheet: Worksheet, row: int, column: int, cell: Estimate) -> None:
        """An estimate and, in the next column, its half-width; nothing where there is no number."""
        unit = cell.unit if cell.unit in self.number else "count"
        for at, value, form in (
            (column, cell.value, self.number[unit]),
            (column + 1, cell.half_width, self.half[unit]),
        ):
            if math.isfinite(value):
                sheet.write_number(row, at, value, form)
            else:
                sheet.write_blank(row, at, None, form)


def write_workbook(data: ReportData, path: Path) -> Path:
    """Write the workbook.

    Parameters
    ----------
    data
        What is reported.
    path
        Of the file (``.xlsx``); its folder must exist.

    Returns
    -------
    Path
        The same path. Sheets: Summary, then those of `SHEETS` that have rows, Assumptions, Scenario, Provenance. A
        sign at a heading says that the figures rest on assumptions.
    """
    book = Book(path, data.currency)
    _summary(book, data)
    made = tables(data) | details(data)
    pairs = dashboard(data)
    if pairs is not None:
        made[pairs.key] = pairs
    for name, key in SHEETS:
        if key in made:
            write_table(book, data, name, made[key])
    if data.assumptions:
        write_assumptions(book, data)
    _scenario(book, data)
    write_provenance(book, data.provenance)
    book.book.set_properties({"title": f"{data.scenario_name}: {headline(data)}"})
    book.book.close()
    return path


def _summary(book: Book, data: ReportData) -> None:
    sheet = book.sheet("Summary")
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 2, 16)
    sheet.set_column(3, 3, 14)
    sheet.write_string(0, 0, headline(data), book.title)
    sheet.write_string(1, 0, f"{data.scenario_name}: {about(data)}", book.note)
    row = 3
    for found in answers(data):
        sheet.write_string(row, 0, f"{found.sign} {found.sentence}", book.bold)
        sheet.write_string(row + 1, 0, found.sureness)
        row += 3
    for column, text in enumerate(("Measure", "Estimate", "± 95 %", "Replications")):
        sheet.write_string(row, column, text, book.head_right if column else book.head)
    for measure in _SUMMARY:
        cell = data.get(measure)
        if cell.known and (cell.value != 0 or cell.unit == "share" or measure in _EVEN_ZERO):
            row += 1
            sign = f" {SIGN}" if rests_on_assumptions(data, measure) else ""
            sheet.write_string(row, 0, f"{_heading(measure)}{sign}")
            book.estimate(sheet, row, 1, cell)
            sheet.write_number(row, 3, cell.n)
    row += 2
    sheet.write_string(row, 0, "± is the half-width of a 95 % t-interval over replications.", book.note)
    if footnote(data):
        sheet.write_string(row + 1, 0, footnote(data), book.note)


def _heading(measure: str) -> str:
    return f"Wait, {MEASURES[measure]}" if measure.startswith("wait_p") else MEASURES[measure]


def write_table(book: Book, data: Resting, name: str, table: Table) -> None:
    """One table: an estimate and its half-width side by side, the header frozen, a filter on it."""
    sheet = book.sheet(name)
    top = 1 if table.note else 0
    if table.note:
        sheet.write_string(0, 0, table.note, book.note)
    sheet.write_string(top, 0, table.first or "Of", book.head)
    at, last = [], 0
    for i, (measure, plain) in enumerate(table.columns):
        heading = f"{plain} {SIGN}" if rests_on_assumptions(data, measure) else plain
        at.append(last + 1)
        if table.is_text(i):
            sheet.write_string(top, last + 1, heading, book.head)
            sheet.set_column(last + 1, last + 1, 15)
            last += 1
            continue
        sheet.write_string(top, last + 1, heading, book.head_right)
        sheet.write_string(top, last + 2, "±", book.head_right)
        sheet.set_column(last + 1, last + 1, 15)
        sheet.set_column(last + 2, last + 2, 9)
        last += 2
    for r, row in enumerate(table.rows, start=top + 1):
        sheet.write_string(r, 0, row.name, book.bold if row.total else None)
        for column, cell in zip(at, row.cells, strict=True):
            if isinstance(cell, str):
                sheet.write_string(r, column, cell)
            else:
                book.estimate(sheet, r, column, cell)
    sheet.set_row(top, 48 if any("\n" in h for _, h in table.columns) else 32)
    sheet.set_column(0, 0, max(12, max(len(r.name) for r in table.rows) + 2))
    sheet.freeze_panes(top + 1, 1)
    sheet.autofilter(top, 0, top + len(table.rows), last)
    sheet.repeat_rows(top)


def _scenario(book: Book, data: ReportData) -> None:
    sheet = book.sheet("Scenario")
    sheet.set_column(0, 0, 110)
    sheet.write_string(0, 0, "The scenario in full", book.head)
    for row, line in enumerate(yaml_text(data.scenario).splitlines(), start=1):
        sheet.write_string(row, 0, line, book.mono)


def write_assumptions(book: Book, data: Resting) -> None:
    """What is assumed or recalled first, then what is known better."""
    sheet = book.sheet("Assumptions")
    widths = {"Key": 44, "Value": 24, "Unit": 10, "Mark": 14, "Source": 50, "What it is": 70}
    for column, (text, width) in enumerate(widths.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, text, book.head)
    listed = sorted(data.assumptions, key=lambda entry: entry["mark"] not in ("A", "R"))
    for row, entry in enumerate(listed, start=1):
        mark = MARKS.get(entry["mark"], entry["mark"])
        told = (
            entry["key"],
            entry["value"],
            entry["unit"],
            mark,
            entry["source"],
            entry.get("description", ""),
        )
        for column, cell in enumerate(told):
            sheet.write_string(row, column, str(cell))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(listed), len(widths) - 1)


def write_provenance(book: Book, provenance: Mapping[str, Any]) -> None:
    """How it was made."""
    sheet = book.sheet("Provenance")
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    sheet.write_string(0, 0, "What", book.head)
    sheet.write_string(0, 1, "Value", book.head)
    for row, (key, value) in enumerate(provenance.items(), start=1):
        sheet.write_string(row, 0, str(key), book.wrap)
        sheet.write_string(row, 1, str(value), book.wrap)
    sheet.freeze_panes(1, 0)
