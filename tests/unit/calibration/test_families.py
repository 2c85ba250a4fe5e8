"""Families against scipy's, with and without censoring."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from sim.calibration.families import FAMILIES, Sample, compress, quantile

R = np.random.default_rng(5)
X = R.gamma(1.7, 60, 4000)
LIMIT = R.exponential(120, 4000)
WHOLE = compress(X, np.ones(4000, bool))
CUT = compress(np.minimum(X, LIMIT), X <= LIMIT)
SCIPY = {
    "exponential": lambda p: stats.expon(scale=p[0]),
    "erlang": lambda p: stats.gamma(p[0], scale=p[1] / p[0]),
    "gamma": lambda p: stats.gamma(p[0], scale=p[1] / p[0]),
    "lognormal": lambda p: stats.lognorm(p[1], scale=p[0]),
    "weibull": lambda p: stats.weibull_min(p[0], scale=p[1]),
}


@pytest.mark.parametrize("name", SCIPY)
@pytest.mark.parametrize("sample", [WHOLE, CUT], ids=["whole", "cut"])
def test_likelihood_mean_and_scaling_are_those_of_scipy(name: str, sample: Sample) -> None:
    family = FAMILIES[name]
    p = family.fit(sample)
    law = SCIPY[name](p)
    expected = sample.seen @ law.logpdf(sample.x) + sample.cut @ law.logsf(sample.x)
    assert family.log_likelihood(sample, p) == pytest.approx(expected, rel=1e-9)
    assert family.mean(p) == pytest.approx(law.mean())
    assert SCIPY[name](family.scaled(p, 3.0)).ppf(0.3) == pytest.approx(3 * law.ppf(0.3))


@pytest.mark.parametrize(
    ("name", "law", "fixed"),
    [("gamma", stats.gamma, {}), ("lognormal", stats.lognorm, {}), ("weibull", stats.weibull_min, {})],
)
@pytest.mark.parametrize("cut", [False, True])
def test_fit_is_as_likely_as_scipys(
    name: str, law: stats.rv_continuous, fixed: dict[str, float], cut: bool
) -> None:
    data = stats.CensoredData.right_censored(np.minimum(X, LIMIT), X > LIMIT) if cut else X
    shape, _, scale = law.fit(data, floc=0, **fixed)
    sample = CUT if cut else WHOLE
    theirs = law(shape, scale=scale)
    expected = sample.seen @ theirs.logpdf(sample.x) + sample.cut @ theirs.logsf(sample.x)
    family = FAMILIES[name]
    assert family.log_likelihood(sample, family.fit(sample)) >= expected - 1e-3


def test_exponential_is_total_time_over_ends() -> None:
    assert FAMILIES["exponential"].fit(CUT)[0] == pytest.approx(
        np.minimum(X, LIMIT).sum() / np.sum(X <= LIMIT)
    )


@pytest.mark.parametrize("cut", [False, True])
def test_hyperexponential_is_recovered(cut: bool) -> None:
    """The bounds are about four standard errors of repeated fits with censoring."""
    r = np.random.default_rng(8)
    n = 40_000
    x = np.where(r.random(n) < 0.19, r.exponential(65, n), r.exponential(744, n))
    limit = r.exponential(150, n) if cut else np.full(n, np.inf)
    share, one, two = FAMILIES["hyperexponential"].fit(compress(np.minimum(x, limit), x <= limit))
    assert share == pytest.approx(0.19, abs=0.04)
    assert one == pytest.approx(65, abs=16)
    assert two == pytest.approx(744, abs=50)


def test_hyperexponential_of_regular_data_falls_back_to_the_exponential() -> None:
    h2, exponential = FAMILIES["hyperexponential"], FAMILIES["exponential"]
    gain = h2.log_likelihood(WHOLE, h2.fit(WHOLE)) - exponential.log_likelihood(WHOLE, exponential.fit(WHOLE))
    assert -0.01 <= gain < 0.5


def test_erlang_takes_the_better_neighbour() -> None:
    k, mean = FAMILIES["erlang"].fit(WHOLE)
    assert (k, mean) == (2.0, pytest.approx(X.mean()))


def test_weights_count_as_repeats() -> None:
    twice = Sample(WHOLE.x, 2 * WHOLE.seen, WHOLE.cut)
    for family in FAMILIES.values():
        assert family.fit(twice) == pytest.approx(family.fit(WHOLE), rel=1e-6)


def test_compress_counts_ends_and_cuts() -> None:
    sample = compress(np.array([3.0, 1.0, 3.0]), np.array([True, False, False]))
    assert sample.x.tolist() == [1, 3]
    assert sample.seen.tolist() == [0, 1]
    assert sample.cut.tolist() == [1, 1]


def test_quantile_inverts() -> None:
    shares = np.array([0.0, 0.25, 0.5, 0.999])
    found = quantile(lambda x: -np.expm1(-x / 200), shares)
    assert found == pytest.approx(-200 * np.log1p(-shares), abs=1e-6)
    assert math.isfinite(found[-1])
