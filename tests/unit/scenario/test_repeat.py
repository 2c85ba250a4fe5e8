"""Repeat contacts."""

from __future__ import annotations

from typing import Any

import pytest

from sim.errors import ScenarioError
from sim.scenario import load
from sim.scenario.repeat import Repeat
from sim.units import DAY


def test_eight_of_ten_come_again_about_a_day_later() -> None:
    told = Repeat()
    assert (told.share, told.delay.median, told.within) == (0.8, DAY, 14 * DAY)


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("share", 1.1, "1.1 must be at most 1"),
        ("delay", "never", "never ends; give a duration or a distribution of durations"),
        ("within", "366d", "366d must be from 0s to 365d"),
        ("within", 14, "14 has no unit"),
        ("spread", "-1s", "-1s must be from 0s to 365d"),
        ("shares", 0.8, "unknown key (did you mean share?)"),
    ],
)
def test_each_mistake_has_its_sentence(bank: dict[str, Any], key: str, value: object, sentence: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        load(bank | {"resolution": {}, "repeat": {key: value}})
    assert len(raised.value.problems) == 1
    assert str(raised.value).startswith(f"repeat.{key}: {sentence}")
