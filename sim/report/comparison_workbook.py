"""A comparison as an Excel workbook: numbers as numbers, for a planner to go on from there."""

from __future__ import annotations

from pathlib import Path

from sim.report.compared import Compared
from sim.report.comparison_tables import comparison_tables
from sim.report.plain import yaml_text
from sim.report.workbook import Book, write_assumptions, write_provenance, write_table

__all__ = ["write_comparison_workbook"]

_SHEETS = (("Variants", "variants"), ("Differences", "differences"), ("Common random numbers", "saved"))


def write_comparison_workbook(compared: Compared, path: Path) -> Path:
    """Write the workbook: Answer, Variants, Differences, Common random numbers, Assumptions, Scenarios, Provenance.

    Parameters
    ----------
    compared
        What is reported.
    path
        Of the file (``.xlsx``); its folder must exist.

    Returns
    -------
    Path
        The same path.
    """
    book = Book(path, compared.currency)
    sheet = book.sheet("Answer")
    sheet.set_column(0, 0, 110)
    sheet.write_string(0, 0, compared.headline, book.title)
    for row, text in enumerate([compared.sentence, *compared.sureness], start=2):
        sheet.write_string(row, 0, text, book.wrap)
    made = comparison_tables(compared)
    for name, key in _SHEETS:
        write_table(book, compared, name, made[key])
    if compared.assumptions:
        write_assumptions(book, compared)
    full = book.sheet("Scenarios")
    full.set_column(0, 0, 110)
    row = 0
    for name, scenario in compared.comparison.scenarios.items():
        full.write_string(row, 0, name, book.head)
        for line in yaml_text(scenario.to_dict()).splitlines():
            row += 1
            full.write_string(row, 0, line, book.mono)
        row += 2
    write_provenance(book, compared.provenance)
    book.book.set_properties({"title": f"{compared.scenario_name}: {compared.headline}"})
    book.book.close()
    return path
