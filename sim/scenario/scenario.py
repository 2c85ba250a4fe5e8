"""The scenario: all that a run depends on, validated and frozen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from sim.errors import ScenarioError
from sim.scenario.acknowledgement import Acknowledgement
from sim.scenario.agents import AgentGroup
from sim.scenario.announcement import Announcement
from sim.scenario.arrivals import Arrivals
from sim.scenario.back_office import BackOffice
from sim.scenario.bot import Bot
from sim.scenario.bounds import Within
from sim.scenario.calendar import Calendar
from sim.scenario.channel import Channel
from sim.scenario.consistency import contradictions
from sim.scenario.contact_type import ContactType
from sim.scenario.customers import Customers
from sim.scenario.desk import Desk
from sim.scenario.files import option_groups, read_option, read_scenario, refuse_interpolation
from sim.scenario.handling import Handling
from sim.scenario.impatience import Impatience
from sim.scenario.incident import Incident
from sim.scenario.marked import marked
from sim.scenario.market import Market
from sim.scenario.merging import laid_over, with_keys
from sim.scenario.news import News
from sim.scenario.problems import scenario_error
from sim.scenario.quality import Quality
from sim.scenario.repeat import Repeat
from sim.scenario.resolution import Resolution
from sim.scenario.roster import rostered
from sim.scenario.routing import Routing
from sim.scenario.satisfaction import Satisfaction
from sim.scenario.section import ABSENT
from sim.scenario.segment import Segment
from sim.scenario.target import Target
from sim.scenario.tolerance import Tolerance
from sim.scenario.topic import Topic
from sim.scenario.updates import Updates
from sim.scenario.workforce import Workforce
from sim.units import DAY, Duration

__all__ = ["Evidence", "Measures", "Routing", "Scenario", "load"]

_MODEL = ConfigDict(frozen=True, extra="forbid")


class Measures(BaseModel):
    """What is measured, and when. Nothing here changes what happens."""

    model_config = _MODEL

    warm_up: Duration = Field(0, description="time at the start that is not measured")
    cool_down: Duration = Field(
        0, description="time at the end of the last day that is not measured; arrivals go on"
    )
    short_abandon: Duration = Field(5_000_000, description="abandonments up to this wait are short")
    reported_window: Within = Field(
        7 * DAY,
        description="a case counts as solved at first contact in the center's own report if none follows in it",
    )
    acknowledgement_counts: bool = marked(
        False, "P", "the center's own report takes an acknowledgement for the first response", "Zendesk practice"
    )
    trace: bool = Field(False, description="keep the event trace (for animation and debugging)")


class Evidence(BaseModel):
    """Where a number comes from."""

    model_config = _MODEL

    mark: Annotated[str, Field(pattern="^[MFSPRA]$")] = Field(
        description="measured, fitted, survey, practice, recalled, assumed"
    )
    source: str = Field("", description="one line")


class Scenario(BaseModel):
    """A center, its customers and a stretch of time.

    Frozen; every key carries a unit in its text. Build it with `load`, vary it with `with_`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    name: str = Field(
        "unnamed",
        pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$",
        max_length=80,
        description="short name, used for folders",
    )
    title: str = Field("", description="what it is, in a few words")
    description: str = Field("", description="what it is, in a few sentences")
    sources: tuple[str, ...] = Field((), description="acknowledgements and sources")
    currency: str = Field("USD", description="of all money")
    calendar: Calendar = Calendar()
    channels: dict[str, Channel] = {}
    segments: dict[str, Segment] = {}
    contact_types: dict[str, ContactType]
    arrivals: Arrivals
    agents: dict[str, AgentGroup]
    routing: Routing = Routing()
    announcement: Annotated[Announcement | None, ABSENT] = Field(
        None, description="the announced wait of voice and chat types that give none of their own"
    )
    topics: dict[str, Topic] = Field({}, description="what cases are about, by name")
    tolerance: Annotated[Tolerance | None, ABSENT] = Field(
        None, description="what waits feel like; none: nobody minds"
    )
    resolution: Annotated[Resolution | None, ABSENT] = Field(
        None, description="whether agents solve the problem; none: always"
    )
    repeat: Annotated[Repeat | None, ABSENT] = Field(
        None, description="who was not helped comes again; none: nobody does"
    )
    satisfaction: Annotated[Satisfaction | None, ABSENT] = Field(
        None, description="what customers think when a case closes; none: not asked"
    )
    workforce: Annotated[Workforce | None, ABSENT] = Field(
        None, description="how agents differ, learn, tire, hurry and leave; none: they do not"
    )
    desk: Annotated[Desk | None, ABSENT] = Field(
        None, description="whether agents see what was told before; none: always"
    )
    acknowledgement: Annotated[Acknowledgement | None, ABSENT] = Field(
        None, description="customers are told that what they wrote has arrived; none: they are not"
    )
    back_office: Annotated[BackOffice | None, ABSENT] = Field(
        None, description="work on some cases after the talk; none: there is none"
    )
    updates: Annotated[Updates | None, ABSENT] = Field(
        None, description="customers are told how far the back office is; none: they are not"
    )
    news: Annotated[News | None, ABSENT] = Field(
        None, description="bad news, and what customers have to do themselves; none: neither matters"
    )
    bot: Annotated[Bot | None, ABSENT] = Field(
        None, description="the bot that contacts meet first; none: there is none"
    )
    impatience: Annotated[Impatience | None, ABSENT] = Field(
        None, description="what becomes of who waits too long in writing; none: he leaves"
    )
    customers: Annotated[Customers | None, ABSENT] = Field(
        None, description="who makes the cases; none: nobody whom the center would know again"
    )
    market: Annotated[Market | None, ABSENT] = Field(
        None, description="how customers join and leave; none: they do not"
    )
    handling: Handling = Field(Handling(), description="how contacts are worked on; neutral unless set")
    quality: Quality = Field(Quality(), description="training, knowledge, assurance; neutral unless set")
    incidents: dict[str, Incident] = Field({}, description="days that go wrong, by name")
    targets: dict[str, Target] = Field({}, description="service-level targets of the center or of a channel")
    measures: Measures = Measures()
    evidence: dict[str, Evidence] = Field({}, description="dotted key: where its number comes from")

    @model_validator(mode="after")
    def _check(self) -> Scenario:
        problems = list(contradictions(self))
        if problems:
            raise ValueError("\x1f".join(problems))
        return self

    def with_(self, changes: Mapping[str, Any]) -> Scenario:
        """This scenario with dotted keys changed, validated again.

        Parameters
        ----------
        changes
            Dotted keys and values as on the command line, such as `{"agents.tellers.count": 14}`; the name of an
            option group (`{"routing": "longest_idle"}`) lays that option over the scenario. Options come first, as
            on the command line; a mapping as value merges, anything else replaces.
        """
        data = self.to_dict(merging=True)
        options = {key: value for key, value in changes.items() if self.is_option(key, value)}
        for key, value in options.items():
            data = laid_over(data, read_option(key, value))
        return load(with_keys(data, {key: value for key, value in changes.items() if key not in options}))

    @classmethod
    def is_option(cls, key: str, value: Any) -> bool:
        """Whether a change names an option (`routing=longest_idle`) and not a value of a key, such as none."""
        if value == "none" and key in _PARTS and cls.model_fields[key].default is None:
            return False
        return isinstance(value, str) and (key in _PARTS or key in option_groups())

    def to_dict(self, *, merging: bool = False) -> dict[str, Any]:
        """Plain data that `load` reads back as an equal scenario.

        Parameters
        ----------
        merging
            Distributions as mappings, over which a change of one parameter can be laid; default: as one string.
        """
        return self.model_dump(mode="json", context={"merging": merging})


_PARTS = frozenset(
    key for key in Scenario.model_fields if key not in ("name", "title", "description", "sources", "currency")
)
"""Keys of the scenario that hold mappings; a single word as value names an option."""


def load(source: str | Path | Mapping[str, Any]) -> Scenario:
    """A scenario from a shipped name, the path of a YAML file, or a mapping.

    Raises
    ------
    ScenarioError
        One sentence a problem: dotted key, value, bound, nearest known key.
    """
    data = dict(source) if isinstance(source, Mapping) else read_scenario(source)
    refuse_interpolation(data)
    data = rostered(data)
    try:
        return Scenario.model_validate(data)
    except ValidationError as error:
        found = scenario_error(Scenario, error, data)
        raise ScenarioError([one for problem in found.problems for one in problem.split("\x1f")]) from None
