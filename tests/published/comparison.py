"""Our estimates beside the figures that others published, and the verdict on each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

import sim
from sim.log import Log
from tests.statistics import Estimate, Expectation

__all__ = ["Comparison", "Length", "Row", "deviation", "half_width_of", "model", "observed"]

_Z = 1.959964


def model(name: str) -> sim.Scenario:
    """A scenario file of this folder."""
    return sim.load(Path(__file__).parent / f"{name}.yaml")


def observed(
    scenario: sim.Scenario, n: int, count: Callable[[Log], dict[str, float]], seed: int = 1
) -> dict[str, NDArray[np.float64]]:
    """What `count` finds in the log of each of n replications, by name; on the kernel, in two threads."""

    def one(replication: int) -> dict[str, float]:
        return count(sim.simulate(sim.plan(scenario, seed, replication), "kernel"))

    one(0)
    with ThreadPoolExecutor(2) as pool:
        rows = list(pool.map(one, range(n)))
    return {name: np.array([row[name] for row in rows], dtype=np.float64) for name in rows[0]}


def deviation(observations: ArrayLike) -> NDArray[np.float64]:
    """Observations whose mean is the standard deviation of those given, spread as its linearisation."""
    x = np.asarray(observations, dtype=np.float64)
    squares = (x - x.mean()) ** 2
    sd = squares.mean() ** 0.5
    return np.asarray(sd + (squares - squares.mean()) / (2 * sd))


def half_width_of(observations: ArrayLike, n: float) -> float:
    """Half-width of the mean of n such observations: that of a source that tells only how long it ran."""
    return _Z * float(np.std(np.asarray(observations, dtype=np.float64), ddof=1)) / n**0.5


@dataclass(frozen=True)
class Length:
    """How long a test runs: `times` as many replications, so deviations smaller by its root are noticed."""

    name: str
    times: int

    def n(self, short: int) -> int:
        """Replications."""
        return short * self.times

    def detect(self, short: float) -> float:
        """The deviation that must be noticed; a tenth is left for the chance in the spread itself."""
        return short if self.times == 1 else 1.1 * short / self.times**0.5


@dataclass(frozen=True)
class Row:
    """A line of the table of validation."""

    section: str
    model: str
    measure: str
    published: str
    interval: str
    exact: str
    ours: Estimate
    length: str
    note: str
    file: str


def _half_digit(text: str) -> float:
    """Half a unit of the last printed digit."""
    return 0.5 * 10.0 ** -len(text.partition(".")[2])


@dataclass
class Comparison:
    """Compares and keeps the rows. Give figures as text, as they were printed: their digits count."""

    section: str
    model: str
    length: Length
    file: str = ""
    rows: list[Row] = field(default_factory=list)

    def __call__(
        self,
        measure: str,
        observations: ArrayLike,
        *,
        detect: float,
        exact: str = "",
        published: str = "",
        unsure: float = 0.0,
        interval: Sequence[float] = (),
        half_width: float = 0.0,
        note: str = "",
        judged: bool = True,
    ) -> None:
        """Check observations, one a replication, and keep the row.

        Parameters
        ----------
        measure
            What it is, with its unit.
        observations
            Their mean is our estimate.
        detect
            The deviation from the truth that the short run must notice with probability .95.
        exact
            The true value, computed.
        published
            What the source printed.
        unsure
            Half-width of `exact`, where it was computed by simulation.
        interval, half_width
            Its 95 % interval or half-width, where it was simulated.
        note
            A remark for the table.
        judged
            False where the source is known to have printed something else; the note says what. The exact value is
            judged all the same.
        """
        promised, x = self.length.detect(detect), np.asarray(observations, dtype=np.float64)
        half = (interval[1] - interval[0]) / 2 if interval else half_width
        seen: Estimate | None = None
        if published and judged:
            error, rounding = half / _Z, _half_digit(published)
            wider = promised + 6 * error + rounding
            seen = Expectation(float(published), wider, reference_error=error, rounding=rounding).check(x)
        if exact:
            error, rounding = unsure / _Z, _half_digit(exact)
            wider = promised + 6 * error + rounding
            seen = Expectation(float(exact), wider, reference_error=error, rounding=rounding).check(x)
        assert seen is not None, f"{measure}: nothing to compare with"
        shown = f"{interval[0]:.7g} … {interval[1]:.7g}" if interval else f"± {half:.3g}" if half else ""
        known = f"{exact} ± {unsure:.2g}" if unsure else exact
        of = (self.section, self.model, measure)
        self.rows.append(Row(*of, published, shown, known, seen, self.length.name, note, self.file))
