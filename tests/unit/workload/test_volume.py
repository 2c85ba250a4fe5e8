"""Mean volumes: by rates, by totals, by customers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim.scenario import load
from sim.workload.arrivals import sample_arrivals
from sim.workload.volume import daily_totals, expected_cases, weekly_cases
from tests.statistics import Expectation


def _stream(week: dict[str, Any], **keys: Any) -> Any:
    """The scenario with 10,000 customers and its only stream."""
    week["arrivals"] = {"customers": 10_000, "streams": {"calls": {"mix": {"call": 1}, **keys}}}
    scenario = load(week)
    return scenario, scenario.arrivals.streams["calls"]


def test_rates_are_of_an_hour(week: dict[str, Any]) -> None:
    weekly = weekly_cases(*_stream(week, rates_per_hour={"monday": {"09:00-10:00": 60}}))
    assert weekly[0, 18:20].tolist() == [30, 30]
    assert weekly.sum() == 60


def test_totals_are_spread_by_their_weights(week: dict[str, Any]) -> None:
    said = _stream(week, per_day={"tuesday": 80}, weights={"all": {"09:00-09:30": 3, "10:00-10:30": 1}})
    assert daily_totals(*said).tolist() == [0, 80, 0, 0, 0, 0, 0]
    weekly = weekly_cases(*said)
    assert weekly[1, [18, 20]].tolist() == [60, 20]
    assert weekly.sum() == 80


def test_customers_make_so_many_cases_on_each_day(week: dict[str, Any]) -> None:
    hours = [0] * 9 + [3, 1] + [0] * 13
    said = _stream(week, per_customer=0.005, hours=hours, weekdays="1.06 1 1 1 0.95 0.45 0.35")
    weekly = weekly_cases(*said)
    assert weekly.sum(axis=1) == pytest.approx(50 * np.array([1.06, 1, 1, 1, 0.95, 0.45, 0.35]))
    assert weekly[1, 18:22] == pytest.approx([50 * 3 / 8, 50 * 3 / 8, 50 / 8, 50 / 8])
    days = expected_cases(*said)
    assert days.shape == (28, 48)
    assert (days[7:14] == weekly).all()


def test_only_proportions_of_the_hours_count(week: dict[str, Any]) -> None:
    hours = np.arange(1, 25)
    once, twice = (
        weekly_cases(*_stream(week, per_customer=0.01, hours=(times * hours).tolist())) for times in (1, 2)
    )
    assert once == pytest.approx(twice)


def test_without_hours_a_day_is_spread_over_opening_hours(week: dict[str, Any]) -> None:
    weekly = weekly_cases(*_stream(week, per_customer=0.01))
    assert weekly[:, 16:36] == pytest.approx(np.full((7, 20), 5.0))
    assert weekly.sum() == pytest.approx(700)


def test_so_many_cases_come(week: dict[str, Any]) -> None:
    scenario, _ = _stream(week, per_customer=0.02)
    Expectation(28 * 200, detect=150).check([len(sample_arrivals(scenario, 1, run)) for run in range(24)])


def test_more_customers_add_cases_and_move_nobody(week: dict[str, Any]) -> None:
    scenario, _ = _stream(week, per_customer=0.02)
    few, many = (
        set(sample_arrivals(one, 1, 0)[["day", "ordinal", "opened_at"]].tolist())
        for one in (scenario, scenario.with_({"arrivals.customers": 12_000}))
    )
    assert few < many
