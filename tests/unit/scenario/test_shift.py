"""Patterns, breaks and the hours of individuals."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from sim.scenario.shift import Member, Shift, hours_spans
from sim.units import DAY, HOUR, MINUTE

MONDAY = date(2026, 1, 5)


def test_hours_are_spans_of_which_the_last_may_pass_midnight() -> None:
    assert hours_spans("08:00-12:00, 12:30-16:30") == [
        (8 * HOUR, 12 * HOUR),
        (12 * HOUR + 30 * MINUTE, 16 * HOUR + 30 * MINUTE),
    ]
    assert hours_spans("22:00-06:00") == [(22 * HOUR, DAY + 6 * HOUR)]
    assert hours_spans("00:00-24:00") == [(0, DAY)]
    assert hours_spans("none") == []


def test_a_date_goes_before_a_weekday_and_a_weekday_before_a_wider_key() -> None:
    hours = {"all": "08:00-09:00", "weekdays": "10:00-11:00", "monday": "12:00-13:00", "2026-01-12": "none"}
    ann = Member.model_validate({"hours": hours})
    starts = [ann.spans_on(date(2026, 1, day)) for day in (5, 6, 10, 12, 19)]
    assert [spans[0][0] // HOUR if spans else None for spans in starts] == [12, 10, 8, None, 12]
    assert Member().spans_on(MONDAY) == []


def test_hours_without_weekday_hold_every_day_and_read_back() -> None:
    ann = Member.model_validate({"hours": "9:00-12:00,13:00-02:00"})
    assert ann.hours == {"all": "09:00-12:00, 13:00-02:00"}
    assert Member.model_validate(ann.model_dump()) == ann


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ({"start": "8"}, "is not a time of day"),
        ({"length": "0s"}, "length 0s must be above 0s and at most 24h"),
        ({"length": "24h1m"}, "must be above 0s and at most 24h"),
        ({"agents": [1, 2]}, "agents takes one number, or one number a weekday"),
        ({"breaks": {"tea": {"length": "10m", "window": "07:00-09:00"}}}, "must lie within the shift of 8h"),
        (
            {"breaks": {"tea": {"length": "3h", "window": "01:00-02:00"}}},
            "length 3h must fit into its window",
        ),
        ({"breaks": {"tea": {"length": "3m", "window": "02:00-01:00"}}}, "must end after it begins"),
    ],
)
def test_each_mistake_has_its_sentence(keys: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        Shift.model_validate({"start": "08:00", "length": "8h", "agents": 3} | keys)


@pytest.mark.parametrize(
    ("hours", "sentence"),
    [
        (
            {"mondy": "08:00-12:00"},
            r'"mondy" is neither a weekday nor a date "YYYY-MM-DD" \(did you mean monday\?\)',
        ),
        ({"monday": "08:00"}, 'must be hours such as "08:00-12:00, 12:30-16:30"'),
        ({"monday": "22:00-06:00, 07:00-08:00"}, "only the last may pass midnight"),
        ({"monday": "08:00-12:00, 11:00-13:00"}, "spans must follow one another"),
        ({"monday": "08:00-08:00"}, "is empty"),
        ({"monday": 8}, "must be hours in quotes"),
        (8, "must be hours by weekday or date"),
    ],
)
def test_each_mistake_in_hours_has_its_sentence(hours: object, sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        Member.model_validate({"hours": hours})
