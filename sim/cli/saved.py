"""A run's folder, read again: everything that is drawn is drawn from these tables, at once or years later."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.errors import DataError
from sim.scenario import Scenario, load
from sim.scenario.assumptions import assumptions
from sim.units import seconds

if TYPE_CHECKING:
    import pandas as pd

    from sim.report.data import ReportData

__all__ = ["TABLES", "read_saved"]

TABLES = {
    "measures": ("measure", "scope", "name", "by", "at", "estimate", "half_width", "n", "unit", "kind"),
    "replications": ("replication", "measure", "scope", "name", "by", "at", "value"),
    "waits": ("scope", "name", "wait_s", "share_le", "half_width"),
}
"""Tables of every run and their columns."""


def read_saved(folder: Path) -> ReportData:
    """What a report is made of, from the folder of a run.

    Raises
    ------
    DataError
        If it is no such folder, or a file of it is missing or broken.
    """
    from sim.report.data import ReportData

    if not folder.is_dir():
        raise DataError(f"{folder}: is no folder; give that of a run, such as results/bank/20260131-091500")
    if not (folder / "scenario.yaml").is_file():
        raise DataError(f"{folder}: holds no scenario.yaml, so it is not the folder of a run")
    scenario = load(folder / "scenario.yaml")
    origin = _provenance(folder / "provenance.json")
    tables = {name: _table(folder, name) for name in TABLES}
    return ReportData(
        scenario_name=scenario.name,
        table=tables["measures"],
        replications=tables["replications"],
        waits=tables["waits"],
        provenance=origin,
        scenario=scenario.to_dict(),
        targets=_targets(scenario),
        assumptions=[asdict(one) for one in assumptions(scenario)],
        n_replications=int(origin["replications"]),
        currency=scenario.currency,
    )


def _provenance(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(found, dict) and isinstance(found.get("replications"), int):
            return found
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror})") from None
    except ValueError:
        pass
    raise DataError(f"{path}: is not the provenance of a run")


def _table(folder: Path, name: str) -> pd.DataFrame:
    import pandas as pd
    from pyarrow import ArrowException

    path = folder / f"{name}.parquet"
    try:
        frame = pd.read_parquet(path)
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror or 'is damaged'})") from None
    except (ArrowException, ValueError):
        raise DataError(f"{path}: is not a Parquet table") from None
    missing = [column for column in TABLES[name] if column not in frame.columns]
    if missing:
        raise DataError(f"{path}: has no column {missing[0]}; it has {', '.join(map(str, frame.columns))}")
    return frame


def _targets(scenario: Scenario) -> list[dict[str, Any]]:
    from sim.plan.targets import resolved_targets

    return [
        {
            "name": t.name,
            "of": t.of,
            "within_s": seconds(t.within),
            "share": t.share,
            "formula": t.formula,
            "counts_from": t.counts_from,
        }
        for t in resolved_targets(scenario)
    ]
