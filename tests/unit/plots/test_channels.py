"""The day of each channel side by side."""

import pytest

from sim.plots.channels import Lane, draw_channels, lane_title
from sim.report.data import ReportData
from tests.unit.report.five import CHANNELS

LANES = [Lane(name, name, 0.8, "target 80 %") for name in CHANNELS]


def test_the_title_names_who_is_furthest_below_target(mixed: ReportData) -> None:
    assert lane_title(mixed.table, LANES) == "Furthest below target is voice at 10:00: 55 %, target 80 %"
    assert (
        lane_title(mixed.table, LANES[1:])
        == "All channels hold their targets, least chat at 00:00: 90 %, target 80 %"
    )
    assert lane_title(mixed.table, [Lane("voice", "voice")]) == "The day of each channel"


def test_each_channel_has_its_colour_and_its_own_scale_of_waits(mixed: ReportData) -> None:
    drawing = draw_channels(mixed.table, LANES, 10, 1 / 3)
    assert drawing is not None
    text = drawing.svg.replace("\n", "")
    assert all(colour in text for colour in ("#0072b2", "#009e73", "#56b4e9", "#e69f00", "#cc79a7"))
    assert ">10 s<" in text
    assert ">2 h 00<" in text
    assert "grey: nobody on duty" in text
    assert drawing.rows.groupby(["channel", "measure"]).size().eq(24).all()
    offered = drawing.rows[drawing.rows["measure"] == "offered"]
    assert offered["estimate"].sum() * 3 == pytest.approx(mixed.get("offered").value)


def test_without_intervals_there_is_no_figure(mixed: ReportData) -> None:
    assert draw_channels(mixed.table[mixed.table["by"] == "all"], LANES) is None
