"""Claims that contradict each other, and which studies speak for which side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sim.errors import ScenarioError, nearest
from sim.scenario.files import read_yaml
from sim.scenario.problems import scenario_error
from sim.study.files import CONTRADICTIONS, experiments
from sim.study.finding import Status
from sim.study.study import Study

__all__ = [
    "Contradiction",
    "Judged",
    "Side",
    "Witness",
    "Won",
    "judge",
    "problems",
    "read_contradictions",
]

_MODEL = ConfigDict(frozen=True, extra="forbid")
_REFERENCE = re.compile(r"(not )?(E\d+)\.(\w+)")
Reference = Annotated[str, Field(pattern=_REFERENCE.pattern.join(("^", "$")))]


class Side(BaseModel):
    """One side of a contradiction."""

    model_config = _MODEL

    says: str = Field(min_length=1, description="what it says, in a sentence")
    sources: tuple[str, ...] = Field(min_length=1, description="numbers of experiments/claims.yaml")
    claims: tuple[Reference, ...] = Field(
        (), description="claims of studies that speak for it: E1.speed, or `not E1.speed` for what fails there"
    )


class Contradiction(BaseModel):
    """Two sides that cannot both be right, at least not under the same conditions."""

    model_config = _MODEL

    question: str = Field(min_length=1, description="what they quarrel about, in a few words")
    a: Side
    b: Side


class Witness(BaseModel):
    """A claim of a study, read for a side: what it says under each condition."""

    model_config = _MODEL

    study: str
    claim: str
    statuses: dict[str, Status]


class Won(Enum):
    """Which side is borne out by what was found."""

    A = "A"
    B = "B"
    BOTH = "both, under different conditions"
    NEITHER = "neither"
    OPEN = "not decided"
    UNSEEN = "not examined"


@dataclass(frozen=True)
class Judged:
    """A contradiction and what was found of both sides."""

    contradiction: Contradiction
    won: Won
    a: tuple[Witness, ...]
    b: tuple[Witness, ...]


def read_contradictions(path: Path | None = None) -> dict[str, Contradiction]:
    """The contradictions of a file by number (`C1`), those of the shipped studies if none is named.

    Raises
    ------
    ScenarioError
        One sentence a problem.
    """
    file = path or experiments() / f"{CONTRADICTIONS}.yaml"
    found = {}
    for number, data in read_yaml(file).items():
        try:
            found[str(number)] = Contradiction.model_validate(data)
        except ValidationError as error:
            plain = data if isinstance(data, Mapping) else {}
            told = scenario_error(Contradiction, error, plain).problems
            raise ScenarioError([f"{file.name}: {number}: {problem}" for problem in told]) from None
    return found


def _parts(reference: str) -> tuple[bool, str, str]:
    """Whether what fails is meant, the number of the study, and the claim."""
    hit = _REFERENCE.fullmatch(reference)
    if hit is None:
        raise ValueError(f"{reference} is no claim of a study")
    return hit[1] is not None, hit[2], hit[3]


def problems(contradictions: Mapping[str, Contradiction], studies: Iterable[Study]) -> list[str]:
    """A sentence for each claim that is named but that no study has."""
    known = {f"{one.number}.{name}" for one in studies for name in one.claims}
    return [
        f'{number}.{side}: "{reference}" is no claim of a study{nearest(reference, known)}'
        for number, one in contradictions.items()
        for side, it in (("a", one.a), ("b", one.b))
        for reference in it.claims
        if ".".join(_parts(reference)[1:]) not in known
    ]


def judge(one: Contradiction, found: Mapping[str, Mapping[str, Mapping[str, Status]]]) -> Judged:
    """Judge a contradiction by statuses: number of the study, claim, condition.

    A side is borne out under a condition where one of its claims holds. Both are, if each is somewhere; neither is, if
    all of both fail; without any that holds, it is not decided while one is open. Studies that were not run say
    nothing.
    """
    a, b = (tuple(_heard(side, found)) for side in (one.a, one.b))
    holds = [any(Status.HOLDS in it.statuses.values() for it in side) for side in (a, b)]
    seen = [status for it in (*a, *b) for status in it.statuses.values()]
    if not seen:
        won = Won.UNSEEN
    elif all(holds):
        won = Won.BOTH
    elif any(holds):
        won = Won.A if holds[0] else Won.B
    else:
        won = Won.OPEN if Status.OPEN in seen else Won.NEITHER
    return Judged(one, won, a, b)


_OPPOSITE = {Status.HOLDS: Status.FAILS, Status.FAILS: Status.HOLDS, Status.OPEN: Status.OPEN}


def _heard(side: Side, found: Mapping[str, Mapping[str, Mapping[str, Status]]]) -> Iterable[Witness]:
    for reference in side.claims:
        opposite, number, claim = _parts(reference)
        statuses = found.get(number, {}).get(claim)
        if statuses is not None:
            read = {c: _OPPOSITE[status] if opposite else status for c, status in statuses.items()}
            yield Witness(study=number, claim=claim, statuses=read)
