"""What the dashboard says beside what happened."""

import csv
import dataclasses
import io

import pandas as pd
import pytest

from sim.report.dashboard import dashboard, pairs, widest
from sim.report.data import Estimate, ReportData


def _with(data: ReportData, table: pd.DataFrame) -> ReportData:
    return dataclasses.replace(data, table=table)


def test_each_pair_says_what_it_counts(lived: ReportData) -> None:
    found = {pair.name: (pair.reported, pair.true) for pair in pairs(lived)}
    assert list(found) == ["In time", "Solved at once", "Resolved", "Satisfied", "Not served", "Cost"]
    assert found["Solved at once"] == (lived.get("fcr_reported"), lived.get("fcr_true"))
    assert found["Satisfied"] == (lived.get("survey_top_two"), lived.get("satisfaction"))
    assert found["Cost"] == (lived.get("cost_per_answered"), lived.get("cost_per_resolved"))
    assert "no contact in 7 days" in [pair.counted for pair in pairs(lived)]


@pytest.mark.parametrize(
    ("gone", "left"),
    [
        ("fcr_true", ["In time", "Resolved", "Satisfied", "Not served"]),
        ("survey_top_two", ["In time", "Solved at once", "Resolved", "Not served", "Cost"]),
        ("in_time_share", ["Solved at once", "Resolved", "Satisfied", "Not served", "Cost"]),
    ],
)
def test_half_a_pair_is_not_told(lived: ReportData, gone: str, left: list[str]) -> None:
    data = _with(lived, lived.table[lived.table["measure"] != gone])
    assert [pair.name for pair in pairs(data)] == left


def test_the_widest_gap_is_told_only_if_it_is_sure(lived: ReportData) -> None:
    assert widest(lived) == (
        "The dashboard is furthest off at “in time”: it says 90.0 % ± 1.0, 33.0 points more than the "
        "57.0 % ± 0.6 that happened."
    )
    assert widest(_with(lived, lived.table.assign(half_width=0.4))) == ""


def test_the_table_has_a_half_width_for_each_side(lived: ReportData) -> None:
    table = dashboard(lived)
    assert table is not None
    lines = list(csv.DictReader(io.StringIO(table.csv())))
    assert {"reported", "reported_half_width", "true", "true_half_width", "true_counts"} <= set(lines[0])
    assert float(lines[1]["true"]) == pytest.approx(0.61)
    assert isinstance(table.rows[0].cells[0], Estimate)


def test_without_journeys_there_is_none(met: ReportData, mixed: ReportData) -> None:
    assert dashboard(met) is None
    assert dashboard(mixed) is None
    assert widest(mixed) == ""
