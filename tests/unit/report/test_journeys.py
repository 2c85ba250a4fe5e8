"""Where contacts go, and what they take."""

import pytest

from sim.report.data import Estimate, ReportData
from sim.report.journeys import eventful, journeys, outcomes, places
from tests.unit.report.five import CHANNELS


def test_outcomes_add_up_to_the_contacts_offered(mixed: ReportData) -> None:
    table = outcomes(mixed)
    assert table is not None
    assert [heading for _, heading in table.columns] == [*CHANNELS, "all contacts"]
    names = [row.name for row in table.rows]
    assert names[:3] == ["Offered", "… of these retries", "… of these callbacks made"]
    assert "Blocked" not in names
    ends = [row for row in table.rows if not row.name.startswith(("Offered", "…", "Cases"))]
    for column in range(len(table.columns)):
        cells = [row.cells[column] for row in ends]
        total = sum(cell.value for cell in cells if isinstance(cell, Estimate))
        offered = table.rows[0].cells[column]
        assert isinstance(offered, Estimate)
        assert total == pytest.approx(offered.value)


def test_journeys_tell_what_is_forwarded_and_reopened(mixed: ReportData) -> None:
    table = journeys(mixed)
    assert table is not None
    keys = [key for key, _ in table.columns]
    assert {"legs", "forwarded", "reopened", "active_time", "contact_duration", "contacts_per_case"} <= set(
        keys
    )
    assert "handed_back" not in keys


def test_a_center_of_calls_alone_stays_calm(met: ReportData) -> None:
    assert not eventful(met)
    assert outcomes(met) is None
    assert journeys(met) is None
    assert [label for _, _, label in places(met)][-1] == "all calls"
