"""What `ccsim compare` prints: the differences, then the answer, then where the report is."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sim.plots import numbers
from sim.report.compared import Compared, place_text
from sim.report.comparison_tables import mark_of
from sim.report.footnotes import SIGN, rests_on_assumptions
from sim.report.screen import WIDTH

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table as RichTable

__all__ = ["show_comparison"]

_MOST_COLUMNS = 3
"""Of more variants only those nearest to the winner stand side by side."""


_ON_ONE_LINE = 2
"""Of more variants the half-widths stand on a second line."""


def show_comparison(compared: Compared, path: Path, console: Console | None = None) -> None:
    """Print the table of differences, the answer and the path.

    Parameters
    ----------
    compared
        What is reported.
    path
        Of the report, as it is to be shown.
    console
        Where to print; by default the terminal, which has no colour when it is piped.
    """
    from rich.console import Console
    from rich.text import Text

    out = console if console is not None else Console(width=None if sys.stdout.isatty() else WIDTH)
    width, said = min(out.width, WIDTH), compared.comparison.verdict
    out.print(_table(compared), width=width, highlight=False)
    if any(rests_on_assumptions(compared, place.measure) for place in compared.comparison.shown):
        note = f"{SIGN} rests on constants that are assumed or recalled; the report lists them."
        out.print(Text(note, style="dim"), width=width)
    style = "bold blue" if said.winner else "bright_black"
    sign = "●" if said.winner else "○"
    out.print(Text.assemble("\n", (f"{sign} ", style), compared.sentence), width=width, highlight=False)
    for sentence in compared.sureness:
        out.print(Text(sentence, style="dim"), width=width, highlight=False)
    out.print()
    out.print(Text(str(path)), soft_wrap=True, highlight=False)


def _columns(compared: Compared) -> list[str]:
    """The variants that are shown: all, or the winner and those nearest to it."""
    one = compared.comparison
    others = list(one.names[1:])
    if len(others) <= _MOST_COLUMNS:
        return others
    near = [one.verdict.leader, *(gap.name for gap in one.verdict.gaps)]
    kept = [name for name in near if name != one.base][:_MOST_COLUMNS]
    return [name for name in others if name in kept]


def _table(compared: Compared) -> RichTable:
    from rich import box
    from rich.table import Table as RichTable
    from rich.text import Text

    one, shown = compared.comparison, _columns(compared)
    left = len(one.names) - 1 - len(shown)
    caption = f"{compared.scenario_name}: differences to “{one.base}”"
    table = RichTable(
        title=caption + (f"; {left} more variants in the report" if left else ""),
        title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False,
    )  # fmt: skip
    table.add_column("Measure", overflow="ellipsis", max_width=26, no_wrap=True)
    for name in (one.base, *shown):
        table.add_column(name, justify="right", vertical="bottom", overflow="fold")
    end = "\n± " if len(shown) > _ON_ONE_LINE else numbers.PM
    for row, place in enumerate(one.shown):
        unit = one.scores[one.base].unit(place)
        level = one.level(one.base, place)
        cells = [compared.wording.level(level.value, level.half_width(), unit)]
        for name in shown:
            text = compared.wording.change(
                one.difference(name, place=place).value, one.half_width(name, place=place), unit
            )
            said = f"{text} {mark_of(compared, name, place)}" if text != numbers.NONE else text
            cells.append(said.replace(numbers.PM, end))
        sign = SIGN if rests_on_assumptions(compared, place.measure) else ""
        table.add_row(
            Text(place_text(place) + sign), *map(Text, cells), style="bold" if row == 0 else None, end_section=row == 0
        )
    return table
