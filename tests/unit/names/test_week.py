"""Weekdays are counted from Monday, as Python does."""

from __future__ import annotations

from datetime import date

from sim.names import WEEKDAYS


def test_a_date_finds_its_weekday() -> None:
    assert WEEKDAYS[date(2024, 1, 1).weekday()] == "monday"
    assert len(WEEKDAYS) == 7
