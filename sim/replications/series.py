"""Running a scenario n times, or until a measure is known well enough."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from typing import Any

from sim.errors import SettingsError
from sim.metrics.measures import ratios
from sim.replications.estimate import mean, ratio_of_totals
from sim.replications.pool import in_order, local_executor
from sim.replications.replicate import Replication, replicate, warm
from sim.replications.result import Result
from sim.scenario import Scenario, load

__all__ = ["Until", "run"]

_LEAST = 5
"""Replications before a stopping rule is first looked at."""
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Until:
    """Stop when a measure (scope total, whole window) is known within `half_width`, or after `most` replications."""

    measure: str
    half_width: float
    most: int = 1000

    def __post_init__(self) -> None:
        if not self.half_width > 0:
            raise SettingsError(f"until.half_width: {self.half_width} must be above 0")
        if self.most < _LEAST:
            raise SettingsError(f"until.most: {self.most} must be at least {_LEAST}")


class _Watch:
    """Numerators and denominators of the one measure that decides when to stop."""

    def __init__(self, until: Until) -> None:
        self.until = until
        self.top: list[float] = []
        self.bottom: list[float] = []

    def enough(self, one: Replication) -> bool:
        """Whether the interval is narrow enough with this replication."""
        import numpy as np

        found = {
            ratio.measure: ratio for ratio in ratios(one.tally, one.meta) if ratio.labels[0][0] == "total"
        }
        if self.until.measure not in found:
            raise SettingsError(
                f'until.measure: "{self.until.measure}" is unknown; known are {", ".join(found)}'
            )
        ratio = found[self.until.measure]
        self.top.append(float(ratio.top[0, 0]))
        self.bottom.append(float(ratio.bottom[0, 0]))
        if len(self.top) < _LEAST:
            return False
        top, bottom = np.array(self.top), np.array(self.bottom)
        estimates = mean(top) if ratio.kind == "mean" else ratio_of_totals(top, bottom)
        return bool(estimates.half_width <= self.until.half_width)


def _taken(
    results: Iterable[Replication], watch: _Watch | None, goal: int, progress: Progress | None
) -> list[Replication]:
    """Replications in order, until there are enough of them."""
    taken: list[Replication] = []
    for one in results:
        taken.append(one)
        if progress is not None:
            progress(len(taken), goal)
        if watch is not None and watch.enough(one):
            break
    return taken


def run(
    scenario: Scenario | str | Mapping[str, Any],
    replications: int = 20,
    seed: int = 1,
    engine: str = "kernel",
    executor: Executor | None = None,
    workers: int | None = None,
    until: Until | None = None,
    progress: Progress | None = None,
    rules: Mapping[str, Any] | None = None,
) -> Result:
    """Independent replications of a scenario, numbered from 0; the same for any executor and number of workers.

    Parameters
    ----------
    scenario
        A scenario, or what `sim.load` takes.
    replications
        How many; ignored if `until` is given.
    seed
        Key of all draws.
    engine
        "kernel" or "center".
    executor
        Where replications run; local threads (kernel) or processes (center) if None.
    workers
        Number of local workers; all processors if None.
    until
        Stop when a measure is known well enough.
    progress
        Called with (done, goal) after each replication.
    rules
        Own rules by kind; center only, picklable.

    Raises
    ------
    ScenarioError, SettingsError, EngineError
    """
    chosen = scenario if isinstance(scenario, Scenario) else load(scenario)
    goal = replications if until is None else until.most
    if goal < 1:
        raise SettingsError(f"replications: {goal} must be at least 1")
    if workers is not None and workers < 1:
        raise SettingsError(f"workers: {workers} must be at least 1")
    if executor is None and engine == "kernel":
        warm()
    task = partial(_task, chosen, seed, engine, rules)
    if executor is None and min(goal, workers or goal) == 1:
        taken = _taken(map(task, range(goal)), _Watch(until) if until else None, goal, progress)
    else:
        make: Callable[[], Executor] = (
            (lambda: executor) if executor else (lambda: local_executor(engine, workers))
        )
        pooled = in_order(make, executor is None, task, iter(range(goal)), workers or 8)
        with closing(pooled):
            taken = _taken(pooled, _Watch(until) if until else None, goal, progress)
    signed = {kind: _signature(rule) for kind, rule in (rules or {}).items()}
    return Result(chosen, seed, engine, tuple(one.tally for one in taken), taken[0].meta, signed)


def _signature(rule: Any) -> str:
    """Name of a rule's class and a digest of its source, for the provenance."""
    kind = type(rule)
    try:
        source = inspect.getsource(kind)
    except (OSError, TypeError):
        source = "(source not found)"
    return f"{kind.__module__}.{kind.__qualname__} {blake2b(source.encode(), digest_size=8).hexdigest()}"


def _task(
    scenario: Scenario, seed: int, engine: str, rules: Mapping[str, Any] | None, number: int
) -> Replication:
    return replicate(scenario, seed, number, engine, rules)
