"""What many replications say together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim.errors import SettingsError, nearest
from sim.log import Meta
from sim.metrics.histogram import share_within
from sim.metrics.measures import QUANTILES, ratios, wait_quantiles
from sim.metrics.scopes import Scopes, bucket_names
from sim.metrics.tally import Tally
from sim.replications.estimate import Estimates, mean, ratio_of_totals
from sim.replications.weeks import week_rows
from sim.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Joined", "Result"]

_WAIT_POINTS = 160


@dataclass(frozen=True)
class Joined:
    """A measure over all replications: numerators and denominators, shape (replications, scopes, columns)."""

    measure: str
    unit: str
    kind: str
    labels: tuple[tuple[str, str], ...]
    top: NDArray[np.float64]
    bottom: NDArray[np.float64]

    def estimates(self) -> Estimates:
        """Estimate and half-width of every cell."""
        return mean(self.top) if self.kind == "mean" else ratio_of_totals(self.top, self.bottom)

    def values(self) -> NDArray[np.float64]:
        """The measure of each replication, shape (replications, scopes, columns)."""
        with np.errstate(invalid="ignore", divide="ignore"):
            return self.top / self.bottom


@dataclass(frozen=True, eq=False)
class Result:
    """Estimates of a scenario with 95 % intervals.

    Attributes
    ----------
    scenario, seed, engine
        What was run.
    tallies
        One for each replication, in order.
    meta
        Names and grid.
    rules
        The user's own rules by kind: name and digest of the source.
    """

    scenario: Scenario
    seed: int
    engine: str
    tallies: tuple[Tally, ...]
    meta: Meta
    rules: Mapping[str, str] = field(default_factory=dict)

    @property
    def n(self) -> int:
        """Number of replications."""
        return len(self.tallies)

    @cached_property
    def joined(self) -> dict[str, Joined]:
        """Every measure by name."""
        out: dict[str, Joined] = {}
        for parts in zip(*(ratios(one, self.meta) for one in self.tallies), strict=True):
            first = parts[0]
            top, bottom = np.array([part.top for part in parts]), np.array([part.bottom for part in parts])
            out[first.measure] = Joined(first.measure, first.unit, first.kind, first.labels, top, bottom)
        return out

    @cached_property
    def quantiles(self) -> NDArray[np.float64]:
        """Quantiles of the wait, shape (replications, scopes of types, `QUANTILES`), in seconds."""
        return np.array([wait_quantiles(one, self.meta) for one in self.tallies])

    def estimate(self, measure: str, scope: str = "total", name: str = "") -> tuple[float, float]:
        """Estimate and half-width of one measure over the whole window.

        Raises
        ------
        SettingsError
            For a measure, scope or name that there is none of.
        """
        if measure not in self.joined:
            known = list(self.joined)
            raise SettingsError(
                f'measure: "{measure}" is unknown{nearest(measure, known)}; known are {", ".join(known)}'
            )
        one = self.joined[measure]
        if (scope, name) not in one.labels:
            raise SettingsError(f'measure {measure}: there is no {scope} "{name}"; known are {one.labels}')
        row = one.labels.index((scope, name))
        found = one.estimates()
        return float(found.value[row, 0]), float(found.half_width[row, 0])

    @cached_property
    def table(self) -> pd.DataFrame:
        """Tidy: measure, scope, name, by, at, estimate, half_width, n, unit, kind.

        Counts by interval are sums over the measured days of a replication. Customers are told by week, too, where
        there are several.
        """
        import pandas as pd

        places = bucket_names(self.meta)
        rows = []
        for one in self.joined.values():
            found = one.estimates()
            for row, (scope, name) in enumerate(one.labels):
                values, halves = found.value[row].tolist(), found.half_width[row].tolist()
                cells = zip(places[: len(values)], values, halves, strict=True)
                rows += [
                    (one.measure, scope, name, by, at, value, half, self.n, one.unit, one.kind)
                    for (by, at), value, half in cells
                ]
        rows += week_rows(self.joined, self.meta, self.n)
        found = mean(self.quantiles)
        for row, (scope, name) in enumerate(Scopes.of_types(self.meta).labels):
            for column, p in enumerate(QUANTILES):
                value, half = found.value[row, column], found.half_width[row, column]
                rows.append(
                    (f"wait_p{p * 100:g}", scope, name, "all", "", value, half, self.n, "s", "quantile")
                )
        columns = ["measure", "scope", "name", "by", "at", "estimate", "half_width", "n", "unit", "kind"]
        return pd.DataFrame(rows, columns=columns)

    @cached_property
    def replications(self) -> pd.DataFrame:
        """Tidy values of each replication over the whole window: replication, measure, scope, name, by, at, value."""
        import pandas as pd

        rows = []
        for one in self.joined.values():
            values = one.values()[:, :, 0]
            for row, (scope, name) in enumerate(one.labels):
                rows += [
                    (r, one.measure, scope, name, "all", "", value)
                    for r, value in enumerate(values[:, row].tolist())
                ]
        for row, (scope, name) in enumerate(Scopes.of_types(self.meta).labels):
            for column, p in enumerate(QUANTILES):
                values = self.quantiles[:, row, column].tolist()
                rows += [
                    (r, f"wait_p{p * 100:g}", scope, name, "all", "", value) for r, value in enumerate(values)
                ]
        return pd.DataFrame(rows, columns=["replication", "measure", "scope", "name", "by", "at", "value"])

    @cached_property
    def waits(self) -> pd.DataFrame:
        """Distribution of the wait of answered contacts: scope, name, wait_s, share_le, half_width."""
        import pandas as pd

        scopes = Scopes.of_types(self.meta)
        longest = float(np.nanmax(self.quantiles[:, :, -1], initial=1.0)) if self.n else 1.0
        grid = np.unique(
            np.concatenate([[0.0], np.geomspace(0.5, max(longest * 1.5, 60.0), _WAIT_POINTS)]).round(2)
        )
        rows = []
        for row, (scope, name) in enumerate(scopes.labels):
            if scope == "channel":
                continue
            members = scopes.members[row]
            shares = [
                share_within((members @ one.waits).astype(np.int64), int(members @ one.zero_waits), grid)
                for one in self.tallies
            ]
            found = mean(np.array(shares))
            rows += [
                (scope, name, *cell)
                for cell in zip(grid.tolist(), found.value.tolist(), found.half_width.tolist(), strict=True)
            ]
        return pd.DataFrame(rows, columns=["scope", "name", "wait_s", "share_le", "half_width"])
