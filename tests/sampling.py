"""Some cases of a test by default, the others with the marker `long`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

__all__ = ["some"]


def some(cases: Iterable[Any], one_in: int) -> list[Any]:
    """The first case and every `one_in`-th after it as they are, the rest with the marker `long`."""
    return [case if n % one_in == 0 else _long(case) for n, case in enumerate(cases)]


def _long(case: Any) -> Any:
    if isinstance(case, type(pytest.param())):
        return pytest.param(*case.values, marks=[*case.marks, pytest.mark.long], id=case.id)
    return pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=pytest.mark.long)
