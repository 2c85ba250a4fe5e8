"""A study: question, claims, variants, conditions and measures, validated and frozen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from sim.errors import ScenarioError, nearest
from sim.scenario.problems import scenario_error
from sim.study.predicate import Predicate, elements

__all__ = ["Axis", "Claim", "Figure", "Mode", "Study", "Tornado", "load_study"]

_MODEL = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
Overrides = dict[str, Any]
Word = Annotated[str, Field(min_length=1)]


class Claim(BaseModel):
    """One side of the quarrel, and what must be seen in the results for it to hold."""

    model_config = _MODEL

    says: Word = Field(description="the claim in a sentence")
    sources: tuple[Word, ...] = Field(
        min_length=1,
        description="numbers of experiments/claims.yaml (2.7), or model (what the model expects)",
    )
    holds: tuple[Predicate, ...] = Field(min_length=1, description="what must all be seen")
    if_so: Word = Field(description="clause that is said where it holds: working faster pays")
    if_not: Word = Field(description="clause that is said where it does not: working faster does not pay")


class Axis(BaseModel):
    """What the variants are along."""

    model_config = _MODEL

    label: Word = Field(description="of the axis: speed-up of handling")
    numeric: bool = Field(False, description="whether the names of the variants are numbers, drawn to scale")
    log: bool = Field(False, description="whether the scale is logarithmic")


class Mode(BaseModel):
    """How much is computed: quick or full."""

    model_config = _MODEL

    replications: int = Field(20, ge=5, le=100_000, description="of each variant under each condition")
    base: Overrides = Field(default_factory=dict, description="overrides, such as a shorter calendar")
    constants: int | None = Field(
        None, ge=1, description="constants in the tornado, those that a screening ranks first; none: all"
    )


class Tornado(BaseModel):
    """Which result is tried with other values of the constants that are assumptions."""

    model_config = _MODEL

    claim: Word = Field(description="the claim whose first predicate is tried")
    condition: str = Field("", description="under which condition; the first if empty")
    constants: dict[str, tuple[Any, Any] | None] = Field(
        default_factory=dict,
        description="low and high value by key, instead of half and double; null leaves a key out",
    )
    only: bool = Field(False, description="whether no other constants than the named are tried")


class Figure(BaseModel):
    """The one picture of the study."""

    model_config = _MODEL

    kind: Literal["lines", "dots", "map"] = Field(
        "dots",
        description="lines: measures along a numeric axis, a line for each condition; dots: differences to the "
        "first variant; map: the best variant by two numbers, that of the variant and that of the condition",
    )
    measures: tuple[Word, ...] = Field((), description="panels, those of the predicates if empty")
    condition_label: str = Field("", description="what the conditions are along")


def _plain() -> dict[str, Overrides]:
    """One condition, in which nothing is set."""
    return {"": {}}


class Study(BaseModel):
    """What `ccsim study` runs.

    Every variant runs under every condition on the same random numbers.
    """

    model_config = _MODEL

    study: str = Field("", description="its name; that of its file")
    number: Word = Field(description="its number in the book: E1")
    question: Word = Field(description="what is asked, as a question")
    why: Word = Field(description="two or three sentences: the quarrel, and how it is decided here")
    claims: dict[str, Claim] = Field(min_length=1, description="by short name")
    scenario: Word = Field(description="name or path of the scenario")
    base: Overrides = Field(default_factory=dict, description="overrides of every variant, dotted keys")
    axis: Axis
    variants: dict[str, Overrides] = Field(
        min_length=2, description="overrides by name; the first is the base"
    )
    conditions: dict[str, Overrides] = Field(
        default_factory=_plain, min_length=1, description="overrides by name"
    )
    measures: tuple[Word, ...] = Field(
        min_length=1, description="shown; `asa@channel:chat` of a channel, contact type, group or segment"
    )
    worth: dict[str, float] = Field(
        default_factory=dict,
        description="by measure: a difference that nobody would mind; default .002 of shares, 1 % of the rest",
    )
    figure: Figure = Figure()
    tornado: Tornado
    quick: Mode = Mode(replications=6, constants=5)
    full: Mode = Mode()

    @model_validator(mode="after")
    def _known_names(self) -> Study:
        problems = [*self._unknown()]
        if problems:
            raise ValueError("; ".join(problems))
        return self

    def _unknown(self) -> Iterator[str]:
        for name, claim in self.claims.items():
            for predicate in claim.holds:
                for element in elements(predicate):
                    for kind, given, known in (
                        ("variant", element.variant, self.variants),
                        ("condition", element.condition, self.conditions),
                    ):
                        if given is not None and given not in known:
                            yield f'claims.{name}.holds: {kind} "{given}" is unknown{nearest(given, known)}'
                    if element.measure not in self.measures:
                        hint = nearest(element.measure, self.measures)
                        yield f'claims.{name}.holds: "{element.measure}" is none of the measures{hint}'
        if self.tornado.claim not in self.claims:
            yield f'tornado.claim: "{self.tornado.claim}" is unknown{nearest(self.tornado.claim, self.claims)}'
        if self.tornado.condition and self.tornado.condition not in self.conditions:
            yield f'tornado.condition: "{self.tornado.condition}" is unknown'
        for key in self.worth:
            if key not in self.measures:
                yield f'worth: "{key}" is none of the measures{nearest(key, self.measures)}'
        for key in self.figure.measures:
            if key not in self.measures:
                yield f'figure.measures: "{key}" is none of the measures{nearest(key, self.measures)}'
        if self.axis.numeric and not all(map(_is_number, self.variants)):
            yield "axis.numeric: the names of the variants must be numbers"
        if self.figure.kind == "map" and not all(map(_is_number, self.conditions)):
            yield "figure.kind: a map needs conditions whose names are numbers"

    @property
    def tried_condition(self) -> str:
        """The condition under which constants are tried."""
        return self.tornado.condition or next(iter(self.conditions))

    def mode(self, name: str) -> Mode:
        """The quick or the full mode."""
        return self.quick if name == "quick" else self.full


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def load_study(data: Mapping[str, Any]) -> Study:
    """A study from plain data.

    Raises
    ------
    ScenarioError
        One sentence a problem.
    """
    try:
        return Study.model_validate(dict(data))
    except ValidationError as error:
        name = data.get("study", "study")
        found = scenario_error(Study, error, data)
        raise ScenarioError([f"study {name}, {problem}" for problem in found.problems]) from None
