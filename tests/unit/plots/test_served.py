"""Satisfaction and resolution by contacts served."""

import pytest

from sim.plots.served import draw_served
from sim.report.data import ReportData


def test_the_title_says_what_repeats_cost(lived: ReportData) -> None:
    drawing = draw_served(lived.table, 10)
    assert drawing is not None
    assert drawing.title == "Satisfaction falls from 74 % after one contact to 41 % after four and more"
    assert "10 replications, 95 % band" in drawing.svg
    assert "72 % of cases" in drawing.svg
    assert list(drawing.rows.columns) == ["measure", "estimate", "half_width"]
    assert len(drawing.rows) == 12


def test_every_point_has_its_number(lived: ReportData) -> None:
    drawing = draw_served(lived.table)
    assert drawing is not None
    for number in (74, 61, 50, 41, 86, 82, 79, 60):
        assert f">{number} %<" in drawing.svg.replace("\n", "")


def test_without_resolution_there_is_one_line(lived: ReportData) -> None:
    table = lived.table[~lived.table["measure"].str.startswith("resolved.")]
    drawing = draw_served(table)
    assert drawing is not None
    assert ">solved<" not in drawing.svg
    assert len(drawing.rows) == 8


@pytest.mark.parametrize("shares", [(1.0, 0.0), (0.9995, 0.0005)])
def test_one_number_of_contacts_is_no_figure(lived: ReportData, shares: tuple[float, float]) -> None:
    table = lived.table.copy()
    of = table["measure"].str.startswith("cases.served_")
    table.loc[of, "estimate"] = 0.0
    for n, share in zip(("1", "2"), shares, strict=True):
        table.loc[table["measure"] == f"cases.served_{n}", "estimate"] = share
    assert draw_served(table) is None


def test_without_journeys_there_is_no_figure(mixed: ReportData) -> None:
    assert draw_served(mixed.table) is None
