"""Points computed one by one and kept: whatever stops the run, what is finished is finished."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from sim.errors import DataError, EngineError, SettingsError
from sim.replications.pool import in_order, local_executor
from sim.replications.replicate import warm
from sim.replications.scores import Scores, score
from sim.scenario import Scenario
from sim.sweep.claim import Claims
from sim.sweep.point import Point
from sim.sweep.store import Store
from sim.sweep.version import engine_version

__all__ = ["run_points"]

_LOOK_S = 0.25
"""How often we look whether another process has finished its points."""
_FOREIGN_WIDTH = 8
"""Tasks that an executor of the caller gets at once, if he does not say how many workers it has."""

Progress = Callable[[int, int], None]
Say = Callable[[str], None]


def run_points(
    points: Sequence[Point],
    replications: int,
    seed: int = 1,
    engine: str = "kernel",
    store: Path | None = None,
    executor: Executor | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    say: Say | None = None,
) -> list[Scores]:
    """The scores of points on common random numbers; those that the store holds are not computed again.

    Several processes may work on one store: each takes points that no other has taken, and waits for the others at the
    end. A process that was killed leaves finished points, and claims that the next one takes over.

    Parameters
    ----------
    points
        What is simulated; equal points are computed once.
    replications
        Of each point, numbered from 0: replication r of one point and of another draw by the same names from the same
        key. A point of which the store holds fewer is extended.
    seed
        Key of all draws.
    engine, executor, workers
        As of `sim.run`; the results depend on neither executor nor workers.
    store
        Folder of the store; None keeps nothing.
    progress
        Called with (done, goal), in replications: at once with what was there, then after each.
    say
        Called with a sentence on what was there, and on each file of the store that cannot be trusted.

    Returns
    -------
    list of Scores
        In the order of `points`, each of `replications` replications.

    Raises
    ------
    SettingsError, EngineError
    """
    if replications < 1:
        raise SettingsError(f"replications: {replications} must be at least 1")
    if workers is not None and workers < 1:
        raise SettingsError(f"workers: {workers} must be at least 1")
    digests = [point.digest(seed, engine) for point in points]
    with ExitStack() as stack:
        kept = None if store is None else Store(store)
        claims = None if kept is None else stack.enter_context(Claims(kept.folder))
        work = _Work(dict(zip(digests, points, strict=True)), replications, kept, claims, progress, say)
        work.look()
        if say is not None and work.found:
            say(f"{len(work.found)} of {len(work.points)} points were there")
        work.tell()
        if executor is None and engine == "kernel" and work.missing():
            warm()
        make: Callable[[], Executor] = (
            (lambda: executor) if executor else (lambda: local_executor(engine, workers))
        )
        width = workers or ((os.cpu_count() or 1) if executor is None else _FOREIGN_WIDTH)
        task = partial(_task, seed, engine, engine_version())
        while work.missing():
            results = in_order(make, executor is None, task, work.tasks(), width)
            with closing(results):
                for result in results:
                    work.add(result)
            if work.missing():
                time.sleep(_LOOK_S)
    return [work.found[digest] for digest in digests]


@dataclass
class _Job:
    """A point that we are computing: what was kept of it, and the replications since."""

    digest: str
    parts: list[Scores]

    @property
    def n(self) -> int:
        return sum(part.n for part in self.parts)


@dataclass
class _Work:
    """What is to be done, what is done, and what we have in hand."""

    points: dict[str, Point]
    replications: int
    store: Store | None
    claims: Claims | None
    progress: Progress | None
    say: Say | None
    found: dict[str, Scores] = field(default_factory=dict)
    jobs: deque[_Job] = field(default_factory=deque)
    _told: set[str] = field(default_factory=set)

    def missing(self) -> list[str]:
        """Points that are not finished, in order."""
        return [digest for digest in self.points if digest not in self.found]

    def look(self) -> None:
        """Find what the store holds of all points."""
        for digest in self.missing():
            self._read(digest)

    def tell(self) -> None:
        """Call back with how many replications there are."""
        if self.progress is not None:
            done = len(self.found) * self.replications + sum(job.n for job in self.jobs)
            self.progress(done, len(self.points) * self.replications)

    def tasks(self) -> Iterator[tuple[Scenario, int]]:
        """Replications of the points that nobody else computes, each point claimed when its turn comes."""
        for digest in self.missing():
            if self.claims is not None and not self.claims.take(digest):
                if self._read(digest):
                    self.tell()
                continue
            had = self._read(digest)
            if digest in self.found:  # finished by another process since we looked
                self._release(digest)
                self.tell()
                continue
            job = _Job(digest, [had] if had else [])
            self.jobs.append(job)
            for number in range(job.n, self.replications):
                yield self.points[digest].scenario, number

    def add(self, one: Scores) -> None:
        """The next replication of the first point in hand; it is kept when it is whole."""
        job = self.jobs[0]
        job.parts.append(one)
        if job.n == self.replications:
            whole = Scores.joined(job.parts)
            if self.store is not None:
                self.store.write(job.digest, whole)
            self._release(job.digest)
            self.jobs.popleft()
            self.found[job.digest] = whole
        self.tell()

    def _release(self, digest: str) -> None:
        if self.claims is not None:
            self.claims.release(digest)

    def _read(self, digest: str) -> Scores | None:
        """What is kept of a point; if that is enough, it is found."""
        if self.store is None:
            return None
        try:
            had = self.store.read(digest)
        except DataError as error:
            if self.say is not None and digest not in self._told:
                self.say(f"{error}; it is computed again")
            self._told.add(digest)
            return None
        if had is not None and had.n >= self.replications:
            self.found[digest] = had.first(self.replications)
        return had


def _task(seed: int, engine: str, version: str, item: tuple[Scenario, int]) -> Scores:
    """One replication, by a worker that has the same code as we."""
    if engine_version() != version:
        raise EngineError(
            f"a worker has ccsim {engine_version()}, and this process {version}: their numbers could differ; "
            "install the same code and libraries everywhere"
        )
    scenario, number = item
    return score(scenario, seed, number, engine)
