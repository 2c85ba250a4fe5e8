"""What a scenario rests on: its evidence, and the constants in use that nobody has measured."""

from __future__ import annotations

from typing import Any

import pytest

from sim.scenario import load
from sim.scenario.assumptions import Assumption, assumptions


def found(changes: dict[str, Any]) -> dict[str, Assumption]:
    """Of the benchmark of queueing theory, which says nothing of behaviour, with changes."""
    return {one.key: one for one in assumptions(load("erlang_a").with_(changes))}


def test_what_is_off_rests_on_nothing() -> None:
    assert set(found({})) == set(load("erlang_a").evidence)


def test_constants_of_a_mechanism_that_is_on_stand_with_unit_mark_and_source() -> None:
    listed = found({"tolerance": {}, "satisfaction": {}})
    effort = listed["satisfaction.effort"]
    assert (effort.value, effort.unit, effort.mark, effort.source) == ("0.3", "logit", "A", "SQM")
    assert effort.description.startswith("logit lost per transfer")
    assert listed["satisfaction.efforts.disloyal_base"].mark == "R"
    assert "satisfaction.resolved" not in listed, "fitted"


def test_constants_of_neutral_levers_and_of_other_channels_do_not() -> None:
    listed = found({"tolerance": {}, "resolution": {}})
    idle = {"resolution.training", "resolution.haste", "tolerance.chat", "tolerance.hold_music"}
    assert not idle & set(listed)
    assert "tolerance.correlation" not in listed, "0 does nothing"
    assert listed["resolution.by_channel"].value == "voice 0"


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"handling.speed": 1.25}, "resolution.haste"),
        ({"quality.training": 0.5}, "resolution.training"),
        ({"handling.template_rate": 0.2}, "handling.template_talk"),
        ({"handling.takeover": True}, "handling.takeover_steps"),
        ({"tolerance.hold": "music"}, "tolerance.hold_music"),
        ({"workforce": {}}, "workforce.rush"),
        ({"topics": {"call": {"complexity": "beta 2 3"}}}, "handling.complexity"),
    ],
)
def test_a_lever_that_is_set_brings_its_constants(changes: dict[str, Any], key: str) -> None:
    assert key not in found({"resolution": {}})
    assert key in found({"resolution": {}, **changes})


def test_a_constant_that_the_scenario_changes_is_an_assumption() -> None:
    changed = found({"tolerance": {}, "satisfaction.resolved": 2.0})["satisfaction.resolved"]
    assert (changed.value, changed.mark, changed.source) == (
        "2",
        "A",
        "set in this scenario; no source given",
    )


def test_evidence_speaks_before_the_default_and_the_nearest_before_others() -> None:
    listed = found(
        {
            "resolution": {},
            "evidence": {
                "resolution": {"mark": "S", "source": "our survey"},
                "resolution.base": {"mark": "M", "source": "our records"},
            },
        }
    )
    assert (listed["resolution.base"].mark, listed["resolution.base"].source) == ("M", "our records")
    assert (listed["resolution.concurrency"].mark, listed["resolution.transferred"].mark) == ("S", "S")
    assert "resolution" not in listed


def test_evidence_by_channel_replaces_the_whole() -> None:
    listed = found(
        {
            "resolution.by_channel.voice": 0.2,
            "evidence": {"resolution.by_channel.voice": {"mark": "M", "source": "our records"}},
        }
    )
    assert listed["resolution.by_channel.voice"].value == "0.2"
    assert "resolution.by_channel" not in listed


def test_figures_of_the_center_stand_as_the_scenario_says_them() -> None:
    listed = {one.key: one for one in assumptions(load("anchor"))}
    assert (listed["agents.tellers.count"].value, listed["agents.tellers.count"].mark) == ("14", "A")
    assert listed["contact_types.call.topics"].value == "", "a table"
    assert listed["topics.refund.complexity"].value == "beta 2 3"
    assert "topics.refund.steps" not in listed, "nothing of it is used"
