"""Talk times: the right family wins, and the scenario keeps the mean."""

from __future__ import annotations

import numpy as np
import pytest

from sim.calibration.durations import distribution_text, fit_durations, rounded
from sim.calibration.export import Export
from sim.distributions.distribution import Distribution
from sim.errors import DataError
from sim.units import SECOND

R = np.random.default_rng(2)
N = 8000
DRAWS = {
    "exponential": R.exponential(180, N),
    "hyperexponential": np.where(R.random(N) < 0.4, R.exponential(30, N), R.exponential(300, N)),
    "erlang": R.gamma(3, 60, N),
    "gamma": R.gamma(1.6, 100, N),
    "lognormal": R.lognormal(np.log(110), 0.9, N),
    "weibull": 150 * R.weibull(1.8, N),
}


@pytest.mark.parametrize("name", DRAWS)
def test_the_true_family_wins_and_the_mean_is_kept(name: str) -> None:
    x = DRAWS[name]
    found = fit_durations(name, x, clip=1e9, short=0.001)
    best = found.candidates[0]
    near = next(one for one in found.candidates if one.family == name)
    assert near.aic - best.aic < 4  # an Erlang is a gamma, an exponential all of them
    assert near.max_error < 1.8 / np.sqrt(N)
    assert Distribution.parse(found.text).mean_seconds == pytest.approx(x.mean(), rel=1e-3)
    assert found.fitted == pytest.approx(found.observed, rel=0.2)


def test_agents_who_hang_up_are_a_component_of_their_own() -> None:
    r = np.random.default_rng(3)
    x = np.where(r.random(N) < 0.07, r.uniform(1, 10, N), r.lognormal(np.log(130), 0.9, N))
    found = fit_durations("all", x, clip=3600, short=10)
    best = found.candidates[0]
    assert best.family == "lognormal"
    assert best.short_share == pytest.approx(0.07, abs=0.01)
    assert best.parameters["sigma"] == pytest.approx(0.9, abs=0.03)
    assert found.short_share == pytest.approx(np.mean(x < 10))
    law = Distribution.parse(found.text)
    assert law.zero == pytest.approx(best.short_share, abs=1e-3)
    assert law.mean_seconds == pytest.approx(np.minimum(x, 3600).mean(), rel=1e-3)


def test_zeros_and_services_of_ten_hours_are_told() -> None:
    x = np.concatenate([DRAWS["gamma"], [0, 0, 36_500.0]])
    found = fit_durations("all", x, clip=3600, short=10)
    assert (found.n, found.n_zero, found.n_clipped) == (N + 1, 2, 1)
    assert found.observed[-1] < 3600


def test_a_family_or_the_quantiles_can_be_chosen() -> None:
    x = DRAWS["lognormal"]
    assert fit_durations("all", x, clip=1e9, short=1, choice="weibull").text.startswith("weibull ")
    law = Distribution.parse(fit_durations("all", x, clip=1e9, short=1, choice="empirical").text)
    assert law.family == "empirical"
    assert law.mean_seconds == pytest.approx(x.mean(), rel=1e-3)


def test_too_few() -> None:
    with pytest.raises(DataError, match="sales: 3 durations above zero are too few"):
        fit_durations("sales", np.array([0.0, 1, 2, 3]), clip=10, short=1)


@pytest.mark.parametrize(
    ("family", "values"),
    [
        ("exponential", (177.123456,)),
        ("hyperexponential", (0.1904321, 64.8321, 744.123)),
        ("erlang", (3.0, 180.0)),
        ("gamma", (1.23456, 99.87654)),
        ("lognormal", (0.031, 1.2)),
        ("weibull", (0.7712, 534.2)),
        ("exponential", (2.5e13,)),
        ("hyperexponential", (0.3, 1e-9, 1e7)),
    ],
)
def test_text_is_a_distribution_of_the_scenario(family: str, values: tuple[float, ...]) -> None:
    law = Distribution.parse(distribution_text(family, values, 0.05))
    assert (law.family, law.zero) == (family, 0.05)


def test_rounding_is_to_significant_digits() -> None:
    assert rounded(123456.0) == 123500.0
    assert rounded(0.00123456, 2) == 0.0012


def test_real_export(bank_all_hours: Export) -> None:
    calls = bank_all_hours.on(bank_all_hours.calendar.regular_weekdays)
    talk = calls["talk"][calls["answered"]] / SECOND
    found = fit_durations("all", talk, clip=3600, short=10)
    assert found.mean == pytest.approx(177.5, abs=0.05)
    assert found.sd == pytest.approx(219.1, abs=0.05)
    assert found.median == 107
    assert found.short_share == pytest.approx(0.065, abs=5e-4)
    assert found.candidates[0].family == "lognormal"
    assert found.candidates[0].max_error < 0.015
