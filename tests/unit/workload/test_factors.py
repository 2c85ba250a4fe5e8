"""Random factors: mean one, the coefficient of variation and the autocorrelation that were asked for."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from sim.scenario.arrivals import DayFactor, IntervalNoise
from sim.workload.factors import day_factors, interval_factors
from tests.statistics import Expectation

RUNS, DAYS = 200, 50


def _days(**keys: object) -> np.ndarray:
    """Shape (runs, days)."""
    spec = DayFactor.model_validate(keys)
    return np.array([day_factors(spec, "calls", DAYS, 1, run) for run in range(RUNS)])


@pytest.mark.parametrize("family", ["gamma", "lognormal"])
@pytest.mark.parametrize("cv", [0.1, 0.3])
def test_mean_one_and_the_variation_asked_for(family: str, cv: float) -> None:
    factors = _days(family=family, cv=cv)
    assert (factors > 0).all()
    Expectation(1.0, detect=0.07 * cv).check(factors.mean(axis=1))
    Expectation(cv**2, detect=0.15 * cv**2).check(((factors - 1) ** 2).mean(axis=1))


@pytest.mark.parametrize("family", ["gamma", "lognormal"])
def test_the_family_is_the_one_asked_for(family: str) -> None:
    factors = _days(family=family, cv=0.5).ravel()
    sigma = np.sqrt(np.log(1.25))
    laws = {
        "gamma": stats.gamma(4, scale=0.25),
        "lognormal": stats.lognorm(sigma, scale=np.exp(-(sigma**2) / 2)),
    }
    assert stats.kstest(factors, laws[family].cdf).pvalue > 1e-4  # 10,000 draws: notices 2.5 points of share
    other = laws["lognormal" if family == "gamma" else "gamma"]
    assert stats.kstest(factors, other.cdf).pvalue < 1e-4


@pytest.mark.parametrize("ar1", [0.0, 0.7, -0.5])
def test_days_depend_on_the_day_before_as_asked(ar1: float) -> None:
    scores = np.log(_days(family="lognormal", cv=0.2, ar1=ar1))
    sigma = np.sqrt(np.log1p(0.04))
    scores = (scores + sigma**2 / 2) / sigma
    Expectation(ar1, detect=0.13).check((scores[:, 1:] * scores[:, :-1]).mean(axis=1))
    Expectation(1.0, detect=0.18).check((scores**2).mean(axis=1))


def test_no_variation_no_factor() -> None:
    assert (_days(cv=0) == 1).all()
    assert (interval_factors(IntervalNoise(), "calls", 3, 48, 1, 0) == 1).all()


def test_a_shared_factor_is_the_same_for_all_streams_an_own_one_is_not() -> None:
    shared, own = DayFactor(cv=0.2), DayFactor(cv=0.2, shared=False)
    assert (day_factors(shared, "calls", 9, 1, 0) == day_factors(shared, "chats", 9, 1, 0)).all()
    assert not np.isclose(day_factors(own, "calls", 9, 1, 0), day_factors(own, "chats", 9, 1, 0)).any()


def test_more_days_do_not_change_the_days_before() -> None:
    spec = DayFactor(cv=0.2, ar1=0.5)
    assert (day_factors(spec, "calls", 20, 1, 0)[:9] == day_factors(spec, "calls", 9, 1, 0)).all()


def test_noise_of_intervals_is_independent_with_mean_one() -> None:
    spec = IntervalNoise(family="gamma", cv=0.25)
    noise = np.array([interval_factors(spec, "calls", 5, 48, 1, run) for run in range(100)])
    Expectation(1.0, detect=0.02).check(noise.mean(axis=(1, 2)))
    Expectation(0.0625, detect=0.01).check(((noise - 1) ** 2).mean(axis=(1, 2)))
    Expectation(0.0, detect=0.01).check(((noise[:, :, 1:] - 1) * (noise[:, :, :-1] - 1)).mean(axis=(1, 2)))
