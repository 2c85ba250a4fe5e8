"""Resolution: terms of its logit."""

from __future__ import annotations

import math
from typing import Any

import pytest

from sim.errors import ScenarioError
from sim.scenario import load
from sim.scenario.resolution import Resolution


def test_the_phone_solves_72_of_100_at_the_reference_and_other_channels_fewer() -> None:
    told = Resolution()
    share = {name: 1 / (1 + math.exp(-told.base - more)) for name, more in told.by_channel.items()}
    assert 1 / (1 + math.exp(-told.base)) == pytest.approx(0.721, abs=0.001)
    assert share["voice"] == share["chat"] > share["messenger"] > share["email"] > share["social"]


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("base", 30, "resolution.base: 30 must be at most 20"),
        ("slope", -1, "resolution.slope: -1 must be at least 0"),
        ("haste", 21, "resolution.haste: 21 must be at most 20"),
        ("by_channel", {"vioce": 1}, "resolution.by_channel.vioce: no such channel (did you mean voice?)"),
        ("by_channel", {"voice": 100}, "resolution.by_channel.voice: 100 must be at most 20"),
        ("by_channel", [1], "resolution.by_channel: [1] must be a mapping of keys"),
        ("transfered", 1, "resolution.transfered: unknown key (did you mean transferred?)"),
    ],
)
def test_each_mistake_has_its_sentence(bank: dict[str, Any], key: str, value: object, sentence: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        load(bank | {"resolution": {key: value}})
    assert raised.value.problems == (sentence,)
