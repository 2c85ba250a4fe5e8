"""Acknowledgements."""

from __future__ import annotations

from typing import Any

import pytest

from sim.errors import ScenarioError
from sim.scenario import load
from sim.scenario.acknowledgement import Acknowledgement


def test_letters_are_acknowledged_by_default() -> None:
    told = Acknowledgement()
    assert (told.kind, told.delay, told.channels) == ("plain", 0, ("email", "social"))
    assert (told.patience, told.tolerance, told.hollow_patience, told.hollow_tolerance) == (
        1.5,
        1.2,
        1.2,
        1.0,
    )
    assert (told.hollow_limit, told.hollow_damage) == (5, 0.5)


@pytest.mark.parametrize("kind", ["hollow", "plain", "time_frame"])
def test_each_kind_is_an_option(bank: dict[str, Any], kind: str) -> None:
    scenario = load(bank).with_({"acknowledgement": kind, "acknowledgement.channels": "voice chat"})
    assert scenario.acknowledgement == Acknowledgement(kind=kind, channels=("voice", "chat"))
    assert scenario.with_({"acknowledgement": "off"}).acknowledgement is None


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("kind", "polite", "'polite' must be one of hollow, plain, time_frame"),
        ("patience", 0.9, "0.9 must be at least 1"),
        ("channels", ["mail"], '"mail" is no channel (did you mean email?)'),
        ("delay", "-1s", "-1s must be from 0s to 365d"),
    ],
)
def test_each_mistake_has_its_sentence(bank: dict[str, Any], key: str, value: object, sentence: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        load(bank | {"acknowledgement": {key: value}})
    assert str(raised.value).startswith(f"acknowledgement.{key}: {sentence}")
