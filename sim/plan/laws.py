"""The distributions of a plan, each once, by row of its quantiles."""

from __future__ import annotations

from sim.distributions.distribution import Distribution
from sim.distributions.quantiles import Quantiles, tabulate

__all__ = ["Laws"]


class Laws:
    """Collects distributions; equal ones share a row."""

    def __init__(self) -> None:
        self._rows: dict[Distribution, int] = {}

    def row(self, one: Distribution) -> int:
        """The row of a distribution."""
        return self._rows.setdefault(one, len(self._rows))

    def tabulated(self) -> Quantiles:
        """The tables from which engines draw."""
        return tabulate(list(self._rows))
