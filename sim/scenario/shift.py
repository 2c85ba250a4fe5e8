"""Shifts: patterns with breaks, and the hours of individual agents."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from sim.errors import nearest
from sim.names import WEEKDAYS
from sim.scenario.bounds import Clock, Factor, Within
from sim.scenario.table import Table, is_daily, parse_span, weekdays_of
from sim.units import DAY, clock_text, duration_text, parse_clock

__all__ = ["Break", "Member", "Shift", "hours_spans"]


def _window(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f'{value!r} must be hours of the shift in quotes, such as "02:00-04:00"')
    parse_span(value)
    return value


class Break(BaseModel):
    """Time off within a shift: break, lunch, meeting."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    length: Within = Field(description="how long it is")
    window: Annotated[str, BeforeValidator(_window)] = Field(
        description='in which it lies, as hours of the shift such as "02:00-04:00"; agents are spread evenly over it'
    )
    paid: bool = Field(True, description="whether it is paid")

    @model_validator(mode="after")
    def _check(self) -> Break:
        first, last = parse_span(self.window)
        if self.length > last - first:
            raise ValueError(f'length {duration_text(self.length)} must fit into its window "{self.window}"')
        return self


class Shift(BaseModel):
    """A pattern: so many agents come at the same time and stay equally long."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: Clock = Field(description='when it starts, "HH:MM"')
    length: Within = Field(description="from start to end, breaks included, at most 24h; may pass midnight")
    agents: Table = Field(description="how many: a number on days that open, or numbers by weekday")
    breaks: dict[str, Break] = Field({}, description="breaks, lunch, meetings by name")

    @model_validator(mode="after")
    def _check(self) -> Shift:
        if not 0 < self.length <= DAY:
            raise ValueError(f"length {duration_text(self.length)} must be above 0s and at most 24h")
        if not is_daily(self.agents):
            raise ValueError("agents takes one number, or one number a weekday")
        for name, one in self.breaks.items():
            if parse_span(one.window)[1] > self.length:
                raise ValueError(
                    f'breaks.{name}.window: "{one.window}" must lie within the shift of {duration_text(self.length)}'
                )
        return self


def hours_spans(text: str) -> list[tuple[int, int]]:
    """Ticks since midnight of `"08:00-12:00, 12:30-16:30"`; the last span may pass midnight."""
    out: list[tuple[int, int]] = []
    for span in text.split(",") if text != "none" else ():
        first, dash, last = span.strip().partition("-")
        if not dash:
            raise ValueError(f'"{text}" must be hours such as "08:00-12:00, 12:30-16:30", or "none"')
        begins, ends = parse_clock(first), parse_clock(last)
        if out and (begins < out[-1][1] or out[-1][1] > DAY):
            raise ValueError(f'"{text}": spans must follow one another, only the last may pass midnight')
        if begins == ends:
            raise ValueError(f'"{span.strip()}" is empty; write a whole day as "00:00-24:00"')
        out.append((begins, ends if begins < ends else ends + DAY))
    return out


def _hours(value: Any) -> dict[str, str]:
    if isinstance(value, str):
        value = {"all": value}
    if not isinstance(value, dict):
        raise ValueError(f'{value!r} must be hours by weekday or date, such as monday: "08:00-16:30"')
    out = {}
    for key, hours in value.items():
        if weekdays_of(str(key)) is None:
            try:
                key = date.fromisoformat(str(key)).isoformat()
            except ValueError:
                hint = nearest(str(key), (*WEEKDAYS, "weekdays", "weekend", "all"))
                raise ValueError(f'"{key}" is neither a weekday nor a date "YYYY-MM-DD"{hint}') from None
        if not isinstance(hours, str):
            raise ValueError(f'{key}: {hours!r} must be hours in quotes, such as "08:00-16:30", or "none"')
        spans = hours_spans(hours)
        out[str(key)] = (
            ", ".join(f"{clock_text(a)}-{clock_text(b if b <= DAY else b - DAY)}" for a, b in spans) or "none"
        )
    return out


class Member(BaseModel):
    """An agent as an individual."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    speed: Factor = Field(1.0, description="work is divided by this, beside the group's speed")
    tenure_months: float | None = Field(
        None,
        ge=0,
        le=600,
        allow_inf_nan=False,
        description="talk is 1 + 0.35 exp(-tenure / 3 months) times as long; with workforce: tenure at the start, "
        "from which it goes on; none: no effect, or a random one",
    )
    hours: Annotated[dict[str, str], BeforeValidator(_hours)] = Field(
        {},
        description='own hours by weekday or date, such as monday: "08:00-12:00, 12:30-16:30", or "none"; the last '
        "span may pass midnight; {}: as the group",
    )

    def spans_on(self, day: date) -> list[tuple[int, int]]:
        """Hours of a date in ticks since its midnight: the date's own, else those of the narrowest weekday key."""
        if day.isoformat() in self.hours:
            return hours_spans(self.hours[day.isoformat()])
        weekday = WEEKDAYS[day.weekday()]
        keys = [key for key in self.hours if weekday in (weekdays_of(key) or ())]
        return hours_spans(self.hours[min(keys, key=lambda key: len(weekdays_of(key) or ()))]) if keys else []
