"""Rates and staff that change with time: printed hours, limits, two routes."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sim.theory.delay_system import delay_system
from sim.theory.parameter import TheoryError
from sim.theory.transient import Period, transient

TV1 = """
344.7508 46.0490 .54587 14.0435 1.5350
408.0380 96.9220 .80147 15.4877 3.2307
408.0380 99.0117 .80837 15.5103 3.3004
344.7508 53.0950 .60865 14.7458 1.7698
255.2492 11.5280 .23330 12.3800 .3843
191.9620 1.1785 .04044 9.6329 .0393
191.9620 .9867 .03498 9.4706 .0329
255.2492 9.6181 .20411 12.0891 .3206
"""


def wave(t: float) -> float:
    return 5.0 + 2.0 * math.sin(2.0 * math.pi * t / 480.0)


def test_tv1(printed) -> None:
    hours = transient([Period(60.0, 16, wave)] * 8, 1 / 3, 1 / 2, in_system=60).periods
    for hour, row in zip(hours, TV1.split("\n")[1:-1], strict=True):
        values = [hour.arrivals, hour.abandons, hour.p_delay, hour.mean_busy, hour.mean_queue]
        for value, text in zip(values, row.split(), strict=True):
            printed(value, text)
    printed(sum(hour.arrivals for hour in hours), "2400")
    printed(sum(hour.abandons for hour in hours), "318.3889")
    printed(sum(hour.delayed for hour in hours), "1181.0242")


def test_function_and_steps_agree() -> None:
    smooth = transient([Period(30.0, 16, wave)], 1 / 3, 1 / 2, in_system=60).periods[0]
    steps = [Period(0.5, 16, wave(0.5 * (i + 0.5))) for i in range(60)]
    stepped = transient(steps, 1 / 3, 1 / 2, in_system=60).periods
    assert sum(p.abandons for p in stepped) == pytest.approx(smooth.abandons, rel=1e-5)
    np.testing.assert_allclose(stepped[-1].state_at_end, smooth.state_at_end, atol=1e-5)


def day_wave(t: float) -> float:
    return 100.0 + 50.0 * math.sin(2.0 * math.pi * t / 24.0)


SIPP = [118, 132, 143, 153, 160, 163, 163, 160, 153, 143, 132, 118]
SIPP += [105, 91, 79, 70, 63, 59, 59, 63, 70, 79, 91, 105]
SIPP_DELAY = """.0248 .0184 .0246 .0321 .0476 .0827 .1343 .1997 .3028 .4319 .5293 .6590
.7263 .8003 .8339 .8230 .7932 .7309 .6134 .4468 .2819 .1631 .0818 .0375"""
LAG_DELAY = """.2160 .2147 .1836 .1833 .1656 .1523 .1543 .1531 .1465 .1544 .1704 .1672
.1967 .1962 .2286 .2463 .2325 .2374 .2545 .2590 .2469 .2412 .2580 .2479"""


@pytest.mark.parametrize(
    ("staff", "delays", "overall"),
    [(SIPP, SIPP_DELAY, ".3028"), (SIPP[-1:] + SIPP[:-1], LAG_DELAY, ".1922")],
)
def test_tv2_green_kolesar_soares(staff: list[int], delays: str, overall: str, printed) -> None:
    """A day in steps of six minutes leads near the periodic state, a second to it; the third is printed."""
    tenths = [(hour + (i + 0.5) / 10, c) for hour, c in enumerate(staff) for i in range(10)]
    near = transient([Period(0.1, c, day_wave(t)) for t, c in tenths], 1.0, in_system=330).periods[-1]
    start = near.state_at_end / near.state_at_end.sum()
    days = [Period(1.0, c, day_wave) for c in staff * 2]
    result = transient(days, 1.0, start=start, in_system=330)
    assert result.truncation < 1e-9
    second, third = result.periods[:24], result.periods[24:]
    np.testing.assert_allclose(third[-1].state_at_end, second[-1].state_at_end, atol=1e-7)
    for period, text in zip(third, delays.split(), strict=True):
        printed(period.p_delay, text)
    assert sum(period.arrivals for period in third) == pytest.approx(2400.0, rel=1e-9)
    printed(sum(period.delayed for period in third) / 2400.0, overall)


def test_equilibrium_stays() -> None:
    queue = delay_system(4.2, 0.5, 9, 0.3, queue_capacity=30)
    period = transient([Period(50.0, 9, 4.2)], 0.5, 0.3, 30, start=queue.probabilities).periods[0]
    np.testing.assert_allclose(period.state_at_end, queue.probabilities, atol=1e-12)
    assert period.mean_queue == pytest.approx(queue.mean_queue, rel=1e-10)
    assert period.mean_busy == pytest.approx(queue.mean_busy, rel=1e-10)
    assert period.blocked / period.arrivals == pytest.approx(queue.p_blocked, rel=1e-9)
    assert period.p_delay == pytest.approx(queue.p_wait, rel=1e-9)


def test_equilibrium_is_reached() -> None:
    queue = delay_system(4.2, 0.5, 12)
    first, later = transient([Period(300.0, 12, 4.2), Period(10.0, 12, 4.2)], 0.5).periods
    assert first.mean_queue < queue.mean_queue
    assert later.mean_queue == pytest.approx(queue.mean_queue, rel=1e-8)
    assert (later.start, later.end) == (300.0, 310.0)


def test_contacts_are_conserved() -> None:
    periods = [Period(7.0, 0, 3.0), Period(11.0, 8, 5.0), Period(4.0, 3, 0.0)]
    result = transient(periods, 0.4, 0.1)
    served = sum(0.4 * p.mean_busy * (p.end - p.start) for p in result.periods)
    gone = sum(p.abandons for p in result.periods)
    left = result.periods[-1].state_at_end @ np.arange(result.periods[-1].state_at_end.size)
    assert served + gone + left == pytest.approx(21.0 + 55.0, rel=1e-9)
    assert result.periods[0].mean_busy == 0.0
    assert math.isnan(result.periods[2].p_delay)


def test_nobody_served_is_a_poisson_count() -> None:
    end = transient([Period(2.0, 0, 5.0)], 1.0).periods[0].state_at_end
    poisson = [math.exp(-10.0) * 10.0**n / math.factorial(n) for n in range(40)]
    np.testing.assert_allclose(end[:40], poisson, rtol=1e-9)


@pytest.mark.parametrize(
    ("periods", "options", "key"),
    [
        ([], {}, "periods"),
        ([Period(0.0, 1, 1.0)], {}, r"periods\[0\].duration"),
        ([Period(1.0, -1, 1.0)], {}, r"periods\[0\].servers"),
        ([Period(1.0, 1, -1.0)], {}, r"periods\[0\].arrival_rate"),
        ([Period(1.0, 1, 1.0), Period(1.0, 2, 1.0)], {"queue_capacity": 3}, "queue_capacity"),
        ([Period(1.0, 1, 1.0)], {"start": np.array([0.5, 0.4])}, "sum of start"),
        ([Period(1.0, 1, 1.0)], {"queue_capacity": 0, "start": np.full(4, 0.25)}, "start"),
    ],
)
def test_refuses(periods: list[Period], options: dict[str, object], key: str) -> None:
    with pytest.raises(TheoryError, match=key):
        transient(periods, 1.0, **options)  # type: ignore[arg-type]
