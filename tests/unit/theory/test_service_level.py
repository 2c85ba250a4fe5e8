"""The six formulas on the golden case of the design."""

from __future__ import annotations

import math
from dataclasses import asdict

import pytest

from sim.theory.parameter import TheoryError
from sim.theory.service_level import chosen, service_levels

GOLDEN = {
    "answered": "86.0",
    "offered": "81.1",
    "abandons_within_threshold_count": "83.0",
    "abandons_within_threshold_excluded": "82.7",
    "short_abandons_count": "82.1",
    "short_abandons_excluded": "81.9",
}


def test_golden_case() -> None:
    levels = service_levels(
        answered=1000, answered_within=860, abandoned=60, abandoned_within=20, abandoned_short=10
    )
    assert {name: f"{100 * value:.1f}" for name, value in asdict(levels).items()} == GOLDEN
    assert chosen(levels, "short_abandons_count") == 870 / 1060


def test_nobody_came() -> None:
    levels = service_levels(
        answered=0, answered_within=0, abandoned=0, abandoned_within=0, abandoned_short=0
    )
    assert all(math.isnan(value) for value in asdict(levels).values())


def test_unknown_formula_names_the_known_ones() -> None:
    levels = service_levels(answered=1, answered_within=1, abandoned=0, abandoned_within=0, abandoned_short=0)
    with pytest.raises(TheoryError, match="formula = best: must be one of answered, offered"):
        chosen(levels, "best")  # type: ignore[arg-type]
