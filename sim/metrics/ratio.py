"""A measure as a numerator and a denominator, so that replications can be added up before dividing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Ratio"]


@dataclass(frozen=True)
class Ratio:
    """A measure of one replication: numerator and denominator, shape (scopes, columns).

    The first column is the whole window; the others, where there are any, are the buckets of the tally. `kind` says how
    replications are joined: "ratio of totals", or "mean" where the denominator is 1 (counts).
    """

    measure: str
    unit: str
    labels: tuple[tuple[str, str], ...]
    top: NDArray[np.float64]
    bottom: NDArray[np.float64]
    kind: str = "ratio of totals"

    @classmethod
    def count(
        cls, measure: str, unit: str, labels: tuple[tuple[str, str], ...], top: NDArray[np.float64]
    ) -> Ratio:
        """A count or a sum."""
        return cls(measure, unit, labels, top, np.ones_like(top), "mean")
