"""What a case does to its customer: bought, gone to a competitor, told others."""

from __future__ import annotations

from typing import Any

import pytest

import sim
from sim.log import Log
from sim.names import CaseStatus, Mark
from tests.differential.corner import calls, drawn_up

_STILL: dict[str, Any] = dict.fromkeys(
    ("churn_share", "base_hazard", "good_share", "bad_share", "acquisition", "competitor"), 0
)


def _log(market: dict[str, Any], goodwill: float = 1.0, **parts: Any) -> Log:
    """Two calls at once for one agent; who waits is gone after a minute, and would try again after five."""
    retry = {"abandoned": 1, "delay": "5m", "most": 1}
    said: dict[str, Any] = {
        "types": [{"patience": "1m", "retry": retry}],
        "customers": {"initial": 2, "potential": 2, "goodwill": goodwill},
        "market": _STILL | market,
        "tolerance": {"voice": "10m"},
        "satisfaction": {},
    }
    return sim.simulate(drawn_up(calls("09:00", "09:00"), **said | parts), "center")


def _has(log: Log, mark: Mark) -> list[bool]:
    return ((log.journeys["marks"] & mark) != 0).tolist()


@pytest.mark.parametrize(("goodwill", "n_contacts", "gone"), [(0, 1, True), (1, 2, False)])
def test_who_leaves_a_queue_goes_to_a_competitor_unless_he_has_goodwill(
    goodwill: float, n_contacts: int, gone: bool
) -> None:
    """Then nothing follows; else he tries again."""
    log = _log({"competitor": 1}, goodwill)
    assert log.cases["n_contacts"].tolist() == [1, n_contacts]
    assert log.cases["status"][1] == CaseStatus.GIVEN_UP
    assert _has(log, Mark.CHURNED) == [False, gone]


def test_who_is_served_at_once_buys_and_who_is_not_does_not() -> None:
    sure = {"conversion": 1, "sale_existing": 1}
    assert _has(_log(sure, topics={"a": {"sales": True}}), Mark.SOLD) == [True, False]
    assert _has(_log(sure), Mark.SOLD) == [False, False]


def test_a_good_story_is_told_as_such_and_a_bad_one_too() -> None:
    """The number of people is positive after a good one, negative after a bad one."""
    everybody = {"good_share": 1, "good_heard": 5, "bad_share": 1, "bad_heard": 5}
    for base, sign in ((20, 1), (-20, -1)):
        told = _log(everybody, satisfaction={"base": base})
        assert (told.journeys["told"] * sign > 0).all()
    assert not _log({}).journeys["told"].any()
