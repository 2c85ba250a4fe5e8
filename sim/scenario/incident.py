"""Days that go wrong: peaks of demand, longer handle times, systems that stop, agents who leave."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from sim.scenario.bounds import Clock, Factor, Names, Share, Within
from sim.scenario.marked import marked
from sim.scenario.unit import Unit
from sim.units import DAY, HOUR, parse_clock

__all__ = ["Incident"]


class Incident(BaseModel):
    """What happens from one instant on: each part may be left out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    day: int = Field(0, ge=0, le=36_525, description="day of the run, from 0")
    at: Clock = Field(description='when it begins, "HH:MM", on the grid of intervals')
    types: Names = Field((), description="contact types that it touches; none named: all")
    peak: float = Field(
        1.0, ge=1, le=1000, allow_inf_nan=False, description="multiplies arrivals at its beginning"
    )
    decay: Within = Field(HOUR, description="time in which the excess falls to 1/e")
    lasts: Within = Field(4 * HOUR, description="after which arrivals and talk times are as ever")
    talk_factor: Factor = Field(1.0, description="multiplies the talk of contacts that arrive while it lasts")
    known_after: Within | None = Field(
        None, description="after which the cause is known, on the grid of intervals; none: it never is"
    )
    talk_factor_known: Factor = marked(0.5, "P", "takes the place of talk_factor once the cause is known")
    topic: str | None = Field(None, description="what those ask about who come because of it; none: as ever")
    topic_share: Share = marked(0.7, "P", "share of them who ask about the topic; the rest as ever")
    status_page: bool = Field(False, description="whether customers can read what is going on")
    status_page_relief: Share = marked(
        0.4, "P", "share of those who would come because of it whom the page answers", "vendor of such pages"
    )
    outage: Within = Field(0, description="for so long from its beginning on, no contact is taken up")
    outage_of: Names = Field((), description="channels that the outage touches; none named: all")

    absent: dict[str, Annotated[int, Field(ge=0, le=100_000), Unit("agents")]] = Field(
        {}, description="agents of a group who leave at its beginning, by group; they are paid all the same"
    )
    absent_for: Within = Field(12 * HOUR, description="for so long they are away")

    @model_validator(mode="after")
    def _check(self) -> Incident:
        if self.decay == 0:
            raise ValueError("decay 0s must be above 0s")
        return self

    @property
    def begins(self) -> int:
        """The instant at which it begins."""
        return self.day * DAY + parse_clock(self.at)

    def leaves(self, group: str) -> tuple[int, int, int]:
        """How many agents of a group leave, when, and until when."""
        return self.absent.get(group, 0), self.begins, self.begins + self.absent_for

    def touches(self, contact_type: str) -> bool:
        """Whether contacts of a type are touched."""
        return not self.types or contact_type in self.types
