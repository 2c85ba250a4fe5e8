"""A scenario may say each formula."""

from __future__ import annotations

from typing import get_args

from sim.names import SERVICE_LEVEL_FORMULAS
from sim.scenario.target import Formula


def test_a_target_may_be_of_every_formula() -> None:
    assert get_args(Formula) == SERVICE_LEVEL_FORMULAS
