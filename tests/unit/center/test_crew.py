"""What changes from one day to the next: one rule each, all others switched off."""

from __future__ import annotations

import math
from typing import Any

import pytest

from tests.unit.center.floor import Floor, Seen
from tests.unit.center.test_condition import ALIKE

DAY = 24 * 60
STAY: dict[str, Any] = {"workforce.attrition": 0, "workforce.attrition_slope": 0}
DAYS: dict[str, Any] = {"calendar.days": 9, "calendar.overrun": "0s"}


def _run(*minutes: float, pool: Any = 1, **more: Any) -> Seen:
    """Calls of ten minutes that come to agents who are as all others but for some keys; __ stands for a dot."""
    keys = ALIKE | STAY | DAYS | {key.replace("__", "."): value for key, value in more.items()}
    return Floor({"call": {}}, {"pool": pool}, keys).run([(minute, "call") for minute in minutes])


def _p(logit: float) -> float:
    return round(1 / (1 + math.exp(-logit)), 3)


def test_who_takes_a_seat_is_new_on_the_next_day() -> None:
    seen = _run(0, DAY, 2 * DAY, workforce__attrition=365, workforce__newcomer_extra=1)
    assert seen.log.seats["hired_day"].tolist()[1:] == list(range(1, 9))
    lasted = [end - start for start, end in zip((0, DAY, 2 * DAY), seen.ended, strict=True)]
    assert lasted[1:] == [20, 20]
    assert lasted[0] < 11


def test_who_takes_a_seat_has_luck_of_his_own() -> None:
    seen = _run(0, DAY, 2 * DAY, workforce__attrition=365, workforce__quality_spread=2)
    assert len(set(seen.feels("solving"))) == 3
    again = _run(DAY, pool=2, workforce__attrition=365, workforce__quality_spread=2)
    assert again.feels("solving")[0] == seen.feels("solving")[1]


def test_only_who_was_busy_leaves() -> None:
    busy = {"workforce__attrition_slope": 365, "workforce__attrition_from": 0}
    seen = _run(*range(0, 60, 10), **busy)
    assert seen.log.seats["hired_day"].tolist()[1:] == [1] * 8


def test_a_talk_goes_on_when_the_seat_changes() -> None:
    late: dict[str, Any] = {"calendar.opening": "08:00-24:00", "calendar.days": 2}
    leaves = {"workforce.attrition": 365, "workforce.newcomer_extra": 1}
    pool = {"count": 1, "members": {"old": {"tenure_months": 600}}}
    floor = Floor({"call": {"talk": "1h"}}, {"pool": pool}, ALIKE | late | leaves)
    assert floor.run([(15.5 * 60, "call")]).ended == [16.5 * 60]


def test_knowledge_grows_every_seventh_midnight() -> None:
    seen = _run(0, 6 * DAY, 7 * DAY, quality__learning=0.5, quality__knowledge_talk=0.2)
    assert seen.log.days["knowledge"].tolist() == [0] * 7 + [0.5] * 2
    assert seen.feels("solving") == [_p(0.95), _p(0.95), _p(0.95 + 0.6 * 0.5)]
    assert seen.ended == [10, 6 * DAY + 10, pytest.approx(7 * DAY + 9)]


def test_haste_becomes_a_habit_and_does_not_go() -> None:
    seen = _run(0, 0, DAY, 2 * DAY, workforce__rush=1, handling__erosion={"tau": "1s"})
    assert seen.feels("pace") == [1, 1, pytest.approx(1), 1]
    pressed = _run(0, 0, 0, DAY, 2 * DAY, workforce__rush=1, handling__erosion={"tau": "1s"})
    assert pressed.feels("pace")[:3] == [1, 2, 1]
    norm = 25 / 30
    assert pressed.log.days["norm"].tolist() == [1] + [pytest.approx(norm)] * 8
    assert pressed.feels("pace")[3:] == [round(1 / norm, 3)] * 2


def test_the_norm_follows_what_was_due_before_a_cut() -> None:
    keys = {"workforce__rush": 1, "handling__erosion": {"tau": "1s"}, "handling__cap": "5m"}
    assert (_run(0, DAY, **keys).log.days["norm"] == 1).all()


def test_a_day_of_a_seat() -> None:
    seen = _run(0, 1, DAY, workforce__fatigue_from=0, workforce__fatigue_range=0.01)
    rows = seen.log.seats[:2]
    assert rows["n_talks"].tolist() == [2, 1]
    assert (rows["work"] / 60e6).tolist() == [20, 10]
    assert rows["tired"].tolist() == pytest.approx([1, 0], abs=1e-6)
    assert rows["n_served"].tolist() == [2, 1]
    assert rows["solving"].tolist() == pytest.approx([2 * _p(0.95), _p(0.95)], abs=1e-3)


def test_without_a_workforce_only_what_is_learnt_is_kept() -> None:
    seen = Floor({"call": {}}, {"pool": 1}, {"quality.learning": 0.1} | DAYS).run([(0, "call")])
    assert (len(seen.log.days), len(seen.log.seats)) == (9, 0)
    assert len(Floor({"call": {}}, {"pool": 1}).run([(0, "call")]).log.days) == 0
