"""Tables for the workbook alone."""

import pytest

from sim.report.data import Estimate, ReportData
from sim.report.details import details
from tests.unit.report.five import CHANNELS


def test_long_tables_name_whom_and_when(mixed: ReportData) -> None:
    made = details(mixed)
    assert list(made) == ["channel-intervals", "channel-days", "group-intervals", "group-types"]
    table = made["channel-intervals"]
    assert [row.name for row in table.rows[::24]] == CHANNELS
    assert table.rows[0].cells[0] == "00:00"
    offered = table.rows[0].cells[1]
    assert isinstance(offered, Estimate)
    assert offered.value == pytest.approx(2000 / 24 / 3)  # a day


def test_one_channel_and_one_group_need_none(met: ReportData) -> None:
    assert list(details(met)) == ["group-intervals"]
