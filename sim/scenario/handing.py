"""What follows a talk: transfers to other agents, and threads that the customer reopens."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from sim.distributions.distribution import Distribution
from sim.scenario.bounds import Finite, Share, Weight, Within

__all__ = ["Thread", "Transfer"]


class Transfer(BaseModel):
    """Contacts that are passed on to somebody else."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    share: Share = Field(0.0, description="of the talks of this type that end with a transfer")
    by_group: dict[str, Share] = Field({}, description="the share where this group serves, instead")
    to: dict[str, Weight] = Field({}, description="contact types to which it goes, with weights")
    kind: Literal["cold", "warm", "conference"] = Field(
        "cold",
        description="cold: the first agent is done; warm: stays with the customer until the second one answers and has "
        "been told; conference: stays to the end",
    )
    after: float = Field(1.0, gt=0, le=1, description="share of the talk after which the transfer happens")
    handover: Finite = Field(
        Distribution(family="deterministic", value="0s"), description="of a warm transfer: both agents talk"
    )
    head_start: Within = Field(
        0, description="counts as if the contact had come to the queue this much earlier"
    )


class Thread(BaseModel):
    """Asynchronous contacts: the customer pauses, and the thread reopens."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reopen: Share = Field(0.0, description="probability, after each talk, that the customer writes again")
    pause: Finite = Field(
        Distribution(family="exponential", mean="10m"), description="until the customer writes again"
    )
    most: int = Field(20, ge=1, le=1000, description="talks of a thread, at most")
