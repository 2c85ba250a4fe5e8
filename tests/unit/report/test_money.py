"""What is paid and earned."""

from sim.report.data import MISSING, Estimate, ReportData
from sim.report.money import money
from tests.unit.report.synthetic import build


def test_money_stands_in_all_by_day_and_by_channel(mixed: ReportData) -> None:
    table = money(mixed)
    assert table is not None
    assert [heading for _, heading in table.columns] == ["In all", "A day", "voice"]
    assert [row.name for row in table.rows] == [
        "Cost of staff",
        "Cost of tolls",
        "Cost",
        "Revenue",
        "Penalties",
        "Cost per contact answered",
        "Cost per resolved case",
    ]
    daily = table.rows[0].cells[1]
    assert isinstance(daily, Estimate)
    assert daily.value == 10_000 / 3
    assert table.rows[-1].cells[1] is MISSING
    assert "Penalties are no part of the cost." in table.note


def test_where_nothing_costs_there_is_no_table(met: ReportData) -> None:
    assert money(build(table=met.table[~met.table["measure"].str.startswith("cost")])) is None
