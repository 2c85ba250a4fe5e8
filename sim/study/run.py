"""Running a study: every cell, then the constants that are assumptions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from pathlib import Path

from sim.replications import Scores
from sim.scenario import Scenario
from sim.study.finding import Finding, comparisons, find
from sim.study.grid import Grid, cells, scenarios_of
from sim.study.outcome import Outcome
from sim.study.study import Study
from sim.study.tornado import swing
from sim.sweep.point import Point
from sim.sweep.run import run_points

__all__ = ["run_study"]

Progress = Callable[[int, int], None]
Say = Callable[[str], None]


def run_study(
    study: Study,
    mode: str = "full",
    seed: int = 1,
    engine: str = "kernel",
    executor: Executor | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    store: Path | None = None,
    say: Say | None = None,
) -> Outcome:
    """Run a study and judge its claims.

    Parameters
    ----------
    study
        From `read_study`.
    mode
        "quick" or "full": how many replications, how long, how many constants.
    seed
        Key of all draws.
    engine, executor, workers
        As of `sim.run`; the results depend on none of them.
    progress
        Called with (done, goal) after each replication of a part.
    store
        Folder in which finished points are kept, so that a study that was stopped goes on; None keeps nothing.
    say
        Called with a sentence on how many cells were there, and on each file of them that cannot be trusted.

    Raises
    ------
    ScenarioError, SettingsError, EngineError
    """
    chosen = study.mode(mode)

    def run(scenarios: Sequence[Scenario], n: int, say: Say | None = None) -> list[Scores]:
        points = [Point(str(number), scenario) for number, scenario in enumerate(scenarios)]
        return run_points(points, n, seed, engine, store, executor, workers, progress, say)

    where = list(cells(study))
    found = run(scenarios_of(study, chosen, where), chosen.replications, say)
    grid = Grid(dict(zip(where, found, strict=True)))
    for measure in study.measures:
        grid.unit(measure)
    confidence = 1 - 0.05 / comparisons(study)
    findings = {name: _found(name, study, grid, confidence) for name in study.claims}
    return Outcome(study, mode, seed, engine, grid, findings, confidence, swing(study, chosen, run, grid))


def _found(name: str, study: Study, grid: Grid, confidence: float) -> dict[str, tuple[Finding, ...]]:
    """What is found of a claim's predicates, under each condition under which any of them is asked."""
    out: dict[str, tuple[Finding, ...]] = {}
    for condition in study.conditions:
        asked = [one for one in study.claims[name].holds if not one.conditions or condition in one.conditions]
        if asked:
            out[condition] = tuple(find(one, condition, study, grid, confidence) for one in asked)
    return out
