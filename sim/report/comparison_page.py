"""The report of a comparison as one HTML file, in the look of the reports of runs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from sim.plots import numbers
from sim.plots.forest import colour_of
from sim.plots.style import Drawing
from sim.report.compared import Compared, times
from sim.report.comparison_figures import comparison_figures
from sim.report.comparison_tables import DIFFERENCE, comparison_tables, mark_of
from sim.report.data import Estimate
from sim.report.footnotes import MEANING, assumed, rests_on_assumptions
from sim.report.plain import said, yaml_text
from sim.report.template import environment

__all__ = ["comparison_page", "write_comparison_page"]

_CLASSES = {"●": "met", "▼": "missed", "◆": "other", "○": "open", "=": "open"}
_WORDS = {"●": "better", "▼": "worse", "◆": "different", "○": "not decided", "=": "the same", "": ""}


class Cell(NamedTuple):
    """A number on the page: text, half-width, sign with its class and word."""

    text: str
    half: str
    sign: str = ""
    kind: str = ""
    word: str = ""


def _cell(compared: Compared, estimate: Estimate, key: str, sign: str = "") -> Cell:
    """A level, or a difference with its sign."""
    if not estimate.known:
        return Cell(numbers.NONE, "")
    write = numbers.change if key.startswith(DIFFERENCE) else numbers.written
    said = write(estimate.value, estimate.half_width, estimate.unit, compared.currency)
    text, _, half = said.partition(numbers.PM)
    return Cell(text, f"± {half}" if half else "", sign, _CLASSES.get(sign, ""), _WORDS[sign])


def comparison_page(compared: Compared, drawings: Mapping[str, Drawing] | None = None) -> str:
    """The whole report.

    Parameters
    ----------
    compared
        What is reported.
    drawings
        Figures made before by `comparison_figures`; drawn here if they are not given.

    Returns
    -------
    str
        One HTML document without any reference to another file or host.
    """
    from markupsafe import Markup

    one = compared.comparison
    made = comparison_tables(compared)
    drawn = comparison_figures(compared) if drawings is None else drawings
    return environment().get_template("comparison.html.j2").render(
        compared=compared,
        one=one,
        said=one.verdict,
        drawings=drawn,
        inline=lambda name, drawing: Markup(drawing.inline(name)),
        tables=made,
        variants=_variants(compared),
        measures=_measures(compared),
        saved=[
            (row.name, [times(c.value) if isinstance(c, Estimate) else c for c in row.cells])
            for row in made["saved"].rows
        ],
        assumed=assumed(compared),
        footnote=MEANING if any(rests_on_assumptions(compared, p.measure) for p in one.shown) else "",
        scenarios=[(name, yaml_text(scenario.to_dict())) for name, scenario in one.scenarios.items()],
        command=str(compared.provenance.get("command", "")),
        provenance=[
            (str(k), said(v)) for k, v in compared.provenance.items() if k not in ("command", "comparison")
        ],
    )


class _Variant(NamedTuple):
    name: str
    colour: str
    changes: str
    cells: tuple[Cell, ...]
    won: bool


def _variants(compared: Compared) -> list[_Variant]:
    one, table = compared.comparison, comparison_tables(compared)["variants"]
    made = []
    for number, row in enumerate(table.rows):
        changes, level, gap, mark = row.cells
        assert isinstance(level, Estimate) and isinstance(gap, Estimate)  # noqa: PT018
        cells = (_cell(compared, level, "level"), _cell(compared, gap, DIFFERENCE, str(mark)))
        made.append(
            _Variant(row.name, colour_of(number), str(changes), cells, row.name == one.verdict.winner)
        )
    return made


def _measures(compared: Compared) -> list[tuple[str, list[Cell]]]:
    one, table = compared.comparison, comparison_tables(compared)["differences"]
    rows = []
    for place, row in zip(one.shown, table.rows, strict=True):
        signs = ["", *(mark_of(compared, name, place) for name in one.names[1:])]
        cells = [
            _cell(compared, cell, key, sign)
            for cell, (key, _), sign in zip(row.cells, table.columns, signs, strict=True)
            if isinstance(cell, Estimate)
        ]
        rows.append((row.name, cells))
    return rows


def write_comparison_page(
    compared: Compared, path: Path, drawings: Mapping[str, Drawing] | None = None
) -> Path:
    """Write `comparison_page` to a file; the same path."""
    path.write_text(comparison_page(compared, drawings), encoding="utf-8", newline="\n")
    return path
