"""Every measure over the whole window, replication by replication: what comparisons and sweeps are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import SettingsError, nearest
from sim.log import Meta
from sim.metrics.measures import QUANTILES, ratios, wait_quantiles
from sim.metrics.ratio import Ratio
from sim.metrics.scopes import Scopes
from sim.metrics.tally import Tally
from sim.replications.estimate import Estimates, ratio_of_totals
from sim.replications.place import Place
from sim.replications.replicate import replicate
from sim.scenario import Scenario

__all__ = ["Scores", "score"]


@dataclass(frozen=True, eq=False)
class Scores:
    """Numerators and denominators of every measure, shape (replications, places).

    A measure is Σ top ÷ Σ bottom over replications; the denominator of a count, a sum or a quantile is 1, so that it is
    the mean over replications. A quantile of nobody is NaN.

    Attributes
    ----------
    places, units, kinds
        What each column is: measure and scope, unit, "ratio of totals" or "mean".
    """

    places: tuple[Place, ...]
    units: tuple[str, ...]
    kinds: tuple[str, ...]
    top: NDArray[np.float64]
    bottom: NDArray[np.float64]

    @property
    def n(self) -> int:
        """Number of replications."""
        return len(self.top)

    @cached_property
    def _column(self) -> dict[Place, int]:
        return {place: column for column, place in enumerate(self.places)}

    def column(self, place: Place) -> int:
        """Where a measure stands.

        Raises
        ------
        SettingsError
            For a measure, scope or name that there is none of.
        """
        if place in self._column:
            return self._column[place]
        measures = list(dict.fromkeys(one.measure for one in self.places))
        if place.measure not in measures:
            raise SettingsError(
                f'measure: "{place.measure}" is unknown{nearest(place.measure, measures)}; '
                f"known are {', '.join(measures)}"
            )
        names = [
            one.scope + (f" {one.name}" if one.name else "")
            for one in self.places
            if one.measure == place.measure
        ]
        raise SettingsError(
            f'measure {place.measure}: there is no {place.scope} "{place.name}"; known are {", ".join(names)}'
        )

    def has(self, place: Place) -> bool:
        """Whether there is such a measure."""
        return place in self._column

    def parts(self, place: Place) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Numerators and denominators of one measure, shape (replications,)."""
        column = self.column(place)
        return self.top[:, column], self.bottom[:, column]

    def unit(self, place: Place) -> str:
        """The unit of one measure: share, s, count, …"""
        return self.units[self.column(place)]

    def estimates(self, confidence: float = 0.95) -> Estimates:
        """Estimate and half-width of every place, by ratio of totals."""
        return ratio_of_totals(self.top, self.bottom, confidence)

    def first(self, n: int) -> Scores:
        """The first n replications."""
        return Scores(self.places, self.units, self.kinds, self.top[:n], self.bottom[:n])

    @classmethod
    def of(cls, one: Tally, meta: Meta, known: Sequence[Ratio] | None = None) -> Scores:
        """The scores of one replication; `known` are its `ratios`, where they have been worked out."""
        found, waits = ratios(one, meta) if known is None else known, wait_quantiles(one, meta)
        heads = tuple((ratio.measure, ratio.unit, ratio.kind, ratio.labels) for ratio in found)
        places, units, kinds = _columns(heads, Scopes.of_types(meta).labels)
        top = np.concatenate([*(ratio.top[:, 0] for ratio in found), waits.ravel()])
        bottom = np.concatenate([*(ratio.bottom[:, 0] for ratio in found), np.ones(waits.size)])
        return cls(places, units, kinds, top[None], bottom[None])

    @classmethod
    def joined(cls, parts: Sequence[Scores]) -> Scores:
        """Replications one after the other; all of one scenario."""
        first = parts[0]
        top, bottom = (np.concatenate([getattr(part, side) for part in parts]) for side in ("top", "bottom"))
        return cls(first.places, first.units, first.kinds, top, bottom)


_Labels = tuple[tuple[str, str], ...]


@lru_cache(maxsize=64)
def _columns(
    heads: tuple[tuple[str, str, str, _Labels], ...], waiting: _Labels
) -> tuple[tuple[Place, ...], tuple[str, ...], tuple[str, ...]]:
    """Places, units and kinds of measures and of the wait's quantiles: the same for all replications of a scenario."""
    rows = [
        (Place(measure, *label), unit, kind) for measure, unit, kind, labels in heads for label in labels
    ]
    rows += [(Place(f"wait_p{p * 100:g}", *label), "s", "mean") for label in waiting for p in QUANTILES]
    places, units, kinds = zip(*rows, strict=True)
    return places, units, kinds


def score(
    scenario: Scenario, seed: int, number: int, engine: str = "kernel", rules: Mapping[str, Any] | None = None
) -> Scores:
    """Sample, simulate and measure replication `number`."""
    one = replicate(scenario, seed, number, engine, rules)
    return Scores.of(one.tally, one.meta)
