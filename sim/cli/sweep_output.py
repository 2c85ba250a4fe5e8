"""The folder of a sweep: written under a temporary name and renamed when it is whole."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

from sim.cli.output import scenario_text
from sim.errors import SettingsError
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
    part = folder.with_name(f".{folder.name}-{os.getpid()}.part")
    try:
        part.mkdir(parents=True)
        _write_tables(page, base, part)
        drawings = figures(page.sweep, page.currency)
        (part / "figures").mkdir()
        for name, drawing in drawings.items():
            (part / "figures" / f"{name}.svg").write_text(drawing.svg, encoding="utf-8", newline="\n")
            (part / "figures" / f"{name}.csv").write_text(drawing.csv(), encoding="utf-8", newline="\n")
        write_sweep(page, part / "report.html", drawings)
        _put(part, folder)
    except OSError as error:
        raise SettingsError(f"output: {folder} cannot be written ({error.strerror or error})") from None
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return folder


def _write_tables(page: SweepPage, base: Scenario, folder: Path) -> None:
    (folder / "scenario.yaml").write_text(scenario_text(base), encoding="utf-8", newline="\n")
    text = json.dumps(dict(page.provenance), indent=2, ensure_ascii=False)
    (folder / "provenance.json").write_text(text + "\n", encoding="utf-8", newline="\n")
    points, found = page.sweep.points, page.sweep.found
    whole, estimates = table.replications(points, found), table.estimates(points, found)
    for name, made in (("sweep", whole), ("estimates", estimates)):
        table.write_table(made, folder / f"{name}.parquet")
        table.write_table(made, folder / f"{name}.csv")
    table.write_table(table.results(points, found), folder / "results.parquet")


def _put(part: Path, folder: Path) -> None:
    """Give the finished folder its name; an older one moves aside first, and is removed."""
    old = folder.with_name(f".{folder.name}-{os.getpid()}.old.part")
    if folder.exists():
        folder.rename(old)
    try:
        part.rename(folder)
    except OSError:
        if not folder.exists():  # another process has just written the same
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
