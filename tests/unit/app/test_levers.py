"""Levers are made from the scenario's keys, and each move of one is an override that the scenario takes."""

from __future__ import annotations

from typing import Any

import pytest

import sim
from sim.app.levers import check_bounds, dated, levers_of, spoken
from sim.scenario import Scenario, known_scenarios, load


def _keys(lever: dict[str, Any]) -> list[str]:
    return lever["key"] if isinstance(lever["key"], list) else [lever["key"]]


def _ends(lever: dict[str, Any]) -> list[Any]:
    if lever["kind"] == "range":
        return [lever["min"], lever["max"]]
    values = [one["value"] for one in lever["options"]]
    return [value for value in (values[0], values[-1]) if value is not None]


@pytest.mark.parametrize("name", sorted(known_scenarios()))
def test_both_ends_of_every_lever_make_a_scenario(name: str) -> None:
    scenario = load(name)
    for lever in levers_of(scenario):
        for value in _ends(lever):
            overrides = dated(scenario, dict.fromkeys(_keys(lever), value), 0)
            check_bounds(scenario, overrides)
            scenario.with_(overrides)


def test_a_lever_stands_where_the_scenario_does(shop: Scenario) -> None:
    for lever in levers_of(shop):
        if lever["kind"] == "range":
            assert lever["min"] <= lever["value"] <= lever["max"]
            assert shop.with_(dict.fromkeys(_keys(lever), lever["value"])).agents == shop.agents
        elif lever["kind"] != "action":
            assert lever["value"] in [one["value"] for one in lever["options"]]


def test_names_and_headings(shop: Scenario) -> None:
    levers = {lever["name"]: lever for lever in levers_of(shop)}
    assert len(levers) == len(levers_of(shop))
    assert list(dict.fromkeys(one["group"] for one in levers.values())) == [
        *("Volume", "Staff", "Contacts", "Routing", "Bot", "Speed and quality", "Incident"),
    ]
    assert levers["leave_desk_one"]["label"] == "Desk one: one leaves"
    assert [one["label"] for one in levers["leave_desk_one"]["options"]][:2] == ["at 08:00", "at 08:30"]
    assert spoken("chat_tier") == "Chat tier"


def test_what_the_scenario_lacks_has_no_lever() -> None:
    names = {lever["name"] for lever in levers_of(load("bank"))}
    assert {"bot", "speed", "training"} & names == set()
    assert {"volume", "staff.tellers", "leave_tellers", "handle_time", "patience", "down_now"} <= names
    assert not any(lever["name"].startswith("staff.") for lever in levers_of(load("small_team")))


def test_beyond_its_end_a_lever_does_not_move(shop: Scenario) -> None:
    with pytest.raises(sim.SettingsError, match=r"^arrivals.scale: 2 must be from 0.5 to 1.5 on the floor$"):
        check_bounds(shop, {"arrivals.scale": 2})
    with pytest.raises(sim.SettingsError, match=r"agents.chatters.extra: -9 must be from -5 to 5"):
        check_bounds(shop, {"agents.chatters.extra": -9})


def test_an_incident_without_a_day_happens_on_the_one_that_is_shown(shop: Scenario) -> None:
    given = {
        "incidents.a": {"at": "10:00"},
        "incidents.b": {"at": "10:00", "day": 1},
        "incidents.c.at": "09:00",
        "arrivals.scale": 1.2,
    }
    assert dated(shop, given, 4) == {
        "incidents.a": {"at": "10:00", "day": 4},
        "incidents.b": {"at": "10:00", "day": 1},
        "incidents.c.at": "09:00",
        "incidents.c.day": 4,
        "arrivals.scale": 1.2,
    }
