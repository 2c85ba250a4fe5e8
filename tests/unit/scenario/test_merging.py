"""Mappings merge, everything else replaces."""

from __future__ import annotations

import pytest

from sim.errors import ScenarioError
from sim.scenario.merging import laid_over, value_at, with_keys


def test_mappings_merge_and_the_rest_replaces() -> None:
    below = {"a": {"x": 1, "y": [1, 2]}, "b": 3}
    assert laid_over(below, {"a": {"y": [9]}, "c": {"z": 1}}) == {
        "a": {"x": 1, "y": [9]},
        "b": 3,
        "c": {"z": 1},
    }
    assert laid_over(below, {"a": 5, "b": {"z": 1}}) == {"a": 5, "b": {"z": 1}}


def test_neither_side_is_touched_or_shared() -> None:
    below, above = {"a": {"x": 1}}, {"a": {"y": [1]}}
    out = laid_over(below, above)
    out["a"]["y"].append(2)
    out["a"]["x"] = 7
    assert below == {"a": {"x": 1}}
    assert above == {"a": {"y": [1]}}


def test_dotted_keys_reach_inside_and_merge() -> None:
    below = {"agents": {"tellers": {"count": 3, "skills": {"call": {"speed": 1}}}}}
    out = with_keys(
        below, {"agents.tellers.count": 4, "agents.tellers.skills.call": {"rank": 2}, "name": "x"}
    )
    assert out["agents"]["tellers"] == {"count": 4, "skills": {"call": {"speed": 1, "rank": 2}}}
    assert out["name"] == "x"
    assert below["agents"]["tellers"]["count"] == 3


@pytest.mark.parametrize("key", ["", "a..b", ".a", "a.", 5])
def test_what_is_no_dotted_key(key: object) -> None:
    with pytest.raises(ScenarioError, match="is not a dotted key such as agents"):
        with_keys({}, {key: 1})  # type: ignore[dict-item]


def test_what_stands_at_a_dotted_key() -> None:
    data = {"name": "x", "agents": {"tellers": {"count": 4}}, "bot": None}
    assert value_at(data, "name") == "x"
    assert value_at(data, "agents.tellers") == {"count": 4}
    assert value_at(data, "agents.tellers.count") == 4
    for missing in ("agents.clerks.count", "name.first", "bot.accuracy"):
        assert value_at(data, missing) is None
