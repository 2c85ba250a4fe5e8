"""Sections with defaults, and sections that may be absent."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from sim.errors import ScenarioError
from sim.scenario import Scenario, load

MECHANISMS = ("tolerance", "resolution", "repeat", "satisfaction", "desk", "impatience")
ALL_ON: dict[str, Any] = {name: {} for name in MECHANISMS}


@pytest.mark.parametrize("name", MECHANISMS)
def test_none_is_said_by_leaving_out_by_null_and_by_the_word(bank: dict[str, Any], name: str) -> None:
    assert getattr(load(bank), name) is None
    for said in (None, "none"):
        assert getattr(load(bank | {name: said}), name) is None


@pytest.mark.parametrize("name", MECHANISMS)
def test_an_empty_section_is_on_with_its_defaults(bank: dict[str, Any], name: str) -> None:
    section = getattr(load(bank | ALL_ON), name)
    assert section == type(section)()


@pytest.mark.parametrize("merging", [False, True])
def test_sections_read_back_as_they_were(bank: dict[str, Any], merging: bool) -> None:
    for scenario in (load(bank), load(bank | ALL_ON)):
        assert load(scenario.to_dict(merging=merging)) == scenario


@pytest.mark.parametrize("on", [{}, {"tolerance": {}}], ids=["absent before", "there before"])
def test_one_parameter_of_a_law_leaves_the_others(bank: dict[str, Any], on: dict[str, Any]) -> None:
    tolerance = load(bank | on).with_({"tolerance.voice.median": "2m"}).tolerance
    assert tolerance is not None
    assert tolerance.voice.text() == "lognormal median:2m sigma:2.0"
    assert tolerance.chat.text() == "lognormal median:1m sigma:1.2"


@pytest.mark.parametrize("on", [{}, {"resolution": {}}], ids=["absent before", "there before"])
def test_one_channel_leaves_the_others(bank: dict[str, Any], on: dict[str, Any]) -> None:
    resolution = load(bank | on).with_({"resolution.by_channel.email": 0.1}).resolution
    assert resolution is not None
    assert resolution.by_channel == {"voice": 0, "chat": 0, "messenger": -0.1, "email": 0.1, "social": -0.5}


def test_another_family_replaces_the_default(bank: dict[str, Any]) -> None:
    tolerance = load(
        bank | {"tolerance": {"social": {"family": "weibull", "shape": 0.5, "scale": "203m"}}}
    ).tolerance
    assert tolerance is not None
    assert tolerance.social.text() == "weibull shape:0.5 scale:3h23m"


def test_a_section_is_switched_on_and_off_by_options_and_by_values(bank: dict[str, Any]) -> None:
    scenario = load(bank)
    changed = scenario.with_({"resolution": "on"}).with_({"resolution.base": 1.2})
    assert changed.resolution is not None
    assert changed.resolution.base == 1.2
    assert changed.with_({"resolution": "on"}) == changed
    for off in ("off", "none", None):
        assert changed.with_({"resolution": off}) == scenario
    again = changed.with_({"resolution": "off", "resolution.slope": 2}).resolution
    assert again is not None
    assert (again.base, again.slope) == (0.95, 2)


def test_none_is_a_value_only_where_a_section_may_be_absent() -> None:
    assert not Scenario.is_option("tolerance", "none")
    assert Scenario.is_option("routing", "none")
    assert Scenario.is_option("tolerance", "off")


def test_true_and_false_say_too_little(bank: dict[str, Any]) -> None:
    with pytest.raises(ScenarioError, match=r"^tolerance: False says too little; write none to leave it out"):
        load(bank | {"tolerance": False})


def test_a_section_is_frozen(bank: dict[str, Any]) -> None:
    scenario = load(bank | {"resolution": {}})
    with pytest.raises(ValidationError, match="frozen"):
        scenario.resolution.base = 1.0
