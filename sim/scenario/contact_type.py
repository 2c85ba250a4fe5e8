"""Contact types: what a (channel, topic group) pair needs, and how it behaves."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from sim.distributions.distribution import Distribution
from sim.names import AGENT_SELECTION
from sim.scenario.announcement import Announcement
from sim.scenario.bounds import Finite, Names, Share, Weight, Within
from sim.scenario.handing import Thread, Transfer
from sim.scenario.known import known
from sim.scenario.money import ContactMoney
from sim.scenario.returning import Callback, Message, Retry
from sim.scenario.table import Table
from sim.scenario.target import Target

__all__ = ["ByArrival", "ContactType", "Score"]


class ByArrival(BaseModel):
    """Factors by weekday and interval of arrival; where nothing is said, and where 0 is said, 1."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    talk: Table | None = Field(None, description="multiplies talk time")
    wrap_up: Table | None = Field(None, description="multiplies wrap-up")
    patience: Table | None = Field(None, description="multiplies patience")


class Score(BaseModel):
    """What a waiting contact is worth to contact_selection weighted_wait: the highest score goes first."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    base: float = Field(0.0, ge=-1e6, le=1e6, allow_inf_nan=False, description="on joining the queue")
    per_second: float = Field(1.0, ge=0, le=100, allow_inf_nan=False, description="for each second waited")
    continued: float = Field(
        0.0,
        ge=-1e6,
        le=1e6,
        allow_inf_nan=False,
        description="added if the contact was transferred or reopened",
    )


class ContactType(BaseModel):
    """A (channel, topic group) pair: what it needs and how it behaves."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    channel: Literal["voice", "chat", "messenger", "email", "social"] = Field(
        "voice", description="how these contacts come"
    )
    topics: dict[str, Weight] = Field(
        {}, description="mix over topics; default: one topic, named like the type"
    )
    skill: str | None = Field(None, description="skill that an agent needs; default: named like the type")
    priority: int = Field(1, ge=0, le=1000, description="lower goes first")
    head_start: Within = Field(0, description="counts as if the contact had come this much earlier")
    queue_places: int | None = Field(None, ge=0, description="places in this type's queue; none: no limit")
    talk: Finite = Field(description="talk time at speed 1, hold included")
    wrap_up: Finite = Field(
        Distribution(family="deterministic", value="0s"), description="work after the talk"
    )
    patience: Distribution = Field(
        Distribution(family="never"), description="how long a customer waits in the queue"
    )
    by_arrival: ByArrival = Field(ByArrival(), description="factors by weekday and interval of arrival")
    set_up: Finite = Field(
        Distribution(family="deterministic", value="0s"),
        description="between match and talk: connecting, ringing; the agent is held",
    )
    set_up_in_wait: bool = Field(True, description="whether the set-up counts as waiting")
    patience_in_set_up: bool = Field(True, description="whether a customer may still leave during the set-up")
    agent_selection: Annotated[str, known(AGENT_SELECTION)] | None = Field(
        None, description="which free agent takes a contact of this type; default: routing.agent_selection"
    )
    last_agent: Literal["none", "prefer"] = Field(
        "none",
        description="whether who comes again is served by the agent who knows him, if that one is free",
    )
    last_agent_hold: Within = Field(0, description="with last_agent: for so long nobody else may take him")
    score: Score = Field(Score(), description="for contact_selection weighted_wait")
    due_in: Within | None = Field(
        None,
        description="for contact_selection earliest_due; default: the acceptable wait of the first target",
    )
    one_of: Names = Field((), description="contact types in one of whose queues it stands; default: its own")
    choice: Literal["random", "shortest"] = Field(
        "shortest",
        description="with one_of: a random queue, or that with the fewest contacts in queue and service",
    )
    hide_after: Within | None = Field(None, description="who waits longer is hidden from agents as stale")
    message: Message | None = Field(None, description="leaving a message instead of waiting on")
    transfer: Transfer = Field(Transfer(), description="contacts that are passed on")
    thread: Thread = Field(Thread(), description="asynchronous contacts that reopen")
    retry: Retry = Field(Retry(), description="trying again after a contact that was not served")
    switch_to: dict[str, Share] = Field(
        {}, description="contact types as which a customer tries again, with shares; the rest stay"
    )
    wait_estimate: Literal["queue", "last_wait"] = Field(
        "queue",
        description="for announcements and callbacks: contacts ahead times mean handle time by agents on duty, or the "
        "wait of whoever was matched last",
    )
    announcement: Announcement | None = Field(None, description="the estimated wait, told on arrival")
    callback: Callback | None = Field(None, description="the offer to be called back")
    targets: dict[str, Target] = Field({}, description="service-level targets of this type")
    money: ContactMoney = Field(ContactMoney(), description="what a contact costs and earns")

    @model_validator(mode="after")
    def _check(self) -> ContactType:
        if self.topics and not sum(self.topics.values()) > 0:
            raise ValueError("topics must have a weight above 0")
        if sum(self.switch_to.values()) > 1 + 1e-9:
            raise ValueError(f"switch_to: shares add up to {sum(self.switch_to.values()):g}, above 1")
        return self
