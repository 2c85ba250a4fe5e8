"""Customers week by week."""

from sim.plots.weeks import draw_weeks
from sim.report.data import ReportData
from tests.unit.report.clients import WEEKS, clients


def test_a_panel_for_each_measure_and_the_change_in_words() -> None:
    drawing = draw_weeks(clients().table, 20, "EUR")
    assert drawing is not None
    assert drawing.title == "Customers fall from 50\u202f000 to 46\u202f670 in 10 weeks"
    assert drawing.rows.groupby("measure").size().to_dict() == dict.fromkeys(WEEKS, 10)
    for label in ("customers", "cases they make", "value, EUR", "20 replications, 95 % band"):
        assert label in drawing.svg
    assert len(drawing.svg) < 200_000


def test_what_the_bands_do_not_tell_apart_stays() -> None:
    drawing, growing = (draw_weeks(clients(drift=drift).table) for drift in (0.1, -1))
    assert drawing is not None
    assert growing is not None
    assert drawing.title == "The number of customers stays about 50\u202f000 for 10 weeks"
    assert growing.title.startswith("Customers grow from ")


def test_large_numbers_get_a_unit_that_fits() -> None:
    table = clients().table
    table.loc[(table["by"] == "week") & (table["measure"] == "value"), "estimate"] *= 20
    drawing = draw_weeks(table, 20, "EUR")
    assert drawing is not None
    assert "value, thousand EUR" in drawing.svg


def test_without_customers_or_without_their_value(lived: ReportData) -> None:
    assert draw_weeks(lived.table) is None
    table = clients().table
    drawing = draw_weeks(table[table["measure"] != "value"])
    assert drawing is not None
    assert "value" not in drawing.svg
