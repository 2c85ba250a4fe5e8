"""Segments: classes of customers."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from sim.scenario.bounds import Money, Weight, Within
from sim.scenario.marked import marked

__all__ = ["Segment"]


class Segment(BaseModel):
    """A class of customers."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    priority: int | None = Field(
        None, ge=0, le=1000, description="replaces the contact type's priority; 0 goes first"
    )
    head_start: Within = Field(0, description="counts as if the contact had come this much earlier")
    patience_factor: float = Field(1.0, gt=0, le=1000, allow_inf_nan=False, description="multiplies patience")
    margin: Money = marked(100.0, "A", "earned from a customer a year", le=1e9)
    speed_weight: Weight = marked(1.0, "A", "weight of speed in satisfaction", le=20)
