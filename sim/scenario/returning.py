"""Customers who come again: retries, callbacks, messages."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from sim.distributions.distribution import Distribution
from sim.scenario.bounds import Finite, Share, Shares, Within
from sim.scenario.marked import marked

__all__ = ["Callback", "Message", "Retry"]


class Retry(BaseModel):
    """Trying again after a contact that was not served. Shares are by attempt: "0.9 0.8" is 0.9 first, then 0.8."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    abandoned: Shares = Field((), description="probability of trying again after abandoning")
    blocked: Shares = Field((), description="after being blocked")
    closed: Shares = Field((), description="after finding the center closed: at the next opening")
    disconnected: Shares = Field((), description="after being disconnected at closing: at the next opening")
    balked: Shares = Field((), description="after leaving at once on hearing the announced wait")
    hidden: Shares = Field((), description="after the contact was hidden as stale")
    unreached: Shares = Field((), description="after missing the callback")
    closed_switch: Share = marked(
        0.0, "A", "of those who find the center closed and do not try again who write at once, as switch_to says"
    )
    delay: Finite = Field(
        Distribution(family="exponential", mean="20m"), description="until the next attempt"
    )
    most: int = Field(6, ge=0, le=30_000, description="retries of a case, at most")
    patience: Literal["redrawn", "kept"] = Field("redrawn", description="of the next attempt")


class Callback(BaseModel):
    """The offer to be called back instead of waiting."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    offer_above: Within = Field(
        180_000_000, description="offered when the estimated wait is longer than this"
    )
    accept: Share = Field(0.375, description="share of the offers that are accepted")
    booked: Finite | None = Field(
        None, description="time until the callback enters the queue; none: it keeps the caller's place"
    )
    dial: Finite = Field(
        Distribution(family="deterministic", value="15s"),
        description="time that the agent needs to reach the customer",
    )
    unanswered: Share = Field(0.07, description="share of the calls that the customer does not answer")
    tries: int = Field(2, ge=1, le=100, description="calls at most")
    again: Finite = Field(Distribution(family="exponential", mean="15m"), description="until the next try")


class Message(BaseModel):
    """Leaving a message instead of waiting on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    after: Within = Field(description="who has waited so long leaves a message and goes")
    share: Share = Field(1.0, description="of those who do so; the others wait on")
    becomes: str | None = Field(
        None, description="contact type of the work that a message makes; none: no work"
    )
