"""Running several scenarios on common random numbers, as often as asked, or until it is decided."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.comparison.comparison import Comparison
from sim.comparison.looks import PILOT, Stop, look_sizes, two_stage_size
from sim.comparison.selection import Select, Selection, select_best
from sim.errors import SettingsError
from sim.metrics.better import better
from sim.replications.place import Place, read_place
from sim.replications.points import score_points
from sim.replications.scores import Scores
from sim.scenario import Scenario, load
from sim.scenario.merging import value_at

__all__ = ["compare", "placed"]

Progress = Callable[[int, int], None]


def compare(
    scenarios: Mapping[str, Scenario | str | Mapping[str, Any]],
    replications: int = 20,
    seed: int = 1,
    measure: str = "service_level",
    until: Stop | None = None,
    select: Select | None = None,
    engine: str = "kernel",
    executor: Executor | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    rules: Mapping[str, Any] | None = None,
) -> Comparison:
    """Variants of a contact center side by side: the same customers come to each at the same seconds.

    Parameters
    ----------
    scenarios
        Two or more by name, each a scenario or what `sim.load` takes; the first is the base.
    replications
        Of each; ignored if `until` or `select` is given.
    seed
        Key of all draws.
    measure
        What decides: a measure of the whole center ("asa"), or that of a channel, contact type, group … by name
        ("asa@chat", or "asa@channel:chat" where several bear it).
    until
        Go on until the winner is decided, or the deciding differences are known well enough.
    select
        Go on until the best is selected with a guarantee; variants that are ruled out run no longer.
    engine, executor, workers, rules
        As of `sim.run`; the results depend on none of them.
    progress
        Called with (done, goal) after each replication of a variant.

    Raises
    ------
    ScenarioError, SettingsError, EngineError
    """
    chosen = {name: one if isinstance(one, Scenario) else load(one) for name, one in scenarios.items()}
    _check(chosen, replications, workers, until, select)
    runs = _Runs(chosen, seed, engine, executor, workers, progress, rules)
    goal = select.first if select else PILOT if until and until.half_width else replications
    looks: tuple[int, ...] = (goal,)
    if until is not None:
        looks = look_sizes(until.most) if until.half_width is None else (min(PILOT, until.most),)
    runs.grow(chosen, min(looks[0], 1))
    place = placed(runs.scores, measure)

    def made(looks: tuple[int, ...], **more: Any) -> Comparison:
        return Comparison(chosen, dict(runs.scores), seed, engine, place, looks, **more)

    if select is not None:
        found = _selected(runs, place, select)
        return made((runs.least,), goal=select, selection=found)
    runs.grow(chosen, looks[0])
    if until is None:
        return made(looks)
    if until.half_width is not None:
        pilot = made(looks, pilot=looks[0])
        size = min(_wanted(pilot, until.half_width), until.most)
        runs.grow(chosen, size)
        return made((runs.least,), pilot=looks[0], wanted=until.half_width)
    for size in looks:
        runs.grow(chosen, size)
        found_so_far = made(looks)
        if found_so_far.verdict.kind != "not decided":
            break
    return found_so_far


def _check(
    scenarios: Mapping[str, Scenario],
    replications: int,
    workers: int | None,
    until: Stop | None,
    select: Select | None,
) -> None:
    if len(scenarios) < 2:
        raise SettingsError(f"compare: {len(scenarios)} scenario is no comparison; give two or more")
    if replications < 1:
        raise SettingsError(f"replications: {replications} must be at least 1")
    if workers is not None and workers < 1:
        raise SettingsError(f"workers: {workers} must be at least 1")
    if until is not None and select is not None:
        raise SettingsError("select: stands beside until; a selection stops by itself, at select.most at the latest")
    (base_name, base), *others = scenarios.items()
    for name, one in others:
        for key, theirs, ours in zip(_ALIKE, _window(one), _window(base), strict=True):
            if theirs != ours:
                raise SettingsError(
                    f'variant "{name}": {key} is {theirs}, but {ours} in "{base_name}"; what is compared must be '
                    "measured on the same days"
                )


_ALIKE = ("calendar.start", "calendar.days", "measures.warm_up", "measures.cool_down", "currency")


def _window(one: Scenario) -> tuple[str, ...]:
    """What must be alike in all variants."""
    plain = one.to_dict()
    return tuple(str(value_at(plain, key)) for key in _ALIKE)


def placed(scores: Mapping[str, Scores], measure: str) -> Place:
    """Where the deciding measure stands, from `asa`, `asa@chat` or `asa@channel:chat`.

    Raises
    ------
    SettingsError
        If a variant has no such measure, or nothing of that name.
    """
    place = Place(measure)
    for name, one in scores.items():
        place = read_place(measure, one.places)
        try:
            one.column(place)
        except SettingsError as error:
            raise SettingsError(f'variant "{name}": {error}') from None
    return place


def _wanted(pilot: Comparison, half_width: float) -> int:
    """Replications that give every deciding difference to the base the wanted half-width."""
    spreads = [pilot.difference(name).spread for name in pilot.names[1:]]
    known = [spread for spread in spreads if math.isfinite(spread)]
    sizes = [two_stage_size(spread, half_width, pilot.n, pilot.confidence) for spread in known]
    return max(sizes, default=pilot.n)


@dataclass
class _Runs:
    """Replications that were made so far; more of them are made when they are asked for."""

    scenarios: Mapping[str, Scenario]
    seed: int
    engine: str
    executor: Executor | None
    workers: int | None
    progress: Progress | None
    rules: Mapping[str, Any] | None
    scores: dict[str, Scores] = field(default_factory=dict)
    done: int = 0

    @property
    def least(self) -> int:
        """Replications that every variant has."""
        return min(one.n for one in self.scores.values())

    def grow(self, names: Mapping[str, Any] | Sequence[str], n: int) -> None:
        """See to it that these variants have n replications at least; they had equally many."""
        chosen = list(names)
        have = min((self.scores[name].n for name in chosen if name in self.scores), default=0)
        if have >= n:
            return
        more = score_points(
            [self.scenarios[name] for name in chosen],
            range(have, n),
            seed=self.seed,
            engine=self.engine,
            executor=self.executor,
            workers=self.workers,
            progress=self._told,
            rules=self.rules,
        )
        for name, scores in zip(chosen, more, strict=True):
            self.scores[name] = Scores.joined([self.scores[name], scores]) if have else scores
        self.done += len(chosen) * (n - have)

    def _told(self, done: int, goal: int) -> None:
        if self.progress is not None:
            self.progress(self.done + done, self.done + goal)


def _selected(runs: _Runs, place: Place, goal: Select) -> Selection:
    """The best by the procedure; the observation of a replication is its own value."""
    sense, names = better(place.measure), list(runs.scenarios)
    if sense == 0:
        raise SettingsError(
            f"select: neither more nor less of {place.measure} is better of itself; choose a measure that is, such as "
            f"service_level, satisfaction, asa or cost"
        )

    def observe(which: Sequence[int], numbers: range) -> NDArray[np.float64]:
        chosen = [names[number] for number in which]
        runs.grow(chosen, numbers.stop)
        rows = []
        for name in chosen:
            top, bottom = (side[numbers.start : numbers.stop] for side in runs.scores[name].parts(place))
            if not (np.isfinite(top).all() and (bottom != 0).all()):
                raise SettingsError(
                    f'select: {place} has no value in some replication of "{name}"; choose another measure'
                )
            rows.append(sense * top / bottom)
        return np.array(rows)

    return select_best(observe, len(names), goal)
