"""What a contact costs and earns."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from sim.scenario.bounds import Money

__all__ = ["ContactMoney"]


class ContactMoney(BaseModel):
    """Money per contact of a type, in the scenario's currency."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    per_contact: Money = Field(0.0, description="cost of each contact offered")
    toll_per_minute: Money = Field(0.0, description="cost of a minute from arrival to the customer's end")
    revenue: Money = Field(0.0, description="earned by each contact answered")
    penalty_abandoned: Money = Field(0.0, description="for each contact that is offered but not answered")
    penalty_late: Money = Field(0.0, description="for each contact answered after the type's acceptable wait")
