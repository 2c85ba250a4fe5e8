"""A talk as it begins: what stretches it, and what is cut."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.center.floor import Floor


@pytest.mark.parametrize(
    ("levers", "minutes"),
    [
        ({"handling.speed": 2}, 5),
        ({"handling.template_rate": 1}, 7.5),
        ({"handling.personal": 1}, 10.5),
        ({"handling.takeover": True}, 11.5),
        ({"handling.delight": True}, 11.5),
        ({"quality.knowledge": 1}, 9),
        ({"topics.call.complexity": 0.91}, 13),
        ({"handling.cap": "9m"}, 9),
        ({"handling.speed": 2, "handling.cap": "9m"}, 5),
        ({"quality.training": 1}, 10),
    ],
)
def test_each_lever_has_its_price_in_talk_time(levers: dict[str, Any], minutes: float) -> None:
    seen = Floor({"call": {}}, {"pool": 1}, levers).run([(0, "call")])
    assert seen.ended == [pytest.approx(minutes)]


def test_complaints_are_not_stretched_but_cut() -> None:
    told = {"announcement": {"bias": 0.25, "noise": 0, "venting": 0.5}}
    for cap, second in (("30m", 5 + 1.25), ("6m", 6)):
        more = {"handling.speed": 2, "handling.cap": cap}
        seen = Floor({"call": told}, {"pool": 1}, more).run([(0, "call"), (0, "call")])
        assert seen.ended == [5, 5 + second]


def test_a_transfer_comes_after_its_share_of_the_talk_that_is_left() -> None:
    types = {"call": {"transfer": {"share": 1, "to": {"other": 1}, "after": 0.5}}, "other": {"talk": "1m"}}
    seen = Floor(types, {"pool": 1}, {"handling.cap": "6m"}).run([(0, "call")])
    assert seen.at("wrap_up") == [3, 4]
