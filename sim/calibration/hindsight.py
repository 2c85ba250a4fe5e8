"""Simulated against measured, by hour of the day: the days of the fit, and days that the fit has not seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np

from sim.calibration.calls import REPLICATIONS, gather, with_availability
from sim.calibration.evidence import Evidence, HourRow
from sim.calibration.export import read_export
from sim.calibration.mapping import Mapping
from sim.calibration.scenario import build_scenario
from sim.calibration.simulated import COMPARED, SimulatedRow, simulate_hours
from sim.errors import DataError

__all__ = ["Gap", "Hindsight", "fair_test", "same_days"]

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Gap:
    """How far one column is off, simulated minus measured.

    `rms`: root of the mean square over the hours; `bias`: mean over the hours; `whole`: of the whole day; `inside`:
    hours whose measured value lies where 95 % of the simulated spells do; `hours`: how many hours there are.
    """

    rms: float
    bias: float
    whole: float
    inside: int
    hours: int


@dataclass(frozen=True, eq=False)
class Hindsight:
    """A comparison on regular weekdays.

    Attributes
    ----------
    fitted_on, seen
        First and last day of the fit, and of the days that were compared.
    factor
        Availability of agents in it.
    replications
        Behind the simulated rows.
    measured, simulated
        Rows by hour in the same order, the whole day last.
    """

    fitted_on: tuple[date, date]
    seen: tuple[date, date]
    factor: float
    replications: int
    measured: tuple[HourRow, ...]
    simulated: tuple[SimulatedRow, ...]

    @property
    def fair(self) -> bool:
        """Whether the days that are compared are others than those of the fit."""
        return self.fitted_on != self.seen

    def gaps(self) -> dict[str, Gap]:
        """By column of `COMPARED`."""
        out = {}
        for column in COMPARED:
            pairs = [
                (getattr(a, column), getattr(b, column), b.low[column], b.high[column])
                for a, b in zip(self.measured, self.simulated, strict=True)
            ]
            real, model, low, high = np.array(pairs).T
            off = (model - real)[:-1]
            inside = (real >= low) & (real <= high)
            out[column] = Gap(
                rms=float(np.sqrt(np.mean(off**2))),
                bias=float(np.mean(off)),
                whole=float(model[-1] - real[-1]),
                inside=int(inside[:-1].sum()),
                hours=len(off),
            )
        return out


def same_days(
    mapping: Mapping,
    evidence: Evidence,
    *,
    replications: int = 100,
    seed: int = 2,
    progress: Progress | None = None,
) -> Hindsight:
    """The days of the fit, simulated with what was fitted on them.

    Parameters
    ----------
    mapping
        Of the export.
    evidence
        With its availability.
    replications, seed
        Of the simulation; a seed other than that of the fit.
    progress
        Called with (done, goal) after each replication.
    """
    return _compared(mapping, evidence, evidence, replications, seed, progress)


def fair_test(
    path: str | Path,
    mapping: Mapping,
    name: str,
    *,
    fit_replications: int = REPLICATIONS,
    replications: int = 100,
    seed: int = 2,
    own_talk: bool = False,
    progress: Progress | None = None,
) -> Hindsight:
    """Calibrate on the first half of the days, predict the second.

    The second half brings its own arrivals, with their dispersion, and its own inferred agents; talk, patience, head
    starts and the availability of agents are those of the first.

    Parameters
    ----------
    path, mapping, name
        As for `calibrate_calls`.
    fit_replications
        Behind each step of the fit.
    replications, seed, progress
        As for `same_days`.
    own_talk
        The second half brings its own talk times, too: no fair test, but it tells what they are to blame for.

    Raises
    ------
    DataError
        If a half is too small to be calibrated on.
    """
    days = read_export(path, mapping).days
    if len(days) < 2:
        raise DataError(f"export {Path(path).name}: one day has no halves")
    middle = len(days) // 2
    first_mapping = _between(mapping, days[0], days[middle - 1])
    second_mapping = _between(mapping, days[middle], days[-1])
    first = gather(read_export(path, first_mapping), first_mapping, name)
    second = gather(read_export(path, second_mapping), second_mapping, name)
    for half in (first, second):
        if not half.measured:
            raise DataError(f"{half.days[0]} to {half.days[-1]}: no call on a regular weekday")
    first = with_availability(first_mapping, first, replications=fit_replications)
    if own_talk:
        first = replace(first, durations=second.durations)
    return _compared(second_mapping, first, second, replications, seed, progress)


def _between(mapping: Mapping, first: date, last: date) -> Mapping:
    calendar = mapping.calendar.model_copy(update={"first_day": first, "last_day": last})
    return mapping.model_copy(update={"calendar": calendar})


def _compared(
    mapping: Mapping,
    fitted: Evidence,
    seen: Evidence,
    replications: int,
    seed: int,
    progress: Progress | None,
) -> Hindsight:
    mixed = replace(fitted, arrivals=seen.arrivals, staff=seen.staff, days=seen.days)
    simulated = simulate_hours(
        build_scenario(mapping, mixed),
        seen.measured,
        mapping.calendar.regular_weekdays,
        replications=replications,
        seed=seed,
        progress=progress,
    )
    return Hindsight(
        fitted_on=(fitted.days[0], fitted.days[-1]),
        seen=(seen.days[0], seen.days[-1]),
        factor=fitted.availability.factor if fitted.availability else 1.0,
        replications=replications,
        measured=seen.measured,
        simulated=simulated,
    )
