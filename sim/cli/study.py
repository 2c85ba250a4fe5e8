"""`ccsim study`: run a study or all of them, write what a reader sees, show the verdict."""

from __future__ import annotations

import json
import sys
import time
import traceback
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field, model_validator

from sim.cli.folder import check_writable
from sim.cli.provenance import provenance
from sim.cli.run import progress_bar, relative, say_if_compiling
from sim.cli.settings import MOST_REPLICATIONS, Execution, Switch, Whole, settings_of
from sim.cli.words import read_word
from sim.errors import SettingsError, SimError

if TYPE_CHECKING:
    from sim.report.study.told import Told
    from sim.study import Study

__all__ = ["StudySettings", "call_study"]

ALL, FOLDER = "all", "studies"
_FAILED = 2


class StudySettings(Execution):
    """What can be set beside the study: `ccsim study haste quick=true seed=2`."""

    quick: Switch = Field(False, description="the quick mode")
    mode: Literal["quick", "full"] | None = Field(None, description="the same in words")
    replications: Whole | None = Field(None, ge=5, le=MOST_REPLICATIONS, description="of each cell")

    @model_validator(mode="after")
    def _one_mode(self) -> StudySettings:
        if self.quick and self.mode == "full":
            raise ValueError("mode: full stands beside quick=true; give one of them")
        return self

    @property
    def chosen(self) -> str:
        """The mode."""
        return "quick" if self.quick else self.mode or "full"

    def words(self) -> list[str]:
        """What decides about the numbers, as words of the command line."""
        out = [f"mode={self.chosen}"]
        if self.replications is not None:
            out.append(f"replications={self.replications}")
        return [*out, f"seed={self.seed}", f"engine={self.engine}"]


def call_study(words: Sequence[str], *, as_json: bool = False) -> int:
    """List the studies, run one, or run all; the exit code.

    Raises
    ------
    ScenarioError, SettingsError, EngineError
        One sentence a problem.
    """
    names = [word for word in words if "=" not in word]
    settings = _settings([word for word in words if "=" in word])
    if len(names) > 1:
        raise SettingsError(f"study: {len(names)} are named ({', '.join(names)}); name one, or all")
    if not names:
        if len(words) > 0:
            raise SettingsError("study: none is named; write ccsim study NAME, or ccsim study all")
        _list(as_json)
        return 0
    output = check_writable(settings.output) / FOLDER
    if names[0] == ALL:
        return _run_all(settings, output, as_json)
    _run_one(names[0], settings, output, as_json)
    return 0


def _settings(words: Sequence[str]) -> StudySettings:
    found: dict[str, Any] = {}
    for word in words:
        change = read_word(word)
        if change.prefix:
            raise SettingsError(f'"{word}": settings of a study are plain, such as quick=true')
        found[change.key] = change.value
    return settings_of(StudySettings, found)


def _list(as_json: bool) -> None:
    """Print number, name and question of every study; a broken file says what is wrong with it."""
    from sim.cli.listing import print_table
    from sim.study import known_studies, read_study

    found = []
    for name, path in known_studies().items():
        try:
            one = read_study(str(path))
            found.append({"number": one.number, "study": name, "question": one.question})
        except SimError as error:
            found.append({"number": "", "study": name, "question": f"broken: {str(error).splitlines()[0]}"})
    if as_json:
        print(json.dumps(found, indent=1, ensure_ascii=False))
        return
    rows = [(one["number"], one["study"].partition("_")[2] or one["study"], one["question"]) for one in found]
    print_table(("Number", "Study", "Question"), rows)
    print("ccsim study NAME [quick=true] [KEY=VALUE], or ccsim study all")


def _told(name: str, settings: StudySettings, output: Path, place: str = "") -> Told:
    """Run a study and put it into words and pictures."""
    from sim.report.study.told import tell
    from sim.study import read_study, run_study
    from sim.study.files import file_of
    from sim.study.grid import cells, scenario_of
    from sim.study.sources import read_sources

    study = _with_replications(read_study(name), settings)
    text, sources = file_of(name).read_text(encoding="utf-8"), read_sources()
    say_if_compiling(settings.engine)
    started, clock = datetime.now().astimezone(), time.perf_counter()
    with progress_bar(f"{study.number} {study.study.partition('_')[2]}{place}") as progress:
        outcome = run_study(
            study,
            settings.chosen,
            seed=settings.seed,
            engine=settings.engine,
            workers=settings.workers,
            progress=progress,
            store=output,
            say=lambda text: print(text, file=sys.stderr),
        )
    took = time.perf_counter() - clock
    first = scenario_of(study, study.mode(settings.chosen), next(cells(study)))
    command = " ".join(["ccsim study", name, *settings.words()])
    origin = provenance(first, settings, command, outcome.n, started, took)
    return tell(
        outcome,
        {"command": command, "study": study.study, "mode": settings.chosen, **origin},
        text,
        sources,
    )


def _with_replications(study: Study, settings: StudySettings) -> Study:
    """The study with as many replications as are asked for."""
    if settings.replications is None:
        return study
    mode = study.mode(settings.chosen).model_copy(update={"replications": settings.replications})
    return study.model_copy(update={settings.chosen: mode})


def _run_one(name: str, settings: StudySettings, output: Path, as_json: bool) -> None:
    from sim.cli.study_folder import write_study
    from sim.report.study.record import record
    from sim.report.study.screen import show

    told = _told(name, settings, output)
    page = write_study(told, output) / "page.html"
    if as_json:
        print(json.dumps(record(told.outcome, told.verdict), indent=1, ensure_ascii=False))
        print(relative(page), file=sys.stderr)
        return
    show(told, [relative(page)])


def _run_all(settings: StudySettings, output: Path, as_json: bool) -> int:
    """Run every study; one that fails is reported and does not stop the others."""
    from sim.cli.study_folder import write_book, write_study
    from sim.report.study.record import record
    from sim.study import known_studies
    from sim.study.contradictions import read_contradictions

    contradictions = read_contradictions()
    names = list(known_studies())
    told: list[Told] = []
    failed: dict[str, str] = {}
    for number, name in enumerate(names, start=1):
        try:
            one = _told(name, settings, output, f" ({number} of {len(names)})")
            write_study(one, output)
        except SimError as error:
            failed[name] = str(error)
        except Exception as error:
            traceback.print_exc()
            failed[name] = f"{type(error).__name__}: {error}"
        else:
            told.append(one)
            if not as_json:
                print(f"{one.outcome.study.number}  {one.verdict.title}.", flush=True)
        if name in failed:
            print(f"{name} could not be run: {failed[name]}", file=sys.stderr, flush=True)
    page = write_book(told, failed, contradictions, settings.chosen, output)
    if as_json:
        print(json.dumps([record(one.outcome, one.verdict) for one in told], indent=1, ensure_ascii=False))
    print(relative(page), file=sys.stderr if as_json else sys.stdout)
    return _FAILED if failed else 0
