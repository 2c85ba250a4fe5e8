"""How many cases a stream brings in the mean."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.scenario import Scenario
from sim.scenario.arrivals import Stream
from sim.scenario.table import resolve, resolve_days
from sim.units import HOUR

__all__ = ["daily_totals", "expected_cases", "weekly_cases"]


def _pool(scenario: Scenario) -> tuple[int, int]:
    """Customers at the start, and people of whom cases are sampled: all who are or may become customers."""
    known = scenario.arrivals.customers or 1
    return known, known


def daily_totals(scenario: Scenario, stream: Stream) -> NDArray[np.float64]:
    """Exact cases of each weekday at scale 1, shape (7,), of a stream with `per_day`."""
    initial, potential = _pool(scenario)
    return resolve_days(stream.per_day, scenario.calendar.opening_grid()) * (potential / initial)


def weekly_cases(scenario: Scenario, stream: Stream) -> NDArray[np.float64]:
    """Expected cases by weekday and interval at scale 1, shape (7, intervals of a day).

    Those of the whole pool: rates and totals hold for the customers at the start, cases per customer for each of it.
    """
    calendar, opening = scenario.calendar, scenario.calendar.opening_grid()
    initial, potential = _pool(scenario)
    if stream.rates_per_hour is not None:
        hourly = resolve(stream.rates_per_hour, opening) * (potential / initial)
        return np.asarray(hourly * (calendar.interval / HOUR))
    if stream.per_day is not None:
        return np.asarray(_shares(resolve(stream.weights, opening)) * daily_totals(scenario, stream)[:, None])
    assert stream.per_customer is not None
    spread = resolve(1.0 if stream.hours is None else stream.hours, opening)
    a_day = potential * stream.per_customer * np.array(stream.weekdays or (1.0,) * 7)
    return np.asarray(_shares(spread) * a_day[:, None])


def expected_cases(scenario: Scenario, stream: Stream) -> NDArray[np.float64]:
    """`weekly_cases` of every day of the run, shape (days, intervals of a day)."""
    calendar = scenario.calendar
    weekdays = (calendar.weekday(0) + np.arange(calendar.days)) % 7
    return np.asarray(weekly_cases(scenario, stream)[weekdays])


def _shares(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of each day's whole; a day without any weight has none."""
    return np.asarray(weights / np.maximum(weights.sum(axis=1, keepdims=True), np.finfo(np.float64).tiny))
