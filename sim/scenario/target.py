"""Service-level targets."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from sim.scenario.bounds import Share, Within

__all__ = ["Target"]

Formula = Literal[
    "answered",
    "offered",
    "abandons_within_threshold_count",
    "abandons_within_threshold_excluded",
    "short_abandons_count",
    "short_abandons_excluded",
]


class Target(BaseModel):
    """A service-level target: at least `share` within `within`, by the named formula."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    within: Within = Field(description="acceptable wait; a wait of exactly this length is within")
    share: Share = Field(0.8, description="share to be reached")
    formula: Formula = Field("offered", description="which contacts count in numerator and denominator")
    of: str = Field("all", description="all, a channel, or a contact type")
