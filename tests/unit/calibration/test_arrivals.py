"""Rates, mix and dispersion are recovered from calls whose parameters are known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.calibration.arrivals import count_arrivals, fit_arrivals, fit_dispersion
from sim.calibration.calendar import Calendar
from sim.calibration.export import CALL, UNKNOWN, Export
from sim.units import DAY, HOUR, MINUTE

WEEK = [[0, 1, 2, 3, 4, 5, 6]]


def export_of(
    counts: NDArray[np.int64], calendar: Calendar, types: NDArray[np.int64] | None = None
) -> Export:
    """One call at the begin of an interval for each in (days, intervals); day 0 is a Monday."""
    n_days, n_slots = counts.shape
    flat = np.repeat(np.arange(counts.size), counts.ravel())
    calls = np.zeros(len(flat), CALL)
    calls["day"], calls["weekday"] = flat // n_slots, flat // n_slots % 7
    calls["arrived_at"] = flat * (DAY // n_slots)
    calls["segment"] = UNKNOWN
    if types is not None:
        calls["type"] = types[: len(flat)]
    first = date(2024, 1, 1)
    days = tuple(first + timedelta(n) for n in range(n_days))
    names = ("a", "b") if types is not None else ("a",)
    return Export(calls, names, (), (), days, first, calendar, (), len(flat))


def made(n_days: int, cv: float, ar1: float, noise: float, mean: float = 1000.0) -> Any:
    """Counts (days, 48) with a gamma-like AR(1) day factor and gamma noise per interval."""
    r = np.random.default_rng(12)
    score = np.zeros(n_days)
    for n in range(n_days):
        score[n] = r.normal() if n == 0 else ar1 * score[n - 1] + np.sqrt(1 - ar1**2) * r.normal()
    factor = np.exp(np.sqrt(np.log1p(cv**2)) * score - np.log1p(cv**2) / 2)
    shape = 1 + np.sin(np.arange(48) / 48 * np.pi)
    level = np.tile([1.2, 1.0, 1.1, 0.9, 1.0, 0.4, 0.2], n_days // 7 + 1)[:n_days]
    rate = mean * level[:, None] * factor[:, None] * shape / shape.sum()
    if noise:
        rate = rate * r.gamma(1 / noise**2, noise**2, rate.shape)
    return r.poisson(rate)


@pytest.mark.parametrize(
    ("cv", "ar1", "noise"), [(0.15, 0.5, 0.0), (0.15, 0.0, 0.2), (0.05, 0.0, 0.0), (0, 0, 0.1)]
)
def test_variation_is_recovered_free_of_poisson_noise(cv: float, ar1: float, noise: float) -> None:
    counts = made(1400, cv, ar1, noise)
    days = np.arange(len(counts))
    found = fit_dispersion(counts, days, days % 7, WEEK)
    # noise of intervals leaves noise² × sum of squared shares of intervals in the daily totals
    assert found.day_cv == pytest.approx(np.sqrt(cv**2 + noise**2 * 1.06 / 48), abs=0.012)
    assert found.interval_cv == pytest.approx(noise, abs=0.02)
    if cv == 0.15:
        assert found.lag1 == pytest.approx(ar1, abs=0.09)
        assert found.observed_cv**2 == pytest.approx(found.day_cv**2 + found.poisson_cv**2, rel=1e-9)


def test_interval_covers_the_truth_when_days_are_few() -> None:
    counts = made(28 * 50, 0.12, 0.0, 0.0)
    inside = 0
    for month in range(50):
        part, days = counts[28 * month : 28 * month + 28], np.arange(28)
        found = fit_dispersion(part, days, days % 7, WEEK)
        inside += found.day_cv_low <= 0.12 <= found.day_cv_high
        assert found.dof == 21
    assert inside >= 43


def test_one_day_a_weekday_tells_nothing_about_variation() -> None:
    days = np.arange(7)
    found = fit_dispersion(made(7, 0.3, 0.0, 0.0), days, days, WEEK)
    assert (found.day_cv, found.lag1, found.dof) == (0.0, 0.0, 0)


def test_rates_are_means_over_the_days_of_a_weekday() -> None:
    counts = made(28, 0.1, 0.0, 0.0)
    calendar = Calendar.model_validate({"pool": "none"})
    found = fit_arrivals(export_of(counts, calendar))
    assert found.n_days.tolist() == [4] * 7
    assert found.observed[2] == pytest.approx(counts[2::7].mean(0) * 2)
    assert found.fitted == pytest.approx(found.observed)
    assert found.daily.tolist() == counts.sum(1).tolist()


@pytest.mark.parametrize("pool", ["shape", "shrink", "all"])
def test_pooling_keeps_the_volume_and_lowers_the_error(pool: str) -> None:
    counts = made(28, 0.0, 0.0, 0.15)
    found = fit_arrivals(export_of(counts, Calendar.model_validate({"pool": pool})))
    shape = 1 + np.sin(np.arange(48) / 48 * np.pi)
    level = np.array([1.2, 1.0, 1.1, 0.9, 1.0, 0.4, 0.2]) if pool != "all" else np.full(7, 5.8 / 7)
    truth = 2000 * level[:, None] * shape / shape.sum()
    assert found.fitted.sum() == pytest.approx(found.observed.sum())
    if pool != "all":
        assert found.fitted.sum(1) == pytest.approx(found.observed.sum(1))
    assert np.std(found.fitted / truth - 1) < 0.6 * np.std(found.observed / truth - 1)


def test_shrinking_keeps_a_profile_that_is_really_different() -> None:
    counts = np.full((28, 48), 40)
    counts[2::7, 30:34] = 10
    counts = np.random.default_rng(3).poisson(counts)
    found = fit_arrivals(export_of(counts, Calendar())).fitted
    assert found[2, 30:34].mean() == pytest.approx(20, rel=0.25)
    assert found[1, 30:34].mean() == pytest.approx(80, rel=0.1)


def test_mix_by_hour_is_pooled_over_the_group_and_never_empty() -> None:
    counts = np.zeros((14, 48), int)
    counts[:, 20:24] = 50
    half = np.tile(np.repeat([0, 1], [100, 100]), 14)  # the first hour is all of type a, the second of type b
    found = fit_arrivals(export_of(counts, Calendar(), half)).type_shares
    assert found.sum(0) == pytest.approx(np.ones((7, 48)))
    assert found[0, 0, 20] > 0.99
    assert found[0, 0, 22] < 0.01
    assert found[0, 0, 2] == pytest.approx(0.5)


def test_counts_by_day_interval_and_type() -> None:
    counts = made(8, 0.0, 0.0, 0.0, mean=50)
    export = export_of(counts, Calendar())
    assert np.array_equal(count_arrivals(export, 30 * MINUTE)[:, :, 0], counts)
    assert np.array_equal(count_arrivals(export, HOUR)[:, :, 0], counts[:, ::2] + counts[:, 1::2])


def test_segment_mix_comes_from_those_known() -> None:
    export = export_of(np.full((7, 48), 10), Calendar(), np.arange(7 * 480) % 2)
    export.calls["segment"][::3] = 1
    export.calls["segment"][1::6] = 0
    object.__setattr__(export, "segments", ("low", "high"))
    found = fit_arrivals(export).segment_shares
    calls: Callable[[int, int], int] = lambda t, s: int(  # noqa: E731
        np.sum((export.calls["type"] == t) & (export.calls["segment"] == s))
    )
    assert found[1, 1] == pytest.approx(calls(1, 1) / (calls(1, 0) + calls(1, 1)))
    assert found.sum(1) == pytest.approx([1, 1])


def test_real_export(bank_all_hours: Export) -> None:
    found = fit_arrivals(bank_all_hours)
    spread = found.dispersion
    assert int(found.daily.sum()) == len(bank_all_hours.calls)
    assert spread.day_cv == pytest.approx(0.115, abs=0.003)
    assert spread.day_cv_low < 0.161  # the whole year: .161, lag 1 .55
    assert spread.day_cv_high > 0.161
    assert spread.lag1 == pytest.approx(0.51, abs=0.03)
    assert spread.n_pairs == 27
    assert found.segment_shares[bank_all_hours.types.index("PS")] == pytest.approx([0.361, 0.639], abs=1e-3)
