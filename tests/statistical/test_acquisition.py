"""The base of `retail_years` stays as it is with the acquisition that the scenario states."""

from __future__ import annotations

import pytest

import sim
from sim.calibration.acquisition import daily_drift


@pytest.mark.long
@pytest.mark.parametrize("from_day", [14, 300, 640])
def test_the_base_moves_less_than_two_percent_in_90_days(from_day: int) -> None:
    scenario = sim.load("retail_years").with_(
        {"calendar.days": from_day + 90, "measures.warm_up": f"{from_day}d"}
    )
    assert scenario.customers is not None
    moved = 90 * daily_drift(scenario, replications=2, seed=7)
    assert abs(moved).max() < 0.02 * scenario.customers.initial
