"""Measures by week."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sim.log import Meta
from sim.replications.result import Joined
from sim.replications.weeks import week_rows
from tests.unit.metrics.made import meta

ON = {"customers": {}}


def _joined(rules: Meta, kind: str) -> Joined:
    """The number of the day, and of ten times as many for a second segment; of two replications."""
    days = np.arange(rules.days, dtype=np.float64)
    line = np.concatenate([[days.sum()], np.full(rules.intervals_per_day, math.nan), days])
    top = np.array([[line, line * 10], [line + 2, line]])
    labels = (("total", ""), ("segment", "vip"))
    return Joined("customers", "count", kind, labels, top, np.ones_like(top))


def test_seven_days_from_the_first_measured_one() -> None:
    rules = meta(**ON, calendar__days=30, measures__warm_up="48h")
    rows = list(week_rows({"customers": _joined(rules, "mean")}, rules, 2))
    begins = [str(np.datetime64(rules.start) + day) for day in (2, 9, 16, 23)]
    assert [(row[3], row[4]) for row in rows] == [("week", at) for at in begins]
    weeks = [sum(range(day, day + 7)) + 7 for day in (2, 9, 16, 23)]
    assert [row[5] for row in rows] == weeks
    assert {row[:3] for row in rows} == {("customers", "total", "")}
    assert rows[0][6] == pytest.approx(12.706 * 7, rel=1e-3)


def test_ratios_are_means_over_the_days() -> None:
    rules = meta(**ON, calendar__days=21)
    rows = list(week_rows({"customers": _joined(rules, "ratio of totals")}, rules, 2))
    assert [row[5] for row in rows] == [4, 11, 18]


@pytest.mark.parametrize(("keys", "days"), [(ON, 20), ({}, 30)])
def test_no_weeks_of_a_short_run_or_without_customers(keys: dict[str, object], days: int) -> None:
    rules = meta(**keys, calendar__days=days)
    assert list(week_rows({"customers": _joined(rules, "mean")}, rules, 2)) == []
