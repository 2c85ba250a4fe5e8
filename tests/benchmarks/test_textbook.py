"""The textbook program must itself be right: its P(abandon) and mean wait against Erlang A."""

from __future__ import annotations

import math
import statistics

import pytest
from scipy.stats import t as student

from tests.benchmarks import textbook
from tests.sampling import some


def erlang_a(n_servers: int, offered_load: float, patience_ratio: float) -> tuple[float, float]:
    """P(abandon) and E[wait] in mean service times, from the birth-death chain of M/M/n+M."""
    weights = [1.0]
    for k in range(1, n_servers + 2_000):
        leaving = min(k, n_servers) + max(k - n_servers, 0) / patience_ratio
        weights.append(weights[-1] * offered_load / leaving)
    mean_queue = sum(max(k - n_servers, 0) * w for k, w in enumerate(weights)) / math.fsum(weights)
    mean_wait = mean_queue / offered_load
    return mean_wait / patience_ratio, mean_wait


def test_everybody_is_served_or_abandons() -> None:
    result = textbook.run(2_000)
    assert result["served"] + result["abandoned"] == 2_000


def test_same_seed_same_counts() -> None:
    assert textbook.run(1_000, seed=7) == textbook.run(1_000, seed=7)


def test_erlang_a_identity() -> None:
    """With one server and patience as long as service the chain is Poisson: mean queue = a - 1 + exp(-a)."""
    p_abandon, mean_wait = erlang_a(1, 2.0, 1.0)
    assert mean_wait == pytest.approx((2.0 - 1.0 + math.exp(-2.0)) / 2.0, rel=1e-12)
    assert p_abandon == mean_wait


@pytest.mark.parametrize(
    ("n_servers", "replications", "last", "detect_abandon", "detect_wait"),
    some([(10, 30, 4_000, 0.012, 4.5), (100, 20, 7_000, 0.012, 4.5)], one_in=2),
)
def test_p_abandon_and_wait_agree_with_erlang_a(
    n_servers: int, replications: int, last: int, detect_abandon: float, detect_wait: float
) -> None:
    """Independent runs; false alarm 1 % each, the stated deviation is found with 95 %.

    A run with more contacts begins like one with fewer, and later arrivals touch nobody before them: the
    difference of the two is exactly the later contacts. The first ten service times are the warm-up.
    """
    first = 10 * n_servers
    p_abandon: list[float] = []
    mean_wait: list[float] = []
    for seed in range(replications):
        short, whole = (
            textbook.run(n, servers=n_servers, offered_load=n_servers, seed=seed) for n in (first, last)
        )
        n = last - first
        p_abandon.append((whole["abandoned"] - short["abandoned"]) / n)
        mean_wait.append((whole["mean_wait"] * last - short["mean_wait"] * first) / n)

    p_true, wait_true = erlang_a(n_servers, float(n_servers), 2.0)
    alarm = float(student.ppf(1.0 - 0.01 / 2.0, replications - 1))
    missed = float(student.ppf(0.95, replications - 1))
    for observed, expected, detect in (
        (p_abandon, p_true, detect_abandon),
        (mean_wait, wait_true * 180.0, detect_wait),
    ):
        error = statistics.stdev(observed) / math.sqrt(replications)
        assert (alarm + missed) * error <= detect, "too few contacts to see the stated deviation"
        assert abs(statistics.fmean(observed) - expected) <= alarm * error
