"""Topics: what a case is about, and how hard and urgent it is."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict

from sim.scenario.complexity import Complexity
from sim.scenario.marked import marked

__all__ = ["Topic"]


class Topic(BaseModel):
    """A topic; those that are not described have the reference complexity, no urgency and no steps."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    complexity: Complexity | None = marked(
        None, "A", 'how hard it is: "beta A B" or a number between 0 and 1; none: the reference'
    )
    urgency: Annotated[Literal[0, 0.5, 1], "share"] = marked(
        0, "A", "1: the customer needs it now; 0.5; 0: it can wait"
    )
    steps: float = marked(
        0.0, "A", "what the customer has to do himself, each felt as effort", ge=0, le=20, allow_inf_nan=False
    )
