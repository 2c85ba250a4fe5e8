"""The guided scenes of the floor, read from YAML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sim.errors import ScenarioError, SettingsError, nearest
from sim.scenario.bounds import Clock
from sim.scenario.files import read_yaml
from sim.scenario.problems import scenario_error

__all__ = ["FOLDER", "Lesson", "lesson", "lessons", "plans_of", "read_lesson"]

FOLDER = Path(__file__).with_name("lessons")
"""The lessons that come with the package."""
_OWN = Path("lessons")
"""Lessons of one's own, beside where the command is given; one of the same name takes the place of a shipped one."""
_MOST_LETTERS = 1_000
_NUMBERED = re.compile(r"\d+_")

Text = Annotated[str, Field(min_length=1, max_length=_MOST_LETTERS)]
Overrides = dict[str, Any]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Theory(_Part):
    """Why it is so: in words, as a formula, and where both stand."""

    text: Text
    formula: Text
    source: Text


class Try(_Part):
    """A lever to move: what it says, on which floor, and what is seen then."""

    label: Text
    floor: Literal["A", "B"] = "B"
    overrides: Annotated[Overrides, Field(min_length=1)]
    seen: Text | None = None


class Lesson(_Part):
    """A guided scene: two floors of the same day, and what to look at.

    Attributes
    ----------
    title, scenario, day, seed, replication
        What is shown; the day is counted from 0.
    begins, at
        Where the clock starts, and instants worth a look, "HH:MM"; `from` in the file.
    speed
        Of the clock, in seconds a second.
    a, b
        Overrides of both floors: keys of the command line.
    watch, question, seen
        What to look at, what to ask the room, and what is to be seen then; `seen` speaks of `a` and `b`.
    tries
        Levers to move, one after the other; `try` in the file.
    theory, more
        Why, and where to read on.
    """

    title: Text
    scenario: Text
    day: Annotated[int, Field(ge=0, strict=True)]
    seed: Annotated[int, Field(ge=0, lt=2**63, strict=True)] = 1
    replication: Annotated[int, Field(ge=0, le=10**6, strict=True)] = 0
    begins: Annotated[Clock, Field(alias="from")]
    at: Annotated[tuple[Clock, ...], Field(min_length=1, max_length=5)]
    speed: Annotated[float, Field(ge=1, le=3_600)] = 300
    a: Overrides
    b: Overrides
    watch: Annotated[tuple[Text, ...], Field(min_length=1, max_length=5)]
    tries: Annotated[tuple[Try, ...], Field(alias="try", max_length=5)] = ()
    question: Text
    seen: Annotated[tuple[Text, ...], Field(min_length=1, max_length=5)]
    theory: Theory
    more: Text | None = None


def read_lesson(data: Mapping[str, Any], name: str) -> dict[str, Any]:
    """A lesson as a page gets it: plain data with all keys, its name first.

    Raises
    ------
    ScenarioError
        A sentence for each key that is wrong, with the lesson's name before it.
    """
    try:
        read = Lesson.model_validate(data)
    except ValidationError as error:
        problems = scenario_error(Lesson, error, data).problems
        raise ScenarioError([f"lesson {name}: {problem}" for problem in problems]) from None
    return {"name": name, **read.model_dump(mode="json", by_alias=True)}


@cache
def lessons() -> tuple[dict[str, Any], ...]:
    """All lessons, the shipped ones in the order of their files, one's own behind them.

    A file `07_priority.yaml` is the lesson `priority`.

    Raises
    ------
    ScenarioError
        If a file is no lesson.
    """
    paths = {
        _NUMBERED.sub("", path.stem, count=1): path
        for folder in (FOLDER, _OWN)
        for path in sorted(folder.glob("*.yaml"))
    }
    return tuple(read_lesson(read_yaml(path), name) for name, path in paths.items())


def lesson(name: str) -> dict[str, Any]:
    """A lesson by name.

    Raises
    ------
    SettingsError
        If there is none of this name.
    """
    found = {one["name"]: one for one in lessons()}
    if name not in found:
        hint = nearest(name[:80], found)
        raise SettingsError(f'lesson: "{name[:80]}" is unknown{hint}; known are {", ".join(found)}')
    return found[name]


def plans_of(told: Mapping[str, Any], tries: int = 0) -> tuple[Overrides, Overrides]:
    """Overrides of floors A and B of a lesson after its first `tries` levers; null takes a key out again."""
    plans = {"A": dict(told["a"]), "B": dict(told["b"])}
    for one in told["try"][:tries]:
        plans[one["floor"]] |= one["overrides"]
    a, b = ({key: value for key, value in plan.items() if value is not None} for plan in plans.values())
    return a, b
