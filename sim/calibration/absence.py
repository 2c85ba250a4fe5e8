"""How much the agents on duty vary from day to day, beyond what rounding and the day's demand explain.

Estimated from activity alone: no wait is looked at.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from sim.calibration.evidence import AbsenceEvidence, ArrivalEvidence, StaffEvidence
from sim.units import HOUR

__all__ = ["daily_variance", "fit_absence"]

Floats = NDArray[np.float64]
_MOST = 0.5
_LEAST_DOF = 3


def daily_variance(on_duty: Floats, absence: float, hours: float) -> float:
    """Variance of a day's agent-hours where every scheduled agent is absent for the day with one probability.

    Parameters
    ----------
    on_duty
        Mean agents present in each interval of the day; `on_duty` ÷ (1 − absence) are scheduled, rounded at random.
    absence
        Probability of being absent.
    hours
        Length of an interval.

    Notes
    -----
    Agent k is scheduled for T_k hours, the sum over intervals of what of the schedule lies between k and k + 1. Its
    absence takes T_k at once: a(1−a) Σ T_k². To this comes the rounding, (1−a)² Σ f(1−f) over intervals with
    fraction f.
    """
    scheduled = on_duty / (1 - absence)
    agents = np.arange(math.ceil(float(scheduled.max(initial=0.0))))[:, None]
    stretch = np.clip(scheduled - agents, 0.0, 1.0).sum(1) * hours
    rest = scheduled % 1
    rounding = float((rest * (1 - rest)).sum()) * hours**2
    return absence * (1 - absence) * float((stretch**2).sum()) + (1 - absence) ** 2 * rounding


def fit_absence(staff: StaffEvidence, arrivals: ArrivalEvidence) -> AbsenceEvidence | None:
    """The probability of absence with which the days' agent-hours vary as much as they do.

    The mean of each weekday is taken off, and so is what goes with the day's number of calls (a straight line
    through both, relative to the weekday's means): a center that is staffed for a busy day, or sends people home on
    a quiet one, has no absence for it.

    Returns
    -------
    AbsenceEvidence or None
        None with fewer than three degrees of freedom.
    """
    weekday = np.array([day.weekday() for day in arrivals.days])
    n_of = np.bincount(weekday, minlength=7)
    own = n_of[weekday] >= 2
    dof = int(own.sum()) - int((n_of >= 2).sum()) - 1
    if dof < _LEAST_DOF:
        return None

    def relative(values: Floats) -> tuple[Floats, Floats]:
        mean = (np.bincount(weekday, weights=values, minlength=7) / np.maximum(n_of, 1))[weekday]
        return np.where(own & (mean > 0), values / np.where(mean > 0, mean, 1.0) - 1, 0.0), mean

    hours, mean = relative(staff.daily)
    calls, _ = relative(arrivals.daily.astype(float))
    both, square = float(hours @ calls), float(calls @ calls)
    slope = both / square if square > 0 else 0.0
    left = float((((hours - slope * calls) * mean)[own] ** 2).sum())
    size = np.sqrt(float(hours @ hours) * square)
    rows = [(int(n_of[day]) - 1, staff.on_duty[day]) for day in range(7) if n_of[day] >= 2]
    share = dof / (dof + 1)  # the slope costs one degree of freedom

    def expected(absence: float) -> float:
        return share * sum(n * daily_variance(row, absence, staff.interval / HOUR) for n, row in rows)

    from scipy.stats import chi2

    low, high = float(chi2.ppf(0.025, dof)), float(chi2.ppf(0.975, dof))
    return AbsenceEvidence(
        absence=_solved(expected, left),
        low=_solved(expected, left * dof / high),
        high=_solved(expected, left * dof / low),
        observed_sd=math.sqrt(left / dof),
        rounding_sd=math.sqrt(expected(0.0) / dof),
        mean_hours=float(mean[own].mean()),
        correlation=both / float(size) if size > 0 else 0.0,
        slope=slope,
        dof=dof,
    )


def _solved(expected: Callable[[float], float], observed: float) -> float:
    """Where `expected` is `observed`, from 0 to one half."""
    from scipy.optimize import brentq

    if expected(0.0) >= observed:
        return 0.0
    if expected(_MOST) <= observed:
        return _MOST
    return float(brentq(lambda absence: expected(absence) - observed, 0.0, _MOST, xtol=1e-5))
