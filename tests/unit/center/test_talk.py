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
        ({"desk.scattered_talk": 1.5}, 15),
        ({"desk.scattered_talk": 1.5, "desk.single_window": True}, 10),
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


_UNHELPED = {"resolution.base": -20, "repeat.share": 1, "repeat.delay": "5m", "repeat.spread": "0s"}
_ASKED = {"desk.reask": "2m", "desk.scattered_talk": 1, "desk.context": 0}


@pytest.mark.parametrize(
    ("desk", "minutes"),
    [
        ({}, 7),
        ({"desk.context": 1}, 5),
        ({"desk.single_window": True, "desk.context_single": 0}, 7),
        ({"desk.single_window": True, "desk.context_single": 1}, 5),
        ({"handling.cap": "6m"}, 6),
    ],
)
def test_who_comes_again_tells_again_what_is_not_at_hand_at_his_own_pace(
    desk: dict[str, Any], minutes: float
) -> None:
    more = {**_UNHELPED, **_ASKED, "handling.speed": 2, "repeat.fading": 0, **desk}
    seen = Floor({"call": {}}, {"pool": 1}, more).run([(0, "call")])
    assert (seen.answered, seen.ended) == ([0, 10], [5, 10 + minutes])


@pytest.mark.parametrize(("kind", "minutes"), [("cold", 12), ("warm", 10), ("conference", 10)])
def test_a_cold_transfer_never_hands_on_what_was_told(kind: str, minutes: float) -> None:
    types = {"call": {"transfer": {"share": 1, "to": {"other": 1}, "kind": kind}}, "other": {}}
    groups = {"front": {"count": 1, "skills": {"call": {}}}, "back": {"count": 1, "skills": {"other": {}}}}
    seen = Floor(types, groups, {**_ASKED, "desk.context": 1}).run([(0, "call")])
    begins, ends = seen.at("talk")[1], seen.ended[0]
    assert begins is not None
    assert ends == begins + minutes


@pytest.mark.parametrize(("work", "told"), [("resumes", 1), ("anew", 2)])
def test_who_is_handed_back_tells_again_only_if_the_talk_begins_anew(work: str, told: int) -> None:
    counts = {"08:00-08:20": 2, "08:20-08:30": 0, "08:30-09:00": 1}
    pool = {"count": {"all": counts}, "at_shift_end": "hand_back", "hand_back_work": work}
    types = {"call": {"talk": "10m", "transfer": {"share": 1, "to": {"other": 1}}}, "other": {"talk": "20m"}}
    seen = Floor(types, {"pool": pool}, _ASKED).run([(0, "call")])
    assert seen.reasons == ["arrival", "transfer", "hand_back"]
    assert seen.log.journeys["n_reexplained"].tolist() == [told]


def test_a_transfer_comes_after_its_share_of_the_talk_that_is_left() -> None:
    types = {"call": {"transfer": {"share": 1, "to": {"other": 1}, "after": 0.5}}, "other": {"talk": "1m"}}
    seen = Floor(types, {"pool": 1}, {"handling.cap": "6m"}).run([(0, "call")])
    assert seen.at("wrap_up") == [3, 4]
