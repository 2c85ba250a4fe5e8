"""Contact types, the channels they come through, the segments of those who make them, and the targets set for them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from sim.distributions.distribution import Distribution
from sim.scenario.calendar import AtClosingName
from sim.units import DAY, Duration, duration_text

__all__ = ["Channel", "ContactType", "Segment", "Share", "Target"]

Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Weight = Annotated[float, Field(ge=0, allow_inf_nan=False)]

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

    within: Duration = Field(description="acceptable wait; a wait of exactly this length is within")
    share: Share = Field(0.8, description="share to be reached")
    formula: Formula = Field("offered", description="which contacts count in numerator and denominator")
    of: str = Field("all", description="all, a channel, or a contact type")

    @model_validator(mode="after")
    def _check(self) -> Target:
        if not 0 <= self.within <= 365 * DAY:
            raise ValueError(f"within {duration_text(self.within)} must be from 0s to 365d")
        return self


class Channel(BaseModel):
    """What is common to all contacts of a channel."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    lines: int | None = Field(
        None, ge=0, description="lines (trunks), held from arrival to the end of talk; none: no limit"
    )
    queue_places: int | None = Field(
        None, ge=0, description="places in all queues of the channel together; none: no limit"
    )
    at_closing: AtClosingName | None = Field(
        None, description="overrides calendar.at_closing for this channel"
    )


class Segment(BaseModel):
    """A class of customers."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    priority: int | None = Field(
        None, ge=0, le=1000, description="replaces the contact type's priority; 0 goes first"
    )
    head_start: Duration = Field(0, description="counts as if the contact had come this much earlier")
    patience_factor: float = Field(1.0, gt=0, le=1000, allow_inf_nan=False, description="multiplies patience")

    @model_validator(mode="after")
    def _check(self) -> Segment:
        if not 0 <= self.head_start <= 365 * DAY:
            raise ValueError(f"head_start {duration_text(self.head_start)} must be from 0s to 365d")
        return self


class ContactType(BaseModel):
    """A (channel, topic group) pair: what it needs and how it behaves."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    channel: Literal["voice", "chat", "messenger", "email", "social"] = "voice"
    topics: dict[str, Weight] = Field(
        {}, description="mix over topics; default: one topic, named like the type"
    )
    skill: str | None = Field(None, description="skill that an agent needs; default: named like the type")
    priority: int = Field(1, ge=0, le=1000, description="lower goes first")
    head_start: Duration = Field(0, description="counts as if the contact had come this much earlier")
    queue_places: int | None = Field(None, ge=0, description="places in this type's queue; none: no limit")
    talk: Distribution = Field(description="talk time at speed 1, hold included")
    wrap_up: Distribution = Field(
        Distribution(family="deterministic", value="0s"), description="work after the talk"
    )
    patience: Distribution = Field(
        Distribution(family="never"), description="how long a customer waits in the queue"
    )
    targets: dict[str, Target] = Field({}, description="service-level targets of this type")
    switch_to: dict[str, Share] = Field(
        {}, description="contact types by which a customer may try again, with shares"
    )

    @model_validator(mode="after")
    def _check(self) -> ContactType:
        if self.topics and not sum(self.topics.values()) > 0:
            raise ValueError("topics must have a weight above 0")
        if self.talk.family == "never" or self.wrap_up.family == "never":
            raise ValueError("talk and wrap_up cannot be never")
        if not 0 <= self.head_start <= 365 * DAY:
            raise ValueError(f"head_start {duration_text(self.head_start)} must be from 0s to 365d")
        if sum(self.switch_to.values()) > 1 + 1e-9:
            raise ValueError(f"switch_to: shares add up to {sum(self.switch_to.values()):g}, above 1")
        return self
