"""The folder of a sweep: written whole, instead of what an earlier run of the same words left."""

from __future__ import annotations

from pathlib import Path

from sim.cli.folder import scenario_text, write_drawings, write_json, written_over
from sim.report.sweep import SweepPage, figures, write_sweep
from sim.scenario import Scenario
from sim.sweep import table

__all__ = ["write_folder"]


def write_folder(page: SweepPage, base: Scenario, folder: Path) -> Path:
    """Write tables, figures and the report; what an earlier run of the same words left is replaced.

    Parameters
    ----------
    page
        What the report is made from.
    base
        The scenario that all points share.
    folder
        Where it will be.

    Returns
    -------
    Path
        The folder.
    """

    def fill(part: Path) -> None:
        _write_tables(page, base, part)
        drawings = figures(page.sweep, page.currency)
        write_drawings(drawings, part / "figures")
        write_sweep(page, part / "report.html", drawings)

    return written_over(folder, fill)


def _write_tables(page: SweepPage, base: Scenario, folder: Path) -> None:
    (folder / "scenario.yaml").write_text(scenario_text(base), encoding="utf-8", newline="\n")
    write_json(dict(page.provenance), folder / "provenance.json")
    points, found = page.sweep.points, page.sweep.found
    whole, estimates = table.replications(points, found), table.estimates(points, found)
    for name, made in (("sweep", whole), ("estimates", estimates)):
        table.write_table(made, folder / f"{name}.parquet")
        table.write_table(made, folder / f"{name}.csv")
    table.write_table(table.results(points, found), folder / "results.parquet")
