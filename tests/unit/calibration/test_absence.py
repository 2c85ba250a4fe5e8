"""Absence from the spread of the days' agent-hours."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from sim.calibration.absence import daily_variance, fit_absence
from sim.calibration.evidence import ArrivalEvidence, Dispersion, StaffEvidence
from sim.units import MINUTE

_NO_SPREAD = Dispersion(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)


def made(hours: np.ndarray, calls: np.ndarray, on_duty: np.ndarray) -> tuple[StaffEvidence, ArrivalEvidence]:
    days = tuple(date(2024, 1, 1) + timedelta(days=n) for n in range(len(hours)))
    n_days = np.bincount([day.weekday() for day in days], minlength=7)
    rows = np.tile(on_duty, (7, 1))
    nothing = np.zeros_like(rows)
    staff = StaffEvidence(30 * MINUTE, 10, rows, nothing, nothing, rows, hours, 0, 0)
    none = np.zeros((0, 0))
    arrivals = ArrivalEvidence(30 * MINUTE, n_days, rows, rows, none, none, days, calls, _NO_SPREAD)
    return staff, arrivals


def test_variance_of_a_binomial_by_hand() -> None:
    # 4 agents all day for 10 h, absent with 0.2: 4 × 10² × 0.2 × 0.8; 3.2 present of 4 scheduled
    row = np.where(np.arange(48) < 20, 3.2, 0.0)
    assert daily_variance(row, 0.2, 0.5) == pytest.approx(4 * 100 * 0.16)


def test_variance_without_absence_is_that_of_rounding() -> None:
    row = np.where(np.arange(48) < 20, 3.25, 0.0)
    assert daily_variance(row, 0.0, 0.5) == pytest.approx(20 * 0.25 * 0.75 * 0.25)


def test_variance_is_that_of_sampled_days() -> None:
    r = np.random.default_rng(3)
    row = np.concatenate([np.zeros(16), np.full(10, 4.5), np.full(12, 7.2), np.zeros(10)])
    scheduled, absence, n = row / 0.9, 0.1, 40_000
    whole = np.floor(scheduled) + (r.random((n, 48)) < scheduled % 1)
    here = np.concatenate([np.zeros((n, 1)), np.cumsum(r.random((n, 9)) >= absence, axis=1)], axis=1)
    hours = np.take_along_axis(here, whole.astype(int), axis=1).sum(1) / 2
    # sd of a sample variance is 0.7 % here; five of them
    assert daily_variance(row, absence, 0.5) == pytest.approx(hours.var(), rel=0.035)


def test_it_finds_the_absence_that_made_the_days() -> None:
    r = np.random.default_rng(5)
    row = np.where((np.arange(48) >= 16) & (np.arange(48) < 36), 9.0, 0.0)
    n = 7 * 150
    hours = r.binomial(10, 0.9, n) * 10.0
    staff, arrivals = made(hours, r.poisson(500, n), row)
    found = fit_absence(staff, arrivals)
    assert found is not None
    assert found.absence == pytest.approx(0.1, abs=0.015)
    assert found.low < 0.1 < found.high
    assert abs(found.correlation) < 0.15


def test_what_goes_with_the_calls_is_no_absence() -> None:
    r = np.random.default_rng(6)
    row = np.where((np.arange(48) >= 16) & (np.arange(48) < 36), 9.0, 0.0)
    calls = np.round(500 * r.gamma(50, 1 / 50, 7 * 20)).astype(int)
    staff, arrivals = made(90.0 * calls / 500, calls, row)
    found = fit_absence(staff, arrivals)
    assert found is not None
    assert found.absence < 1e-3
    assert found.slope == pytest.approx(1, abs=0.02)


def test_it_says_nothing_of_a_week() -> None:
    staff, arrivals = made(np.full(7, 90.0), np.full(7, 500), np.full(48, 4.0))
    assert fit_absence(staff, arrivals) is None
