"""Service-level targets."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from sim.scenario.bounds import Share, Within
from sim.scenario.marked import marked

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
    counts_from: Literal["arrival", "queue"] = marked(
        "arrival",
        "P",
        "where the wait begins: on arrival, or when bot and sorting are over and the contact joins an agents' queue; "
        "one that never does, such as one that the bot has solved, does not count then",
        "helpdesks count the session with the bot, telephone systems do not",
    )
    of: str = Field("all", description="all, a channel, or a contact type")
