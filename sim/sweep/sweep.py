"""A finished sweep: points, what was measured at each, and the keys that were swept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.replications.place import Place
from sim.replications.scores import Scores
from sim.sweep.point import Point
from sim.sweep.surface import Surface
from sim.sweep.table import key_names
from sim.units import parse_duration, seconds

__all__ = ["Key", "Sweep"]

MOST_LEVELS = 8
"""A key with more values than this is cut into so many bins."""


@dataclass(frozen=True, eq=False)
class Key:
    """One swept key over the points.

    Attributes
    ----------
    name
        Dotted key.
    texts
        Its value at each point as text, "" where a point does not set it.
    numbers
        Shape (points,): the value as a number, durations in seconds; None if it is none at some point.
    is_duration
        Whether the numbers are seconds.
    """

    name: str
    texts: tuple[str, ...]
    numbers: NDArray[np.float64] | None
    is_duration: bool

    @classmethod
    def of(cls, name: str, values: Sequence[Any]) -> Key:
        """A key from its value at each point."""
        texts = tuple("" if value is None else _text(value) for value in values)
        if all(isinstance(value, int | float) and not isinstance(value, bool) for value in values):
            return cls(name, texts, np.array(values, dtype=np.float64), False)
        try:
            return cls(name, texts, np.array([seconds(parse_duration(text)) for text in texts]), True)
        except ValueError:
            return cls(name, texts, None, False)

    @cached_property
    def levels(self) -> list[tuple[str, NDArray[np.bool_]]]:
        """Values with the points that have them, numbers in order; bins of about equally many where there are many."""
        known = np.array(self.texts, dtype=object)
        if self.numbers is None:
            return [(text, known == text) for text in dict.fromkeys(self.texts)]
        distinct = np.unique(self.numbers)
        if len(distinct) <= MOST_LEVELS:
            return [(str(known[self.numbers == one][0]), np.asarray(self.numbers == one)) for one in distinct]
        edges = np.quantile(self.numbers, np.linspace(0, 1, MOST_LEVELS + 1)[1:-1])
        bins = np.searchsorted(edges, self.numbers, side="right")
        return [(f"bin {number + 1}", bins == number) for number in np.unique(bins)]

    @property
    def is_binned(self) -> bool:
        """Whether the levels are bins."""
        return self.numbers is not None and len(np.unique(self.numbers)) > MOST_LEVELS


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else str(value)


@dataclass(frozen=True, eq=False)
class Sweep:
    """Points and their scores, both in one order.

    Attributes
    ----------
    points, found
        What was simulated, and its numbers.
    shown
        Measures that are drawn and printed; the first one ranks the points.
    targets
        Measure: share that should be reached, where there is such a target.
    """

    points: tuple[Point, ...]
    found: tuple[Scores, ...]
    shown: tuple[str, ...]
    targets: Mapping[str, float]

    @property
    def n(self) -> int:
        """Replications of each point."""
        return self.found[0].n

    @cached_property
    def keys(self) -> tuple[Key, ...]:
        """Keys with more than one value, in order."""
        made = [
            Key.of(name, [point.keys.get(name) for point in self.points]) for name in key_names(self.points)
        ]
        return tuple(key for key in made if len(set(key.texts)) > 1)

    @cached_property
    def surfaces(self) -> tuple[Surface, ...]:
        """The shown measures of the whole center over the points."""
        return tuple(Surface.of(self.found, self._place(measure)) for measure in self.shown)

    def _place(self, measure: str) -> Place:
        """The measure of the whole center, or of what it is taken of alone (a target of a channel)."""
        named = [place for one in self.found for place in one.places if place.measure == measure]
        return Place(measure) if Place(measure) in named or not named else named[0]

    @cached_property
    def is_grid(self) -> bool:
        """Whether every combination of the keys' levels is there, and each once."""
        combined = {tuple(key.texts[point] for key in self.keys) for point in range(len(self.points))}
        n = int(np.prod([len(set(key.texts)) for key in self.keys]))
        return not any(key.is_binned for key in self.keys) and len(combined) == n == len(self.points)
