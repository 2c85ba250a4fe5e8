"""Arrivals: rates by weekday and interval, mix over types and segments, variation between days and
intervals."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.calibration.evidence import ArrivalEvidence, Dispersion
from sim.calibration.export import UNKNOWN, Export
from sim.names import WEEKDAYS
from sim.units import DAY, HOUR

__all__ = ["count_arrivals", "fit_arrivals", "fit_dispersion"]

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]
_MIX_WEIGHT = 20.0
"""Pseudo-calls with the group's mix that each hour starts with, so that empty hours have a mix too."""


def count_arrivals(export: Export, interval: int) -> Counts:
    """Calls by day that counts, interval of the day and type: (days, intervals, types)."""
    days, n_slots = export.day_numbers(), DAY // interval
    counts = np.zeros((len(days), n_slots, len(export.types)), np.int64)
    calls = export.calls
    place = np.searchsorted(days, calls["day"])
    np.add.at(counts, (place, calls["arrived_at"] % DAY // interval, calls["type"]), 1)
    return counts


def fit_arrivals(export: Export) -> ArrivalEvidence:
    """Rates, mix and dispersion of an export.

    `calendar.pool` says what the weekdays of a group share.
    """
    calendar, interval = export.calendar, export.calendar.interval
    counts = count_arrivals(export, interval)
    weekday = np.array([day.weekday() for day in export.days])
    per_slot = counts.sum(2)
    n_days = np.bincount(weekday, minlength=7)
    totals = np.zeros((7, per_slot.shape[1]))
    np.add.at(totals, weekday, per_slot)
    observed = totals / np.maximum(n_days, 1)[:, None] * (HOUR / interval)
    fitted, shares = observed.copy(), np.zeros((len(export.types), *observed.shape))
    groups = _groups(export)
    alike = groups if calendar.pool in ("shape", "all") else [[day] for members in groups for day in members]
    dispersion = fit_dispersion(per_slot, export.day_numbers(), weekday, alike)
    for members in groups:
        rates = _pooled(totals[members], n_days[members], calendar.pool, dispersion.interval_cv)
        fitted[members] = rates * (HOUR / interval)
        mix = _mix(counts[np.isin(weekday, members)], interval)
        shares[:, members, :] = mix[:, None, :]
    return ArrivalEvidence(
        interval=interval,
        n_days=n_days,
        observed=observed,
        fitted=fitted,
        type_shares=shares,
        segment_shares=_segment_shares(export),
        days=export.days,
        daily=per_slot.sum(1),
        dispersion=dispersion,
    )


def _groups(export: Export) -> list[list[int]]:
    return [[WEEKDAYS.index(day) for day in days] for days in export.calendar.groups.values()]


def _pooled(totals: Floats, n_days: Counts, pool: str, noise_cv: float) -> Floats:
    """Calls per interval of the mean day, per weekday of one group.

    With `shrink`, a weekday keeps of its deviation from the group's profile the part 1 - noise ÷ square, at
    least 0 (James and Stein's estimator), both summed over an interval and its neighbours; noise is that of
    Poisson counts and of intervals. So what is plainly different stays, and what chance can explain goes.
    """
    days, whole = np.maximum(n_days, 1)[:, None], totals.sum(0)
    if pool == "none":
        return totals / days
    if pool == "all":
        return np.asarray(np.broadcast_to(whole / max(n_days.sum(), 1), totals.shape), float)
    shape, own = whole / max(whole.sum(), 1.0), totals.sum(1, keepdims=True)
    mean = own * shape
    if pool == "shrink" and len(totals) > 1:
        left = 1 - own / max(whole.sum(), 1.0)
        noise = _with_neighbours((mean * (1 - shape) + mean**2 * noise_cv**2 / days) * left)
        square = _with_neighbours((totals - mean) ** 2)
        keep = np.maximum(1 - noise / np.maximum(square, 1e-300), 0.0)
        mean = mean + keep * (totals - mean)
        mean *= own / np.maximum(mean.sum(1, keepdims=True), 1e-300)
    return np.asarray(mean / days, float)


def _with_neighbours(values: Floats) -> Floats:
    padded = np.pad(values, ((0, 0), (1, 1)))
    return np.asarray(padded[:, :-2] + padded[:, 1:-1] + padded[:, 2:], float)


def _mix(counts: Counts, interval: int) -> Floats:
    """Share of each type by interval, from the hour that it lies in; (types, intervals)."""
    n_slots = counts.shape[1]
    hour = np.arange(n_slots) * interval // HOUR
    by_hour = np.zeros((24, counts.shape[2]))
    np.add.at(by_hour, hour, counts.sum(0))
    overall = by_hour.sum(0) / max(by_hour.sum(), 1.0)
    mixed = by_hour + _MIX_WEIGHT * (overall if by_hour.sum() else 1.0 / counts.shape[2])
    return np.asarray((mixed / mixed.sum(1, keepdims=True))[hour].T, float)


def _segment_shares(export: Export) -> Floats:
    """Share of each segment per type, among calls whose segment is known.

    If it is known only for waiters, this is still the mix of all calls of the type: who finds all agents busy
    does not depend on priority, only on when one calls.
    """
    n = np.zeros((len(export.types), len(export.segments)))
    known = export.calls[export.calls["segment"] != UNKNOWN]
    if n.size:
        np.add.at(n, (known["type"], known["segment"]), 1)
        everywhere = n.sum(0) / max(n.sum(), 1.0)
        n = np.where(n.sum(1, keepdims=True) > 0, n, everywhere)
        n /= np.maximum(n.sum(1, keepdims=True), 1e-300)
    return n


def fit_dispersion(counts: Counts, days: Counts, weekday: Counts, groups: list[list[int]]) -> Dispersion:
    """Variation of a day factor and of noise per interval that leads to counts as variable as these.

    Parameters
    ----------
    counts
        (days, intervals) calls.
    days
        Numbers of the days, so that adjacent ones are seen.
    weekday
        Their weekdays, 0 to 6.
    groups
        Weekdays that share a profile.

    Notes
    -----
    With N = Poisson(m B), E B = 1 and sd B = c, Var N = m + m² c². Both sides are summed over the days, each
    less its weekday's mean, which takes one degree of freedom a weekday; the mean of a square corrects m².
    The noise between adjacent days is independent, so their covariance ÷ (m m' c²) needs no correction.
    Within a day, given its total, counts are multinomial; what they vary above that is the noise of intervals
    (which includes how much the profiles of the weekdays of a group differ).
    """
    total = counts.sum(1).astype(float)
    n_of = np.bincount(weekday, minlength=7)
    sums = np.bincount(weekday, weights=total, minlength=7)
    mean = (sums / np.maximum(n_of, 1))[weekday]
    own_day = (n_of >= 2)[weekday] & (mean > 0)
    dof = int(own_day.sum() - (n_of[np.unique(weekday[own_day])] > 0).sum()) if own_day.any() else 0
    rest = np.where(own_day, total - mean, 0.0)
    left = 1 - 1 / np.maximum(n_of, 1)[weekday]
    if dof < 1:
        within = _interval_cv(counts, weekday, groups)
        return Dispersion(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0, within, len(total), 0)
    noise, square = float((left * mean)[own_day].sum()), float((left * mean**2)[own_day].sum())
    excess = float((rest**2).sum()) - noise
    square -= float((rest**2 / np.maximum(n_of, 1)[weekday]).sum())
    variance = max(excess, 0.0) / max(square, 1e-300)
    low, high = _chi_bounds(dof)
    observed = float((rest**2).sum())
    pairs = [(a, b) for a, b in _adjacent(days) if own_day[a] and own_day[b]]
    return Dispersion(
        day_cv=math.sqrt(variance),
        day_cv_low=math.sqrt(max(observed * dof / high - noise, 0.0) / square),
        day_cv_high=math.sqrt(max(observed * dof / low - noise, 0.0) / square),
        observed_cv=math.sqrt(observed / square),
        poisson_cv=math.sqrt(noise / square),
        lag1=_lag1(pairs, rest, mean, left, variance),
        n_pairs=len(pairs),
        interval_cv=_interval_cv(counts, weekday, groups),
        n_days=len(total),
        dof=dof,
    )


def _adjacent(days: Counts) -> list[tuple[int, int]]:
    return [(n, n + 1) for n in range(len(days) - 1) if days[n + 1] - days[n] == 1]


def _lag1(pairs: list[tuple[int, int]], rest: Floats, mean: Floats, left: Floats, variance: float) -> float:
    """Correlation of adjacent day factors, within [-0.95, 0.95]; 0 with fewer than five pairs or no
    variation."""
    if len(pairs) < 5 or variance <= 0:
        return 0.0
    product = sum(rest[a] * rest[b] for a, b in pairs)
    square = sum(float(left[a] * left[b]) ** 0.5 * float(mean[a] * mean[b]) for a, b in pairs)
    return float(min(max(product / square / variance, -0.95), 0.95))


def _chi_bounds(dof: int) -> tuple[float, float]:
    from scipy.stats import chi2

    return float(chi2.ppf(0.025, dof)), float(chi2.ppf(0.975, dof))


def _interval_cv(counts: Counts, weekday: Counts, groups: list[list[int]]) -> float:
    excess = square = 0.0
    for members in groups:
        block: NDArray[Any] = counts[np.isin(weekday, members)].astype(float)
        if len(block) < 2 or not block.sum():
            continue
        shape, total = block.sum(0) / block.sum(), block.sum(1, keepdims=True)
        mean, left = total * shape, 1 - total / block.sum()
        excess += float(((block - mean) ** 2 - mean * (1 - shape) * left).sum())
        square += float((mean**2 * left).sum())
    return math.sqrt(max(excess, 0.0) / square) if square else 0.0
