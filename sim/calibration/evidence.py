"""Everything that speaks for or against a calibrated scenario, as plain values for a report to draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "AbsenceEvidence",
    "ArrivalEvidence",
    "AvailabilityEvidence",
    "AvailabilityStep",
    "Candidate",
    "Dispersion",
    "DurationEvidence",
    "Evidence",
    "HourRow",
    "PatienceEvidence",
    "StaffEvidence",
]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Dispersion:
    """How much more than a Poisson process the days and intervals vary, their weekday's mean removed.

    `day_cv`: coefficient of variation of the day factor, Poisson noise taken off; `day_cv_low`,
    `day_cv_high`: its approximate 95 % interval; `observed_cv` and `poisson_cv`: that of the daily counts,
    and what Poisson alone would give; `lag1`: correlation of the factors of adjacent days (0 if it cannot be
    told); `n_pairs`: pairs of adjacent days behind it; `interval_cv`: that of the noise per interval within a
    day; `n_days`, `dof`: days and degrees of freedom.
    """

    day_cv: float
    day_cv_low: float
    day_cv_high: float
    observed_cv: float
    poisson_cv: float
    lag1: float
    n_pairs: int
    interval_cv: float
    n_days: int
    dof: int


@dataclass(frozen=True, eq=False)
class ArrivalEvidence:
    """Arrivals by weekday and interval.

    Attributes
    ----------
    interval : ticks
    n_days : (7,) days behind each weekday, Monday first
    observed, fitted : (7, intervals) calls per hour, as counted and as put into the scenario
    type_shares : (types, 7, intervals) share of each type in `fitted`
    segment_shares : (types, segments) share of each segment among calls of known segment; empty without
    segments days, daily : the days and their numbers of calls dispersion : variation between days and
    intervals
    """

    interval: int
    n_days: NDArray[np.int64]
    observed: Floats
    fitted: Floats
    type_shares: Floats
    segment_shares: Floats
    days: tuple[date, ...]
    daily: NDArray[np.int64]
    dispersion: Dispersion


@dataclass(frozen=True)
class Candidate:
    """One fitted family.

    `parameters` in seconds where they are durations; `short_share`: weight of the component of short services
    (0: none); `max_error`: largest distance between the fitted and the empirical distribution function (or
    survival).
    """

    family: str
    parameters: dict[str, Any]
    short_share: float
    n_parameters: int
    log_likelihood: float
    max_error: float

    @property
    def aic(self) -> float:
        """Akaike's criterion; lower is better."""
        return 2 * self.n_parameters - 2 * self.log_likelihood


@dataclass(frozen=True, eq=False)
class DurationEvidence:
    """Durations of one kind (seconds): moments, candidates by AIC, quantiles of data and best candidate (QQ).

    `text` is what the scenario gets. `n_zero` durations of zero and those cut at the clip (`n_clipped`) are
    told apart; zeros take no part in anything else.
    """

    name: str
    n: int
    n_zero: int
    n_clipped: int
    mean: float
    sd: float
    median: float
    short_share: float
    candidates: tuple[Candidate, ...]
    shares: Floats
    observed: Floats
    fitted: Floats
    text: str


@dataclass(frozen=True, eq=False)
class PatienceEvidence:
    """Patience of one kind of callers (seconds): Kaplan–Meier curve against the fitted one.

    `times` are the instants at which somebody left or was served; `kaplan_meier` and `fitted` the survival
    just after them; `at_risk` how many still waited just before. `max_error` of a candidate is taken where at
    least 30 are at risk. `total_per_abandoned`: all time waited ÷ abandoned, the estimate under exponential
    patience.
    """

    name: str
    n_waiters: int
    n_abandoned: int
    total_per_abandoned: float
    candidates: tuple[Candidate, ...]
    times: Floats
    at_risk: NDArray[np.int64]
    kaplan_meier: Floats
    fitted: Floats
    text: str


@dataclass(frozen=True, eq=False)
class StaffEvidence:
    """Agents inferred from their activity: means over the days of a weekday, (7, intervals).

    `on_duty`: concurrent agents by the rule of gaps; `busy`: of these, talking; `names`: different agents
    seen; `busy_unknown`: talking with nobody known; `n_unknown`, `n_clipped`: services without an agent's
    name, and services cut; `daily`: agent-hours on duty of each day that counts.
    """

    interval: int
    n_agents: int
    on_duty: Floats
    busy: Floats
    busy_unknown: Floats
    names: Floats
    daily: Floats
    n_unknown: int
    n_clipped: int


@dataclass(frozen=True)
class AbsenceEvidence:
    """Variation of the days' agent-hours on duty, and the absence per agent and day that makes as much of it.

    `low`, `high`: approximate 95 % interval of `absence`; `observed_sd`: standard deviation of a day's agent-hours
    within the weekday, what goes with the number of calls taken off; `rounding_sd`: what rounding to whole agents
    alone gives; `mean_hours`: mean agent-hours of a day; `correlation`, `slope`: of relative agent-hours on relative
    calls.
    """

    absence: float
    low: float
    high: float
    observed_sd: float
    rounding_sd: float
    mean_hours: float
    correlation: float
    slope: float
    dof: int


@dataclass(frozen=True)
class HourRow:
    """What happened in one hour of the day (`hour` None: the whole day) on regular weekdays; seconds and
    shares.

    Every share and mean is a ratio of totals over the days. `within`: answered within the acceptable wait ÷
    all. `half`: half-widths of 95 % intervals over the days, by field; empty for a single day.
    """

    hour: int | None
    n_calls: int
    calls_per_day: float
    p_wait: float
    mean_wait: float
    p_abandoned: float
    within: float
    mean_talk: float
    half: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class AvailabilityStep:
    """One simulation on the way: the factor tried and the mean wait it gave (seconds)."""

    factor: float
    mean_wait: float


@dataclass(frozen=True)
class AvailabilityEvidence:
    """The factor on inferred staff at which the simulated mean wait is the measured one.

    `low`, `high`: the last bracket; `measured`, `simulated`: mean waits (seconds); `steps`: the search, in
    order; `converged`: the tolerance was met.
    """

    factor: float
    low: float
    high: float
    measured: float
    simulated: float
    converged: bool
    steps: tuple[AvailabilityStep, ...]


@dataclass(frozen=True, eq=False)
class Evidence:
    """All of it.

    `patience_factors`: of the segments; `measured`: the rows by hour, the whole day last; `absence`: None if it
    cannot be told; `availability`: None until it is fitted. `days` are the days that count, `dropped` the rows
    left out by reason.
    """

    name: str
    title: str
    acknowledgement: str
    n_rows: int
    dropped: tuple[tuple[str, int], ...]
    n_calls: int
    days: tuple[date, ...]
    types: tuple[str, ...]
    segments: tuple[str, ...]
    arrivals: ArrivalEvidence
    durations: tuple[DurationEvidence, ...]
    patience: tuple[PatienceEvidence, ...]
    patience_factors: tuple[float, ...]
    staff: StaffEvidence
    measured: tuple[HourRow, ...]
    absence: AbsenceEvidence | None = None
    availability: AvailabilityEvidence | None = None
