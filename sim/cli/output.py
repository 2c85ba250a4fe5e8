"""The folder of a run: written under a temporary name and renamed when it is whole."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from sim.cli.saved import read_saved
from sim.errors import SettingsError
from sim.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd

    from sim.log import Log
    from sim.names import Mark
    from sim.replications import Result
    from sim.report.data import ReportData

__all__ = ["check_writable", "draw", "scenario_text", "write_run", "written_whole"]

_MOST_TRIES = 1000


def check_writable(output: str) -> Path:
    """The folder of all results, before any work is done; SettingsError where nothing can be written."""
    folder = Path(output)
    there = folder
    while not there.exists() and there != there.parent:
        there = there.parent
    if not there.is_dir():
        raise SettingsError(f"output: {output} cannot be made, because {there} is a file")
    if not os.access(there, os.W_OK | os.X_OK):
        raise SettingsError(
            f"output: {output} cannot be written to; choose another folder with output=FOLDER"
        )
    return folder


def scenario_text(scenario: Scenario) -> str:
    """The scenario in full as YAML that `sim.load` reads back as an equal one."""
    import yaml

    body = yaml.safe_dump(
        scenario.to_dict(), sort_keys=False, allow_unicode=True, width=110, default_flow_style=None
    )
    return f"# @package _global_\n{body}"


def _renamed(part: Path, stamp: str) -> Path:
    """Give a finished folder its name: the stamp, or `stamp-2` … where that is taken."""
    for number in range(1, _MOST_TRIES):
        final = part.parent / (stamp if number == 1 else f"{stamp}-{number}")
        if final.exists():
            continue
        try:
            return part.rename(final)
        except OSError:
            if not final.exists():
                raise
    raise SettingsError(f"output: {part.parent} already holds {_MOST_TRIES} runs of {stamp}")


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


_Content = TypeVar("_Content")


def written_whole(place: Path, started: datetime, fill: Callable[[Path], _Content]) -> tuple[Path, _Content]:
    """A folder below `place` with the name of an instant, and what `fill` gave; nothing if it did not end."""
    stamp = started.strftime("%Y%m%d-%H%M%S")
    part = place / f".{stamp}-{os.getpid()}.part"
    try:
        part.mkdir(parents=True)
        content = fill(part)
        return _renamed(part, stamp), content
    except OSError as error:
        raise SettingsError(f"output: {place} cannot be written ({error.strerror or error})") from None
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _write_tables(result: Result, provenance: Mapping[str, Any], folder: Path, log: Log | None) -> None:
    (folder / "scenario.yaml").write_text(scenario_text(result.scenario), encoding="utf-8", newline="\n")
    text = json.dumps(provenance, indent=2, ensure_ascii=False)
    (folder / "provenance.json").write_text(text + "\n", encoding="utf-8", newline="\n")
    frames = {"measures": result.table, "replications": result.replications, "waits": result.waits}
    if log is not None:
        frames |= {"contacts": _contacts(log), "legs": _legs(log)}
        if log.meta.feels:
            frames |= {"cases": _cases(log), "feelings": _feelings(log), "journeys": _journeys(log)}
    for name, frame in frames.items():
        frame.to_parquet(folder / f"{name}.parquet", index=False)
        frame.to_csv(folder / f"{name}.csv", index=False, lineterminator="\n")


def draw(folder: Path) -> Path:
    """Draw figures, workbook and report of a folder again from its tables; the page's path."""
    from sim.cli.compare_output import draw_compared, is_comparison, read_compared

    if is_comparison(folder):
        compared = read_compared(folder)
        return _redrawn(folder, lambda part: draw_compared(compared, part))
    data = read_saved(folder)
    return _redrawn(folder, lambda part: _draw_into(data, part))


def _redrawn(folder: Path, draw_into: Callable[[Path], None]) -> Path:
    part = folder / f".drawing-{os.getpid()}.part"
    try:
        part.mkdir()
        draw_into(part)
        shutil.rmtree(folder / "figures", ignore_errors=True)
        for made in sorted(part.iterdir()):
            made.replace(folder / made.name)
    except OSError as error:
        raise SettingsError(f"{folder}: cannot be written ({error.strerror or error})") from None
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return folder / "report.html"


def _draw_into(data: ReportData, folder: Path) -> None:
    """Everything that is drawn from the tables."""
    from sim.report.figures import figures
    from sim.report.page import write_page
    from sim.report.workbook import write_workbook

    drawings = figures(data)
    (folder / "figures").mkdir()
    for name, drawing in drawings.items():
        (folder / "figures" / f"{name}.svg").write_text(drawing.svg, encoding="utf-8", newline="\n")
        (folder / "figures" / f"{name}.csv").write_text(drawing.csv(), encoding="utf-8", newline="\n")
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
