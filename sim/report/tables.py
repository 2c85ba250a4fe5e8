"""The report's tables as plain cells: the page, the workbook and the CSV files are all written from these."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Literal

from sim.report.data import Estimate, ReportData
from sim.report.sentences import BOOKING, FORMULAS, LETTERS

MEASURES: dict[str, str] = {
    "offered": "Offered",
    "answered": "Answered",
    "abandoned": "Abandoned",
    "blocked": "Blocked",
    "service_level": "Service level",
    "asa": "Average wait of answered",
    "wait_mean": "Mean wait",
    "wait_p50": "p50",
    "wait_p80": "p80",
    "wait_p90": "p90",
    "wait_p95": "p95",
    "wait_p99": "p99",
    "p_wait": "Had to wait",
    "abandonment": "Abandonment",
    "abandonment_long": "Abandonment, without short",
    "aht": "Handle time",
    "talk_mean": "Talk time",
    "wrap_up_mean": "Wrap-up",
    "occupancy": "Occupancy",
    "utilisation": "Utilisation",
    "on_duty": "On duty",
    "load": "Load",
    "queue_mean": "Queue, mean",
    "queue_max": "Queue, longest",
    "lines_mean": "Lines in use",
    "still_open_share": "Still open",
    "cost": "Cost",
    "cost_per_resolved": "Cost per resolved case",
}
"""How measures are called in headings."""

UNITS: dict[str, str] = {"on_duty": "agents", "load": "agents"}

_TRAFFIC = ("offered", "service_level", "asa", "p_wait", "wait_p90", "abandonment", "aht")
_DAILY = ("offered", "load", "on_duty", "service_level", "asa", "abandonment", "occupancy", "queue_mean")
_WAITS = ("p_wait", "wait_mean", "wait_p50", "wait_p80", "wait_p90", "wait_p95", "wait_p99")
_GROUPS = ("on_duty", "occupancy", "utilisation", "load", "cost")
_COUNTS = frozenset({"offered", "answered", "abandoned", "blocked"})


@dataclass(frozen=True)
class Row:
    """One line: its name, its estimates in order of the columns, and whether it is the total."""

    name: str
    cells: tuple[Estimate, ...]
    total: bool = False


@dataclass(frozen=True)
class Table:
    """A table of estimates.

    Attributes
    ----------
    key
        Short name, used for anchors, sheets and file names.
    caption
        What it shows.
    first
        Heading of the column of names.
    columns
        Measure and heading of each further column.
    rows
        Each with as many cells as there are columns.
    note
        What must be known to read it; may be empty.
    """

    key: str
    caption: str
    first: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    note: str = ""

    def csv(self) -> str:
        """Estimates and half-widths at full precision, one line a row."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        head = [self.first]
        for measure, _ in self.columns:
            head += [measure, f"{measure}_half_width"]
        writer.writerow(head)
        for row in self.rows:
            line = [row.name]
            for cell in row.cells:
                line += [_plain(cell.value), _plain(cell.half_width)]
            writer.writerow(line)
        return out.getvalue()


def _plain(value: float) -> str:
    return "" if value != value else repr(float(value))


def _table(
    key: str,
    caption: str,
    first: str,
    measures: tuple[str, ...],
    rows: list[Row],
    note: str = "",
    headings: dict[str, str] | None = None,
) -> Table | None:
    """A table without its empty columns; None without rows."""
    kept = [i for i in range(len(measures)) if any(r.cells[i].known for r in rows)]
    if not rows or not kept:
        return None
    names = MEASURES | (headings or {})
    columns = tuple((measures[i], names.get(measures[i], measures[i])) for i in kept)
    short = tuple(Row(r.name, tuple(r.cells[i] for i in kept), r.total) for r in rows)
    return Table(key, caption, first, columns, short, note)


def _row(
    data: ReportData, label: str, measures: tuple[str, ...], scope: str, name: str = "", total: bool = False
) -> Row:
    return Row(label, tuple(data.get(m, scope, name) for m in measures), total)


def _by_name(data: ReportData, scope: str, measures: tuple[str, ...]) -> list[Row]:
    rows = [_row(data, name, measures, scope, name) for name in data.names(scope)]
    return [*rows, _row(data, f"all {data.noun}", measures, "total", total=True)]


def service_levels(data: ReportData) -> Table | None:
    """The six formulas side by side: in total, by channel where there are several, by contact type."""
    measures = tuple(f"service_level.{f}" for f in FORMULAS)
    headings = {f"service_level.{f}": f"{formula}\n{words}" for f, (formula, words) in FORMULAS.items()}
    rows = []
    if len(data.names("channel")) > 1:
        rows += [_row(data, n, measures, "channel", n) for n in data.names("channel")]
    rows += [_row(data, n, measures, "contact_type", n) for n in data.names("contact_type")]
    rows.append(_row(data, f"all {data.noun}", measures, "total", total=True))
    primary = data.primary
    used = (
        f" The target uses {FORMULAS[primary.formula][0]}." if primary and primary.formula in FORMULAS else ""
    )
    caption = "Service level by all six formulas"
    return _table("service-levels", caption, "", measures, rows, LETTERS + used, headings)


def contact_types(data: ReportData) -> Table | None:
    """One row per contact type and the total."""
    return _table(
        "contact-types", "By contact type", "Type", _TRAFFIC, _by_name(data, "contact_type", _TRAFFIC)
    )


def channels(data: ReportData) -> Table | None:
    """One row per channel and the total; None with a single channel."""
    if len(data.names("channel")) < 2:
        return None
    return _table("channels", "By channel", "Channel", _TRAFFIC, _by_name(data, "channel", _TRAFFIC))


def groups(data: ReportData) -> Table | None:
    """One row per agent group."""
    rows = [_row(data, n, _GROUPS, "group", n) for n in data.names("group")]
    return _table("groups", "By agent group", "Group", _GROUPS, rows)


def waits(data: ReportData) -> Table | None:
    """Mean and quantiles of the wait, in total and by contact type."""
    note = "p90 is the wait that nine in ten do not exceed."
    return _table(
        "waits", "How long contacts wait", "Type", _WAITS, _by_name(data, "contact_type", _WAITS), note
    )


def intervals(data: ReportData) -> Table | None:
    """One row per interval of the day in which anybody came or was on duty."""
    rows = []
    for at in data.intervals:
        cells = [_scaled(data.get(m, by="interval", at=at), m, data.per_day) for m in _DAILY]
        rows.append(Row(at, tuple(cells)))
    headings = {"offered": "Offered a day"}
    return _table("intervals", "By interval of the day", "Begins", _DAILY, rows, BOOKING, headings)


def days(data: ReportData) -> Table | None:
    """One row per measured day; None for a single day."""
    if len(data.days) < 2:
        return None
    rows = [Row(day, tuple(data.get(m, by="day", at=day) for m in _DAILY)) for day in data.days]
    return _table("days", "By day", "Day", _DAILY, rows, BOOKING)


def _scaled(cell: Estimate, measure: str, factor: float) -> Estimate:
    if measure not in _COUNTS:
        return cell
    return Estimate(cell.value * factor, cell.half_width * factor, cell.n, cell.unit)


Key = Literal["contact-types", "channels", "groups", "service-levels", "waits", "intervals", "days"]


def tables(data: ReportData) -> dict[str, Table]:
    """All tables that the data have rows for, by key, in the order of the page."""
    makers = (contact_types, channels, groups, service_levels, waits, intervals, days)
    made = (make(data) for make in makers)
    return {t.key: t for t in made if t is not None}
