"""Parts of a scenario that need another part."""

from __future__ import annotations

from typing import Any

import pytest

from sim.errors import ScenarioError
from sim.scenario import load


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            {"handling": {"erosion": {}}},
            "handling.erosion: needs workforce; give workforce={} for its defaults, or leave erosion out",
        ),
        (
            {"arrivals": {"streams": {"calls": {"per_customer": 0.01, "mix": {"sales": 1}}}}},
            "arrivals.streams.calls.per_customer: needs arrivals.customers, how many there are",
        ),
        (
            {"repeat": {}},
            "repeat: needs resolution; give resolution={} for its defaults, or leave repeat out",
        ),
        (
            {"satisfaction": {}, "resolution": {}},
            "satisfaction: needs tolerance; give tolerance={} for its defaults, or leave satisfaction out",
        ),
        (
            {"quality": {"standards": True}},
            "quality.standards: needs workforce; give workforce={} for its defaults, or leave standards out",
        ),
        (
            {"resolution": {}, "repeat": {"switch": 0.1}},
            "repeat.switch: 0.1 must be 0, as no contact type says in switch_to where they go",
        ),
        (
            {"topics": {"servise": {}}},
            "topics.servise: no contact type has this topic (did you mean service?)",
        ),
        (
            {"topics": {"weather": {}}},
            "topics.weather: no contact type has this topic; known here are service, sales",
        ),
    ],
)
def test_what_is_missing_is_said(bank: dict[str, Any], said: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        load(bank | said)
    assert raised.value.problems == (sentence,)


def test_satisfaction_does_without_resolution(bank: dict[str, Any]) -> None:
    assert load(bank | {"tolerance": {}, "satisfaction": {}}).resolution is None


def test_one_contact_type_that_says_where_to_is_enough(bank: dict[str, Any]) -> None:
    bank["contact_types"]["sales"]["switch_to"] = {"service": 0.5}
    repeat = load(bank | {"resolution": {}, "repeat": {"switch": 0.1}}).repeat
    assert repeat is not None
    assert repeat.switch == 0.1
    bank["contact_types"]["sales"]["switch_to"] = {"service": 0}
    with pytest.raises(ScenarioError, match=r"repeat\.switch"):
        load(bank | {"resolution": {}, "repeat": {"switch": 0.1}})


def test_a_topic_is_one_of_a_contact_type_or_its_name(bank: dict[str, Any]) -> None:
    bank["contact_types"]["service"]["topics"] = {"cards": 1, "loans": 2}
    assert set(load(bank | {"topics": {"cards": {}, "sales": {}}}).topics) == {"cards", "sales"}
    with pytest.raises(
        ScenarioError, match=r"topics\.service: no contact type has this topic; known here are cards"
    ):
        load(bank | {"topics": {"service": {}}})
