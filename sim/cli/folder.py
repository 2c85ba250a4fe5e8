"""Folders of results: filled under a temporary name and renamed when they are whole, and what they have in common."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from sim.errors import SettingsError
from sim.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd

    from sim.plots.style import Drawing

__all__ = [
    "check_writable",
    "scenario_text",
    "unfinished",
    "write_drawings",
    "write_frame",
    "write_json",
    "written_over",
    "written_whole",
]

_MOST_TRIES = 1000
_Content = TypeVar("_Content")


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


def written_whole(place: Path, started: datetime, fill: Callable[[Path], _Content]) -> tuple[Path, _Content]:
    """A folder below `place` with the name of an instant, and what `fill` gave; nothing if it did not end."""
    stamp = started.strftime("%Y%m%d-%H%M%S")
    part = place / f".{stamp}-{os.getpid()}.part"
    with unfinished(part, f"output: {place}"):
        content = fill(part)
        folder = _renamed(part, stamp)
    return folder, content


def written_over(folder: Path, fill: Callable[[Path], object]) -> Path:
    """The folder, filled anew instead of what is there; what is there stays if that did not end."""
    part, old = (folder.with_name(f".{folder.name}-{os.getpid()}.{state}") for state in ("part", "old"))
    with unfinished(part, f"output: {folder}"):
        fill(part)
        try:
            if folder.exists():
                folder.rename(old)
            _put(part, folder)
        finally:
            if old.exists() and not folder.exists():
                old.rename(folder)
            shutil.rmtree(old, ignore_errors=True)
    return folder


@contextmanager
def unfinished(part: Path, whose: str) -> Iterator[None]:
    """A temporary folder while it is filled; SettingsError, beginning with `whose`, where it cannot be written."""
    try:
        part.mkdir(parents=True)
        yield
    except OSError as error:
        raise SettingsError(f"{whose} cannot be written ({error.strerror or error})") from None
    finally:
        shutil.rmtree(part, ignore_errors=True)


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


def _put(part: Path, folder: Path) -> None:
    try:
        part.rename(folder)
    except OSError:
        if not folder.exists():  # else another process has just written it
            raise


def scenario_text(scenario: Scenario) -> str:
    """The scenario in full as YAML that `sim.load` reads back as an equal one."""
    import yaml

    body = yaml.safe_dump(
        scenario.to_dict(), sort_keys=False, allow_unicode=True, width=110, default_flow_style=None
    )
    return f"# @package _global_\n{body}"


def write_json(data: Mapping[str, Any], path: Path) -> None:
    """Write plain data for a reader."""
    path.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")


def write_frame(frame: pd.DataFrame, folder: Path, name: str, most_csv_rows: float = float("inf")) -> None:
    """Write a table as Parquet, and unless it is too long as CSV."""
    frame.to_parquet(folder / f"{name}.parquet", index=False)
    if len(frame) <= most_csv_rows:
        frame.to_csv(folder / f"{name}.csv", index=False, lineterminator="\n")


def write_drawings(drawings: Mapping[str, Drawing], folder: Path) -> None:
    """Write each figure, and the numbers that are drawn in it."""
    folder.mkdir(exist_ok=True)
    for name, drawing in drawings.items():
        (folder / f"{name}.svg").write_text(drawing.svg, encoding="utf-8", newline="\n")
        (folder / f"{name}.csv").write_text(drawing.csv(), encoding="utf-8", newline="\n")
