"""The verdict on a case when it closes."""

from __future__ import annotations

import math
from typing import Any

import pytest

from tests.unit.center.floor import Floor, Seen

ON = {"tolerance.voice": "5m", "satisfaction.answer_share": 1}


def _verdicts(kind: dict[str, Any], more: dict[str, Any] | None = None) -> Seen:
    """Two callers of one agent."""
    return Floor({"call": kind}, {"pool": 1}, {**ON, **(more or {})}).run([(0, "call"), (1, "call")])


def _sig(logit: float) -> float:
    return 1 / (1 + math.exp(-logit))


def test_satisfaction_rests_on_speed_manner_and_help() -> None:
    seen = _verdicts({"talk": "6m"}, {"satisfaction.base": -1})
    at_rest = -1 + math.log(9) * 0.6 + 1.2
    speed = 0.6 * math.log(6)
    assert seen.log.journeys["satisfaction"].tolist() == pytest.approx(
        [_sig(at_rest + speed), _sig(at_rest + speed / 2)], rel=1e-6
    )
    assert seen.log.journeys["intention"][0] == pytest.approx(
        _sig(1.5 - 5.5 * _sig(at_rest + speed)), rel=1e-6
    )


def test_who_was_never_served_judges_by_the_wait() -> None:
    rows = _verdicts({"patience": "5m"}, {"satisfaction.human.unserved": 0.25}).log.journeys
    assert (rows["speed"].tolist(), rows["human"].tolist()) == ([1, 0.5], [pytest.approx(0.6), 0.25])
    logit = -1.83 + 0.6 * math.log(6) / 2 + math.log(9) * 0.25 - 0.35
    assert rows["satisfaction"][1] == pytest.approx(_sig(logit), rel=1e-6)


def test_who_found_it_closed_has_waited_for_nothing() -> None:
    seen = Floor({"call": {}}, {"pool": 1}, ON).run([(-1, "call")])
    assert seen.log.journeys["speed"].tolist() == [1]
    assert seen.feels("speed") == [0]


def test_effort_counts_repeats_late_waits_and_steps() -> None:
    rows = _verdicts({"patience": "7m"}, {"topics.call.steps": 3}).log.journeys
    assert rows["effort"].tolist() == [1 + 1.5, 1 + 1.5 + 0.5]
    more = {**ON, "resolution.base": -20, "repeat.share": 1, "repeat.fading": 0, "repeat.delay": "2m"}
    assert Floor({"call": {}}, {"pool": 1}, more).run([(0, "call")]).log.journeys["effort"].tolist() == [2]


@pytest.mark.parametrize(("share", "answers"), [(0, {0}), (1, {1, 2, 3, 4, 5})])
def test_some_answer_the_survey(share: float, answers: set[int]) -> None:
    more = {**ON, "satisfaction.answer_share": share}
    seen = Floor({"call": {}}, {"pool": 99}, more).run([(0, "call")] * 99)
    assert set(seen.log.journeys["answer"].tolist()) == answers


def test_without_satisfaction_there_is_no_verdict_but_the_rest() -> None:
    rows = Floor({"call": {}}, {"pool": 1}, {"resolution.base": 20, "topics.call.complexity": 0.5}).run(
        [(0, "call")]
    )
    row = rows.log.journeys[0]
    assert [row[name] for name in ("satisfaction", "effort", "intention", "speed", "human", "answer")] == [
        0
    ] * 6
    assert (row["complexity"], row["n_served"]) == (0.5, 1)


def test_a_case_that_is_open_at_the_end_has_its_counts_so_far() -> None:
    kind = {"patience": "2m", "retry": {"abandoned": 1, "delay": "20d"}}
    seen = _verdicts(kind)
    row = seen.log.journeys[1]
    assert (seen.statuses[1], row["n_abandons"], row["satisfaction"]) == ("open", 1, 0)
    assert row["complexity"] == pytest.approx(0.41)
