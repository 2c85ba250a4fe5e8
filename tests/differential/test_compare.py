"""The comparison shows the first differing row, with what stands around it."""

from __future__ import annotations

from dataclasses import replace

import pytest

import sim
from tests.differential.compare import assert_same_log, first_difference
from tests.differential.zoo import ZOO


def test_equal_logs_differ_in_nothing() -> None:
    log = sim.simulate(ZOO["one agent"]())
    assert first_difference(log, log) is None


def test_the_first_differing_row_is_shown() -> None:
    log = sim.simulate(ZOO["one agent"]())
    legs = log.legs.copy()
    legs["agent"][7:] += 1
    text = first_difference(log, replace(log, legs=legs))
    assert text is not None
    assert text.startswith("legs, row 7: agent")
    assert "> 7: booked_at=30900000000 (day 0 08:35)" in text
    assert "  5: " in text
    assert "  9: " in text


def test_a_missing_row_is_a_difference() -> None:
    log = sim.simulate(ZOO["one agent"]())
    with pytest.raises(AssertionError, match="events, row 3: one has it, the other has not"):
        assert_same_log(log, replace(log, events=log.events[:3]))


def test_numbering_is_compared() -> None:
    log = sim.simulate(ZOO["nobody comes"]())
    assert first_difference(log, replace(log, first_leg=1)) == "first_leg: center 0, kernel 1"
