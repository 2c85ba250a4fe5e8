"""The table of how agents differ."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from sim.report.crew import crew
from sim.report.data import Estimate, ReportData
from tests.unit.report.five import GROUPS
from tests.unit.report.synthetic import COLUMNS


def _unlike(data: ReportData) -> ReportData:
    """The same center, where agents differ."""
    places = [("total", ""), *(("group", name) for name in GROUPS)]
    rows = [("knowledge", "total", "", "all", "", 0.4, 0.0, 20, "share", "ratio of totals")]
    rows += [
        ("tenure", *place, "all", "", 365.25 * 86_400, 86_400.0, 20, "s", "ratio of totals")
        for place in places
    ]
    rows += [("fatigue", *place, "all", "", 0.2, 0.01, 20, "share", "ratio of totals") for place in places]
    return replace(
        data, table=pd.concat([data.table, pd.DataFrame(rows, columns=COLUMNS)], ignore_index=True)
    )


def test_a_column_for_each_group_and_a_row_for_each_measure(mixed: ReportData) -> None:
    table = crew(_unlike(mixed))
    assert table is not None
    assert [heading for _, heading in table.columns] == [*GROUPS, "all agents"]
    assert [row.name for row in table.rows] == ["Knowledge", "Tenure (months)", "Fatigue"]
    months = table.rows[1].cells[0]
    assert isinstance(months, Estimate)
    assert months.value == pytest.approx(12)


def test_nothing_is_told_of_agents_who_are_alike(mixed: ReportData) -> None:
    assert crew(mixed) is None
