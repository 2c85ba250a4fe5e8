"""Several scenarios on common random numbers: every measure of each, and every difference with its interval."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from scipy.special import stdtrit

from sim.comparison.contrast import Contrast, Part, contrast
from sim.comparison.joint import joint_confidence
from sim.comparison.looks import look_confidence
from sim.comparison.selection import Select, Selection
from sim.metrics.better import better
from sim.replications.place import Place
from sim.replications.scores import Scores
from sim.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd

    from sim.comparison.verdict import Verdict

__all__ = ["MAIN", "Comparison"]

MAIN = (
    "service_level", "abandonment", "asa", "occupancy", "satisfaction", "fcr_true", "resolved_true",
    "contacts_per_case", "cost", "cost_per_answered", "cost_per_resolved", "customers_end", "value", "profit",
)  # fmt: skip
"""Measures of the whole center that stand beside the deciding one, where they exist."""


@dataclass(frozen=True, eq=False)
class Comparison:
    """What `sim.compare` returns: estimates of every variant, and paired differences.

    Attributes
    ----------
    scenarios
        By name of the variant; the first is the base.
    scores
        Of each variant; row i of all of them is the same luck.
    seed, engine
        As run.
    place
        The deciding measure.
    looks
        Numbers of replications at which it was looked whether to stop; one if their number was fixed.
    pilot
        Replications from which the number for a wanted half-width was computed; 0: none was wanted.
    wanted
        The half-width of the deciding differences that was wanted; NaN: none.
    goal, selection
        What the selection of the best was to guarantee, and what it found; None without a selection.
    """

    scenarios: Mapping[str, Scenario]
    scores: Mapping[str, Scores]
    seed: int
    engine: str
    place: Place
    looks: tuple[int, ...]
    pilot: int = 0
    wanted: float = math.nan
    goal: Select | None = None
    selection: Selection | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Of the variants, the base first."""
        return tuple(self.scenarios)

    @property
    def base(self) -> str:
        """The variant to which the others are compared."""
        return self.names[0]

    @property
    def n(self) -> int:
        """Replications of every variant; a selection goes on with the best of them."""
        return min(one.n for one in self.scores.values())

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Measures that every variant has, in order."""
        others = [set(one.places) for one in self.scores.values()]
        return tuple(one for one in self.scores[self.base].places if all(one in other for other in others))

    @property
    def unit(self) -> str:
        """Of the deciding measure."""
        return self.scores[self.base].unit(self.place)

    @property
    def direction(self) -> int:
        """1 where more of the deciding measure is better, -1 where less is, 0 where neither can be said."""
        return better(self.place.measure)

    @cached_property
    def shown(self) -> tuple[Place, ...]:
        """The deciding measure and the main others that differ at all; their table of differences holds jointly."""
        targets = [one.measure for one in self.places if one.measure.startswith("target.")]
        main = [*MAIN[:1], *(dict.fromkeys(targets) if len(set(targets)) > 1 else ()), *MAIN[1:]]
        found = {one for one in self.places if one.scope == "total"}
        others = [Place(measure) for measure in main if Place(measure) in found]
        kept = {self._seen(self.place): self.place}
        for one in others:
            if self._differs(one):
                kept.setdefault(self._seen(one), one)
        return tuple(kept.values())

    def _seen(self, place: Place) -> tuple[Contrast, ...]:
        """What is seen of a measure; another measure of which the same is seen says nothing more."""
        return tuple(self.level(name, place) for name in self.names)

    def _differs(self, place: Place) -> bool:
        """Whether every variant has a value, and not all the same in every replication."""
        known = all(math.isfinite(self.level(name, place).value) for name in self.names)
        return known and not all(self.same(name, place=place) for name in self.names[1:])

    def level(self, name: str, place: Place | None = None) -> Contrast:
        """A measure of one variant."""
        return contrast([self._part(name, place or self.place, 1.0)])

    def difference(self, name: str, against: str | None = None, place: Place | None = None) -> Contrast:
        """A measure of one variant less that of another (the base), replication by replication.

        Raises
        ------
        SettingsError
            For a measure that one of them has not.
        """
        where, other = place or self.place, against or self.base
        n = min(self.scores[name].n, self.scores[other].n)
        return contrast([self._part(name, where, 1.0, n), self._part(other, where, -1.0, n)])

    def saved(self, name: str, against: str | None = None, place: Place | None = None) -> float:
        """How many times as many replications the same interval would take if each variant had luck of its own.

        (var A + var B) ÷ var(A - B); NaN where neither varies, infinite where only their difference does not.
        """
        one, other = self.level(name, place).spread, self.level(against or self.base, place).spread
        apart, together = one**2 + other**2, self.difference(name, against, place).spread ** 2
        if together <= 1e-18 * apart:
            return math.inf if apart > 0 else math.nan
        return apart / together

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Every two variants."""
        return tuple(combinations(self.names, 2))

    @property
    def confidence(self) -> float:
        """Of each difference of two variants in the deciding measure, so that all of them and all looks hold."""
        return look_confidence(self.looks, joint_confidence(len(self.pairs)))

    @property
    def shown_confidence(self) -> float:
        """The same of each difference to the base in the other measures shown, which hold jointly by themselves."""
        n = (len(self.shown) - 1) * (len(self.names) - 1)
        return look_confidence(self.looks, joint_confidence(n))

    def half_width(self, name: str, against: str | None = None, place: Place | None = None) -> float:
        """Of the joint interval of a difference; NaN with fewer than two replications."""
        found, where = self.difference(name, against, place), place or self.place
        if where != self.place:
            return found.half_width(self.shown_confidence)
        if not self.pilot:
            return found.half_width(self.confidence)
        first = self._first_difference(name, against or self.base)
        if first.n < 2:
            return math.nan
        return float(stdtrit(first.n - 1, (1 + self.confidence) / 2)) * first.spread / math.sqrt(found.n)

    def decided(self, name: str, against: str | None = None, place: Place | None = None) -> int:
        """1 if the joint interval of a difference lies above 0, -1 if below, 0 if it holds 0 or nothing is known."""
        value, half = self.difference(name, against, place).value, self.half_width(name, against, place)
        if not math.isfinite(value) or not math.isfinite(half) or value == 0:
            return 0
        return int(value - half >= 0) - int(value + half <= 0)

    def same(self, name: str, against: str | None = None, place: Place | None = None) -> bool:
        """Whether two variants are equal in every replication, so that no number of them would decide."""
        found = self.difference(name, against, place)
        return found.n > 1 and found.value == 0 and found.spread == 0

    def _first_difference(self, name: str, against: str) -> Contrast:
        parts = [(name, 1.0), (against, -1.0)]
        return contrast([self._part(one, self.place, weight, self.pilot) for one, weight in parts])

    def _part(self, name: str, place: Place, weight: float, n: int | None = None) -> Part:
        top, bottom = self.scores[name].parts(place)
        return Part(weight, top[:n], bottom[:n])

    @cached_property
    def verdict(self) -> Verdict:
        """Which variant wins on the deciding measure, or what it would take to know."""
        from sim.comparison.verdict import judge

        return judge(self)

    def __str__(self) -> str:
        return self.verdict.sentence()

    @cached_property
    def table(self) -> pd.DataFrame:
        """Differences of every measure to the base, tidy.

        Columns: variant, measure, scope, name, base, estimate, difference, half_width (95 %, of this difference alone),
        joint_half_width (of those that hold jointly, else NaN), n, unit, kind, better (1, -1, 0), saved (times as many
        replications without common random numbers).
        """
        import pandas as pd

        rows = [
            self._row(name, place) for name in self.names[1:] for place in (self.place, *self._other_places)
        ]
        columns = (
            "variant", "measure", "scope", "name", "base", "estimate", "difference", "half_width", "joint_half_width",
            "n", "unit", "kind", "better", "saved",
        )  # fmt: skip
        return pd.DataFrame(rows, columns=list(columns))

    @property
    def _other_places(self) -> Sequence[Place]:
        return [one for one in self.places if one != self.place]

    def _row(self, name: str, place: Place) -> tuple[object, ...]:
        base, scores = self.level(self.base, place).value, self.scores[self.base]
        found, column = self.difference(name, place=place), scores.column(place)
        joint = self.half_width(name, place=place) if place in self.shown else math.nan
        return (
            name, place.measure, place.scope, place.name, base, self.level(name, place).value, found.value,
            found.half_width(), joint, found.n, scores.units[column], scores.kinds[column], better(place.measure),
            self.saved(name, place=place),
        )  # fmt: skip

    @cached_property
    def replications(self) -> pd.DataFrame:
        """Numerator and denominator (top, bottom) of every measure in each replication of each variant, tidy."""
        import numpy as np
        import pandas as pd

        frames = []
        for variant, scores in self.scores.items():
            n, width = scores.top.shape
            frames.append(
                pd.DataFrame(
                    {
                        "variant": variant,
                        "replication": np.repeat(np.arange(n), width),
                        "measure": [one.measure for one in scores.places] * n,
                        "scope": [one.scope for one in scores.places] * n,
                        "name": [one.name for one in scores.places] * n,
                        "unit": list(scores.units) * n,
                        "kind": list(scores.kinds) * n,
                        "top": scores.top.ravel(),
                        "bottom": scores.bottom.ravel(),
                    }
                )
            )
        return pd.concat(frames, ignore_index=True)
