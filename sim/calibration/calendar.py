"""Which days of an export count, and how weekdays are grouped: the calendar facts of a mapping."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Any, Literal, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from sim.errors import nearest
from sim.names import WEEKDAYS
from sim.units import DAY, MINUTE, Duration, parse_clock

__all__ = ["Calendar", "Word"]

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
Weekdays = Annotated[tuple[Weekday, ...], Field(min_length=1)]
Word = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")]

_EVERY_DAY: tuple[Weekday, ...] = cast("tuple[Weekday, ...]", WEEKDAYS)


def _clock(value: Any) -> int:
    if not isinstance(value, str):
        raise ValueError(f'{value!r} is not a time of day; write it as "HH:MM", in quotes')
    return parse_clock(value)


Clock = Annotated[int, BeforeValidator(_clock)]


class Calendar(BaseModel):
    """Which days count and how they are grouped.

    Weekdays in no group, days in `leave_out` and days outside [`first_day`, `last_day`] are dropped. `pool`
    says what the weekdays of a group share in their rates: `shape` (the profile over the day; each keeps its
    own number of calls), `shrink` (the same, but each keeps of its own profile what the data can tell from
    noise), `all` (number and profile) or `none`. Calls outside `opening` (first and last instant, per group)
    are dropped. `regular` names the group that the measured table and the wait of the fit use (default: the
    first).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    groups: Annotated[dict[Word, Weekdays], Field(min_length=1)] = {"all": _EVERY_DAY}
    regular: Word | None = None
    opening: dict[Word, tuple[Clock, Clock]] = {}
    leave_out: tuple[date, ...] = ()
    first_day: date | None = None
    last_day: date | None = None
    interval: Duration = 30 * MINUTE
    pool: Literal["shrink", "shape", "all", "none"] = "shrink"

    @model_validator(mode="after")
    def _check(self) -> Calendar:
        days = [day for group in self.groups.values() for day in group]
        twice = sorted({day for day in days if days.count(day) > 1})
        if twice:
            raise ValueError(f"groups: {twice[0]} stands in more than one group")
        named = [*self.opening, *([self.regular] if self.regular else [])]
        for name in named:
            if name not in self.groups:
                raise ValueError(f'"{name}" is no group of weekdays{nearest(name, self.groups)}')
        for name, (opens, closes) in self.opening.items():
            if opens >= closes:
                raise ValueError(f"opening.{name}: it must open before it closes")
        if not 0 < self.interval <= DAY or DAY % self.interval:
            raise ValueError("interval must divide the day, such as 15m, 30m or 1h")
        if self.first_day and self.last_day and self.first_day > self.last_day:
            raise ValueError(f"first_day {self.first_day} is after last_day {self.last_day}")
        return self

    def group_of(self, weekday: int) -> str | None:
        """Name of the group of a weekday (0 = Monday), None if it belongs to none."""
        name = WEEKDAYS[weekday]
        return next((group for group, days in self.groups.items() if name in days), None)

    def counts(self, day: date) -> bool:
        """True if the day is one of those to calibrate on."""
        inside = (self.first_day or day) <= day <= (self.last_day or day)
        return inside and day not in self.leave_out and self.group_of(day.weekday()) is not None

    def days_between(self, first: date, last: date) -> tuple[date, ...]:
        """The days from `first` to `last`, both included, that count."""
        span = (last - first).days + 1
        return tuple(day for day in (first + timedelta(n) for n in range(span)) if self.counts(day))

    @property
    def regular_weekdays(self) -> tuple[int, ...]:
        """Numbers of the weekdays of the regular group."""
        return tuple(WEEKDAYS.index(day) for day in self.groups[self.regular or next(iter(self.groups))])
