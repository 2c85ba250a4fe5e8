"""Every key of the model of customers and quality says what it is and where its value comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from sim.scenario import Scenario
from sim.scenario.marked import MARKS, marked

SECTIONS = (
    "Topic",
    "Tolerance",
    "Resolution",
    "Repeat",
    "Satisfaction",
    "Human",
    "Effort",
    "Handling",
    "Quality",
    *("Acknowledgement", "BackOffice", "Updates", "News"),
    "Customers",
    "Market",
)
DEFINITIONS = Scenario.model_json_schema()["$defs"]


def keys() -> Iterator[tuple[str, dict[str, Any]]]:
    """Dotted names and schemas of the keys, without those that hold a section."""
    for section in SECTIONS:
        for key, schema in DEFINITIONS[section]["properties"].items():
            if schema.get("$ref", "").rsplit("/")[-1] not in SECTIONS:
                yield f"{section}.{key}", schema


KEYS = dict(keys())


def test_the_walk_finds_the_keys() -> None:
    assert {"Topic.urgency", "Tolerance.voice", "Human.base", "Effort.steps", "Quality.qa"} <= set(KEYS)
    assert "Satisfaction.human" not in KEYS


@pytest.mark.parametrize("name", KEYS)
def test_a_key_has_mark_description_and_a_source_unless_it_is_practice_or_assumed(name: str) -> None:
    schema = KEYS[name]
    assert schema["description"]
    assert schema["mark"] in MARKS
    if schema["mark"] in ("M", "F", "S", "R"):
        assert schema["source"]


@pytest.mark.parametrize("name", KEYS)
def test_a_number_has_bounds(name: str) -> None:
    schema = KEYS[name]
    for one in (schema, schema.get("additionalProperties", {}), *schema.get("prefixItems", ())):
        if one.get("type") in ("number", "integer") and name != "Topic.urgency":
            assert {"minimum", "exclusiveMinimum"} & set(one), name
            assert {"maximum", "exclusiveMaximum"} & set(one), name


def test_parts_within_a_section_are_described() -> None:
    for key in ("human", "efforts"):
        assert DEFINITIONS["Satisfaction"]["properties"][key]["description"]
    mechanisms = ("topics", "tolerance", "resolution", "repeat", "satisfaction", "desk", "bot", "impatience")
    for section in (*mechanisms, "handling", "quality"):
        assert Scenario.model_fields[section].description


def test_an_unknown_mark_is_refused() -> None:
    with pytest.raises(ValueError, match="'X' is no mark; known are M, F, S, P, R, A"):
        marked(1.0, "X", "of what")
