"""What must be seen in the results for a claim to hold: differences, best variants, weighted sums."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator

__all__ = ["Best", "Element", "Keeps", "Moves", "Predicate", "Sum", "Term", "elements"]

_MODEL = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class _In(BaseModel):
    """A predicate that is asked under each condition, or under those that it names."""

    model_config = _MODEL

    conditions: tuple[str, ...] = Field((), alias="in", description="asked under these only; all if empty")


class Moves(_In):
    """A variant has more, or less, of a measure than another."""

    raises: str | None = Field(None, description="measure that must be higher")
    lowers: str | None = Field(None, description="measure that must be lower")
    variant: str = Field(alias="with")
    against: str
    by: float = Field(0.0, ge=0, description="by more than this, in the measure's unit")

    @model_validator(mode="after")
    def _one(self) -> Moves:
        if (self.raises is None) == (self.lowers is None):
            raise ValueError("must say either raises or lowers")
        return self

    @property
    def measure(self) -> str:
        """The measure."""
        return self.raises or self.lowers or ""

    @property
    def sign(self) -> int:
        """1 if it must be higher, -1 if lower."""
        return 1 if self.raises else -1


class Keeps(_In):
    """A variant has as much of a measure as another, within a margin."""

    keeps: str = Field(description="measure that must stay")
    variant: str = Field(alias="with")
    against: str
    within: float = Field(gt=0, description="margin, in the measure's unit")


class Best(_In):
    """The best of all variants is among some."""

    highest: str | None = Field(None, description="measure of which the best has most")
    lowest: str | None = Field(None, description="measure of which the best has least")
    at: tuple[str, ...] = Field(min_length=1, description="variants among which the best must be")

    @model_validator(mode="after")
    def _one(self) -> Best:
        if (self.highest is None) == (self.lowest is None):
            raise ValueError("must say either highest or lowest")
        return self

    @property
    def measure(self) -> str:
        """The measure."""
        return self.highest or self.lowest or ""

    @property
    def sign(self) -> int:
        """1 if the best has most, -1 if it has least."""
        return 1 if self.highest else -1


class Term(BaseModel):
    """A measure of one variant and its weight."""

    model_config = _MODEL

    weight: float
    variant: str = Field(alias="with")
    measure: str = Field(alias="of")
    condition: str | None = Field(
        None, alias="in", description="under this condition; the one that is asked if none"
    )


class Sum(_In):
    """A weighted sum of measures lies above a bound: gains that differ, trade-offs, reported against true."""

    sum: tuple[Term, ...] = Field(min_length=1)
    above: float = 0.0
    means: str = Field(min_length=1, description="what the sum is, in words")


_KINDS = {
    "raises": "moves",
    "lowers": "moves",
    "keeps": "keeps",
    "highest": "best",
    "lowest": "best",
    "sum": "sum",
}


def _kind(value: Any) -> str | None:
    keys = value if isinstance(value, dict) else {k for k in _KINDS if getattr(value, k, None) is not None}
    return next((kind for key, kind in _KINDS.items() if key in keys), None)


Predicate = Annotated[
    Annotated[Moves, Tag("moves")]
    | Annotated[Keeps, Tag("keeps")]
    | Annotated[Best, Tag("best")]
    | Annotated[Sum, Tag("sum")],
    Discriminator(
        _kind,
        custom_error_type="no_predicate",
        custom_error_message="must hold one of raises, lowers, keeps, highest, lowest, sum",
    ),
]


class Element(NamedTuple):
    """What a predicate names."""

    measure: str
    variant: str | None
    condition: str | None


def elements(predicate: Moves | Keeps | Best | Sum) -> Iterator[Element]:
    """Every measure, variant and condition that a predicate names."""
    if isinstance(predicate, Sum):
        for term in predicate.sum:
            yield Element(term.measure, term.variant, term.condition)
        measure = predicate.sum[0].measure
    elif isinstance(predicate, Best):
        measure = predicate.measure
        for variant in predicate.at:
            yield Element(measure, variant, None)
    else:
        measure = predicate.keeps if isinstance(predicate, Keeps) else predicate.measure
        yield Element(measure, predicate.variant, None)
        yield Element(measure, predicate.against, None)
    for condition in predicate.conditions:
        yield Element(measure, None, condition)
