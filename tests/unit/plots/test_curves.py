"""Curves put the rows of a table on one regular clock."""

import numpy as np
import pandas as pd

from sim.plots.curves import curve, interval_minutes, open_hours
from sim.report.data import ReportData


def _table(ats: list[str], values: list[float], measure: str = "offered") -> pd.DataFrame:
    frame = pd.DataFrame({"measure": measure, "scope": "total", "name": "", "by": "interval", "at": ats})
    return frame.assign(estimate=values, half_width=0.1, n=10, unit="share", kind="ratio of totals")


def test_gaps_are_filled_with_nan() -> None:
    found = curve(_table(["09:00", "08:00", "08:30", "11:00"], [3.0, 1.0, 2.0, 4.0]), "offered")
    assert found.edges.tolist() == [480, 510, 540, 570, 600, 630, 660, 690]
    np.testing.assert_array_equal(found.estimate, [1, 2, 3, np.nan, np.nan, np.nan, 4])
    assert found.width == 30
    assert found.at(found.peak()) == "11:00"


def test_a_missing_measure_is_an_empty_curve() -> None:
    found = curve(_table(["09:00"], [1.0]), "asa")
    assert not found
    assert found.width == 0


def test_a_single_interval_counts_as_an_hour() -> None:
    assert interval_minutes(_table(["09:00"], [1.0])) == 60


def test_the_clock_covers_the_hours_in_which_something_happens(met: ReportData) -> None:
    assert open_hours([]).size == 0
    closed = curve(_table(["07:00", "08:00", "09:00", "10:00"], [0.0, 2.0, 1.0, 0.0]), "offered")
    assert open_hours([closed]).tolist() == [480, 540, 600]
    whole = open_hours([curve(met.table, "offered")])
    assert (whole[0], whole[-1]) == (420, 1440)


def test_a_curve_moves_to_another_grid() -> None:
    found = curve(_table(["08:00", "08:30"], [1.0, 2.0]), "offered")
    moved = found.on(np.array([450.0, 480.0, 510.0, 540.0, 570.0])).scaled(2.0)
    np.testing.assert_array_equal(moved.estimate, [np.nan, 2.0, 4.0, np.nan])
