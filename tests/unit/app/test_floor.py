"""What pages are answered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import sim
from sim.app.floor import Floor
from sim.app.frame import unpack
from sim.app.protocol import Asked
from sim.names import LegReason, Outcome
from sim.scenario import Scenario, known_scenarios

_DAY: dict[str, Any] = {"floor": "B", "scenario": "", "overrides": {}, "seed": 1, "replication": 0, "day": 1}


def test_a_scenario_is_opened(floor: Floor) -> None:
    found = floor.answer(Asked(3, "open", {"scenario": ""}))
    assert isinstance(found, dict)
    assert (found["id"], found["what"], found["scenario"]) == (3, "opened", "shop")
    assert len(found["days"]) == 9
    assert found["days"][1] == {
        **{"day": 1, "date": "2026-03-03", "weekday": "tuesday", "open": [[28800, 64800]], "offered": 546}
    }
    assert found["days"][5]["open"] == []
    assert found["default_day"] == 7
    assert found["channels"] == ["voice", "chat", "email"]
    assert [one["name"] for one in found["types"]] == ["call", "chat", "mail"]
    assert found["types"][1]["within_s"] == 40
    assert found["types"][2]["clock"] == "open"
    assert found["groups"] == [
        {"name": "desk_one", "size": 4, "types": ["call", "mail"]},
        {"name": "chatters", "size": 2, "types": ["call", "chat"]},
    ]
    assert found["names"]["outcome"][Outcome.ABANDONED] == "abandoned"
    assert found["names"]["leg_reason"][LegReason.BOT] == "bot"
    assert {one["name"] for one in found["scenarios"]} == {"shop", *known_scenarios()}


def test_a_day_is_a_frame_with_the_number_of_the_request(floor: Floor) -> None:
    found = floor.answer(Asked(9, "day", _DAY))
    assert isinstance(found, bytes)
    header, columns = unpack(found)
    assert (header["id"], header["floor"], header["what"]) == (9, "B", "day")
    assert header["measures"]["offered"] == (columns["contact_new"] == 1).sum()


def test_a_day_is_the_same_whenever_it_is_asked_for(floor: Floor, shop: Scenario) -> None:
    again = Floor({"shop": shop}, "shop")
    assert floor.answer(Asked(1, "day", _DAY)) == again.answer(Asked(1, "day", _DAY))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"scenario": "shp"}, r"scenario: \"shp\" is unknown \(did you mean shop\?\)"),
        ({"scenario": "../bank.yaml"}, "is unknown"),
        ({"day": 9}, "day: 9 must be from 0 to 8"),
        ({"overrides": {"agents.desk_on.extra": 1}}, "agents.desk_on"),
        ({"overrides": {"agents.desk_one.extra": 99}}, "must be from -5 to 5 on the floor"),
        ({"overrides": {"agents.desk_one.schedule_file": "/etc/passwd"}}, "the floor opens no files"),
        ({"overrides": {"agents": {"desk_one": {"schedule_file": "x"}}}}, "the floor opens no files"),
        ({"overrides": {"bot": "/etc/passwd"}}, "is no option"),
        ({"overrides": {"arrivals.streams.live.rates_per_hour": 90_000}}, "are more than the floor shows"),
        ({"overrides": {"incidents.x": {"at": "10:07"}}}, "must lie on the grid of 30m"),
        ({"overrides": {"": 1}}, "is not a dotted key"),
    ],
)
def test_what_cannot_be_shown_is_said(floor: Floor, fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises(sim.SimError, match=sentence):
        floor.answer(Asked(1, "day", _DAY | fields))


def test_an_unknown_lesson(floor: Floor) -> None:
    with pytest.raises(sim.SettingsError, match=r"lesson: .* is unknown"):
        floor.answer(Asked(1, "lesson", {"name": "nonsense"}))


def test_a_broken_file_beside_the_others_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "broken.yaml").write_text("name: [")
    monkeypatch.chdir(tmp_path)
    names = [one["name"] for one in Floor().opened("bank")["scenarios"]]
    assert "broken" not in names
    assert "bank" in names
