"""Routing: where contacts stand, who is served next, and by whom."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from sim.distributions.distribution import Distribution
from sim.names import AGENT_SELECTION, CONTACT_SELECTION
from sim.scenario.bounds import Finite, Share
from sim.scenario.known import known
from sim.scenario.marked import marked

__all__ = ["TRIAGE", "Routing"]

TRIAGE = {"none": 0.0, "automatic": 0.05, "manual": 0.15}
"""How contacts are sorted, and the share that is misrouted unless said otherwise."""


class Routing(BaseModel):
    """Who is served next, and by whom; and whether contacts find the right queue."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    agent_selection: Annotated[str, known(AGENT_SELECTION)] = Field(
        "ranked_longest_idle", description="which free agent takes a contact that arrives"
    )
    contact_selection: Annotated[str, known(CONTACT_SELECTION)] = Field(
        "priority_longest_wait", description="which waiting contact an agent takes who becomes free"
    )
    urgent_type: dict[str, str] = Field(
        {}, description="by contact type: as which one a case opens whose topic has urgency 1"
    )
    triage: Literal["none", "automatic", "manual"] = Field(
        "none", description="how contacts are sorted into queues; none: at once and rightly"
    )
    triage_delay: Finite = marked(
        Distribution.parse("exponential mean:3m"), "A", "how long a contact waits to be sorted by hand"
    )
    misroute: Share | None = marked(
        None,
        "S",
        "of contacts that are sorted into the queue of another contact type of their channel; default: 0.05 if that is "
        "automatic, 0.15 by hand",
        "SQM Group: 19 % of callers are transferred",
    )
    transfer_lacking: Share = marked(
        0.8,
        "A",
        "of contacts that meet an agent who lacks the skill that are passed on to their own contact type after the "
        "talk, as the queue says in transfer",
    )

    @property
    def misrouted(self) -> float:
        """The share that is sorted into a wrong queue."""
        return TRIAGE[self.triage] if self.misroute is None or self.triage == "none" else self.misroute
