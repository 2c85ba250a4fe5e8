"""`ccsim sweep`: read the words, compute what is not there yet, write the tables, show what matters."""

from __future__ import annotations

import json
import math
import sys
import time
from collections.abc import Sequence
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

from sim.cli.compose import named_by_path
from sim.cli.executor import executor_of
from sim.cli.folder import check_writable
from sim.cli.points import Asked, read_sweep
from sim.cli.provenance import provenance, quoted
from sim.cli.run import progress_bar, relative, say_if_compiling
from sim.cli.sweep_output import write_folder
from sim.replications import Scores
from sim.report.sweep import Rank, SweepPage, heading, ranked, sentences, shown_by_default
from sim.sweep import Sweep, run_points

__all__ = ["folder_of", "run_sweep"]

_INTERRUPTED = 130
_WIDTH = 100
_ENDS = 5
_MEASURES = 3
"""Columns of measures on the screen."""


def run_sweep(words: Sequence[str], *, as_json: bool = False) -> Path:
    """Sweep as the words ask, write its folder, show the answer; the path of the report.

    Raises
    ------
    ScenarioError, SettingsError, EngineError
    """
    asked = read_sweep(words)
    settings = asked.settings
    place = check_writable(settings.output) / f"{asked.base.name}-sweep"
    started, clock = datetime.now().astimezone(), time.perf_counter()
    try:
        found = _found(asked, place)
    except KeyboardInterrupt:
        print("\nStopped; finished points are kept, and the same command goes on with them.", file=sys.stderr)
        raise SystemExit(_INTERRUPTED) from None
    took = time.perf_counter() - clock
    sweep = Sweep(asked.points, tuple(found), _shown(asked, found), _targets(asked))
    origin = provenance(asked.base, settings, _command(asked), settings.replications, started, took)
    page = SweepPage(
        name=asked.base.name,
        title=asked.base.title,
        sweep=sweep,
        design=_design(asked),
        scenario=asked.base.to_dict(),
        provenance={**origin, "points": len(asked.points), "design": _design(asked)},
        currency=asked.base.currency,
    )
    report = write_folder(page, asked.base, place / folder_of(asked)) / "report.html"
    if as_json:
        print(_json(sweep))
        print(relative(report), file=sys.stderr)
    else:
        _show(page, report)
    return report


def _found(asked: Asked, store: Path) -> list[Scores]:
    """The scores of all points; those that are not in the store are computed."""
    settings = asked.settings
    with executor_of(settings.executor, settings.workers) as (executor, workers):
        if executor is None:
            say_if_compiling(settings.engine)
        with progress_bar(store.name) as progress:
            return run_points(
                asked.points,
                settings.replications,
                seed=settings.seed,
                engine=settings.engine,
                store=store,
                executor=executor,
                workers=workers,
                progress=progress,
                say=lambda text: print(text, file=sys.stderr, flush=True),
            )


def folder_of(asked: Asked) -> str:
    """A name for what was asked: the same words give the same folder, however often they are said."""
    points = [[one.name, one.keys, one.digest_of_scenario] for one in asked.points]
    settings = asked.settings
    text = json.dumps([points, settings.replications, settings.seed, settings.engine], sort_keys=True)
    return blake2b(text.encode(), digest_size=6).hexdigest()


def _shown(asked: Asked, found: Sequence[Scores]) -> tuple[str, ...]:
    """The measures that were asked for and are there, or the usual ones."""
    there = {place.measure for one in found for place in one.places}
    for measure in asked.settings.show:
        if measure not in there:
            print(f"show: {measure} is not measured in this scenario", file=sys.stderr)
    return tuple(one for one in asked.settings.show if one in there) or shown_by_default(found)


def _targets(asked: Asked) -> dict[str, float]:
    """Measures with the share that they should reach."""
    from sim.plan.targets import resolved_targets

    targets = resolved_targets(asked.base)
    found = {f"target.{one.name}": one.share for one in targets}
    return found | ({"service_level": targets[0].share} if len(targets) == 1 else {})


def _design(asked: Asked) -> str:
    return {
        "grid": "every combination",
        "list": f"listed in {asked.settings.file}",
        "latin_hypercube": "a Latin hypercube",
        "sobol": "a scrambled Sobol sequence",
    }[asked.settings.design]


def _command(asked: Asked) -> str:
    """The command that gives the same numbers."""
    source = "scenario.yaml" if named_by_path(asked.composed.source) else asked.composed.source
    words = asked.words if source == asked.composed.source else asked.words[len(asked.composed.words) :]
    return " ".join(["ccsim sweep", *map(quoted, [f"scenario={source}", *words, *asked.settings.words()])])


def _json(sweep: Sweep) -> str:
    """Estimates of the shown measures at each point."""
    rows = []
    for number, point in enumerate(sweep.points):
        for surface in sweep.surfaces:
            place, value = surface.place, float(surface.value[number])
            half = surface.half_widths[number]
            rows.append(
                {
                    "point": point.name,
                    "keys": dict(point.keys),
                    "measure": place.measure,
                    "scope": place.scope,
                    "name": place.name,
                    "estimate": value if math.isfinite(value) else None,
                    "half_width": half if math.isfinite(half) else None,
                    "n": sweep.n,
                    "unit": surface.unit,
                }
            )
    return json.dumps(rows, indent=1, ensure_ascii=False)


def _show(page: SweepPage, report: Path) -> None:
    """Best and worst points, then the answer, then where the files are."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    console = Console(width=min(Console().width, _WIDTH) if sys.stdout.isatty() else _WIDTH, highlight=False)
    sweep, ranks = page.sweep, ranked(page.sweep, page.currency)
    table = Table(box=SIMPLE_HEAD, pad_edge=False, title_justify="left")
    for name in ["Point", *(key.name for key in sweep.keys)]:
        table.add_column(name.replace(".", ".\n"), overflow="fold")
    for measure in sweep.shown[:_MEASURES]:
        table.add_column(heading(measure).replace(" ", "\n"), justify="right", no_wrap=True)
    for rank in ranks if len(ranks) <= 2 * _ENDS else ranks[:_ENDS]:
        table.add_row(*_cells(rank))
    if len(ranks) > 2 * _ENDS:
        table.add_row("…")
        for rank in ranks[-_ENDS:]:
            table.add_row(*_cells(rank))
    console.print(table)
    for sentence in sentences(sweep, page.currency):
        console.print(sentence, markup=False)
    print(relative(report))


def _cells(rank: Rank) -> list[str]:
    mark = " ?" if rank.is_open else ""
    return [
        rank.name,
        *(text or "as it is" for text in rank.keys),
        rank.cells[0] + mark,
        *rank.cells[1:_MEASURES],
    ]
