"""Days, grid, opening hours and closing."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from sim.scenario.calendar import Calendar
from sim.units import DAY, HOUR, MINUTE


def _calendar(**keys: object) -> Calendar:
    return Calendar.model_validate(keys)


def test_the_grid_counts_from_the_midnight_before_the_first_day() -> None:
    calendar = _calendar(start="2026-01-07", days=10, interval="15m", overrun="1h10m")
    assert calendar.intervals_per_day == 96
    assert calendar.horizon == 10 * DAY + 75 * MINUTE
    assert [calendar.weekday(day) for day in (0, 4, 5)] == [2, 6, 0]
    assert calendar.date_of(9) == date(2026, 1, 16)


def test_opening_hours_by_weekday() -> None:
    calendar = _calendar(days=7, opening={"weekdays": "08:00-12:00,13:00-18:00", "friday": "08:00-12:00"})
    open_hours = calendar.opening_grid().sum(axis=1) / 2
    assert open_hours.tolist() == [9, 9, 9, 9, 4, 0, 0]
    assert calendar.open_spans()[:2].tolist() == [[8 * HOUR, 12 * HOUR], [13 * HOUR, 18 * HOUR]]
    assert len(calendar.open_spans()) == 9


def test_spans_that_touch_are_one() -> None:
    assert _calendar(days=3).open_spans().tolist() == [[0, 3 * DAY]]
    calendar = _calendar(days=2, opening={"monday": "20:00-24:00", "tuesday": "00:00-04:00"})
    assert calendar.open_spans().tolist() == [[20 * HOUR, 28 * HOUR]]
    assert _calendar(opening="08:00-12:00,12:00-13:00").open_spans().tolist() == [[8 * HOUR, 13 * HOUR]]


def test_the_narrower_key_wins_and_closed_is_closed() -> None:
    calendar = _calendar(days=7, opening={"monday": "closed", "all": "08:00-10:00", "weekend": "closed"})
    assert calendar.opening_grid().any(axis=1).tolist() == [False, True, True, True, True, False, False]


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ({"interval": "7m"}, "interval 7m must divide the day and be at least 1m"),
        ({"interval": "30s"}, "interval 30s must divide the day and be at least 1m"),
        ({"interval": "2d"}, "interval 2d must divide the day"),
        ({"interval": 30}, "30 has no unit"),
        ({"overrun": "-1h"}, "overrun -1h must be from 0s to 365d"),
        ({"opening": "08:15-10:00"}, "of monday must begin and end on the grid of 30m"),
        ({"opening": "closed"}, "the center is never open"),
        ({"opening": {}}, "the center is never open"),
        ({"opening": {"moonday": "08:00-10:00"}}, r'"moonday" is no weekday \(did you mean monday\?\)'),
        ({"opening": {"monday": 480}}, "480 must be opening hours in quotes"),
        ({"opening": {"monday": "12:00-13:00,08:00-10:00"}}, "spans must follow one another"),
        ({"opening": 8}, "8 must be opening hours by weekday"),
        ({"start": "05.01.2026"}, '"05.01.2026" is not a date; write it as "YYYY-MM-DD"'),
        ({"days": 0}, "greater than or equal to 1"),
        (
            {"at_closing": "servout"},
            r"must be one of serve_out, disconnect, keep \(did you mean serve_out\?\)",
        ),
        ({"colour": "red"}, "Extra inputs"),
    ],
)
def test_each_mistake_has_its_sentence(keys: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        _calendar(**keys)
