"""What is said of customers, in words and tables."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from sim.report.customers import CUSTOMER_TABLES, customer_line, pool_used_up, what_customers_do
from sim.report.data import Estimate, ReportData
from sim.report.details import details
from sim.report.page import page
from sim.report.table import Table
from sim.report.workbook import write_workbook
from tests.unit.report.clients import clients
from tests.unit.report.synthetic import COLUMNS


@pytest.fixture(scope="module")
def served() -> ReportData:
    return clients()


def _with(data: ReportData, measure: str, value: float) -> ReportData:
    row = pd.DataFrame([(measure, "total", "", "all", "", value, 0.0, 20, "count", "mean")], columns=COLUMNS)
    table = data.table[(data.table["measure"] != measure) | (data.table["scope"] != "total")]
    return dataclasses.replace(data, table=pd.concat([table, row], ignore_index=True))


def _table(data: ReportData, key: str) -> Table:
    return next(table for make in CUSTOMER_TABLES if (table := make(data)) is not None and table.key == key)


def test_who_came_who_left_and_what_it_costs(served: ReportData) -> None:
    told = [sentence.replace("\u202f", " ") for sentence in what_customers_do(served)]
    assert told[0].startswith("50 000 customers at the start, 46 600 ± 466 at the end (95 % interval 46 134 to ")
    assert told[1].startswith("4 200 ± 40 left because of the service: 45.0 % ± 0.4 of customers a year")
    assert told[1].endswith("is worth 924 000 EUR ± 9 240.")
    assert told[2].startswith("4.20 % ± 0.04 of the demand is lost")
    assert "something good" in told[3]
    assert "the value is \u2212366 000 EUR" in told[4]
    assert told[5] == (
        "As things go 54.9 % of customers are still there after a year; their value is reckoned with 77.0 % "
        "(market.retention)."
    )
    assert len(told) == 6


def test_nothing_is_said_that_is_not_so(served: ReportData, lived: ReportData) -> None:
    assert (what_customers_do(lived), customer_line(lived), pool_used_up(lived)) == ([], "", "")
    for measure, value, gone in (
        ("lost_share", 0.0, "demand is lost"),
        ("left_service", 0.0, "because of the service"),
        ("attrition_yearly", 0.27, "market.retention"),
    ):
        assert gone in " ".join(what_customers_do(served))
        assert gone not in " ".join(what_customers_do(_with(served, measure, value)))


def test_without_a_market_there_are_only_their_numbers(lived: ReportData) -> None:
    data = _with(_with(lived, "customers_start", 500), "customers_end", 500)
    assert what_customers_do(data) == [
        "500 customers at the start, 500 at the end; nobody joins or leaves without a market."
    ]
    assert customer_line(data) == "Customers: 500 at the start, 500 at the end."


def test_a_pool_that_is_used_up_is_warned_of(served: ReportData) -> None:
    full = _with(served, "refused", 120.0)
    assert pool_used_up(served) == ""
    assert pool_used_up(full).startswith("The pool is used up: 120 more people")
    assert 'class="warning">The pool is used up' in page(full, drawings={})


def test_a_row_for_each_segment_and_no_column_of_zeros(served: ReportData, lived: ReportData) -> None:
    moves = _table(served, "customers")
    assert [row.name for row in moves.rows] == ["plain", "vip", "all"]
    cell = moves.rows[0].cells[0]
    assert isinstance(cell, Estimate)
    assert cell.value == 25_000
    assert "sales" not in [measure for measure, _ in _table(served, "goodwill").columns]
    worth = _table(served, "worth")
    assert [row.name for row in worth.rows if row.total] == ["Value", "Profit"]
    assert "Worth of sales" not in [row.name for row in worth.rows]
    assert [make(lived) for make in CUSTOMER_TABLES] == [None, None, None]


def test_weeks_stand_in_the_workbook(served: ReportData, lived: ReportData, tmp_path: Path) -> None:
    weeks = details(served)["weeks"]
    assert [row.name for row in weeks.rows][:2] == ["2026-01-05", "2026-01-12"]
    assert len(weeks.rows) == 10
    assert "weeks" not in details(lived)
    book = CalamineWorkbook.from_path(str(write_workbook(served, tmp_path / "served.xlsx")))
    assert {"Customers", "What customers think", "Value", "Weeks"} <= set(book.sheet_names)


def test_the_page_has_a_part_of_them_or_none(served: ReportData, lived: ReportData) -> None:
    text = page(served)
    assert text.index('<h2 id="cases">') < text.index('<h2 id="customers">') < text.index('<h2 id="tables">')
    part = text[text.index('<h2 id="customers">') : text.index('<h2 id="tables">')]
    for there in ('id="figure-weeks"', 'id="table-customers"', 'id="table-goodwill"', 'id="table-worth"'):
        assert there in part
        assert text.count(there) == 1
    without = page(lived, drawings={})
    assert "#customers" not in without
    assert 'id="table-worth"' not in without


def test_figures_that_rest_on_assumptions_bear_the_sign(served: ReportData) -> None:
    assumed = {"key": "market.churn_share", "value": "0.5", "unit": "share", "source": "assumed", "mark": "A"}
    text = page(dataclasses.replace(served, assumptions=[assumed]), drawings={})
    assert "Left because of the service†" in text
    assert "Service level†" not in text
