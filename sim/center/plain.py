"""Formulas as plain Python: calling compiled code from Python takes longer than their few operations."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from sim import draws, outcomes

__all__ = ["case_word", "contact_word", "stretched"]

_Function = TypeVar("_Function", bound=Callable[..., object])


def _plain(compiled: _Function) -> _Function:
    """What was compiled; without the compiler it is plain already."""
    return cast("_Function", getattr(compiled, "py_func", compiled))


case_word = _plain(draws.case_word)
contact_word = _plain(draws.contact_word)
stretched = _plain(outcomes.stretched)
