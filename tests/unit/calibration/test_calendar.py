"""Which days count, and in which group."""

from __future__ import annotations

from datetime import date

from sim.calibration.calendar import Calendar


def test_days_left_out_and_weekdays_in_no_group_do_not_count() -> None:
    calendar = Calendar.model_validate(
        {"groups": {"work": ["monday", "tuesday"]}, "leave_out": ["2024-01-02"], "last_day": "2024-01-08"}
    )
    days = calendar.days_between(date(2024, 1, 1), date(2024, 1, 31))
    assert days == (date(2024, 1, 1), date(2024, 1, 8))
    assert calendar.group_of(1) == "work"
    assert calendar.group_of(2) is None


def test_the_first_group_is_the_regular_one() -> None:
    groups = {"end": ["saturday", "sunday"], "work": ["monday"]}
    assert Calendar.model_validate({"groups": groups}).regular_weekdays == (5, 6)
    assert Calendar.model_validate({"groups": groups, "regular": "work"}).regular_weekdays == (0,)
