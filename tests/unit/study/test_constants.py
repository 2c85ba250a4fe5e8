"""Constants that are assumptions, and their other values."""

from __future__ import annotations

import pytest

from sim.scenario import load
from sim.scenario.assumptions import UNSURE, assumptions
from sim.study.constants import _ends, _scaled, constants

SCENARIO = load("anchor").with_({"handling.speed": 1.25})


def test_half_and_double() -> None:
    found = {one.key: one for one in constants(SCENARIO, {})}
    haste = found["resolution.haste"]
    assert (haste.value, haste.low, haste.high) == (1.6, 0.8, 3.2)
    assert haste.description
    unsure = {one.key for one in assumptions(SCENARIO) if one.mark in UNSURE}
    assert set(found) <= unsure


def test_shares_are_moved_by_their_odds() -> None:
    low, high = _ends(SCENARIO, "repeat.share", 0.8, "share")
    assert (low, high) == (pytest.approx(2 / 3, abs=1e-5), pytest.approx(8 / 9, abs=1e-5))


def test_given_ends_replace_and_null_leaves_out() -> None:
    given = {"resolution.haste": (0, 6), "satisfaction": None}
    found = {one.key: one for one in constants(SCENARIO, given)}
    assert (found["resolution.haste"].low, found["resolution.haste"].high) == (0, 6)
    assert not [key for key in found if key.startswith("satisfaction.")]
    assert [one.key for one in constants(SCENARIO, given, only=True)] == ["resolution.haste"]


def test_a_value_that_the_scenario_refuses_is_no_end() -> None:
    assert _ends(SCENARIO, "handling.speed", 9, "factor")[1] is None


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (3, 6),
        (0.4, 0.8),
        ("90s", "3m"),
        ({"voice": 1.0, "chat": 2}, {"voice": 2.0, "chat": 4}),
        ({"voice": 1.0, "chat": "as it is"}, None),
        ("lognormal mean:3m sigma:1", None),
        (True, None),
        (None, None),
    ],
)
def test_what_can_be_doubled(value: object, found: object) -> None:
    assert _scaled(value, lambda number: 2 * number) == found
