"""The folder of a comparison: written whole, and read again to be drawn anew."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.cli.folder import scenario_text, write_drawings, write_frame, write_json, written_whole
from sim.cli.saved import read_provenance, read_table
from sim.cli.variants import file_name
from sim.errors import DataError
from sim.scenario import load

if TYPE_CHECKING:
    import pandas as pd

    from sim.comparison import Comparison
    from sim.replications import Scores
    from sim.report.compared import Compared

__all__ = ["COLUMNS", "about", "draw_compared", "is_comparison", "read_compared", "write_comparison"]

COLUMNS = ("variant", "replication", "measure", "scope", "name", "unit", "kind", "top", "bottom")
"""Of the table of replications."""

_MOST_CSV_ROWS = 500_000
"""Longer tables are written as Parquet only."""


def about(comparison: Comparison, changes: Mapping[str, str]) -> dict[str, Any]:
    """What the provenance says of a comparison, so that it can be read again."""
    variants = {
        name: {"changes": changes.get(name, ""), "scenario": f"variants/{file_name(number, name)}"}
        for number, name in enumerate(comparison.names)
    }
    out: dict[str, Any] = {"measure": list(comparison.place), "variants": variants, "looks": list(comparison.looks)}
    if comparison.pilot:
        out |= {"pilot": comparison.pilot, "wanted": comparison.wanted}
    if comparison.goal is not None and comparison.selection is not None:
        out |= {"goal": asdict(comparison.goal), "selection": asdict(comparison.selection)}
    return out


def write_comparison(
    comparison: Comparison,
    changes: Mapping[str, str],
    provenance: Mapping[str, Any],
    output: Path,
    started: datetime,
) -> tuple[Path, Compared]:
    """Write everything about a comparison; its folder, and what its report was made of."""

    def fill(folder: Path) -> Compared:
        write_json(provenance, folder / "provenance.json")
        (folder / "variants").mkdir()
        for number, (name, scenario) in enumerate(comparison.scenarios.items()):
            path = folder / "variants" / file_name(number, name)
            path.write_text(scenario_text(scenario), encoding="utf-8", newline="\n")
        for name, frame in (("differences", comparison.table), ("replications", comparison.replications)):
            write_frame(frame, folder, name, _MOST_CSV_ROWS)
        compared = read_compared(folder)
        draw_compared(compared, folder)
        return compared

    name = f"{comparison.scenarios[comparison.base].name}-compare"
    return written_whole(output / name, started, fill)


def is_comparison(folder: Path) -> bool:
    """Whether a folder is that of a comparison, and not of a run."""
    return (folder / "differences.parquet").is_file()


def read_compared(folder: Path) -> Compared:
    """What the report is made of, from the folder of a comparison.

    Raises
    ------
    DataError
        If a file of it is missing or broken.
    """
    from sim.comparison import Comparison, Select, Selection
    from sim.replications import Place
    from sim.report.compared import Compared

    origin = read_provenance(folder / "provenance.json")
    told = origin.get("comparison")
    if not isinstance(told, dict):
        raise DataError(f"{folder / 'provenance.json'}: is not the provenance of a comparison")
    variants = told["variants"]
    frame = read_table(folder / "replications.parquet", COLUMNS)
    parts = {str(name): part for name, part in frame.groupby("variant", sort=False)}
    goal, selection = told.get("goal"), told.get("selection")
    if selection is not None:
        selection = selection | {key: tuple(selection[key]) for key in ("n", "left")}
    comparison = Comparison(
        scenarios={name: load(folder / one["scenario"]) for name, one in variants.items()},
        scores={name: _scores(parts[name]) for name in variants},
        seed=origin["seed"],
        engine=origin["engine"],
        place=Place(*told["measure"]),
        looks=tuple(told["looks"]),
        pilot=told.get("pilot", 0),
        wanted=told.get("wanted", math.nan),
        goal=Select(**goal) if goal else None,
        selection=Selection(**selection) if selection else None,
    )
    return Compared(comparison, {name: one["changes"] for name, one in variants.items()}, origin)


def _scores(part: pd.DataFrame) -> Scores:
    """The scores of a variant from its rows."""
    import numpy as np

    from sim.replications import Place, Scores

    n = int(part["replication"].nunique())
    first = part.head(len(part) // n)
    places = tuple(
        Place(*row) for row in zip(first["measure"], first["scope"], first["name"], strict=True)
    )
    top, bottom = (part[side].to_numpy(dtype=np.float64).reshape(n, -1) for side in ("top", "bottom"))
    return Scores(places, tuple(first["unit"]), tuple(first["kind"]), top, bottom)


def draw_compared(compared: Compared, folder: Path) -> None:
    """Everything that is drawn from the tables."""
    from sim.report.comparison_figures import comparison_figures
    from sim.report.comparison_page import write_comparison_page
    from sim.report.comparison_workbook import write_comparison_workbook

    drawings = comparison_figures(compared)
    write_drawings(drawings, folder / "figures")
    write_comparison_workbook(compared, folder / "workbook.xlsx")
    write_comparison_page(compared, folder / "report.html", drawings)
