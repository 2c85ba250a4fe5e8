"""The simulated table is what the measures of the simulator say, hour by hour."""

from __future__ import annotations

import numpy as np
import pytest

from sim.calibration.evidence import HourRow
from sim.calibration.regular import on_weekdays
from sim.calibration.simulated import mean_wait, simulate_hours
from sim.replications import run
from sim.scenario import load
from tests.unit.calibration.test_regular import SMALL


def measured(*hours: int | None) -> list[HourRow]:
    return [HourRow(hour, 1, 1.0, 0.5, 30.0, 0.1, 0.5, 180.0) for hour in hours]


def test_hours_are_the_intervals_of_the_simulator() -> None:
    rows = simulate_hours(SMALL, measured(8, 12, None), [0, 1, 2, 3, 4], replications=6, seed=4)
    result = run(load(on_weekdays(SMALL, [0, 1, 2, 3, 4])), 6, 4)
    table = result.table
    total = table[(table.scope == "total")].set_index(["measure", "by", "at"])
    for row, place in zip(rows, [("interval", "08:00"), ("interval", "12:00"), ("all", "")], strict=True):
        for column, measure in (("p_wait", "p_wait"), ("mean_wait", "wait_mean"), ("p_abandoned", "abandonment")):
            cell = total.loc[(measure, *place)]
            assert getattr(row, column) == pytest.approx(cell.estimate)
            assert row.half[column] == pytest.approx(cell.half_width)
            assert row.low[column] <= row.high[column]
        assert row.calls_per_day == pytest.approx(total.loc[("offered", *place)].estimate / 10)


def test_an_hour_without_calls_has_no_numbers() -> None:
    (row,) = simulate_hours(SMALL, measured(3), [0], replications=2)
    assert np.isnan(row.p_wait)
    assert row.calls_per_day == 0


def test_the_mean_wait_uses_the_same_luck_every_time() -> None:
    done: list[int] = []
    simulate = mean_wait([0, 1, 2, 3, 4], replications=4, seed=1, progress=done.append)
    few = {**SMALL, "agents": {"tellers": {**SMALL["agents"]["tellers"], "shrinkage": 0.2}}}
    first, worse, again = simulate(SMALL), simulate(few), simulate(SMALL)
    assert first == again
    assert worse > first
    assert done == [1, 2, 3]
