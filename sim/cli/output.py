"""The folder of a run: written whole, and drawn again from its tables."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.cli.folder import scenario_text, unfinished, write_drawings, write_frame, write_json, written_whole
from sim.cli.saved import read_saved
from sim.errors import DataError

if TYPE_CHECKING:
    import pandas as pd

    from sim.log import Log
    from sim.names import Mark
    from sim.replications import Result
    from sim.report.data import ReportData

__all__ = ["draw", "write_run"]


def write_run(
    result: Result, provenance: Mapping[str, Any], output: Path, started: datetime, log: Log | None = None
) -> tuple[Path, ReportData]:
    """Write everything about a run.

    Parameters
    ----------
    result
        Of `sim.run`.
    provenance
        From `sim.cli.provenance`.
    output
        The folder of all results.
    started
        Gives the folder its name.
    log
        Of the first replication, if its contacts and legs are to be written too.

    Returns
    -------
    tuple
        The folder, and what its report was made of.
    """

    def fill(part: Path) -> ReportData:
        _write_tables(result, provenance, part, log)
        data = read_saved(part)
        _draw_into(data, part)
        return data

    return written_whole(output / result.scenario.name, started, fill)


def _write_tables(result: Result, provenance: Mapping[str, Any], folder: Path, log: Log | None) -> None:
    (folder / "scenario.yaml").write_text(scenario_text(result.scenario), encoding="utf-8", newline="\n")
    write_json(provenance, folder / "provenance.json")
    frames = {"measures": result.table, "replications": result.replications, "waits": result.waits}
    if log is not None:
        frames |= {"contacts": _contacts(log), "legs": _legs(log)}
        if log.meta.feels:
            frames |= {"cases": _cases(log), "feelings": _feelings(log), "journeys": _journeys(log)}
    for name, frame in frames.items():
        write_frame(frame, folder, name)


def draw(folder: Path) -> Path:
    """Draw figures, workbook and report of a folder again from its tables; the page's path."""
    from sim.cli.compare_output import draw_compared, is_comparison, read_compared

    if is_comparison(folder):
        compared = read_compared(folder)
        return _redrawn(folder, lambda part: draw_compared(compared, part))
    _refuse_points(folder)
    data = read_saved(folder)
    return _redrawn(folder, lambda part: _draw_into(data, part))


def _refuse_points(folder: Path) -> None:
    """A sweep or a study is drawn again by its own command."""
    try:
        command = str(json.loads((folder / "provenance.json").read_text(encoding="utf-8"))["command"])
    except (OSError, ValueError, TypeError, LookupError):
        return  # read_saved says what is missing
    verb = command.removeprefix("ccsim ").partition(" ")[0]
    if verb in ("sweep", "study"):
        raise DataError(f"{folder}: is a {verb}; its command draws it again from the points that are kept: {command}")


def _redrawn(folder: Path, draw_into: Callable[[Path], None]) -> Path:
    part = folder / f".drawing-{os.getpid()}.part"
    with unfinished(part, f"{folder}:"):
        draw_into(part)
        shutil.rmtree(folder / "figures", ignore_errors=True)
        for made in sorted(part.iterdir()):
            made.replace(folder / made.name)
    return folder / "report.html"


def _draw_into(data: ReportData, folder: Path) -> None:
    """Everything that is drawn from the tables."""
    from sim.report.figures import figures
    from sim.report.page import write_page
    from sim.report.workbook import write_workbook

    drawings = figures(data)
    write_drawings(drawings, folder / "figures")
    write_workbook(data, folder / "workbook.xlsx")
    write_page(data, folder / "report.html", drawings)


def _named(frame: pd.DataFrame, column: str, names: tuple[str, ...]) -> None:
    """Numbers replaced by the names that they stand for; -1 (none) by an empty text."""
    frame[column] = [names[number] if number >= 0 else "" for number in frame[column].tolist()]


def _contacts(log: Log) -> pd.DataFrame:
    from sim.names import Cause, Outcome

    frame = log.to_pandas("contacts")
    _named(frame, "type", log.meta.types)
    _named(frame, "cause", tuple(one.name.lower() for one in Cause))
    _named(frame, "outcome", tuple(one.name.lower() for one in Outcome))
    return frame


def _cases(log: Log) -> pd.DataFrame:
    from sim.names import CaseStatus

    frame, meta = log.to_pandas("cases"), log.meta
    names = {"stream": meta.streams, "type": meta.types, "topic": meta.topics, "segment": meta.segments}
    for column, known in names.items():
        _named(frame, column, known)
    _named(frame, "status", tuple(one.name.lower() for one in CaseStatus))
    return frame


def _marked(log: Log, table: str, marks: Iterable[Mark]) -> pd.DataFrame:
    """A table with a column of true and false for each mark that its rows can bear."""
    frame = log.to_pandas(table)
    borne = frame.pop("marks").to_numpy()
    for mark in marks:
        frame[str(mark.name).lower()] = borne & int(mark) != 0
    return frame


def _feelings(log: Log) -> pd.DataFrame:
    """Row for row as the contacts."""
    from sim.names import Mark

    return _marked(log, "feelings", [mark for mark in Mark if mark not in (Mark.FIRST, Mark.REPORTED, Mark.BOT_CLOSED)])


def _journeys(log: Log) -> pd.DataFrame:
    """Row for row as the cases."""
    from sim.names import Mark

    return _marked(log, "journeys", (Mark.RESOLVED, Mark.FIRST, Mark.REPORTED, Mark.LATE, Mark.BROKEN, Mark.BOT_CLOSED))


def _legs(log: Log) -> pd.DataFrame:
    from sim.names import LegOutcome, LegReason

    frame = log.to_pandas("legs")
    _named(frame, "queue", log.meta.types)
    _named(frame, "group", log.meta.groups)
    _named(frame, "reason", tuple(one.name.lower() for one in LegReason))
    _named(frame, "outcome", tuple(one.name.lower() for one in LegOutcome))
    return frame
