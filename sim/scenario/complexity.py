"""Complexity: how hard a case is, from 0 to 1."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator

__all__ = ["Complexity"]

_BOUND = 1000.0


def _parsed(value: Any) -> tuple[float, ...]:
    """(c,) for a number, (a, b) for a Beta distribution."""
    words = (
        value.split()
        if isinstance(value, str)
        else list(value)
        if isinstance(value, list | tuple)
        else [value]
    )
    if words and words[0] == "beta":
        words = words[1:]
    try:
        numbers = tuple(float(word) for word in words)
    except (TypeError, ValueError):
        numbers = ()
    if len(numbers) == 1 and 0 < numbers[0] < 1:
        return numbers
    if len(numbers) == 2 and all(0 < one <= _BOUND for one in numbers):
        return numbers
    raise ValueError(
        f'{value!r} is no complexity; write "beta A B" with A and B up to 1000, or a number between 0 and 1'
    )


Complexity = Annotated[tuple[float, ...], BeforeValidator(_parsed)]
"""One number, or the two parameters of a Beta distribution."""
