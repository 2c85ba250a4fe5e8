"""Tables of the agents."""

from sim.report.data import Estimate, ReportData
from sim.report.staff import groups, handled
from tests.unit.report.five import CHANNEL, GROUPS


def test_groups_tell_hours_concurrency_and_overtime(mixed: ReportData) -> None:
    table = groups(mixed)
    assert table is not None
    keys = [key for key, _ in table.columns]
    assert keys == [
        "hours_a_day", "occupancy", "utilisation", "concurrency", "overtime_a_day", "aht", "cost_staff"
    ]  # fmt: skip
    assert [row.name for row in table.rows] == list(GROUPS)
    hours = table.rows[0].cells[0]
    assert isinstance(hours, Estimate)
    assert hours.value == 24 * mixed.get("on_duty", "group", "phone").value


def test_one_contact_at_a_time_needs_no_column(met: ReportData) -> None:
    table = groups(met)
    assert table is not None
    assert [key for key, _ in table.columns] == ["hours_a_day", "occupancy", "utilisation"]


def test_who_handles_what_is_a_matrix(mixed: ReportData, met: ReportData) -> None:
    table = handled(mixed)
    assert table is not None
    assert [row.name for row in table.rows] == [*CHANNEL, "all contacts"]
    assert [heading for _, heading in table.columns] == list(GROUPS)
    assert handled(met) is None
