"""Made-up results of a scenario with customers, who leave, join and are worth something, for ten weeks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from sim.report.data import ReportData
from tests.unit.report.felt import felt
from tests.unit.report.synthetic import COLUMNS

COUNTS = {
    "customers": 48_300.0,
    "customers_start": 50_000.0,
    "customers_end": 46_600.0,
    "joined": 2_100.0,
    "left_base": 1_300.0,
    "left_service": 4_200.0,
    "good_told": 91_000.0,
    "bad_told": 60_000.0,
    "sales": 0.0,
}
SHARES = {
    "attrition_yearly": 0.6,
    "churn_yearly": 0.45,
    "churn_per_case": 0.031,
    "lost_share": 0.042,
    "goodwill": 0.79,
}
MONEY = {
    "margin_start": 958_000.0,
    "value_lost": 924_000.0,
    "sales_value": 0.0,
    "cost": 400_000.0,
    "value": -366_000.0,
    "margin": 925_000.0,
    "profit": 525_000.0,
}
WEEKS = {"customers": (50_000.0, -370.0), "cases": (4_000.0, -40.0), "value": (-52_000.0, 3_000.0)}


def clients(n_weeks: int = 10, drift: float = 1.0, **changes: Any) -> ReportData:
    """Five channels, how their cases went, and two segments of customers; what a segment says is half of the total.

    Parameters
    ----------
    n_weeks
        Weeks of which there are rows.
    drift
        Factor on what changes from week to week.
    changes
        Fields of `ReportData` to be replaced.
    """
    data = felt(**changes)
    rows: list[tuple[Any, ...]] = []
    for family, unit in ((COUNTS, "count"), (SHARES, "share"), (MONEY, "money")):
        for measure, value in family.items():
            half = 0.0 if measure == "customers_start" else abs(value) / 100
            for place, part in ((("total", ""), 1.0), (("segment", "plain"), 0.5), (("segment", "vip"), 0.5)):
                share = 1.0 if unit == "share" else part
                rows.append((measure, *place, "all", "", value * share, half, 20, unit, "mean"))
    for measure, (first, step) in WEEKS.items():
        for number in range(n_weeks):
            at = str(np.datetime64("2026-01-05") + 7 * number)
            value = first + drift * step * number
            rows.append((measure, "total", "", "week", at, value, abs(first) / 200, 20, "count", "mean"))
    table = pd.concat([data.table, pd.DataFrame(rows, columns=COLUMNS)], ignore_index=True)
    return replace(data, table=table, scenario={**data.scenario, "market": {"retention": 0.77}})
