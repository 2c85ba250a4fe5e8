"""Outcomes: the status of a claim is that of all its predicates."""

from __future__ import annotations

from sim.study.finding import Status
from tests.unit.study.made import STUDY, outcome, planted, study


def test_statuses_by_condition() -> None:
    one = planted()
    assert list(one.statuses("speed").values()) == [Status.HOLDS, Status.HOLDS, Status.FAILS]
    assert list(one.statuses("depth").values()) == [Status.FAILS, Status.FAILS, Status.HOLDS]
    assert (one.n, one.confidence) == (20, 1 - 0.05 / 6)


def test_predicates_that_are_asked_under_some_conditions_only() -> None:
    more = {"lowers": "service_level", "with": "1.25", "against": "1", "in": ["with 12 agents"]}
    speed = {**STUDY["claims"]["speed"], "holds": [*STUDY["claims"]["speed"]["holds"], more]}
    one = outcome(study(claims={"speed": speed}))
    assert list(map(len, one.findings["speed"].values())) == [2, 1, 1]
    assert list(one.statuses("speed").values()) == [Status.FAILS, Status.HOLDS, Status.FAILS]
