"""The scenario: all that a run depends on, validated and frozen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from sim.errors import ScenarioError, nearest
from sim.names import AGENT_SELECTION, CHANNELS, CONTACT_SELECTION
from sim.scenario.agents import AgentGroup
from sim.scenario.arrivals import Arrivals
from sim.scenario.calendar import Calendar
from sim.scenario.contact_type import Channel, ContactType, Segment, Target
from sim.scenario.files import option_groups, read_option, read_scenario
from sim.scenario.merging import laid_over, with_keys
from sim.scenario.problems import scenario_error
from sim.scenario.table import resolve
from sim.units import DAY, Duration, duration_text

__all__ = ["Evidence", "Measures", "Routing", "Scenario", "load"]

_MODEL = ConfigDict(frozen=True, extra="forbid")


def _known(names: Mapping[str, int]) -> BeforeValidator:
    def check(value: Any) -> Any:
        if value not in names:
            raise ValueError(f'"{value}" is no policy{nearest(str(value), names)}; known are {", ".join(names)}')
        return value

    return BeforeValidator(check)


class Routing(BaseModel):
    """Who is served next, and by whom."""

    model_config = _MODEL

    agent_selection: Annotated[str, _known(AGENT_SELECTION)] = Field(
        "ranked_longest_idle", description="which idle agent takes a contact that arrives"
    )
    contact_selection: Annotated[str, _known(CONTACT_SELECTION)] = Field(
        "priority_longest_wait", description="which waiting contact an agent takes who becomes free"
    )


class Measures(BaseModel):
    """What is measured, and when. Nothing here changes what happens."""

    model_config = _MODEL

    warm_up: Duration = Field(0, description="time at the start that is not measured")
    cool_down: Duration = Field(0, description="time at the end of the last day that is not measured; arrivals go on")
    short_abandon: Duration = Field(5_000_000, description="abandonments up to this wait are short")
    trace: bool = Field(False, description="keep the event trace (for animation and debugging)")


class Evidence(BaseModel):
    """Where a number comes from."""

    model_config = _MODEL

    mark: Annotated[str, Field(pattern="^[MFSPRA]$")] = Field(description="measured, fitted, survey, practice, recalled, assumed")
    source: str = Field("", description="one line")


class Scenario(BaseModel):
    """A center, its customers and a stretch of time.

    Frozen; every key carries a unit in its text. Build it with `load`, vary it with `with_`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    name: str = Field("unnamed", pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$", max_length=80)
    title: str = ""
    description: str = ""
    sources: tuple[str, ...] = Field((), description="acknowledgements and sources")
    currency: str = Field("USD", description="of all money")
    calendar: Calendar = Calendar()
    channels: dict[str, Channel] = {}
    segments: dict[str, Segment] = {}
    contact_types: dict[str, ContactType]
    arrivals: Arrivals
    agents: dict[str, AgentGroup]
    routing: Routing = Routing()
    targets: dict[str, Target] = Field({}, description="service-level targets of the center or of a channel")
    measures: Measures = Measures()
    evidence: dict[str, Evidence] = Field({}, description="dotted key: where its number comes from")

    @model_validator(mode="after")
    def _check(self) -> Scenario:
        problems = list(self._problems())
        if problems:
            raise ValueError("\x1f".join(problems))
        return self

    def _problems(self) -> Iterator[str]:
        """What only shows when the parts are seen together."""
        for part in ("contact_types", "agents"):
            if not getattr(self, part):
                yield f"{part}: must name at least one"
        for name in self.channels:
            if name not in CHANNELS:
                yield f"channels.{name}: unknown channel{nearest(name, CHANNELS)}; known are {', '.join(CHANNELS)}"
        if not self.arrivals.streams:
            yield "arrivals.streams: must name at least one"
        yield from self._stream_problems()
        yield from self._skill_problems()
        yield from self._table_problems()
        of = {"all", *CHANNELS, *self.contact_types}
        for name, target in self.targets.items():
            if target.of not in of:
                yield f'targets.{name}.of: "{target.of}" is neither all, nor a channel, nor a contact type{nearest(target.of, of)}'
        measured = self.calendar.days * DAY - self.measures.warm_up - self.measures.cool_down
        for key in ("warm_up", "cool_down"):
            value = getattr(self.measures, key)
            if value < 0 or value % self.calendar.interval:
                yield f"measures.{key}: {duration_text(value)} must be whole intervals of {duration_text(self.calendar.interval)}"
        if measured < self.calendar.interval:
            yield f"measures: warm_up and cool_down leave nothing of {self.calendar.days} days to measure"
        if not 0 <= self.measures.short_abandon <= DAY:
            yield f"measures.short_abandon: {duration_text(self.measures.short_abandon)} must be from 0s to 24h"

    def _stream_problems(self) -> Iterator[str]:
        for name, stream in self.arrivals.streams.items():
            key = f"arrivals.streams.{name}"
            for other in stream.mix:
                if other not in self.contact_types:
                    yield f"{key}.mix.{other}: no such contact type{nearest(other, self.contact_types)}"
            for segment, weights in stream.segments.items():
                if segment not in self.segments:
                    yield f"{key}.segments.{segment}: no such segment{nearest(segment, self.segments)}"
                for other in weights if isinstance(weights, dict) else ():
                    if other not in self.contact_types:
                        yield f"{key}.segments.{segment}.{other}: no such contact type{nearest(other, self.contact_types)}"

    def _skill_problems(self) -> Iterator[str]:
        held = {skill for group in self.agents.values() for skill in group.skills}
        needed = {one.skill or name for name, one in self.contact_types.items()}
        for name, one in self.contact_types.items():
            skill = one.skill or name
            if held and skill not in held:
                yield f'contact_types.{name}.skill: nobody has the skill "{skill}"{nearest(skill, held)}'
            for other in one.switch_to:
                if other not in self.contact_types:
                    yield f"contact_types.{name}.switch_to.{other}: no such contact type{nearest(other, self.contact_types)}"
        for name, group in self.agents.items():
            if not group.skills:
                yield f"agents.{name}.skills: must name at least one"
            for skill in group.skills:
                if skill not in needed:
                    yield f"agents.{name}.skills.{skill}: no contact type needs it{nearest(skill, needed)}"

    def _table_problems(self) -> Iterator[str]:
        opening = self.calendar.opening_grid()

        def grid(key: str, table: Any) -> NDArray[np.float64] | str:
            try:
                return resolve(table, opening)
            except ValueError as error:
                return f"{key}: {error}"

        for name, group in self.agents.items():
            found = grid(f"agents.{name}.count", group.count)
            if isinstance(found, str):
                yield found
            elif (found[~opening] > 0).any():
                day, slot = np.argwhere((found > 0) & ~opening)[0].tolist()
                at = f"{slot * self.calendar.interval // 60_000_000 // 60:02d}:{slot * self.calendar.interval // 60_000_000 % 60:02d}"
                weekday = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")[day]
                yield f"agents.{name}.count: {found[day, slot]:g} agents on {weekday} at {at}, when the center is closed"
            elif found.max() > 100_000:
                yield f"agents.{name}.count: {found.max():g} must be at most 100000"
        for name, stream in self.arrivals.streams.items():
            key = f"arrivals.streams.{name}"
            tables = {"rates_per_hour": stream.rates_per_hour, "per_day": stream.per_day, "weights": stream.weights}
            tables |= {f"mix.{other}": table for other, table in stream.mix.items()}
            for part, table in tables.items():
                if table is not None:
                    found = grid(f"{key}.{part}", table)
                    if isinstance(found, str):
                        yield found
                    elif part in ("weights",) and not (found.sum(axis=1) > 0).all() and isinstance(stream.per_day, float):
                        yield f"{key}.{part}: must have a weight above 0 on every weekday"
                    elif part == "rates_per_hour" and found.max() > 1e7:
                        yield f"{key}.{part}: {found.max():g} must be at most 10000000"

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
        """Whether a change names an option (`routing=longest_idle`) and not a value of a key."""
        return isinstance(value, str) and (key in _PARTS or key in option_groups())

    def to_dict(self, *, merging: bool = False) -> dict[str, Any]:
        """Plain data that `load` reads back as an equal scenario.

        Parameters
        ----------
        merging
            Distributions as mappings, over which a change of one parameter can be laid; default: as one string.
        """
        return self.model_dump(mode="json", context={"merging": merging})


_PARTS = frozenset(key for key in Scenario.model_fields if key not in ("name", "title", "description", "sources", "currency"))
"""Keys of the scenario that hold mappings; a single word as value names an option."""


def load(source: str | Path | Mapping[str, Any]) -> Scenario:
    """A scenario from a shipped name, the path of a YAML file, or a mapping.

    Raises
    ------
    ScenarioError
        One sentence a problem: dotted key, value, bound, nearest known key.
    """
    data = dict(source) if isinstance(source, Mapping) else read_scenario(source)
    try:
        return Scenario.model_validate(data)
    except ValidationError as error:
        found = scenario_error(Scenario, error)
        raise ScenarioError([one for problem in found.problems for one in problem.split("\x1f")]) from None
