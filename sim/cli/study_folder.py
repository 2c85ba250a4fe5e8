"""The folder of a study and the book of all: written under temporary names and renamed when they are whole."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sim.errors import SettingsError

if TYPE_CHECKING:
    from sim.report.study.told import Told
    from sim.study.contradictions import Contradiction

__all__ = ["write_book", "write_study"]


def write_study(told: Told, output: Path) -> Path:
    """Write everything about a study into `output/NAME`, instead of what is there; the folder.

    Raises
    ------
    SettingsError
        If it cannot be written.
    """
    name = told.outcome.study.study
    folder = output / name
    part, old = (output / f".{name}-{os.getpid()}.{state}" for state in ("part", "old"))
    try:
        part.mkdir(parents=True)
        _write_into(part, told)
        if folder.exists():
            folder.rename(old)
        part.rename(folder)
        return folder
    except OSError as error:
        raise SettingsError(f"output: {folder} cannot be written ({error.strerror or error})") from None
    finally:
        shutil.rmtree(part, ignore_errors=True)
        if old.exists() and not folder.exists():
            old.rename(folder)
        shutil.rmtree(old, ignore_errors=True)


def _write_into(folder: Path, told: Told) -> None:
    from sim.report.study.page import study_page
    from sim.report.study.record import record
    from sim.report.study.tables import cell_rows

    texts = {
        "page.html": study_page(told),
        "verdict.json": _json(record(told.outcome, told.verdict)),
        "provenance.json": _json(told.provenance),
        "study.yaml": told.text,
    }
    for name, drawing in (("figure", told.picture), ("tornado", told.tornado)):
        texts |= {f"{name}.svg": drawing.svg, f"{name}.csv": drawing.csv()}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    rows = cell_rows(told.outcome)
    rows.to_parquet(folder / "cells.parquet", index=False)
    rows.to_csv(folder / "cells.csv", index=False, lineterminator="\n")


def _json(data: object) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def write_book(
    told: Sequence[Told],
    failed: Mapping[str, str],
    contradictions: Mapping[str, Contradiction],
    mode: str,
    output: Path,
) -> Path:
    """Write `book.html` and `verdicts.md`; the path of the book.

    Parameters
    ----------
    told, failed
        Studies that were run, and why others were not, by name.
    contradictions
        By number.
    mode
        In which mode they were run.
    output
        The folder of all studies.

    Raises
    ------
    SettingsError
        If they cannot be written.
    """
    from sim.report.study.page import book, markdown

    texts = {
        "verdicts.md": markdown(told, failed, contradictions, mode),
        "book.html": book(told, failed, contradictions, mode),
    }
    try:
        output.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            part = output / f".{name}-{os.getpid()}.part"
            part.write_text(text, encoding="utf-8", newline="\n")
            part.replace(output / name)
    except OSError as error:
        raise SettingsError(f"output: {output} cannot be written ({error.strerror or error})") from None
    return output / "book.html"
