"""Several scenarios on the same random numbers: each replication of each is a task of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import closing
from functools import partial
from typing import Any

from sim.errors import SettingsError
from sim.replications.pool import in_order, local_executor
from sim.replications.replicate import warm
from sim.replications.scores import Scores, score
from sim.scenario import Scenario

__all__ = ["score_points"]

Progress = Callable[[int, int], None]


def score_points(
    scenarios: Sequence[Scenario],
    numbers: range,
    seed: int = 1,
    engine: str = "kernel",
    executor: Executor | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    rules: Mapping[str, Any] | None = None,
) -> Iterator[Scores]:
    """The scores of each scenario, in order, as soon as all its replications are there.

    Scenarios share their luck: replication `number` of one and of another draw by the same names from the same key.

    Parameters
    ----------
    scenarios
        What is compared.
    numbers
        Numbers of the replications, not empty.
    seed
        Key of all draws.
    engine, executor, workers, rules
        As of `sim.run`; the results depend on none of them.
    progress
        Called with (done, goal) after each replication.

    Raises
    ------
    SettingsError, EngineError
    """
    if not numbers:
        raise SettingsError("replications: 0 must be at least 1")
    if executor is None and engine == "kernel":
        warm()
    goal = len(scenarios) * len(numbers)
    items = ((scenario, number) for scenario in scenarios for number in numbers)
    make: Callable[[], Executor] = (
        (lambda: executor) if executor else (lambda: local_executor(engine, workers))
    )
    pooled = in_order(make, executor is None, partial(_task, seed, engine, rules), items, workers or 8)
    parts: list[Scores] = []
    with closing(pooled):
        for done, one in enumerate(pooled, start=1):
            parts.append(one)
            if progress is not None:
                progress(done, goal)
            if len(parts) == len(numbers):
                yield Scores.joined(parts)
                parts = []


def _task(seed: int, engine: str, rules: Mapping[str, Any] | None, item: tuple[Scenario, int]) -> Scores:
    scenario, number = item
    return score(scenario, seed, number, engine, rules)
