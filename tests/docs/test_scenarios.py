"""docs/scenarios.md says what the shipped scenarios say, and every figure in them says where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import sim
from sim.scenario.files import option_groups, read_option, read_yaml, shipped
from tests.docs.page import written

PAGE = Path(__file__).parents[2] / "docs" / "scenarios.md"
NAMES = (
    *("retail", "retail_years", "delivery", "tech_support", "small_team", "bank", "anchor", "erlang_a"),
    *("one_line", "two_teams", "chat_team"),
)
SAID = tuple(name for name in NAMES if name not in ("bank", "erlang_a"))
WITHOUT_FIGURES = {"name", "title", "description", "sources", "currency", "evidence", "routing"}
SIZES_OF_THE_RUN = {"calendar.start", "calendar.days", "calendar.interval", "calendar.at_closing"}


def test_every_scenario_has_its_place() -> None:
    assert sorted(NAMES) == sorted(path.stem for path in shipped().glob("*.yaml"))


def test_the_page_is_the_scenarios(request: pytest.FixtureRequest) -> None:
    found = written(NAMES)
    if request.config.getoption("--update-golden"):
        PAGE.write_text(found, encoding="utf-8")
    assert found == PAGE.read_text(encoding="utf-8"), "docs/scenarios.md differs; see --update-golden"


def figures(data: Mapping[str, Any], above: str = "") -> Iterator[str]:
    """Dotted keys of all values that hold a digit."""
    for key, value in data.items():
        dotted = f"{above}.{key}" if above else key
        if isinstance(value, Mapping):
            yield from figures(value, dotted)
        elif any(sign.isdigit() for sign in str(value)):
            yield dotted


def stands_under(key: str, evidence: str) -> bool:
    """Whether an evidence key is a figure's own key or one above it; `*` stands for one name."""
    parts, known = key.split("."), evidence.split(".")
    return len(known) <= len(parts) and all(map(fnmatchcase, parts, known))


@pytest.mark.parametrize("name", SAID)
def test_every_figure_has_evidence(name: str) -> None:
    data = read_yaml(shipped() / f"{name}.yaml")
    said = {key: value for key, value in data.items() if key not in WITHOUT_FIGURES}
    keys = [key for key in figures(said) if key not in SIZES_OF_THE_RUN]
    unsaid = [key for key in keys if not any(stands_under(key, one) for one in data["evidence"])]
    assert not unsaid
    idle = [one for one in data["evidence"] if not any(stands_under(key, one) for key in keys)]
    assert not idle, "evidence for figures that are not there"


def test_a_figure_without_evidence_is_seen() -> None:
    assert list(figures({"a": {"b": "5m", "c": {"d": [1, 2]}, "e": "no"}})) == ["a.b", "a.c.d"]
    assert stands_under("agents.chat.absence", "agents.*.absence")
    assert stands_under("agents.chat.at_once.chat", "agents.chat.at_once")
    assert not stands_under("agents.chat.absence", "agents.*.lateness")
    assert not stands_under("agents", "agents.chat")


NEEDS: dict[str, dict[str, Any]] = {
    "repeat": {"resolution": "on"},
    "satisfaction": {"tolerance": "on"},
    "back_office": {"resolution": "on"},
    "updates": {"resolution": "on", "back_office": "on"},
    "news": {"resolution": "on"},
    "customers": {"arrivals.customers": None},
    "market": {"arrivals.customers": None, "customers": "on", "tolerance": "on", "satisfaction": "on"},
    "handling": {"workforce": "on"},
}
"""What must be said with it."""
NEEDED: dict[str, dict[str, Any]] = {
    "resolution": {"repeat": "off", "back_office": "off", "updates": "off", "news": "off"},
    "tolerance": {"satisfaction": "off", "market": "off"},
    "satisfaction": {"market": "off"},
    "back_office": {"updates": "off"},
    "customers": {"market": "off", "arrivals.customers": 1000},
}
"""What must be switched off with it."""


loaded = cache(sim.load)


@pytest.mark.parametrize(
    ("group", "option"),
    [(group, one) for group, options in option_groups().items() for one in options if group != "topics"],
)
def test_options_fit_every_scenario(group: str, option: str) -> None:
    for name in NAMES:
        others = (NEEDED if option == "off" else NEEDS).get(group, {})
        assert loaded(name).with_({**others, group: option})


def test_options_of_topics_fit_a_scenario_that_has_them() -> None:
    for option in option_groups()["topics"]:
        mix = dict.fromkeys(read_option("topics", option)["topics"], 1)
        with_topics = sim.load("erlang_a").with_({"contact_types.call.topics": mix})
        assert set(with_topics.with_({"topics": option}).topics) == set(mix)
