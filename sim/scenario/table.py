"""Numbers by weekday and interval: headcounts, arrival rates, mixes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BeforeValidator, WithJsonSchema

from sim.errors import nearest
from sim.names import WEEKDAYS
from sim.units import DAY, parse_clock

__all__ = ["Table", "day_numbers", "is_daily", "parse_span", "resolve", "resolve_days", "weekdays_of"]

_DAY_GROUPS = {
    "all": WEEKDAYS,
    "weekdays": WEEKDAYS[:5],
    "weekend": WEEKDAYS[5:],
}


def weekdays_of(key: str) -> tuple[str, ...] | None:
    """The weekdays that a key such as `monday`, `weekdays`, `weekend`, `all` or `monday-thursday` stands for."""
    if key in WEEKDAYS:
        return (key,)
    if key in _DAY_GROUPS:
        return _DAY_GROUPS[key]
    first, dash, last = key.partition("-")
    if dash and first in WEEKDAYS and last in WEEKDAYS:
        a, b = WEEKDAYS.index(first), WEEKDAYS.index(last)
        return WEEKDAYS[a : b + 1] if a <= b else WEEKDAYS[a:] + WEEKDAYS[: b + 1]
    return None


def parse_span(text: str) -> tuple[int, int]:
    """Ticks of `"08:00-18:00"`; both within one day."""
    first, dash, last = text.partition("-")
    if not dash:
        raise ValueError(f'"{text}" is not a span of the day; write it as "08:00-18:00", in quotes')
    a, b = parse_clock(first), parse_clock(last)
    if a >= b:
        raise ValueError(f'"{text}" must end after it begins; write what passes midnight as two spans')
    return a, b


def _number(value: Any, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or value < 0:
        raise ValueError(f"{where}{value!r} must be a number, at least 0")
    return float(value)


def day_numbers(value: Any) -> dict[str, float] | list[float] | float:
    """One day's row, checked: a number, a list (or text of numbers) that divides the day evenly, or spans."""
    if isinstance(value, str):
        try:
            value = [float(word) for word in value.replace(",", " ").split()]
        except ValueError:
            raise ValueError(f'"{value}" must be numbers parted by spaces') from None
    if isinstance(value, list | tuple):
        if not value:
            raise ValueError(
                "an empty list; give one number for each equal part of the day, such as 24 or 48"
            )
        return [_number(one, f"number {i + 1} of the list, ") for i, one in enumerate(value)]
    if isinstance(value, Mapping):
        for span in value:
            if not isinstance(span, str):
                raise ValueError(f'{span!r} must be a span of the day in quotes, such as "08:00-18:00"')
            parse_span(span)
        return {span: _number(one, f'"{span}": ') for span, one in value.items()}
    return _number(value, "")


def _check(value: Any) -> Any:
    if isinstance(value, str | list | tuple | int | float) or value is None:
        return day_numbers(value)
    if not isinstance(value, Mapping):
        raise ValueError(f"{value!r} must be a number or a table by weekday and interval")
    if value and all(isinstance(key, str) and key[:1].isdigit() for key in value):
        return day_numbers(value)
    for key in value:
        if not isinstance(key, str) or weekdays_of(key) is None:
            hint = nearest(str(key), (*WEEKDAYS, *_DAY_GROUPS))
            raise ValueError(f'"{key}" is neither a weekday nor a span such as "08:00-18:00"{hint}')
    return {key: day_numbers(row) for key, row in value.items()}


Table = Annotated[
    Any,
    BeforeValidator(_check),
    WithJsonSchema(
        {
            "description": "a number (during opening hours), or a table by weekday (monday … sunday, weekdays, "
            "weekend, all, monday-thursday) whose rows are numbers, lists that divide the day evenly, or spans "
            'such as "08:00-12:00": 5',
            "oneOf": [
                {"type": "number", "minimum": 0},
                {"type": "object"},
                {"type": "array"},
                {"type": "string"},
            ],
            "unit": "number or table",
            "range": "at least 0",
        }
    ),
]


def _fill(row: Any, out: NDArray[np.float64], open_share: NDArray[np.bool_]) -> None:
    """Write one day's row into the day's intervals."""
    n = len(out)
    if isinstance(row, float):
        out[:] = np.where(open_share, row, 0.0)
    elif isinstance(row, list):
        if n % len(row):
            raise ValueError(f"{len(row)} numbers do not divide the day's {n} intervals evenly")
        out[:] = np.repeat(row, n // len(row))
    else:
        width = DAY // n
        out[:] = 0.0
        for span, value in row.items():
            a, b = parse_span(span)
            if a % width or b % width:
                raise ValueError(f'"{span}" does not begin and end on the grid of intervals')
            out[a // width : b // width] = value


def resolve(table: Any, opening: NDArray[np.bool_]) -> NDArray[np.float64]:
    """A table as an array of shape (7, intervals of a day), Monday first.

    Parameters
    ----------
    table
        A validated `Table`. A specific weekday overrides `weekdays` or `weekend`, and these override `all`. A table
        without weekdays holds on the days on which the center opens.
    opening
        Shape (7, intervals of a day): whether the center is open; a plain number holds where it is.
    """
    out = np.zeros(opening.shape)
    by_day = table
    if not (isinstance(table, dict) and all(weekdays_of(key) for key in table)):
        by_day = {day: table for number, day in enumerate(WEEKDAYS) if opening[number].any()}
    widest_first = sorted(by_day, key=lambda key: -len(weekdays_of(key) or ()))
    for key in widest_first:
        for day in weekdays_of(key) or ():
            _fill(by_day[key], out[WEEKDAYS.index(day)], opening[WEEKDAYS.index(day)])
    return out


def is_daily(table: Any) -> bool:
    """Whether a validated table has one number a day: a number, or numbers by weekday."""
    if isinstance(table, dict):
        return all(weekdays_of(key) and isinstance(row, float) for key, row in table.items())
    return isinstance(table, float)


def resolve_days(table: Any, opening: NDArray[np.bool_]) -> NDArray[np.float64]:
    """A table of one number a weekday as an array of shape (7,); a plain number holds on the days that open."""
    whole_days = np.repeat(opening.any(axis=1, keepdims=True), opening.shape[1], axis=1)
    return resolve(table, whole_days)[:, 0]
