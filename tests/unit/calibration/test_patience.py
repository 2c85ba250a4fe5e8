"""Patience under censoring: curves, families, and factors of segments."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from scipy import stats

from sim.calibration.calendar import Calendar
from sim.calibration.export import CALL, UNKNOWN, Export
from sim.calibration.families import compress
from sim.calibration.mapping import Mapping
from sim.calibration.patience import fit_patience, fit_patience_by_type, kaplan_meier, segment_factors
from sim.distributions.distribution import Distribution
from sim.units import SECOND


def waits(patience: np.ndarray, seed: int = 1, mean: float = 90.0) -> tuple[np.ndarray, np.ndarray]:
    """What is seen of patience when offered waits are exponential: the shorter, and who left."""
    offered = np.random.default_rng(seed).exponential(mean, len(patience))
    return np.minimum(patience, offered), patience < offered


def hyper(n: int, seed: int = 4) -> np.ndarray:
    r = np.random.default_rng(seed)
    return np.where(r.random(n) < 0.19, r.exponential(65, n), r.exponential(744, n))


def export_of(types: np.ndarray, segments: np.ndarray, wait: np.ndarray, left: np.ndarray) -> Export:
    calls = np.zeros(len(wait), CALL)
    calls["type"], calls["segment"], calls["answered"] = types, segments, ~left
    calls["wait"] = np.rint(wait * SECOND)
    day = date(2024, 1, 1)
    return Export(calls, ("a", "b"), ("low", "high"), (), (day,), day, Calendar(), (), len(calls))


def test_kaplan_meier_is_scipys_where_nobody_leaves_and_is_served_at_once() -> None:
    wait, left = waits(hyper(500))
    sample = compress(wait, left)
    theirs = stats.ecdf(stats.CensoredData.right_censored(wait, ~left)).sf
    assert kaplan_meier(sample) == pytest.approx(theirs.evaluate(sample.x), abs=1e-12)


def test_of_those_served_in_the_same_second_half_are_at_risk() -> None:
    # at 1 s: one left, two served; at risk 4 - 2/2 = 3. At 2 s: one left of one.
    sample = compress(np.array([1.0, 1, 1, 2]), np.array([True, False, False, True]))
    assert kaplan_meier(sample) == pytest.approx([2 / 3, 0])


def test_hyperexponential_is_recovered_under_heavy_censoring() -> None:
    """About 80 % censored; bounds are four standard errors of repeated fits at this n."""
    wait, left = waits(hyper(40_000), mean=120)
    found = fit_patience("all", wait, left)
    assert 0.7 < 1 - left.mean() < 0.9
    best = found.candidates[0]
    assert best.family == "hyperexponential"
    assert best.parameters["share"] == pytest.approx(0.19, abs=0.04)
    assert best.parameters["mean_1"] == pytest.approx(65, abs=16)
    assert best.parameters["mean_2"] == pytest.approx(744, abs=110)
    assert best.max_error < 0.03
    assert np.interp(120, found.times, found.fitted) == pytest.approx(
        0.19 * np.exp(-120 / 65) + 0.81 * np.exp(-120 / 744), abs=0.01
    )
    assert Distribution.parse(found.text).family == "hyperexponential"


def test_exponential_patience_is_time_waited_per_abandonment() -> None:
    wait, left = waits(np.random.default_rng(7).exponential(400, 20_000))
    found = fit_patience("all", wait, left)
    assert found.total_per_abandoned == pytest.approx(400, rel=0.06)
    one = next(c for c in found.candidates if c.family == "exponential")
    assert one.parameters["mean"] == pytest.approx(found.total_per_abandoned)
    assert one.aic - found.candidates[0].aic < 5


def test_who_did_not_wait_says_nothing() -> None:
    wait, left = waits(hyper(3000))
    plus = np.append(wait, np.zeros(500)), np.append(left, np.arange(500) % 2 == 0)
    one, other = fit_patience("all", wait, left), fit_patience("all", *plus)
    assert (one.n_waiters, one.text) == (other.n_waiters, other.text)


def test_nobody_abandons() -> None:
    found = fit_patience("all", np.array([0.0, 3, 4]), np.zeros(3, bool))
    assert (found.text, found.candidates, found.n_abandoned) == ("never", (), 0)
    assert fit_patience("all", np.zeros(0), np.zeros(0, bool)).n_waiters == 0


def test_a_branch_that_never_leaves_is_set_far_out() -> None:
    r = np.random.default_rng(3)
    patience = np.where(r.random(4000) < 0.3, r.exponential(20, 4000), 1e12)
    wait, left = waits(patience)
    law = Distribution.parse(fit_patience("all", wait, left, "hyperexponential").text)
    assert law.means is not None
    assert 50 * wait.max() < law.means[1] / SECOND <= 101 * wait.max()


def test_a_family_can_be_chosen() -> None:
    assert fit_patience("all", *waits(hyper(2000)), "weibull").text.startswith("weibull ")


def test_factor_of_a_segment_is_not_that_of_what_it_calls_about() -> None:
    """The patient segment calls mostly about what makes everybody impatient; both are recovered."""
    r = np.random.default_rng(9)
    n = 40_000
    segments = r.integers(0, 2, n)
    types = (r.random(n) < np.where(segments == 1, 0.8, 0.3)).astype(int)
    patience = r.exponential(1.0, n) * np.where(types == 1, 150, 500) * np.where(segments == 1, 2.0, 1.0)
    wait, left = waits(patience)
    export = export_of(types, segments, np.ceil(wait * 2) / 2, left)
    factors = segment_factors(export, 100)
    assert 1.0 in factors.tolist()
    assert factors[1] / factors[0] == pytest.approx(2.0, rel=0.08)
    found = {one.name: one for one in fit_patience_by_type(export, factors / factors[0], 100)}
    assert set(found) == {"all", "segment low", "segment high", "a", "b"}
    assert found["a"].total_per_abandoned == pytest.approx(500, rel=0.08)
    assert found["b"].total_per_abandoned == pytest.approx(150, rel=0.08)


def test_unknown_or_rare_segments_have_factor_one() -> None:
    wait, left = waits(hyper(2000))
    segments = np.full(2000, UNKNOWN)
    export = export_of(np.zeros(2000, int), segments, wait, left)
    assert segment_factors(export, 100).tolist() == [1.0, 1.0]
    assert [one.name for one in fit_patience_by_type(export, np.ones(2), 100)] == ["all", "a"]


def test_real_export_matches_the_published_curve(bank_all_hours: Export, bank_mapping: Mapping) -> None:
    calls = bank_all_hours.on(bank_mapping.calendar.regular_weekdays)
    found = fit_patience("all", calls["wait"] / SECOND, ~calls["answered"])
    times = (5, 10, 20, 30, 60, 90, 120, 180, 300, 600)
    published = (0.987, 0.963, 0.925, 0.899, 0.821, 0.754, 0.710, 0.610, 0.487, 0.255)
    for at, survival in zip(times, published, strict=True):
        place = np.searchsorted(found.times, at, side="right") - 1
        assert found.kaplan_meier[place] == pytest.approx(survival, abs=5.1e-4)
    h2 = next(one for one in found.candidates if one.family == "hyperexponential")
    exponential = next(one for one in found.candidates if one.family == "exponential")
    assert h2.max_error < 0.02
    assert exponential.max_error > 4 * h2.max_error
    assert found.text.startswith("hyperexponential")
