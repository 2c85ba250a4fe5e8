"""One table of the report as plain cells: the page, the workbook and the CSV files are all written from it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from sim.report.data import Estimate, ReportData
from sim.report.headings import MEASURES

__all__ = ["Cell", "Row", "Table", "by_name", "filled"]

Cell = Estimate | str
"""A number with its uncertainty, or a word."""

_FIRST = {"contact_type": "Type", "segment": "Segment", "topic": "Topic"}
"""Headings of the column of names by scope."""


@dataclass(frozen=True)
class Row:
    """One line: its name, its cells in order of the columns, and whether it is the total."""

    name: str
    cells: tuple[Cell, ...]
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
        Key and heading of each further column; a heading may have a second line of small print.
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

    def is_text(self, column: int) -> bool:
        """Whether a column holds words."""
        return any(isinstance(row.cells[column], str) for row in self.rows)

    def csv(self) -> str:
        """Estimates and half-widths at full precision, one line a row."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        head = [self.first]
        for i, (key, _) in enumerate(self.columns):
            head += [key] if self.is_text(i) else [key, f"{key}_half_width"]
        writer.writerow(head)
        for row in self.rows:
            line = [row.name]
            for cell in row.cells:
                line += [cell] if isinstance(cell, str) else [_plain(cell.value), _plain(cell.half_width)]
            writer.writerow(line)
        return out.getvalue()


def _plain(value: float) -> str:
    return "" if value != value else repr(float(value))


def _says(cell: Cell) -> bool:
    return bool(cell) if isinstance(cell, str) else cell.known


def filled(
    key: str,
    caption: str,
    first: str,
    columns: Sequence[tuple[str, str]],
    rows: Sequence[Row],
    note: str = "",
) -> Table | None:
    """A table without its empty columns; None without rows or without any column.

    Parameters
    ----------
    key, caption, first, columns, rows, note
        As in `Table`.
    """
    kept = [i for i in range(len(columns)) if any(_says(row.cells[i]) for row in rows)]
    if not rows or not kept:
        return None
    short = tuple(Row(row.name, tuple(row.cells[i] for i in kept), row.total) for row in rows)
    return Table(key, caption, first, tuple(columns[i] for i in kept), short, note)


def by_name(
    data: ReportData,
    key: str,
    caption: str,
    scope: str,
    names: Sequence[str],
    measures: Sequence[str],
    total: str,
    note: str = "",
) -> Table | None:
    """One row per name of a scope and the total; without its empty columns, None without any.

    Parameters
    ----------
    data
        Where the numbers come from.
    key, caption, note
        As in `Table`.
    scope, names
        contact_type, segment or topic, and which of its names are shown.
    measures
        The columns; their headings are those of `MEASURES`.
    total
        What the last row is called.
    """
    rows = [Row(name, tuple(data.get(m, scope, name) for m in measures)) for name in names]
    rows.append(Row(total, tuple(data.get(m) for m in measures), True))
    return filled(key, caption, _FIRST[scope], [(m, MEASURES[m]) for m in measures], rows, note)
