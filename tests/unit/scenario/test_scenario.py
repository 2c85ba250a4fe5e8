"""The whole: how it is read, varied and written."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from sim.errors import ScenarioError
from sim.scenario import Scenario, load


def test_it_loads_from_a_mapping_and_leaves_that_alone(bank: dict[str, Any]) -> None:
    before = json.dumps(bank)
    scenario = load(bank)
    assert scenario.agents["tellers"].count == 9
    assert json.dumps(bank) == before


def test_plain_data_reads_back_as_an_equal_scenario(bank: dict[str, Any]) -> None:
    scenario = load(bank)
    assert load(scenario.to_dict()) == scenario
    assert load(json.loads(json.dumps(scenario.to_dict()))) == scenario


def test_it_is_frozen(bank: dict[str, Any]) -> None:
    scenario = load(bank)
    with pytest.raises(ValidationError, match="frozen"):
        scenario.name = "other"
    with pytest.raises(ValidationError, match="frozen"):
        scenario.calendar.days = 3


def test_with_changes_dotted_keys_and_nothing_else(bank: dict[str, Any]) -> None:
    scenario = load(bank)
    other = scenario.with_({"agents.tellers.count": 14, "contact_types.sales.talk": "4m"})
    assert other.agents["tellers"].count == 14
    assert other.contact_types["sales"].talk.mean_seconds == 240
    assert scenario.agents["tellers"].count == 9
    assert (
        other.with_(
            {"agents.tellers.count": 9, "contact_types.sales.talk": bank["contact_types"]["sales"]["talk"]}
        )
        == scenario
    )


def test_with_validates_again(bank: dict[str, Any]) -> None:
    with pytest.raises(ScenarioError, match=r"agents\.tellers\.count: -1 must be a number, at least 0"):
        load(bank).with_({"agents.tellers.count": -1})
    with pytest.raises(ScenarioError, match=r"agents\.tellers\.cont: unknown key \(did you mean count\?\)"):
        load(bank).with_({"agents.tellers.cont": 1})


def test_the_json_schema_describes_every_key() -> None:
    schema = Scenario.model_json_schema()
    assert set(schema["properties"]) == set(Scenario.model_fields)
    json.dumps(schema)
