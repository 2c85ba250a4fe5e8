"""What `ccsim run` prints: tables of at most 100 columns, the answer last, no colour when piped."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sim.report.cases import by_type
from sim.report.customers import customer_line, pool_used_up
from sim.report.dashboard import dashboard
from sim.report.data import ReportData
from sim.report.footnotes import short_footnote
from sim.report.sentences import about, answers, headline, still_open
from sim.report.staff import groups
from sim.report.table import Cell, Row, Table
from sim.report.tables import channels, contact_types

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table as RichTable

WIDTH = 100
"""No line is longer."""

MOST_ROWS = 12
"""Of more contact types only the largest are shown."""

_SHORT: dict[str, str] = {
    "asa": "Av. wait",
    "p_wait": "Waited",
    "wait_p90": "p90",
    "abandonment": "Abandoned",
    "aht": "Handle time",
    "concurrency": "In hand",
    "overtime_a_day": "Overtime",
    "cost_staff": "Cost",
    "contacts_per_case": "Contacts",
    "fcr_true": "First time",
    "resolved_true": "Solved",
}
_DROPPED = (
    "wait_p90",
    "p_wait",
    "answered",
    "set_up_share",
    "handled",
    "overtime_a_day",
    "utilisation",
    "aht",
    "cost_staff",
    "target",
    "abandonment",
    "concurrency",
    "effort",
    "repeat_share",
    "contacts_per_case",
    "reported_counts",
    "true_counts",
)
"""Columns that give way on a narrow terminal, in this order."""

_STYLES = {"met": "bold blue", "missed": "bold dark_orange3", "not decided": "bright_black"}


def show(data: ReportData, paths: Sequence[Path] = (), console: Console | None = None) -> None:
    """Print the tables of a run, then the answer, then where the files are.

    Parameters
    ----------
    data
        What is reported.
    paths
        Files or folders to be named in the last lines; shown relative to the working folder where possible.
    console
        Where to print; by default the terminal, which has no colour when it is piped.
    """
    from rich.console import Console
    from rich.text import Text

    out = console if console is not None else Console(width=None if sys.stdout.isatty() else WIDTH)
    width = min(out.width, WIDTH)

    def line(item: RenderableType) -> None:
        out.print(item, width=width, highlight=False)

    types = contact_types(data)
    if data.mixed and types is not None:
        types = _divided(data, types)
    for table in (channels(data), types, groups(data), by_type(data), dashboard(data)):
        if table is not None:
            line(_fitting(out, _largest(table), data.currency, width))
    line(Text(f"{data.scenario_name}: {about(data)}", style="dim"))
    for said in (customer_line(data), pool_used_up(data), still_open(data), short_footnote(data)):
        if said:
            line(Text(said))
    found = answers(data)
    for answer in found:
        style = _STYLES.get(answer.verdict or "", "")
        line(Text.assemble("\n", (f"{answer.sign} {answer.word}. ", style), answer.sentence))
        line(Text(answer.sureness, style="dim"))
    if not found:
        line(Text(f"\n{headline(data)}", style="bold"))
    if paths:
        out.print()
    for path in paths:
        out.print(Text(str(_relative(path))), soft_wrap=True, highlight=False)


def _divided(data: ReportData, table: Table) -> Table | None:
    """The types of channels that have several of them: of the others the table of channels tells all."""
    places = [data.channel_of(row.name) for row in table.rows if not row.total]
    rows = tuple(r for r in table.rows if not r.total and places.count(data.channel_of(r.name)) > 1)
    return replace(table, rows=rows) if rows else None


def _largest(table: Table) -> Table:
    """The table with at most `MOST_ROWS` names, the busiest, and the total."""
    named = [r for r in table.rows if not r.total]
    if len(named) <= MOST_ROWS or table.columns[0][0] not in ("offered", "cases"):
        return table
    kept = {id(r) for r in sorted(named, key=_size)[:MOST_ROWS]}
    rows: tuple[Row, ...] = tuple(r for r in table.rows if r.total or id(r) in kept)
    caption = f"{table.caption}, the {MOST_ROWS} largest of {len(named)}"
    return Table(table.key, caption, table.first, table.columns, rows, table.note)


def _size(row: Row) -> float:
    first = row.cells[0]
    return 0.0 if isinstance(first, str) else -first.value


def _fitting(console: Console, table: Table, currency: str, width: int) -> RichTable:
    """The table, without its least important columns if it is too wide."""
    dropped = 0
    while True:
        gone = _DROPPED[:dropped]
        kept = [i for i, (measure, _) in enumerate(table.columns) if measure not in gone]
        drawn = _drawn(table, kept, currency)
        if dropped == len(_DROPPED) or _width(console, drawn) <= width:
            return drawn
        dropped += 1


def _width(console: Console, drawn: RichTable) -> int:
    """Columns that a table wants if nothing is cut."""
    return console.measure(drawn, options=console.options.update(width=10 * WIDTH)).maximum


def _drawn(table: Table, kept: Sequence[int], currency: str) -> RichTable:
    from rich import box
    from rich.table import Table as RichTable
    from rich.text import Text

    drawn = RichTable(
        title=table.caption,
        title_justify="left",
        title_style="bold",
        box=box.SIMPLE_HEAD,
        padding=(0, 1),
        pad_edge=False,
    )
    drawn.add_column(table.first, overflow="ellipsis", max_width=18, no_wrap=True)
    for measure, heading in (table.columns[i] for i in kept):
        side: Literal["left", "right"] = "left" if measure.endswith("_counts") else "right"
        drawn.add_column(_SHORT.get(measure, heading), justify=side, vertical="bottom", no_wrap=True)
    for row in table.rows:
        if row.total:
            drawn.add_section()
        cells = [Text(_said(row.cells[i], currency)) for i in kept]
        drawn.add_row(Text(row.name), *cells, style="bold" if row.total else None)
    return drawn


def _said(cell: Cell, currency: str) -> str:
    return cell if isinstance(cell, str) else cell.text(currency)


def _relative(path: Path) -> Path:
    """The path from the working folder on, where it lies below it."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve())
    except ValueError:
        return path
