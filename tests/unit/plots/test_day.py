"""The day's panels say what their data show, and their numbers come along."""

import numpy as np
import pytest

from sim.plots.day import draw_day, draw_panel
from sim.plots.panels import PANELS, Day, panels, shown
from sim.report.data import ReportData
from sim.report.figures import day_of
from tests.unit.report.synthetic import build


def test_panels_say_what_is_seen(met: ReportData) -> None:
    day = day_of(met)
    assert panels(day) == [name for name in PANELS if name != "busy"]
    said = {name: shown(day, name) for name in panels(day)}
    assert said["arrivals"] == "Most calls arrive at 10:30: 94 in 30 minutes"
    assert said["staff"] == "Staff covers the load all day, most tightly at 10:00 (0.3 to spare)"
    assert said["service_level"] == "Service level falls below target between 10:00 and 11:00"
    assert said["wait"] == "The average wait peaks at 10:00 with 44 s"
    assert said["abandonment"] == "Abandonment peaks at 10:00 with 4 %"
    assert said["occupancy"] == "Agents are over 90 % occupied between 10:00 and 11:00"
    assert said["queue"].startswith("The queue peaks at 10:00: ")


def test_load_above_staff_is_said(missed: ReportData) -> None:
    assert shown(day_of(missed), "staff").startswith("Load exceeds staff ")


def test_a_day_above_target_is_said() -> None:
    assert shown(day_of(build(staff=1.4)), "service_level") == "Service level stays above target all day"


def test_the_whole_day_carries_all_its_numbers(met: ReportData) -> None:
    drawing = draw_day(day_of(met))
    assert drawing.title == "The day is tightest at 10:00: 74 % answered within 20 s"
    assert drawing.rows.groupby("measure").size().to_dict() == dict.fromkeys(
        [
            "offered",
            "load",
            "on_duty",
            "service_level",
            "asa",
            "abandonment",
            "occupancy",
            "queue_mean",
            "queue_max",
        ],
        34,
    )
    assert "shaded: below target" in drawing.svg
    assert drawing.csv().splitlines()[0] == "measure,at,estimate,half_width"


def test_counts_are_those_of_one_day(met: ReportData) -> None:
    drawing = draw_panel(day_of(met), "arrivals")
    assert drawing.rows["estimate"].sum() == pytest.approx(met.get("offered").value / 20, rel=1e-9)
    mean = build(interval_counts="mean of a day")
    assert draw_panel(day_of(mean), "arrivals").rows["estimate"].sum() == pytest.approx(
        met.get("offered").value
    )


def test_panels_without_data_are_left_out(met: ReportData) -> None:
    table = met.table[~met.table["measure"].isin(["load", "queue_max"])]
    day = Day(table)
    assert "staff" not in panels(day)
    assert "queue" in panels(day)
    assert shown(day, "queue") == "The queue peaks at 10:00: 2 on average"
    with pytest.raises(KeyError, match="no panel"):
        draw_panel(day, "staff")
    assert draw_day(day).rows["measure"].nunique() == 7


def test_an_empty_table_still_draws(met: ReportData) -> None:
    drawing = draw_day(Day(met.table[met.table["by"] == "all"]))
    assert drawing.title == "The day on one clock"
    assert drawing.rows.empty


def test_intervals_without_contacts_are_gaps(met: ReportData) -> None:
    table = met.table.copy()
    hole = (table["measure"] == "service_level") & (table["at"] == "12:00")
    table.loc[hole, ["estimate", "half_width"]] = np.nan
    drawing = draw_panel(Day(table, target=0.8), "service_level")
    assert int(drawing.rows["estimate"].isna().sum()) == 1


@pytest.mark.parametrize("minutes", [15, 60])
def test_other_interval_lengths(minutes: int) -> None:
    day = day_of(build(minutes=minutes))
    assert f"intervals of {minutes} minutes" in draw_day(day).svg
    assert shown(day, "arrivals").endswith("in an hour" if minutes == 60 else "in 15 minutes")


def test_one_replication_has_no_band() -> None:
    data = build(replications=1)
    assert "1 replication, no band" in draw_panel(day_of(data), "service_level").svg


def test_where_contacts_share_agents_staff_is_compared_with_who_is_busy(met: ReportData) -> None:
    day = Day(met.table, side_by_side=True)
    assert panels(day) == [name for name in PANELS if name != "staff"]
    assert shown(day, "busy") == "Most agents are busy at 10:30: 10.6 of 11.6 on duty"
