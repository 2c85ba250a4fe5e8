"""How cases come: named streams by rates, daily totals or customers, and the luck that days and intervals share."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from sim.scenario.bounds import Weight
from sim.scenario.table import Table, day_numbers, is_daily

__all__ = ["Arrivals", "DayFactor", "IntervalNoise", "Stream"]


def _factors(value: Any) -> Any:
    return tuple(value.replace(",", " ").split()) if isinstance(value, str) else value


_Hours = Annotated[
    Any,
    BeforeValidator(day_numbers),
    WithJsonSchema(
        {
            "oneOf": [
                {"type": "number", "minimum": 0},
                {"type": "object"},
                {"type": "array"},
                {"type": "string"},
            ]
        }
    ),
]
"""One day's row of a table."""
_Weekdays = Annotated[
    tuple[Annotated[float, Field(ge=0, le=10, allow_inf_nan=False)], ...],
    BeforeValidator(_factors),
    Field(min_length=7, max_length=7),
]


class DayFactor(BaseModel):
    """A random factor, mean 1, on all rates of a day: busy days and quiet days, alike from one day to the next."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    family: Literal["gamma", "lognormal"] = Field(
        "gamma", description="distribution of the factor, of mean 1"
    )
    cv: float = Field(
        0.0, ge=0, le=5, allow_inf_nan=False, description="coefficient of variation; 0 switches it off"
    )
    ar1: float = Field(
        0.0, ge=-0.99, le=0.99, description="correlation of the factor's normal score from day to day"
    )
    shared: bool = Field(True, description="one factor for all streams, or one for each")


class IntervalNoise(BaseModel):
    """A random factor, mean 1, on the rate of each interval, independent between intervals."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    family: Literal["gamma", "lognormal"] = Field(
        "gamma", description="distribution of the factor, of mean 1"
    )
    cv: float = Field(
        0.0, ge=0, le=5, allow_inf_nan=False, description="coefficient of variation; 0 switches it off"
    )
    shared: bool = Field(False, description="one factor for all streams, or one for each")


class Stream(BaseModel):
    """A named source of cases, and its mix over contact types and segments.

    Rates and cases a customer are means of Poisson numbers; daily totals are exact.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    rates_per_hour: Table | None = Field(None, description="cases per hour, by weekday and interval")
    per_day: Table | None = Field(None, description="exact number of cases a day, by weekday")
    weights: Table | None = Field(
        None, description="with per_day: how the day's cases spread over the intervals"
    )
    per_customer: float | None = Field(
        None, ge=0, le=10, allow_inf_nan=False, description="cases of a customer on a day of factor 1"
    )
    hours: _Hours | None = Field(
        None,
        description="with per_customer: how a day's cases spread; only proportions count; none: over opening hours",
    )
    weekdays: _Weekdays | None = Field(
        None, description="with per_customer: seven factors, Monday first; none: 1 on every day"
    )
    mix: dict[str, Table] = Field(
        description="weights of the contact types, constant or by weekday and interval"
    )
    segments: dict[str, Any] = Field(
        {},
        description="weights of the segments; numbers, or mappings by contact type; not read with customers",
    )

    @model_validator(mode="after")
    def _check(self) -> Stream:
        if [self.rates_per_hour, self.per_day, self.per_customer].count(None) != 2:
            raise ValueError("give one of rates_per_hour, per_day and per_customer")
        if self.per_customer is None and (self.hours is not None or self.weekdays is not None):
            raise ValueError("hours and weekdays belong to per_customer")
        if (self.weights is None) != (self.per_day is None):
            raise ValueError("per_day and weights belong together")
        if self.per_day is not None and not is_daily(self.per_day):
            raise ValueError("per_day takes one number, or one number a weekday")
        if not self.mix:
            raise ValueError("mix must name at least one contact type")
        for name, value in self.segments.items():
            rows = value.values() if isinstance(value, dict) else [value]
            for one in rows:
                if isinstance(one, bool) or not isinstance(one, int | float) or not 0 <= one < float("inf"):
                    raise ValueError(f"segments.{name}: {one!r} must be a weight, at least 0")
        return self


class Arrivals(BaseModel):
    """All streams, and what scales or disturbs them together."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    scale: Weight = Field(
        1.0, le=1000, description="scales volume: thins the same cases, or adds others to them"
    )
    customers: int | None = Field(
        None,
        ge=1,
        le=50_000_000,
        description="how many there are, where a stream counts its cases per_customer",
    )
    day_factor: DayFactor = DayFactor()
    interval_noise: IntervalNoise = IntervalNoise()
    streams: dict[str, Stream]
