"""The folder of a study and the book of all: written under temporary names and renamed when they are whole."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sim.cli.folder import write_drawings, write_frame, write_json, written_over
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
    return written_over(output / told.outcome.study.study, lambda part: _write_into(part, told))


def _write_into(folder: Path, told: Told) -> None:
    from sim.report.study.page import study_page
    from sim.report.study.record import record
    from sim.report.study.tables import cell_rows

    (folder / "page.html").write_text(study_page(told), encoding="utf-8", newline="\n")
    (folder / "study.yaml").write_text(told.text, encoding="utf-8", newline="\n")
    write_json(record(told.outcome, told.verdict), folder / "verdict.json")
    write_json(told.provenance, folder / "provenance.json")
    write_drawings({"figure": told.picture, "tornado": told.tornado}, folder)
    write_frame(cell_rows(told.outcome), folder, "cells")


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
