"""Channels: what is common to all contacts that come through one."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from sim.scenario.calendar import AtClosingName

__all__ = ["CHAT_SLOWDOWN", "Channel"]

CHAT_SLOWDOWN = 0.114
"""Through 18, 22 and 30 minutes of a chat at 1.5, 2.5 and 3.5 chats an agent (ccplanning.net, practice)."""


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
    slowdown: float | None = Field(
        None,
        ge=0,
        le=100,
        allow_inf_nan=False,
        description="with n contacts in hand an agent does each of this channel 1 + slowdown (n - 1)^2 times as "
        "slowly; default: 0.114 for chat and messenger, 0 for the others",
    )
    clock: Literal["wall", "open"] = Field(
        "wall", description="how waits are measured: by the wall clock, or in opening hours only"
    )
    cost_per_line_hour: float = Field(
        0.0, ge=0, allow_inf_nan=False, description="of a line in use, in the scenario's currency"
    )
