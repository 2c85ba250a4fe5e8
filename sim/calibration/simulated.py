"""What the simulator says about the regular weekdays of a calibrated scenario, in the form of the measured table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.calibration.evidence import HourRow
from sim.calibration.regular import on_weekdays
from sim.replications import Result, run
from sim.replications.estimate import Estimates, mean, ratio_of_totals
from sim.scenario import load
from sim.units import HOUR

__all__ = ["COMPARED", "SimulatedRow", "mean_wait", "simulate_hours"]

COMPARED = {
    "p_wait": "p_wait",
    "mean_wait": "wait_mean",
    "p_abandoned": "abandonment",
    "within": "service_level.offered",
}
"""Columns of the measured table (`HourRow`) and the measures of the simulator that are the same thing.

All are ratios of totals over the calls that came in the hour: waited ÷ queued or served, seconds waited ÷ the same,
abandoned ÷ all, answered within the acceptable wait ÷ all."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class SimulatedRow:
    """One hour of the day (`hour` None: the whole day) on regular weekdays, estimates and half-widths of 95 %.

    Fields are named as in `HourRow`; `half` has the half-width of each, `low` and `high` the bounds between which it
    lies in 95 % of simulated spells as long as the measured one.
    """

    hour: int | None
    calls_per_day: float
    p_wait: float
    mean_wait: float
    p_abandoned: float
    within: float
    half: Mapping[str, float]
    low: Mapping[str, float]
    high: Mapping[str, float]


def _run(
    scenario: Mapping[str, Any],
    weekdays: Iterable[int],
    replications: int,
    seed: int,
    progress: Progress | None = None,
) -> Result:
    return run(load(on_weekdays(scenario, weekdays)), replications, seed, progress=progress)


def mean_wait(
    weekdays: Iterable[int], *, replications: int, seed: int, progress: Callable[[int], None] | None = None
) -> Callable[[Mapping[str, Any]], float]:
    """A function that simulates a scenario and returns the mean wait (seconds) of all calls of these weekdays.

    Each call uses the same luck (seed and replications), so that its result depends on the scenario alone.

    Parameters
    ----------
    weekdays
        The regular ones (0 = Monday).
    replications, seed
        Of every simulation.
    progress
        Called with the number of simulations done.
    """
    chosen, done = tuple(weekdays), [0]

    def simulate(scenario: Mapping[str, Any]) -> float:
        found = _run(scenario, chosen, replications, seed).estimate("wait_mean")[0]
        done[0] += 1
        if progress is not None:
            progress(done[0])
        return found

    return simulate


def simulate_hours(
    scenario: Mapping[str, Any],
    measured: Iterable[HourRow],
    weekdays: Iterable[int],
    *,
    replications: int = 100,
    seed: int = 2,
    progress: Progress | None = None,
) -> tuple[SimulatedRow, ...]:
    """Rows for the hours of the measured table, in its order.

    Parameters
    ----------
    scenario
        Plain data, as `build_scenario` returns it.
    measured
        The rows to be held against; only their hours are read.
    weekdays
        The regular ones (0 = Monday).
    replications, seed
        Of the simulation; a seed that the fit did not use.
    progress
        Called with (done, goal) after each replication.
    """
    chosen = tuple(weekdays)
    result = _run(scenario, chosen, replications, seed, progress)
    first = result.meta.start.weekday()
    days = sum((first + day) % 7 in chosen for day in range(result.meta.days))
    found = {column: _hourly(result, measure) for column, measure in COMPARED.items()}
    spread = {column: _spread(result, measure) for column, measure in COMPARED.items()}
    calls = mean(_by_hour(result, result.joined["offered"].top[:, 0]))
    rows = []
    for row in measured:
        at = 0 if row.hour is None else 1 + row.hour
        values = {column: float(one.value[at]) for column, one in found.items()}
        half = {column: float(one.half_width[at]) for column, one in found.items()}
        low, high = ({column: float(one[side, at]) for column, one in spread.items()} for side in (0, 1))
        a_day = float(calls.value[at]) / max(days, 1)
        rows.append(SimulatedRow(row.hour, a_day, **values, half=half, low=low, high=high))
    return tuple(rows)


def _by_hour(result: Result, columns: NDArray[np.float64]) -> NDArray[np.float64]:
    """Shape (replications, 25): the whole, then the hours of the day, from columns whole, intervals, days."""
    per_day = result.meta.intervals_per_day
    hour = np.arange(per_day) * result.meta.interval // HOUR
    into = (hour[:, None] == np.arange(24)).astype(np.float64)
    return np.concatenate([columns[:, :1], columns[:, 1 : 1 + per_day] @ into], axis=1)


def _hourly(result: Result, measure: str) -> Estimates:
    one = result.joined[measure]
    return ratio_of_totals(_by_hour(result, one.top[:, 0]), _by_hour(result, one.bottom[:, 0]))


def _spread(result: Result, measure: str) -> NDArray[np.float64]:
    """Shape (2, 25): quantiles 2.5 % and 97.5 % over replications, NaN where nobody called."""
    one = result.joined[measure]
    top, bottom = _by_hour(result, one.top[:, 0]), _by_hour(result, one.bottom[:, 0])
    values = np.divide(top, bottom, out=np.full_like(top, np.nan), where=bottom > 0)
    out = np.full((2, 25), np.nan)
    some = np.isfinite(values).any(axis=0)
    out[:, some] = np.nanquantile(values[:, some], [0.025, 0.975], axis=0)
    return out
