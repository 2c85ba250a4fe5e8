"""Words for durations and instants, and the ticks they stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from sim.units import (
    DAY,
    HOUR,
    LONGEST,
    MINUTE,
    NEVER,
    SECOND,
    Duration,
    clock_text,
    duration_text,
    parse_clock,
    parse_duration,
    seconds,
)


class _Key(BaseModel):
    wait: Duration


@pytest.mark.parametrize(
    ("text", "ticks"),
    [
        ("20s", 20 * SECOND),
        ("1.5m", 90 * SECOND),
        ("1h30m", 90 * MINUTE),
        ("1 h 30 min", 90 * MINUTE),
        ("0s", 0),
        ("2d", 2 * DAY),
        ("1w", 7 * DAY),
        ("250ms", 250_000),
        ("7us", 7),
        ("-5m", -5 * MINUTE),
        ("0.0000004s", 0),
        ("0.0000006s", 1),
    ],
)
def test_durations_are_read(text: str, ticks: int) -> None:
    assert parse_duration(text) == ticks
    assert type(parse_duration(text)) is int


@pytest.mark.parametrize(
    "text", ["", " ", "20", "s", "20 sec", "five minutes", "1h, 5m", "5m x", "1e3s", "--5s", "5M"]
)
def test_what_is_no_duration_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match='is not a duration; write a number with a unit, such as "20s"'):
        parse_duration(text)


@given(st.integers(-LONGEST, LONGEST))
def test_the_text_of_a_duration_reads_back(ticks: int) -> None:
    assert parse_duration(duration_text(ticks)) == ticks


def test_the_text_of_a_duration_is_short() -> None:
    assert duration_text(90 * MINUTE) == "1h30m"
    assert duration_text(0) == "0s"
    assert duration_text(-250_000) == "-250ms"


@pytest.mark.parametrize(
    ("text", "ticks"), [("00:00", 0), ("8:30", 510 * MINUTE), ("23:59:59", DAY - SECOND), ("24:00", DAY)]
)
def test_times_of_day_are_read(text: str, ticks: int) -> None:
    assert parse_clock(text) == ticks
    assert parse_clock(clock_text(ticks)) == ticks


@pytest.mark.parametrize("text", ["", "8", "8.30", "08:60", "24:01", "25:00", "-1:00", "08:00:60", "noon"])
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a time of day"):
        parse_clock(text)


@given(st.integers(0, DAY // SECOND))
def test_the_text_of_a_time_of_day_reads_back(second: int) -> None:
    assert parse_clock(clock_text(second * SECOND)) == second * SECOND


def test_seconds_of_ticks() -> None:
    assert seconds(1_500_000) == 1.5
    assert seconds(HOUR) == 3600


def test_never_is_later_than_any_sum_of_durations() -> None:
    assert 1_000 * LONGEST < NEVER < 2**63 - NEVER + 1


@pytest.mark.parametrize("value", [5, 2.5, True, None, ["5m"]])
def test_a_key_refuses_what_has_no_unit(value: object) -> None:
    with pytest.raises(ValidationError, match="has no unit"):
        _Key(wait=value)  # type: ignore[arg-type]


def test_a_key_keeps_ticks_and_shows_text() -> None:
    key = _Key(wait="1h30m")  # type: ignore[arg-type]
    assert key.wait == 90 * MINUTE
    assert key.model_dump(mode="json") == {"wait": "1h30m"}
    assert _Key.model_json_schema()["properties"]["wait"]["type"] == "string"
