"""Estimated and announced waits, complaints, and patience after an announcement."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sim.distributions.distribution import Distribution
from sim.distributions.quantiles import Quantiles, draw_ticks, tabulate
from sim.outcomes import announced_patience, announced_wait, estimated_wait, stretched, vented
from sim.units import DAY, HOUR, LONGEST, MINUTE, NEVER, SECOND

U = (np.arange(4_000) + 0.5) / 4_000
"""A grid of uniforms: the share of it that stays is the survival function, to a part in 4,000."""
CALM, GROWTH = 0.9, math.log(1.52)
TWO_KINDS = "hyperexponential shares:0.19,0.81 means:64.8s,744s"


def _laws(text: str) -> Quantiles:
    return tabulate([Distribution.parse(text)])


def _patience(
    text: str, announced: int, calm: float = CALM, growth: float = GROWTH, factor: float = 1.0
) -> np.ndarray:
    """Minutes, by uniform."""
    laws = _laws(text)
    drawn = [announced_patience(*laws, 0, u, factor, announced, calm, growth) for u in U.tolist()]
    return np.array(drawn) / MINUTE


def test_the_wait_is_that_of_those_ahead_and_oneself() -> None:
    assert estimated_wait(0, 6 * MINUTE, 3) == 2 * MINUTE
    assert estimated_wait(5, 6 * MINUTE, 3) == 12 * MINUTE
    assert estimated_wait(1, 1, 3) == 1
    assert estimated_wait(10**6, DAY, 1) == LONGEST


def test_without_agents_the_wait_is_a_day() -> None:
    assert estimated_wait(0, 6 * MINUTE, 0) == DAY


def test_bias_and_noise_of_what_is_announced() -> None:
    assert announced_wait(10 * MINUTE, 1.0, 0.0, 0.3) == 10 * MINUTE
    assert announced_wait(10 * MINUTE, 0.8, 0.0, 0.3) == 8 * MINUTE
    assert announced_wait(10 * MINUTE, 0.8, 0.5, 0.5) == 8 * MINUTE
    one_sigma = float(stats.norm.cdf(1.0))
    assert announced_wait(HOUR, 1.0, 0.5, one_sigma) == pytest.approx(HOUR * math.exp(0.5), abs=0.51)
    assert announced_wait(LONGEST, 10.0, 3.0, 0.99) == LONGEST


@given(st.integers(0, 9), st.integers(0, 9))
def test_who_waited_longer_than_announced_complains(waited: int, announced: int) -> None:
    """Model, section 4.4: .35 minutes for each minute beyond the announced wait, at most three."""
    extra = vented(waited * 2 * MINUTE, announced * 2 * MINUTE, 0.35, 3 * MINUTE)
    assert extra == min(max(waited - announced, 0) * 42 * SECOND, 3 * MINUTE)


def test_who_heard_nothing_does_not_complain() -> None:
    assert vented(HOUR, NEVER, 0.35, 3 * MINUTE) == 0
    assert vented(HOUR, MINUTE, 0.0, 3 * MINUTE) == 0


@pytest.mark.parametrize(
    ("minute", "printed"), [(1, ".874"), (2, ".764"), (3, ".635"), (4, ".479"), (5, ".312"), (6, ".163")]
)
def test_the_models_survival_function(minute: int, printed: str) -> None:
    """Section 10: hazard 1/6.7 a minute; .9 of it for the announced two minutes, then 1.52 times more each minute."""
    stay = float((_patience("exponential mean:6.7m", 2 * MINUTE) > minute).mean())
    assert abs(stay - float(printed)) <= 0.0005 + 1 / len(U)


def _hazards(survives: Callable[[float], float], at: float, t: float) -> float:
    """Survival after an announcement by numerical hazards of the law without it, minutes."""
    if t <= at:
        return survives(t) ** CALM
    hazard = (math.log(survives(at)) - math.log(survives(at + 1 / 60))) * 60
    return survives(at) ** CALM * math.exp(-hazard * (math.exp(GROWTH * (t - at)) - 1) / GROWTH)


@pytest.mark.parametrize(
    ("text", "survives"),
    [
        ("exponential mean:4m", lambda t: math.exp(-t / 4)),
        ("weibull shape:0.77 scale:8.9m", lambda t: math.exp(-((t / 8.9) ** 0.77))),
        ("uniform low:0s high:9m", lambda t: 1 - t / 9),
    ],
)
@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_other_laws_have_their_own_hazard(
    text: str, survives: Callable[[float], float], factor: float
) -> None:
    found = _patience(text, 3 * MINUTE, factor=factor)
    for t in (1.0, 2.9, 3.5, 5.0, 7.0):
        exact = _hazards(lambda x: survives(x / factor), 3.0, t)
        assert float((found > t).mean()) == pytest.approx(exact, abs=2e-3)


def test_two_kinds_of_customers_keep_their_kind() -> None:
    """The branch comes first, by the same uniform; then each has the exponential's formula."""
    found, short = _patience(TWO_KINDS, 2 * MINUTE), U < 0.19
    for kind, mean in ((short, 1.08), (~short, 12.4)):
        for t in (0.5, 1.5, 2.5, 4.0):
            spent = t * CALM if t <= 2 else 2 * CALM + (math.exp(GROWTH * (t - 2)) - 1) / GROWTH
            exact = math.exp(-spent / mean)
            assert float((found[kind] > t).mean()) == pytest.approx(exact, abs=1e-3)


@pytest.mark.parametrize("text", ["exponential mean:6.7m", TWO_KINDS, "lognormal mean:5m sigma:1"])
def test_more_luck_is_never_less_patience(text: str) -> None:
    """Within a kind of customer."""
    found = _patience(text, 2 * MINUTE)
    for kind in (U < 0.19, U >= 0.19):
        assert (np.diff(found[kind]) >= 0).all()


@pytest.mark.parametrize("text", ["exponential mean:6.7m", TWO_KINDS])
def test_an_announcement_without_effect_changes_nothing(text: str) -> None:
    """Calm 1 and growth 0 leave a constant hazard as it was."""
    laws = _laws(text)
    for u in U[::500].tolist():
        plain = stretched(draw_ticks(*laws, 0, u), 1.5)
        assert announced_patience(*laws, 0, u, 1.5, 2 * MINUTE, 1.0, 0.0) == pytest.approx(
            plain, rel=1e-9, abs=2
        )


def test_nobody_is_made_to_leave_or_to_stay() -> None:
    assert announced_patience(*_laws("never"), 0, 0.5, 1.0, MINUTE, CALM, GROWTH) == NEVER
    assert announced_patience(*_laws("0s"), 0, 0.5, 1.0, MINUTE, CALM, GROWTH) == 0
    assert announced_patience(*_laws("365d"), 0, 0.999, 5.0, MINUTE, CALM, 0.0) == LONGEST


def test_a_law_without_hazard_at_the_announced_instant_keeps_its_own_patience() -> None:
    """Everybody leaves after exactly nine minutes: two announced minutes give nobody a reason to go earlier."""
    assert announced_patience(*_laws("9m"), 0, 0.5, 1.0, 2 * MINUTE, CALM, GROWTH) == 9 * MINUTE
