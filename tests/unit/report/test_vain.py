"""Work that helps nobody, as a table."""

from __future__ import annotations

import dataclasses

import pandas as pd

from sim.report.data import ReportData
from sim.report.vain import vain


def test_what_there_is_stands_by_type(lived: ReportData) -> None:
    rows = [
        (measure, scope, name, "all", "", value, 1.0, 10, unit, "mean")
        for scope, name, some in (("total", "", 1), ("contact_type", "chat", 1), ("contact_type", "email", 0))
        for measure, value, unit in (
            ("duplicates", 0.0, "count"),
            ("opened_in_vain", 40.0 * some, "count"),
            ("time_in_vain", 1200.0 * some, "s"),
        )
    ]
    added = pd.concat([lived.table, pd.DataFrame(rows, columns=lived.table.columns)], ignore_index=True)
    table = vain(dataclasses.replace(lived, table=added))
    assert table is not None
    assert [row.name for row in table.rows] == ["chat", f"all {lived.noun}"]
    assert [key for key, _ in table.columns] == ["opened_in_vain", "time_in_vain"]


def test_without_any_there_is_none(lived: ReportData) -> None:
    assert vain(lived) is None
