"""Impatience in writing."""

from __future__ import annotations

from typing import Any

import pytest

from sim.errors import ScenarioError
from sim.scenario import load
from sim.scenario.impatience import Impatience
from sim.units import MINUTE


def test_most_leave_a_chat_without_a_word_and_some_write_twice() -> None:
    one = Impatience()
    assert (one.silent_share, one.silent_open, one.duplicate, one.give_up) == (0.7, 2 * MINUTE, 0.4, 0.1)


@pytest.mark.parametrize(("option", "share"), [("off", None), ("on", 0.5)])
def test_the_options(bank: dict[str, Any], option: str, share: float | None) -> None:
    found = load(bank | {"impatience": {"silent_share": 0.5}}).with_({"impatience": option}).impatience
    assert (None if found is None else found.silent_share) == share


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"silent_share": 1.1}, "impatience.silent_share: 1.1 must be at most 1"),
        ({"silent_open": "400d"}, "impatience.silent_open: 400d must be from 0s to 365d"),
        ({"duplicate": 0.7, "give_up": 0.4}, "impatience.duplicate: 0.7 and give_up 0.4 are more than the whole"),
        ({"silence": 1}, "impatience.silence: unknown key"),
    ],
)
def test_each_mistake_has_its_sentence(bank: dict[str, Any], given: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        load(bank | {"impatience": given})
    assert len(raised.value.problems) == 1
    assert str(raised.value).startswith(sentence)


def test_who_writes_as_it_is_closed_must_have_somewhere_to_go(bank: dict[str, Any]) -> None:
    name = next(iter(bank["contact_types"]))
    with pytest.raises(ScenarioError, match=f"{name}.retry.closed_switch: 0.5 must be 0, as switch_to says"):
        load(bank).with_({f"contact_types.{name}.retry.closed_switch": 0.5})
