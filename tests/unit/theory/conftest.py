"""A number printed by somebody else must come out to its last printed digit."""

from __future__ import annotations

from collections.abc import Callable

import pytest


def _printed(value: float, text: str) -> None:
    mantissa, _, power = text.partition("e")
    decimals = len(mantissa.partition(".")[2])
    half = 0.5 * 10.0 ** (int(power or 0) - decimals)
    assert abs(value - float(text)) <= half * (1.0 + 1e-9), f"{value!r} is printed as {text}"


@pytest.fixture
def printed() -> Callable[[float, str], None]:
    """`printed(value, "1.348")` asserts that value rounds to 1.348."""
    return _printed
