"""Agent groups: who is there when, and what they can do."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from sim.distributions.distribution import Distribution
from sim.scenario.bounds import Finite, Names, Share, Within
from sim.scenario.shift import Member, Shift
from sim.scenario.table import Table

__all__ = ["AgentGroup", "Skill"]


class Skill(BaseModel):
    """How a group does what needs this skill."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    speed: float = Field(
        1.0, ge=0.01, le=100, allow_inf_nan=False, description="talk time is divided by this"
    )
    talk: Finite | None = Field(None, description="talk time of this group, instead of the contact type's")
    wrap_up: Finite | None = Field(None, description="wrap-up of this group, instead of the contact type's")
    rank: int = Field(
        1, ge=0, le=1000, description="preference of these contacts for the group; lower is asked first"
    )
    pick: int = Field(
        1,
        ge=0,
        le=1000,
        description="the group's preference for these contacts when it becomes free; lower goes first",
    )
    lacking: bool = Field(
        False,
        description="whether the group takes these contacts though it lacks the skill: it solves less, and passes on "
        "as routing.transfer_lacking says; give it a rank behind groups that have it",
    )
    level: int = Field(1, ge=0, le=1000, description="how good the group is, for agent_selection best_skill")
    after: Within = Field(0, description="the group takes only contacts that have waited so long (overflow)")
    keep_free: int | None = Field(
        None,
        ge=0,
        le=10_000,
        description="takes a contact only if more agents of the group than this are idle",
    )


class AgentGroup(BaseModel):
    """Agents who are alike."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    count: Table | None = Field(
        None,
        description="scheduled agents: a number during opening hours, or by weekday and interval; or give shifts",
    )
    extra: float = Field(
        0.0, ge=-10_000, le=10_000, allow_inf_nan=False, description="added wherever somebody is scheduled"
    )
    shifts: dict[str, Shift] = Field({}, description="patterns with breaks, instead of count")
    members: dict[str, Member] = Field(
        {}, description="agents as individuals, in order of their numbers; with hours: who these are"
    )
    schedule_file: str | None = Field(
        None, description="CSV or Excel file with the members' hours: columns agent, day, start, end"
    )
    skills: dict[str, Skill] = Field(description="skills by name")
    at_once: dict[str, Annotated[int, Field(ge=1, le=100)]] = Field(
        {}, description="contacts of a channel that an agent may have in hand at once; default: 1"
    )
    at_once_total: int | None = Field(
        None, ge=1, le=100, description="of all channels together; default: the largest of at_once"
    )
    together: dict[str, Names] = Field(
        {}, description="sets of channels that may be in hand at once, by any name; default: none may"
    )
    at_shift_end: Literal["finish", "hand_back"] = Field(
        "finish",
        description="whether who is talking finishes, or hands the contact back to the head of the queue",
    )
    hand_back_work: Literal["resumes", "anew"] = Field(
        "resumes", description="what is left of a contact that was handed back, or its talk time drawn anew"
    )
    shrinkage: float = Field(
        0.0, ge=0, lt=1, description="share of scheduled time away from contacts (training, breaks)"
    )
    absence: Share = Field(0.0, description="probability that an agent is absent for the whole day")
    lateness: Finite = Field(
        Distribution(family="deterministic", value="0s"), description="by which agents on shifts come late"
    )
    adherence: Share = Field(
        1.0, description="share of each hour of a shift in which the agent is there as scheduled"
    )
    junior_share: Share = Field(
        0.0,
        description="share of the agents who are new at the start, unless a member's tenure says otherwise",
    )
    junior_wage: Share = Field(0.75, description="what these cost, as a share of cost_per_hour")
    cost_per_hour: float = Field(
        0.0, ge=0, allow_inf_nan=False, description="of scheduled time, in the scenario's currency"
    )
    overtime_factor: float = Field(
        0.0,
        ge=0,
        le=10,
        allow_inf_nan=False,
        description="of cost_per_hour, for time after the end of the shift",
    )

    @model_validator(mode="after")
    def _check(self) -> AgentGroup:
        own = [name for name, member in self.members.items() if member.hours]
        given = {
            "count": self.count is not None,
            "shifts": bool(self.shifts),
            "members with hours": bool(own),
        }
        ways = [way for way, there in given.items() if there]
        if len(ways) != 1:
            said = f"{' and '.join(ways)} are given" if ways else "is missing"
            raise ValueError(f"count: {said}; give count, or shifts, or members with hours, one of them")
        if ways == ["count"]:
            for key, plain in (
                ("adherence", self.adherence == 1),
                ("lateness", self.lateness.mean_seconds == 0),
            ):
                if not plain:
                    raise ValueError(f"{key}: needs shifts or members with hours; with count, use shrinkage")
        for name in self.members if own else ():
            if name not in own:
                raise ValueError(
                    f"members.{name}.hours: are missing; the other members have hours of their own"
                )
        if own and self.extra:
            raise ValueError(f"extra: {self.extra:g} cannot be added to members with hours; add members")
        return self
