"""The day of each agent group."""

import pytest

from sim.plots.groups import busy_curve, draw_groups
from sim.report.data import ReportData
from tests.unit.report.five import GROUPS


def test_busy_is_the_occupied_part_of_who_is_on_duty(mixed: ReportData) -> None:
    busy = busy_curve(mixed.table, "group", "phone")
    assert busy.estimate.tolist() == pytest.approx([6.3] * 12)
    assert busy.half_width.tolist() == pytest.approx([0.09] * 12)


def test_a_panel_for_each_group(mixed: ReportData) -> None:
    drawing = draw_groups(mixed.table, list(GROUPS), 10)
    assert drawing is not None
    assert drawing.title == "Busiest are phone at 08:00: 70 % of those on duty"
    assert drawing.rows.groupby(["group", "measure"]).size().eq(12).all()
    assert draw_groups(mixed.table[mixed.table["by"] == "all"], list(GROUPS)) is None
