"""`ccsim run`: compose, simulate, write, show."""

from __future__ import annotations

import json
import math
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sim.cli.compose import compose
from sim.cli.folder import check_writable
from sim.cli.output import write_run
from sim.cli.provenance import provenance, repeat
from sim.cli.settings import RunSettings, read_settings

if TYPE_CHECKING:
    import pandas as pd

    from sim.log import Log
    from sim.scenario import Scenario

__all__ = ["progress_bar", "relative", "run_scenario", "say_if_compiling"]

Progress = Callable[[int, int], None]

_BAR_AFTER_S = 1.0
_WIDTH = 100


def run_scenario(words: Sequence[str], *, as_json: bool = False) -> Path:
    """Run what the words ask for, write its folder, show the answer; the path of the report.

    Raises
    ------
    ScenarioError, SettingsError, EngineError
    """
    import sim

    composed = compose(words)
    settings = read_settings(composed.settings)
    scenario = sim.load(composed.scenario)
    output = check_writable(settings.output)
    say_if_compiling(settings.engine)
    started, clock = datetime.now().astimezone(), time.perf_counter()
    with progress_bar(scenario.name) as progress:
        result = sim.run(
            scenario,
            replications=settings.replications,
            seed=settings.seed,
            engine=settings.engine,
            workers=settings.workers,
            until=settings.stop_rule(),
            progress=progress,
        )
    took = time.perf_counter() - clock
    origin = provenance(scenario, settings, repeat(composed, settings), result.n, started, took)
    log = _first_log(scenario, settings) if settings.contacts else None
    folder, data = write_run(result, origin, output, started, log)
    page = folder / "report.html"
    if as_json:
        print(_json(result.table))
        print(relative(page), file=sys.stderr)
    else:
        from sim.report.screen import show

        show(data, [page])
    return page


def _first_log(scenario: Scenario, settings: RunSettings) -> Log:
    import sim

    return sim.simulate(sim.plan(scenario, seed=settings.seed, replication=0), engine=settings.engine)


def say_if_compiling(engine: str = "kernel") -> None:
    """One line where the first simulation on this machine has to wait for the compiler."""
    from sim.compiled import needs_compiling

    if engine == "kernel" and needs_compiling():
        text = "Compiling the simulation for this machine, once: some twenty seconds …"
        print(text, file=sys.stderr, flush=True)


@contextmanager
def progress_bar(text: str) -> Iterator[Progress]:
    """A callback (done, goal) behind which a bar with the time left stands, from the second second on.

    On a terminal only.
    """
    from tqdm import tqdm

    with tqdm(
        desc=text,
        total=0,
        unit=" replications",
        delay=_BAR_AFTER_S,
        disable=None,
        leave=False,
        file=sys.stderr,
        ncols=min(shutil.get_terminal_size().columns, _WIDTH),
    ) as bar:

        def progress(done: int, goal: int) -> None:
            if done < bar.n:  # the next part of what is done
                bar.reset(goal)
            bar.total = goal
            bar.update(done - bar.n)

        yield progress


def _json(table: pd.DataFrame) -> str:
    rows = table.to_dict("records")
    for row in rows:
        for key, value in row.items():
            if isinstance(value, float) and not math.isfinite(value):
                row[key] = None
    return json.dumps(rows, indent=1, ensure_ascii=False)


def relative(path: Path) -> Path:
    """The path from the working folder on, where it lies below it."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve())
    except ValueError:
        return path
