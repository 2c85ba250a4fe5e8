"""What both engines share, as plain Python: calling compiled code takes longer than the few operations of a formula."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from sim import draws, outcomes

__all__ = ["average_load", "case_word", "contact_word", "plus", "rows", "speed_score", "stretched"]

_Function = TypeVar("_Function", bound=Callable[..., object])


def _plain(compiled: _Function) -> _Function:
    """What was compiled; without the compiler it is plain already."""
    return cast("_Function", getattr(compiled, "py_func", compiled))


case_word = _plain(draws.case_word)
contact_word = _plain(draws.contact_word)
stretched = _plain(outcomes.stretched)
average_load = _plain(outcomes.average_load)
speed_score = _plain(outcomes.speed_score)
plus = _plain(outcomes.plus)


def rows(table: NDArray[np.void]) -> list[dict[str, Any]]:
    """Rows of a table as mappings of Python numbers."""
    names = table.dtype.names or ()
    return [dict(zip(names, row, strict=True)) for row in table.tolist()]
