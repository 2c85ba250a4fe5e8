"""Keys that take one of a few names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import BeforeValidator

from sim.errors import nearest

__all__ = ["known"]


def known(names: Iterable[str]) -> BeforeValidator:
    """Checks that a value is one of the names; the error shows the nearest one."""
    listed = list(names)

    def check(value: Any) -> Any:
        if value is not None and value not in listed:
            raise ValueError(
                f'"{value}" is no policy{nearest(str(value), listed)}; known are {", ".join(listed)}'
            )
        return value

    return BeforeValidator(check)
