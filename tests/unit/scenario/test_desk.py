"""The agents' desk."""

from __future__ import annotations

from typing import Any

import pytest

from sim.errors import ScenarioError
from sim.scenario import load
from sim.scenario.desk import Desk
from sim.units import MINUTE


def test_most_have_to_tell_again_unless_all_stands_in_one_window() -> None:
    desk = Desk()
    assert (desk.single_window, desk.context, desk.context_single) == (False, 0.12, 0.9)
    assert (desk.scattered_talk, desk.reask.low, desk.reask.high) == (1.08, MINUTE, 4 * MINUTE)
    assert (desk.automation, desk.automation_wrap_up) == (False, 0.5)


@pytest.mark.parametrize(("option", "window"), [("off", None), ("scattered", False), ("single_window", True)])
def test_the_options(bank: dict[str, Any], option: str, window: bool | None) -> None:
    desk = load(bank | {"desk": {"context": 0.3}}).with_({"desk": option}).desk
    assert (None if desk is None else desk.single_window) == window


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("context", 1.1, "1.1 must be at most 1"),
        ("context_single", -0.1, "-0.1 must be at least 0"),
        ("scattered_talk", 0, "0 must be above 0"),
        ("automation_wrap_up", 2, "2 must be at most 1"),
        ("reask", "never", "never ends; give a duration or a distribution of durations"),
        ("window", True, "unknown key"),
    ],
)
def test_each_mistake_has_its_sentence(bank: dict[str, Any], key: str, value: object, sentence: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        load(bank | {"desk": {key: value}})
    assert len(raised.value.problems) == 1
    assert str(raised.value).startswith(f"desk.{key}: {sentence}")
