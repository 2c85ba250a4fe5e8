"""Erlang B, C and A against printed numbers."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sim.theory.erlang import erlang_a, erlang_b, erlang_c, ordered_entry_occupancy, p_wait_erlang_c
from sim.theory.parameter import TheoryError

PER_MINUTE = 100 / 60


def test_erlang_b_by_its_definition() -> None:
    for a, c in ((0.5, 3), (10.0, 12), (80.0, 90)):
        terms = [a**n / math.factorial(n) for n in range(c + 1)]
        assert erlang_b(a, c) == pytest.approx(terms[-1] / sum(terms), rel=1e-12)
    assert erlang_b(0.0, 0) == 1.0
    assert erlang_b(0.0, 3) == 0.0


@pytest.mark.parametrize(
    ("m", "p_wait", "asa", "level"),
    [(12, ".4494", "1.348", ".598"), (13, ".2853", ".571", ".759"), (14, ".1741", ".261", ".861")],
)
def test_model_erlang_c(m: int, p_wait: str, asa: str, level: str, printed) -> None:
    queue = erlang_c(PER_MINUTE, 1 / 6, m)
    printed(queue.p_wait, p_wait)
    printed(queue.mean_wait, asa)
    printed(queue.service_level(1 / 3), level)


@pytest.mark.parametrize(
    ("m", "p_abandon", "wait", "p_wait"),
    [
        (8, ".2429", "1.627", ".795"),
        (10, ".1217", ".816", ".554"),
        (12, ".0508", ".340", ".310"),
        (14, ".0176", ".118", ".138"),
    ],
)
def test_model_erlang_a(m: int, p_abandon: str, wait: str, p_wait: str, printed) -> None:
    queue = erlang_a(PER_MINUTE, 1 / 6, m, 1 / 6.7)
    printed(queue.p_abandon, p_abandon)
    printed(queue.mean_wait, wait)
    printed(queue.p_wait, p_wait)
    assert queue.p_abandon == pytest.approx(queue.mean_wait / 6.7, rel=1e-12)


@pytest.mark.parametrize(
    ("gap", "wait"),
    [(61, "3443.742325"), (65, "576.351580"), (70, "230.407098"), (75, "122.754045"), (84, "51.285732")],
)
def test_queuesim_erlang_c(gap: float, wait: str, printed) -> None:
    printed(erlang_c(1 / gap, 1 / 600, 10).mean_wait, wait)


@pytest.mark.parametrize(
    ("c", "wait"),
    [
        (1, "2400"),
        (2, "1066.667"),
        (3, "647.191"),
        (4, "447.324"),
        (5, "332.468"),
        (6, "258.886"),
        (10, "122.754"),
        (25, "25.092"),
    ],
)
def test_queuesim_same_occupancy(c: int, wait: str, printed) -> None:
    printed(erlang_c(0.8 * c / 600, 1 / 600, c).mean_wait, wait)


def test_queuesim_one_queue_or_two(printed) -> None:
    printed(2 * erlang_c(1 / 100, 1 / 80, 1).mean_queue, "6.4")
    printed(erlang_c(1 / 50, 1 / 80, 2).mean_queue, "2.8444")
    printed(erlang_c(1 / 50, 1 / 40, 1).mean_queue, "3.2")


@pytest.mark.parametrize(
    ("n", "level", "p_wait"),
    [
        (13, 0.7955947884177831, 0.285270453036493),
        (14, 0.8883500191794669, 0.1741319335950498),
        (15, 0.9414528428690223, 0.10204236700798798),
    ],
)
def test_pyworkforce_erlang_c(n: int, level: float, p_wait: float) -> None:
    queue = erlang_c(100 / 30, 1 / 3, n)
    assert queue.service_level(1 / 3) == pytest.approx(level, rel=1e-12)
    assert queue.p_wait == pytest.approx(p_wait, rel=1e-12)
    assert p_wait_erlang_c(10.0, n) == pytest.approx(p_wait, rel=1e-12)
    assert queue.occupancy == pytest.approx(10.0 / n, rel=1e-14)


@pytest.mark.parametrize(
    ("n", "p_wait", "p_abandon", "occupancy", "wait", "level"),
    [
        (14, ".14526", ".013984", ".704297", ".069919", ".916792"),
        (13, ".226", ".025", ".750", ".125", ".858"),
    ],
)
def test_pyworkforce_erlang_a(
    n: int, p_wait: str, p_abandon: str, occupancy: str, wait: str, level: str, printed
) -> None:
    queue = erlang_a(100 / 30, 1 / 3, n, 1 / 5)
    printed(queue.p_wait, p_wait)
    printed(queue.p_abandon, p_abandon)
    printed(queue.occupancy, occupancy)
    printed(queue.mean_wait, wait)
    printed(queue.service_level(1 / 3, "offered"), level)


def test_call_center_tools(printed) -> None:
    forty, fewer = erlang_c(1000 / 3600, 1 / 120, 40), erlang_c(1000 / 3600, 1 / 120, 35)
    printed(100 * forty.p_wait, "19.07")
    printed(100 * forty.service_level(20), "93.72")
    printed(forty.mean_wait, "3.43")
    printed(100 * forty.occupancy, "83.33")
    printed(fewer.p_wait, ".69651")
    printed(fewer.mean_wait, "50.149")
    printed(fewer.service_level(20), ".47242")


def test_herzog(printed) -> None:
    printed(60 * erlang_c(3.5, 1 / 3, 13).mean_wait, "26.557")
    printed(60 * erlang_a(3.5, 1 / 3, 13, 1 / 5).mean_wait, "9.913")
    printed(60 * erlang_a(3.5, 1 / 3, 9, 1 / 5).mean_wait, "56.618")


def test_ciw_and_ssj(printed) -> None:
    printed(erlang_c(0.2, 0.1, 3).mean_wait, "4.4444")
    printed(erlang_c(0.2, 0.1, 4).mean_wait, ".86957")
    shares = ordered_entry_occupancy(1.0, 2.0, 3)
    for value, text in zip(shares, (".335017", ".130407", ".034577"), strict=True):
        printed(value, text)
    bank = erlang_c(1.0, 2.0, 1)
    assert (bank.mean_wait, bank.mean_queue) == pytest.approx((0.5, 0.5), rel=1e-14)


def test_garnett_mandelbaum_reiman(printed) -> None:
    patient, queue, fewer = erlang_c(48, 1, 50), erlang_a(48, 1, 50, 0.5), erlang_c(48 * 0.969, 1, 50)
    for value, text in (
        (60 * patient.mean_wait, "20.8337"),
        (60 * patient.wait_quantile(0.9), "58.139"),
        (patient.mean_queue, "16.667"),
        (queue.p_abandon, ".0309122"),
        (60 * queue.mean_wait, "3.7095"),
        (60 * queue.mean_wait_served, "3.6159"),
        (60 * queue.mean_wait_abandoned, "6.6428"),
        (queue.mean_queue, "2.96758"),
        (queue.occupancy, ".930324"),
        (60 * queue.wait_quantile(0.9), "12.445"),
        (60 * fewer.mean_wait, "8.8131"),
        (60 * fewer.wait_quantile(0.9), "28.104"),
        (fewer.mean_queue, "6.832"),
        (fewer.occupancy, ".93024"),
    ):
        printed(value, text)


def test_miller_servers_by_hour() -> None:
    calls = [27, 7, 5, 0, 2, 1, 19, 158, 389, 430, 496, 441]
    calls += [382, 814, 463, 462, 271, 300, 355, 342, 272, 246, 230, 177]
    published = [1, 1, 1, 0, 1, 1, 1, 4, 8, 9, 10, 9, 8, 16, 10, 10, 6, 7, 8, 8, 6, 6, 5, 4]
    loads = np.array(calls) / 4 / 15
    found = [next(c for c in range(99) if a == 0 or p_wait_erlang_c(a, c) <= 0.5) for a in loads]
    assert found == published


def test_sd_of_the_wait() -> None:
    queue = erlang_c(10.0, 1.0, 12)
    t = np.linspace(0.0, 30.0, 300_001)
    second = np.trapezoid(2 * t * queue.p_wait * np.exp(-2.0 * t), t)
    assert queue.sd_wait == pytest.approx(math.sqrt(second - queue.mean_wait**2), rel=1e-8)


def test_stability() -> None:
    assert p_wait_erlang_c(3.0, 3) == 1.0
    with pytest.raises(TheoryError, match=r"arrival_rate = 3.0: must be below servers \* service_rate = 3"):
        erlang_c(3.0, 1.0, 3)
    with pytest.raises(TheoryError, match="patience_rate = 0"):
        erlang_a(1.0, 1.0, 3, 0.0)


def test_all_six_formulas_agree_where_nobody_abandons() -> None:
    levels = erlang_c(10.0, 1.0, 12).service_levels(0.1)
    assert len({levels.answered, levels.offered, levels.short_abandons_excluded}) == 1
