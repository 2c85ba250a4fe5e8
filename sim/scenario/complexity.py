"""Complexity: how hard a case is, from 0 to 1."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from sim.scenario.unit import Unit

__all__ = ["Complexity"]

_LEAST, _MOST = 0.01, 1000.0


def _parsed(value: Any) -> tuple[float, ...]:
    """(c,) for a number, (a, b) for a Beta distribution."""
    listed = isinstance(value, list | tuple)
    words = value.split() if isinstance(value, str) else value if listed else [value]
    beta = len(words) == 3 and words[0] == "beta"
    try:
        numbers = () if isinstance(value, bool) else tuple(float(word) for word in words[beta:])
    except (TypeError, ValueError):
        numbers = ()
    if len(numbers) == 1 and 0 < numbers[0] < 1:
        return numbers
    if len(numbers) == 2 and (beta or listed) and all(_LEAST <= one <= _MOST for one in numbers):
        return numbers
    raise ValueError(
        f'{value!r} is no complexity; write "beta A B" with A and B from 0.01 to 1000, or a number between 0 and 1'
    )


def _written(value: tuple[float, ...]) -> float | str:
    return value[0] if len(value) == 1 else "beta " + " ".join(repr(one).removesuffix(".0") for one in value)


Complexity = Annotated[
    tuple[float, ...],
    BeforeValidator(_parsed),
    PlainSerializer(_written),
    WithJsonSchema({"type": ["number", "string"], "examples": [0.41, "beta 2 3"]}),
    Unit("complexity", "between 0 and 1"),
]
"""One number, or the two parameters of a Beta distribution; written as a number or as "beta A B"."""
