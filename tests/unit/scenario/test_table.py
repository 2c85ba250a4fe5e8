"""Tables by weekday and interval: what may be written, what it resolves to, and which row wins."""

from __future__ import annotations

import numpy as np
import pytest
from pydantic import BaseModel, ValidationError

from sim.names import WEEKDAYS
from sim.scenario.table import Table, parse_span, resolve, weekdays_of
from sim.units import HOUR


class _Key(BaseModel):
    count: Table


OPEN_8_TO_18 = np.zeros((7, 24), dtype=np.bool_)
OPEN_8_TO_18[:5, 8:18] = True


def _hours(said: object) -> np.ndarray:
    """Shape (7, 24): what a table means on an hourly grid, center open on weekdays from 8 to 18."""
    return resolve(_Key(count=said).count, OPEN_8_TO_18)


def test_a_number_holds_during_opening_hours() -> None:
    found = _hours(3)
    assert (found[:5, 8:18] == 3).all()
    assert found.sum() == 3 * 50


def test_a_number_for_a_weekday_holds_while_that_day_is_open() -> None:
    found = _hours({"monday": 3, "saturday": 5})
    assert found[0].sum() == 30
    assert found[1:].sum() == 0


def test_a_list_divides_the_day_evenly_also_its_closed_hours() -> None:
    found = _hours([1, 2, 3, 4])
    assert found[4].tolist() == [1] * 6 + [2] * 6 + [3] * 6 + [4] * 6
    assert (_hours("1 2, 3 4") == found).all()


def test_without_weekdays_it_holds_on_the_days_on_which_the_center_opens() -> None:
    for said in ([1, 2, 3, 4], {"08:00-10:00": 2}):
        assert (_hours(said).sum(axis=1) > 0).tolist() == [True] * 5 + [False] * 2
    assert (_hours({"all": [1, 2, 3, 4]}).sum(axis=1) == 60).all()


def test_spans_fill_what_they_name_and_the_rest_is_zero() -> None:
    found = _hours({"08:00-10:00": 2, "10:00-12:00": 5})
    assert found[3].tolist() == [0] * 8 + [2, 2, 5, 5] + [0] * 12


def test_the_narrower_key_wins_whatever_the_order() -> None:
    rows = {"all": 1, "weekdays": 2, "monday": 3, "tuesday-thursday": 4}
    for said in (rows, dict(reversed(rows.items()))):
        found = resolve(_Key(count=said).count, np.ones((7, 1), dtype=np.bool_))[:, 0]
        assert found.tolist() == [3, 4, 4, 4, 2, 1, 1]


def test_a_row_of_a_narrower_key_replaces_the_whole_day() -> None:
    found = _hours({"all": {"08:00-10:00": 2}, "monday": {"12:00-13:00": 7}})
    assert found[0].tolist() == [0] * 12 + [7] + [0] * 11
    assert found[1].sum() == 4


def test_weekdays_that_no_key_names_are_zero() -> None:
    assert _hours({"weekend": [1]})[:5].sum() == 0


@pytest.mark.parametrize(
    ("key", "days"),
    [
        ("monday", (0,)),
        ("weekdays", (0, 1, 2, 3, 4)),
        ("weekend", (5, 6)),
        ("all", (0, 1, 2, 3, 4, 5, 6)),
        ("tuesday-thursday", (1, 2, 3)),
        ("saturday-monday", (5, 6, 0)),
        ("sunday-thursday", (6, 0, 1, 2, 3)),
        ("friday-friday", (4,)),
    ],
)
def test_keys_that_stand_for_weekdays(key: str, days: tuple[int, ...]) -> None:
    assert weekdays_of(key) == tuple(WEEKDAYS[day] for day in days)


@pytest.mark.parametrize("key", ["mon", "Monday", "monday-", "monday-funday", "08:00-10:00", ""])
def test_keys_that_do_not(key: str) -> None:
    assert weekdays_of(key) is None


def test_spans_of_the_day() -> None:
    assert parse_span("08:00-18:00") == (8 * HOUR, 18 * HOUR)
    assert parse_span("00:00-24:00") == (0, 24 * HOUR)
    for text in ("08:00", "18:00-08:00", "08:00-08:00", "8-18"):
        with pytest.raises(ValueError, match='"'):
            parse_span(text)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (-1, "-1 must be a number, at least 0"),
        (float("nan"), "nan must be a number, at least 0"),
        (float("inf"), "inf must be a number, at least 0"),
        (True, "True must be a number, at least 0"),
        (None, "None must be a number, at least 0"),
        ([], "an empty list; give one number for each equal part of the day"),
        ([1, -2], "number 2 of the list, -2 must be a number, at least 0"),
        ("one two", '"one two" must be numbers parted by spaces'),
        (
            {"moonday": 1},
            r'"moonday" is neither a weekday nor a span such as "08:00-18:00" \(did you mean monday\?\)',
        ),
        ({420: 1}, '"420" is neither a weekday nor a span'),
        ({"monday": {"08:00-07:00": 1}}, "must end after it begins; write what passes midnight as two spans"),
        ({"monday": {"08:00-09:00": -1}}, '"08:00-09:00": -1 must be a number, at least 0'),
        ({"monday": {480: 1}}, "480 must be a span of the day in quotes"),
        ({"08:00-09:00": 1, "monday": 2}, '"08:00-09:00" is neither a weekday nor a span'),
    ],
)
def test_each_mistake_has_its_sentence(said: object, sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        _Key(count=said)


def test_what_does_not_fit_the_grid_is_told_when_it_is_resolved() -> None:
    with pytest.raises(ValueError, match="5 numbers do not divide the day's 24 intervals evenly"):
        _hours([1, 2, 3, 4, 5])
    with pytest.raises(ValueError, match='"08:30-10:00" does not begin and end on the grid of intervals'):
        _hours({"08:30-10:00": 1})


def test_a_table_without_weekdays_holds_on_the_days_that_open() -> None:
    opening = np.zeros((7, 24), dtype=np.bool_)
    opening[:5, 8:18] = True
    found = resolve({"08:00-12:00": 5.0}, opening)
    assert (found[:5, 8:12] == 5).all()
    assert found.sum() == 5 * 4 * 5
