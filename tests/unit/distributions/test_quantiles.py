"""Inversion: every family against scipy's quantiles, point masses, bounds, never, the cut at 365 days."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize, stats

from sim.distributions.distribution import Distribution
from sim.distributions.quantiles import draw_ticks, tabulate
from sim.units import LONGEST, NEVER, SECOND

SHARES = np.array([1e-12, 1e-6, 0.001, 0.05, 0.2, 0.25, 0.3, 0.5, 0.7, 0.9, 0.99, 0.9999, 1 - 1e-9])
SIGMA = math.sqrt(math.log(1.25))

FAMILIES: dict[str, Callable[[float], float]] = {
    "exponential mean:3m": stats.expon(scale=180).ppf,
    "erlang k:3 mean:3m": stats.gamma(3, scale=60).ppf,
    "erlang k:400 mean:3m": stats.gamma(400, scale=0.45).ppf,
    "gamma shape:2.5 mean:3m": stats.gamma(2.5, scale=72).ppf,
    "gamma shape:0.3 mean:3m": stats.gamma(0.3, scale=600).ppf,
    "gamma shape:1.0 mean:3m": stats.expon(scale=180).ppf,
    "gamma mean:3m sd:1m": stats.gamma(9, scale=20).ppf,
    "lognormal mean:4m sd:2m": stats.lognorm(SIGMA, scale=240 * math.exp(-(SIGMA**2) / 2)).ppf,
    "lognormal mean:4m sigma:0.8": stats.lognorm(0.8, scale=240 * math.exp(-0.32)).ppf,
    "lognormal median:4m sigma:0.8": stats.lognorm(0.8, scale=240).ppf,
    "weibull shape:2 scale:4m": stats.weibull_min(2, scale=240).ppf,
    "weibull shape:0.7 mean:4m": stats.weibull_min(0.7, scale=240 / math.gamma(1 + 1 / 0.7)).ppf,
    "uniform low:1m high:3m": stats.uniform(60, 120).ppf,
    "triangular low:1m mode:2m high:6m": stats.triang(0.2, 60, 300).ppf,
    "triangular low:1m mode:1m high:6m": stats.triang(0.0, 60, 300).ppf,
    "triangular low:1m mode:6m high:6m": stats.triang(1.0, 60, 300).ppf,
    "deterministic value:90s": lambda u: 90.0,
    "empirical shares:0,0.25,1 values:10s,1m,4m": lambda u: float(np.interp(u, [0, 0.25, 1], [10, 60, 240])),
}


def _drawn(text: str, u: float) -> int:
    return draw_ticks(*tabulate([Distribution.parse(text)]), 0, u)


@pytest.mark.parametrize("text", FAMILIES)
def test_quantiles_are_those_of_scipy(text: str) -> None:
    table = tabulate([Distribution.parse(text)])
    for u in SHARES.tolist():
        expected = FAMILIES[text](u) * SECOND
        if expected < LONGEST:
            assert draw_ticks(*table, 0, u) == pytest.approx(expected, rel=2e-11, abs=0.51), u


def test_a_mixture_picks_its_branch_by_the_same_uniform() -> None:
    table = tabulate([Distribution.parse("hyperexponential shares:0.25,0.75 means:1m,9m")])
    u = np.linspace(0.0005, 0.9995, 1000)
    drawn = np.array([draw_ticks(*table, 0, x) for x in u.tolist()])
    assert drawn[u < 0.25].tolist() == [_drawn("exponential mean:1m", x / 0.25) for x in u[u < 0.25].tolist()]
    first = _drawn("exponential mean:9m", (0.2505 - 0.25) / 0.75)
    assert drawn[np.searchsorted(u, 0.25)] == pytest.approx(first, abs=2)


def test_a_mixture_has_the_distribution_it_says() -> None:
    table = tabulate([Distribution.parse("hyperexponential shares:0.25,0.5,0.25 means:1m,9m,30s")])
    drawn = np.sort([draw_ticks(*table, 0, (i + 0.5) / 20_000) for i in range(20_000)]) / SECOND

    def cumulated(x: float) -> float:
        return sum(p * -math.expm1(-x / m) for p, m in ((0.25, 60), (0.5, 540), (0.25, 30)))

    for q in (0.01, 0.1, 0.5, 0.9, 0.99):
        exact = optimize.brentq(lambda x, q=q: cumulated(x) - q, 0, 1e5)
        assert np.quantile(drawn, q) == pytest.approx(exact, rel=0.01)


@given(
    st.sampled_from(["exponential mean:3m", "lognormal mean:4m sigma:0.8", "uniform low:1m high:3m"]),
    st.floats(0.01, 0.99),
    st.floats(1e-15, 1 - 1e-15),
)
def test_a_point_mass_leaves_the_rest_to_the_family(text: str, zero: float, u: float) -> None:
    family, rest = text.split(" ", 1)
    drawn = _drawn(f"{family} zero:{zero!r} {rest}", u)
    assert drawn == (0 if u <= zero else _drawn(text, min((u - zero) / (1 - zero), 1 - 2**-53)))


def test_a_point_mass_of_one_is_always_zero() -> None:
    assert _drawn("exponential zero:1 mean:3m", 1 - 2**-53) == 0
    assert _drawn("never zero:0.3", 0.3) == 0
    assert _drawn("never zero:0.3", 0.31) == NEVER


@given(
    st.sampled_from(list(FAMILIES)),
    st.floats(2**-53, 1 - 2**-53),
    st.floats(2**-53, 1 - 2**-53),
)
def test_more_uniform_is_never_less_time(text: str, u: float, v: float) -> None:
    low, high = sorted((u, v))
    assert 0 <= _drawn(text, low) <= _drawn(text, high) <= LONGEST


def test_the_ends_of_the_interval_stay_inside_the_bounds() -> None:
    for text in FAMILIES:
        low, high = _drawn(text, 2.0**-53), _drawn(text, 1 - 2.0**-53)
        assert 0 <= low <= high <= LONGEST
    assert _drawn("uniform low:1m high:3m", 2.0**-53) >= 60 * SECOND
    assert _drawn("uniform low:1m high:3m", 1 - 2.0**-53) <= 180 * SECOND


def test_a_duration_is_cut_at_365_days() -> None:
    assert _drawn("weibull shape:0.05 scale:300d", 0.99) == LONGEST
    assert _drawn("exponential mean:365d", 1 - 1e-15) == LONGEST
    assert _drawn("never", 0.5) == NEVER


def test_rows_of_a_table_do_not_mix_up_their_knots() -> None:
    texts = [
        "hyperexponential shares:0.25,0.75 means:1m,9m",
        "never",
        "empirical shares:0,1 values:1s,2s",
        "7s",
    ]
    table = tabulate([Distribution.parse(text) for text in texts])
    for u in (0.1, 0.6, 0.999):
        assert [draw_ticks(*table, i, u) for i in range(4)] == [_drawn(text, u) for text in texts]


def test_a_law_is_fixed_if_it_always_gives_the_same() -> None:
    known = ("8m", "never", "deterministic value:8m zero:0.5", "exponential mean:8m")
    laws = tabulate([Distribution.parse(one) for one in known])
    assert laws.is_fixed().tolist() == [True, True, False, False]
