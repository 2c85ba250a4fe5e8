"""Codes in the kernel are positions: more may only be added."""

from __future__ import annotations

from typing import get_args

from sim.names import Family


def test_families_keep_their_positions() -> None:
    assert get_args(Family)[:3] == ("never", "deterministic", "exponential")
