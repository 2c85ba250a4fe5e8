"""Closing other weekdays leaves the regular ones as they are."""

from __future__ import annotations

import numpy as np

from sim.calibration.regular import on_weekdays
from sim.metrics import tally
from sim.plan import build_plan
from sim.scenario import load
from sim.simulate import simulate

SMALL = {
    "name": "small",
    "calendar": {
        "start": "2024-01-01",
        "days": 14,
        "interval": "1h",
        "opening": {"monday-friday": "08:00-18:00", "saturday": "09:00-12:00"},
    },
    "contact_types": {"call": {"talk": "exponential mean:3m", "patience": "exponential mean:4m"}},
    "arrivals": {
        "day_factor": {"cv": 0.2, "ar1": 0.5},
        "streams": {"calls": {"rates_per_hour": {"monday-friday": 60, "saturday": 30}, "mix": {"call": 1}}},
    },
    "agents": {"tellers": {"count": {"monday-friday": 3.5, "saturday": 2}, "skills": {"call": {}}}},
}


def _contacts_by_day(scenario: dict) -> np.ndarray:
    log = simulate(build_plan(load(scenario), 3, 0))
    return tally(log).contacts[:, 0, log.meta.intervals_per_day :]


def test_days_that_stay_are_the_same_to_the_tick() -> None:
    whole, part = _contacts_by_day(SMALL), _contacts_by_day(on_weekdays(SMALL, [0, 1, 2, 3, 4]))
    regular = np.array([day % 7 < 5 for day in range(14)])
    assert np.array_equal(whole[:, regular], part[:, regular])
    assert whole[0, ~regular].sum() > 0
    assert part[0, ~regular].sum() == 0


def test_runs_of_weekdays_are_taken_apart() -> None:
    kept = on_weekdays(SMALL, [4])
    assert kept["calendar"]["opening"] == {"friday": "08:00-18:00"}
    assert kept["agents"]["tellers"]["count"] == {"friday": 3.5}
    assert SMALL["calendar"]["opening"]["saturday"] == "09:00-12:00"
