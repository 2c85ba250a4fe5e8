"""The tables of a comparison."""

from __future__ import annotations

import pytest

from sim.report.compared import Compared
from sim.report.comparison_tables import comparison_tables, mark_of
from sim.report.data import Estimate
from tests.unit.comparison.made import LEVEL, LOAD, WAIT, compared


@pytest.fixture
def one() -> Compared:
    return Compared(compared({"base": 0.7, "a": 0.75, "b": 0.7001}, load=0.1), {"a": "bot=off"}, {})


def test_marks(one: Compared) -> None:
    assert [mark_of(one, "a", place) for place in (LEVEL, WAIT, LOAD)] == ["●", "●", "◆"]
    assert mark_of(one, "b", LEVEL) == "○"
    worse = Compared(compared({"base": 0.7, "a": 0.6}), {}, {})
    assert mark_of(worse, "a", LEVEL) == "▼"
    assert mark_of(worse, "a", LOAD) == "="


def test_variants_say_what_they_change(one: Compared) -> None:
    table = comparison_tables(one)["variants"]
    assert [row.name for row in table.rows] == ["base", "a", "b"]
    assert table.rows[1].cells[0] == "bot=off"
    gap = table.rows[1].cells[2]
    assert isinstance(gap, Estimate)
    assert gap.value == pytest.approx(one.comparison.difference("a").value)
    assert gap.half_width == pytest.approx(one.comparison.half_width("a"))


def test_differences_are_of_every_measure_shown(one: Compared) -> None:
    table = comparison_tables(one)["differences"]
    assert [row.name for row in table.rows] == ["Service level", "Average wait of answered", "Occupancy"]
    assert [heading for _, heading in table.columns] == ["base", "a", "b"]
    assert "difference:a_half_width" in table.csv()


def test_savings_are_told(one: Compared) -> None:
    cell = comparison_tables(one)["saved"].rows[0].cells[0]
    assert isinstance(cell, Estimate)
    assert cell.value == pytest.approx(one.comparison.saved("a"))
