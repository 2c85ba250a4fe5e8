"""How contacts are sorted."""

from __future__ import annotations

from typing import Any

import pytest

from sim.errors import ScenarioError
from sim.scenario import load
from sim.scenario.routing import Routing


@pytest.mark.parametrize(
    ("said", "share"),
    [
        ({}, 0),
        ({"misroute": 0.5}, 0),
        ({"triage": "automatic"}, 0.05),
        ({"triage": "manual"}, 0.15),
        ({"triage": "manual", "misroute": 0}, 0),
        ({"triage": "automatic", "misroute": 0.3}, 0.3),
    ],
)
def test_people_misroute_more_than_machines(said: dict[str, Any], share: float) -> None:
    assert Routing(**said).misrouted == share


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [("triage", "both", "'both'"), ("misroute", 2, "2 must be at most 1"), ("transfer_lacking", -1, "-1 must be")],
)
def test_each_mistake_has_its_sentence(bank: dict[str, Any], key: str, value: object, sentence: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        load(bank).with_({f"routing.{key}": value})
    assert str(raised.value).startswith(f"routing.{key}: ")
    assert sentence in str(raised.value)
