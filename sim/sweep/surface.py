"""A measure over all points of a sweep, and weighted means of it with the uncertainty of the shared luck."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sim.comparison.contrast import Contrast
from sim.replications.place import Place
from sim.replications.scores import Scores

__all__ = ["Surface"]

_ROUNDING = 1e-12


@dataclass(frozen=True, eq=False)
class Surface:
    """One measure at every point.

    Attributes
    ----------
    place, unit
        What it is.
    value
        Shape (points,): ratio of totals over the replications; NaN where the measure has no cases or is not there.
    rest
        Shape (replications, points): what each replication adds to the error, (top - value·bottom) / mean bottom. As
        all points share their luck, these are added before they are squared.
    """

    place: Place
    unit: str
    value: NDArray[np.float64]
    rest: NDArray[np.float64]

    @classmethod
    def of(cls, found: Sequence[Scores], place: Place) -> Surface:
        """The measure at each point, in their order."""
        n = found[0].n
        value, rest = np.full(len(found), np.nan), np.full((n, len(found)), np.nan)
        unit = ""
        for point, scores in enumerate(found):
            if not scores.has(place):
                continue
            unit = unit or scores.unit(place)
            top, bottom = scores.parts(place)
            middle = bottom.mean()
            if not (np.isfinite(top).all() and middle != 0):
                continue
            value[point] = top.mean() / middle
            rest[:, point] = (top - value[point] * bottom) / middle
        return cls(place, unit, value, rest)

    @property
    def known(self) -> NDArray[np.bool_]:
        """Points at which there is a number."""
        return np.isfinite(self.value)

    @cached_property
    def half_widths(self) -> list[float]:
        """Of the 95 % interval of each point; NaN where there is none."""
        n = len(self.rest)
        if n < 2:
            return [math.nan] * len(self.value)
        spread = np.sqrt((self.rest**2).sum(axis=0) / (n - 1))
        return [Contrast(0.0, float(one), n).half_width() for one in spread]

    def mean(self, members: NDArray[np.bool_], less: NDArray[np.bool_] | None = None) -> Contrast:
        """The mean over some points, less that over others.

        Parameters
        ----------
        members, less
            Shape (points,): which; points without a number do not count.
        """
        weight = np.zeros(len(self.value))
        for sign, chosen in ((1.0, members), (-1.0, less)):
            if chosen is not None:
                counted = chosen & self.known
                if not counted.any():
                    return Contrast(math.nan, math.nan, len(self.rest))
                weight += sign * counted / counted.sum()
        used, n = weight != 0, len(self.rest)
        value = float(weight[used] @ self.value[used])
        if n < 2:
            return Contrast(value, math.nan, n)
        errors = self.rest[:, used] @ weight[used]
        return Contrast(value, math.sqrt(float((errors**2).sum()) / (n - 1)), n)

    def side(
        self, members: NDArray[np.bool_], less: NDArray[np.bool_] | None = None, bound: float = 0.0
    ) -> int:
        """1 if a mean lies above the bound, -1 if below, 0 if that is not decided at 95 %.

        What differs from the bound by rounding alone does not differ.
        """
        one, scale = self.mean(members, less), float(np.nanmax(np.abs(self.value), initial=0.0))
        return 0 if abs(one.value - bound) <= _ROUNDING * scale else one.decided(bound=bound)

    def spread(self, members: NDArray[np.bool_]) -> float:
        """Half-width of the 95 % interval of the mean over some points, as if they were drawn at random.

        Where points differ in other keys, too, their mean differs from that of other points by chance.
        """
        values = self.value[members & self.known]
        if len(values) < 2:
            return math.nan
        return Contrast(0.0, float(values.std(ddof=1)), len(values)).half_width()
