"""Agent groups: who is there when, and what they can do."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from sim.scenario.contact_type import Share
from sim.scenario.table import Table

__all__ = ["AgentGroup", "Skill"]


class Skill(BaseModel):
    """How well a group does what needs this skill."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    speed: float = Field(
        1.0, ge=0.01, le=100, allow_inf_nan=False, description="talk time is divided by this"
    )
    rank: int = Field(
        1, ge=0, le=1000, description="preference of the group for these contacts; lower is asked first"
    )


class AgentGroup(BaseModel):
    """Agents who are alike."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    count: Table = Field(
        description="scheduled agents: a number during opening hours, or by weekday and interval"
    )
    extra: float = Field(
        0.0, ge=-10_000, le=10_000, allow_inf_nan=False, description="added wherever somebody is scheduled"
    )
    skills: dict[str, Skill] = Field(description="skills by name")
    shrinkage: float = Field(
        0.0, ge=0, lt=1, description="share of scheduled time away from contacts (training, breaks)"
    )
    absence: Share = Field(0.0, description="probability that an agent is absent for the whole day")
    cost_per_hour: float = Field(
        0.0, ge=0, allow_inf_nan=False, description="of scheduled time, in the scenario's currency"
    )
