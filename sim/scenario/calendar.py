"""When the center runs: days, grid of intervals, opening hours, and what happens at closing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from sim.errors import nearest
from sim.names import WEEKDAYS, AtClosing
from sim.scenario.table import parse_span, weekdays_of
from sim.units import DAY, MINUTE, Duration, clock_text, duration_text

__all__ = ["AtClosingName", "Calendar"]


def _date(value: Any) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise ValueError(f'"{value}" is not a date; write it as "YYYY-MM-DD"') from None


def _spans(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f'{value!r} must be opening hours in quotes, such as "08:00-18:00", or "closed"')
    if value != "closed":
        last = 0
        for span in value.split(","):
            a, b = parse_span(span.strip())
            if a < last:
                raise ValueError(f'"{value}": spans must follow one another')
            last = b
    return value


def _opening(value: Any) -> dict[str, str]:
    if isinstance(value, str):
        value = {"all": value}
    if not isinstance(value, dict):
        raise ValueError(f'{value!r} must be opening hours by weekday, such as weekdays: "08:00-18:00"')
    for key in value:
        if weekdays_of(str(key)) is None:
            raise ValueError(
                f'"{key}" is no weekday{nearest(str(key), (*WEEKDAYS, "weekdays", "weekend", "all"))}'
            )
    return {key: _spans(hours) for key, hours in value.items()}


def _closing(value: Any) -> Any:
    names = [member.name.lower() for member in AtClosing]
    if value not in names:
        raise ValueError(f'"{value}" must be one of {", ".join(names)}{nearest(str(value), names)}')
    return value


AtClosingName = Annotated[
    str, BeforeValidator(_closing), Field(json_schema_extra={"enum": [m.name.lower() for m in AtClosing]})
]


class Calendar(BaseModel):
    """The run's days. Day 0 begins at midnight of `start`; the run ends `overrun` after the last day."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: Annotated[date, BeforeValidator(_date)] = Field(date(2026, 1, 5), description="first day")
    days: int = Field(1, ge=1, le=36_525, description="number of days on which contacts arrive")
    interval: Duration = Field(30 * MINUTE, description="length of the grid's intervals; must divide the day")
    opening: Annotated[dict[str, str], BeforeValidator(_opening)] = Field(
        {"all": "00:00-24:00"}, description="opening hours by weekday; a weekday that is not named is closed"
    )
    at_closing: AtClosingName = Field(
        "serve_out",
        description="who still waits at closing is served out, disconnected, or kept for the next opening",
    )
    overrun: Duration = Field(
        DAY // 2, description="time after the last day in which contacts in progress may end"
    )

    @model_validator(mode="after")
    def _check(self) -> Calendar:
        if not MINUTE <= self.interval <= DAY or DAY % self.interval:
            raise ValueError(
                f"interval {duration_text(self.interval)} must divide the day and be at least 1m"
            )
        if not 0 <= self.overrun <= 365 * DAY:
            raise ValueError(f"overrun {duration_text(self.overrun)} must be from 0s to 365d")
        for day, spans in self._spans().items():
            for a, b in spans:
                if a % self.interval or b % self.interval:
                    given = f'"{clock_text(a)}-{clock_text(b)}"'
                    grid = duration_text(self.interval)
                    raise ValueError(f"opening: {given} of {day} must begin and end on the grid of {grid}")
        if not any(self._spans().values()):
            raise ValueError("opening: the center is never open")
        return self

    def _spans(self) -> dict[str, list[tuple[int, int]]]:
        out: dict[str, list[tuple[int, int]]] = {day: [] for day in WEEKDAYS}
        for key in sorted(self.opening, key=lambda key: -len(weekdays_of(key) or ())):
            for day in weekdays_of(key) or ():
                text = self.opening[key]
                out[day] = [] if text == "closed" else [parse_span(span.strip()) for span in text.split(",")]
        return out

    @property
    def intervals_per_day(self) -> int:
        """Number of grid intervals in a day."""
        return DAY // self.interval

    @property
    def horizon(self) -> int:
        """The instant at which the run ends, exclusive, on the grid."""
        return -(-(self.days * DAY + self.overrun) // self.interval) * self.interval

    def weekday(self, day: int) -> int:
        """0 for Monday … 6 for Sunday of day number `day` of the run."""
        return (self.start.weekday() + day) % 7

    def date_of(self, day: int) -> date:
        """The date of day number `day`."""
        return self.start + timedelta(days=day)

    def opening_grid(self) -> NDArray[np.bool_]:
        """Shape (7, intervals of a day): whether the center is open in this interval, Monday first."""
        out = np.zeros((7, self.intervals_per_day), dtype=np.bool_)
        for row, spans in enumerate(self._spans().values()):
            for a, b in spans:
                out[row, a // self.interval : b // self.interval] = True
        return out

    def open_spans(self) -> NDArray[np.int64]:
        """Shape (n, 2): opening and closing instants over the run's days; spans that touch are one."""
        spans = list(self._spans().values())
        out: list[list[int]] = []
        for day in range(self.days):
            for a, b in spans[self.weekday(day)]:
                if out and out[-1][1] == day * DAY + a:
                    out[-1][1] = day * DAY + b
                else:
                    out.append([day * DAY + a, day * DAY + b])
        return np.array(out, dtype=np.int64).reshape(-1, 2)
