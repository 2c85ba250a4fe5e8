"""Met, missed or not decided; and what it takes to decide."""

import math

import pytest

from sim.plots.verdicts import more_replications, verdict


@pytest.mark.parametrize(
    ("estimate", "half", "said"),
    [
        (0.82, 0.01, "met"),
        (0.81, 0.01, "met"),
        (0.805, 0.01, "not decided"),
        (0.795, 0.01, "not decided"),
        (0.78, 0.01, "missed"),
        (0.80, 0.0, "met"),
        (0.799, math.nan, "missed"),
        (math.nan, 0.01, None),
    ],
)
def test_verdicts(estimate: float, half: float, said: str | None) -> None:
    assert verdict(estimate, half, 0.8) == said


def test_four_times_the_replications_halve_the_half_width() -> None:
    assert more_replications(0.81, 0.02, 0.8, 50) == 150
    assert more_replications(0.79, 0.02, 0.8, 50) == 150


def test_the_number_is_rounded_up_to_two_digits() -> None:
    assert more_replications(0.803, 0.01, 0.8, 50) == 510


def test_nothing_more_is_needed_where_it_is_decided() -> None:
    assert more_replications(0.9, 0.01, 0.8, 50) == 0


def test_an_estimate_on_its_target_is_never_decided() -> None:
    assert more_replications(0.8, 0.01, 0.8, 50) is None
    assert more_replications(0.80001, 0.01, 0.8, 50) is None
    assert more_replications(0.801, 0.01, 0.8, 1) is None


def test_so_many_more_replications_would_decide() -> None:
    estimate, half, n = 0.806, 0.017, 40
    more = more_replications(estimate, half, 0.8, n)
    assert more is not None
    assert verdict(estimate, half * math.sqrt(n / (n + more)), 0.8) == "met"
