"""Shifts: patterns with breaks, and the hours of individual agents."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from sim.scenario.bounds import Factor, Within
from sim.scenario.table import Table

__all__ = ["Break", "Member", "Shift"]


class Break(BaseModel):
    """Time off within a shift: break, lunch, meeting."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    length: Within = Field(description="how long it is")
    window: str = Field(
        description='in which it lies, as hours of the shift such as "02:00-04:00"; agents are spread evenly over it'
    )
    paid: bool = Field(True, description="whether it is paid")


class Shift(BaseModel):
    """A pattern: so many agents come at the same time and stay equally long."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: str = Field(description='when it starts, "HH:MM"')
    length: Within = Field(description="from start to end, breaks included; may pass midnight")
    agents: Table = Field(description="how many: a number on days that open, or numbers by weekday")
    breaks: dict[str, Break] = Field({}, description="breaks, lunch, meetings by name")


class Member(BaseModel):
    """An agent as an individual."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    speed: Factor = Field(1.0, description="work is divided by this, beside the group's speed")
    tenure_months: float | None = Field(
        None,
        ge=0,
        le=600,
        allow_inf_nan=False,
        description="talk is 1 + 0.35 exp(-tenure / 3 months) times as long; none: no effect",
    )
    hours: dict[str, Any] = Field(
        {},
        description='own hours by weekday or date, such as monday: "08:00-12:00, 12:30-16:30"; {}: as the group',
    )
