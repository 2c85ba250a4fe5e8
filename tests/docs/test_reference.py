"""docs/reference.md holds every key of a scenario, and those on behaviour with unit, range, mark and source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sim.scenario import Scenario
from sim.scenario.marked import MARKS
from sim.scenario.reference import keys
from tests.docs.keys import written

PAGE = Path(__file__).parents[2] / "docs" / "reference.md"
SCHEMA = Scenario.model_json_schema()


def rows() -> dict[str, list[str]]:
    """Cells of the page's rows by key."""
    found = re.findall(r"^\| `([^`]+)` \|(.*)\|$", written(), flags=re.MULTILINE)
    return {key: [cell.strip() for cell in re.split(r"(?<!\\)\|", rest)] for key, rest in found}


ROWS = rows()


def marked_in_schema(schema: dict[str, Any], above: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property with a mark, found through references, whatever holds it."""
    for name, told in schema.get("properties", {}).items():
        if "mark" in told and "description" in told:
            yield above + name, told
            continue
        for one in (told, *told.get("anyOf", ())):
            by_name = one.get("additionalProperties")
            held, part = (by_name, f"{name}.*.") if isinstance(by_name, dict) else (one, f"{name}.")
            target = held.get("$ref", "").rsplit("/", 1)[-1]
            if target and target != "Distribution":
                yield from marked_in_schema(SCHEMA["$defs"][target], above + part)


MARKED = dict(marked_in_schema(SCHEMA))


def test_the_page_is_the_schema(request: pytest.FixtureRequest) -> None:
    found = written()
    if request.config.getoption("--update-golden"):
        PAGE.write_text(found, encoding="utf-8")
    assert found == PAGE.read_text(encoding="utf-8"), "docs/reference.md differs; see --update-golden"


def test_the_walk_finds_marks_in_every_kind_of_section() -> None:
    assert {"topics.*.urgency", "tolerance.voice", "satisfaction.human.base", "handling.cap"} <= set(MARKED)


@pytest.mark.parametrize("name", MARKED)
def test_a_key_of_behaviour_says_unit_default_range_mark_and_source(name: str) -> None:
    unit, default, extent, mark, source, description = ROWS[name]
    assert unit
    assert default
    assert extent
    assert mark == MARKED[name]["mark"]
    assert source == (MARKED[name]["source"].replace("|", "\\|") or MARKS[mark])
    assert description
    if mark in ("M", "F", "S", "R"):
        assert MARKED[name]["source"], "what is known from somewhere says from where"


@pytest.mark.parametrize("key", keys(), ids=lambda key: key.name)
def test_every_key_stands_on_the_page_and_is_described(key: Any) -> None:
    assert key.name in ROWS
    assert key.unit
    assert key.description


def test_every_section_of_the_scenario_is_there() -> None:
    assert {key.section for key in keys()} == set(Scenario.model_fields)
