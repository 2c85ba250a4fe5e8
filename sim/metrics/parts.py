"""Reals as whole numbers of parts, so that stretches of a log add up to the whole exactly."""

from __future__ import annotations

from sim.compiled import jit

__all__ = ["PARTS", "parts_of"]

PARTS = 2.0**32
"""Parts of one."""


@jit
def parts_of(value: float) -> int:
    """A real in parts, to the nearest one."""
    return round(float(value) * PARTS)
