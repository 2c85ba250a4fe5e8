"""Delay announcements: what callers are told, and what it does to their patience."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from sim.scenario.bounds import Factor, Share, Within
from sim.units import MINUTE

__all__ = ["Announcement"]


class Announcement(BaseModel):
    """An estimated wait, told on arrival. Sources: Webb, Yu, Bretthauer; Aksin, Ata, Emadi, Su (signs measured)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    bias: Factor = Field(1.0, description="announced over estimated wait")
    noise: float = Field(
        0.0, ge=0, le=3, allow_inf_nan=False, description="sigma of its lognormal error, median 1"
    )
    calm: Factor = Field(
        0.9, description="hazard of leaving until the announced instant, over that without it"
    )
    growth: float = Field(
        0.42,
        ge=0,
        le=10,
        allow_inf_nan=False,
        description="per minute: exponential growth of the hazard after it",
    )
    balk_share: Share = Field(
        0.3, description="of those whose patience is shorter than the announced wait who leave at once"
    )
    balk_above: Factor = Field(
        1.0, description="leave if the announced wait is more than this times the patience"
    )
    venting: float = Field(
        0.0,
        ge=0,
        le=10,
        allow_inf_nan=False,
        description="talk time added per time waited beyond the announced wait",
    )
    venting_most: Within = Field(3 * MINUTE, description="talk time added, at most")
