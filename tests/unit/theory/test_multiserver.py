"""M/D/c by two exact routes, M/G/1, M/G/m."""

from __future__ import annotations

import math

import pytest

from sim.theory.erlang import erlang_c
from sim.theory.multiserver import (
    allen_cunneen,
    deterministic_service,
    deterministic_service_by_spitzer,
    pollaczek_khinchine,
    sakasegawa,
)
from sim.theory.parameter import TheoryError


@pytest.mark.parametrize(
    ("c", "rho", "wait", "p_wait"),
    [
        (1, 0.8, "2.000000", ".800000"),
        (2, 0.5, ".176741", ".323259"),
        (2, 0.8, ".903284", ".701898"),
        (5, 0.8, ".289060", ".533615"),
        (10, 0.8, ".109828", ".384717"),
        (10, 0.9, ".344582", ".646861"),
        (20, 0.9, ".144286", ".523265"),
    ],
)
def test_deterministic_service(c: int, rho: float, wait: str, p_wait: str, printed) -> None:
    queue = deterministic_service(c * rho, 1.0, c)
    printed(queue.mean_wait, wait)
    printed(queue.p_wait, p_wait)
    second_p, second_wait = deterministic_service_by_spitzer(c * rho, 1.0, c)
    assert queue.p_wait == pytest.approx(second_p, rel=1e-10)
    assert queue.mean_wait == pytest.approx(second_wait, rel=1e-10)
    assert queue.served_within(0.0) == pytest.approx(1.0 - queue.p_wait, rel=1e-10)


def test_wait_distribution_of_one_server() -> None:
    queue = deterministic_service(0.8, 1.0, 1)
    for t in (0.0, 0.3, 1.0, 2.7):  # Erlang 1909
        late = [0.8 * (j - t) for j in range(int(t) + 1)]
        terms = [x**j / math.factorial(j) * math.exp(-x) for j, x in enumerate(late)]
        assert queue.served_within(t) == pytest.approx(0.2 * sum(terms), rel=1e-9)


def test_wait_distribution_has_the_mean() -> None:
    queue = deterministic_service(9.0, 2.0, 20)
    step = 0.005
    late = [1.0 - queue.served_within(step * (i + 0.5)) for i in range(1200)]
    assert step * sum(late) == pytest.approx(queue.mean_wait, rel=1e-4)


@pytest.mark.parametrize(("cv2", "wait"), [(0.0, 2.0), (0.25, 2.5), (1.0, 4.0), (4.0, 10.0)])
def test_one_server(cv2: float, wait: float) -> None:
    assert pollaczek_khinchine(0.8, 1.0, cv2) == pytest.approx(wait, rel=1e-14)
    assert allen_cunneen(0.8, 1.0, 1, cv2) == pytest.approx(wait, rel=1e-14)
    assert sakasegawa(0.8, 1.0, 1, cv2) == pytest.approx(wait, rel=1e-14)


@pytest.mark.parametrize(("m", "simulated"), [(12, 1.236), (13, 0.516), (14, 0.234)])
def test_lognormal_service_within_six_percent(m: int, simulated: float) -> None:
    cv2 = math.exp(0.8**2) - 1.0
    approximate = allen_cunneen(100 / 60, 6.0, m, cv2)
    assert approximate == pytest.approx(simulated, rel=0.06)
    assert approximate == pytest.approx(erlang_c(100 / 60, 1 / 6, m).mean_wait * (1 + cv2) / 2, rel=1e-12)


def test_sakasegawa_near_saturation() -> None:
    assert sakasegawa(9.8, 1.0, 10, 1.0) == pytest.approx(erlang_c(9.8, 1.0, 10).mean_wait, rel=0.02)


@pytest.mark.parametrize("solve", [deterministic_service, deterministic_service_by_spitzer])
def test_refuses_overload(solve) -> None:
    with pytest.raises(TheoryError, match=r"arrival_rate = 10.0: must be below servers / service_time = 10"):
        solve(10.0, 1.0, 10)
    with pytest.raises(TheoryError, match="occupancy"):
        deterministic_service(9.9999, 1.0, 10)
    with pytest.raises(TheoryError, match="arrival_rate"):
        pollaczek_khinchine(1.0, 1.0, 1.0)
    with pytest.raises(TheoryError, match="arrival_rate"):
        sakasegawa(2.0, 1.0, 2, 1.0)
