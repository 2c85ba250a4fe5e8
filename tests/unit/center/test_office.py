"""The back office, who asks how far it is, and who has to act himself."""

from __future__ import annotations

from typing import Any

import pytest

from sim.names import EventKind
from sim.units import HOUR, MINUTE
from tests.unit.center.floor import Floor, Seen

SURE: dict[str, Any] = {"resolution": {"base": 20, "slope": 0}, "measures.trace": True}
OFFICE = {"topics": {"call": {"back_office": 1}}, "back_office": {"delay": "20m", "check_per_day": 0}}
ASKS = {"back_office.check_per_day": 400}


def _one(*more: dict[str, Any], agents: int = 2, kind: dict[str, Any] | None = None) -> Seen:
    """A single case that comes at eight."""
    said = {key: value for one in (SURE, OFFICE, *more) for key, value in one.items()}
    return Floor({"call": kind or {}}, {"pool": agents}, said).run([(0, "call")])


def _closed(seen: Seen) -> list[float]:
    return [(at - 8 * HOUR) / MINUTE for at in seen.log.cases["closed_at"].tolist()]


def _checks(seen: Seen) -> list[float]:
    rows = zip(seen.causes, seen.arrived, strict=True)
    return [at for cause, at in rows if cause == "status_check" and at is not None]


def test_a_case_is_solved_when_the_back_office_is_done() -> None:
    seen = _one()
    assert (seen.outcomes, seen.ended) == (["answered"], [10])
    assert (seen.statuses, _closed(seen)) == (["resolved"], [30])
    assert {"resolved", "first"} <= seen.case_marks[0]
    events = seen.log.events
    assert [(at - 8 * HOUR) / MINUTE for at in events["at"][events["kind"] == EventKind.BACK_OFFICE]] == [30]


def test_it_is_not_while_the_run_ends_before() -> None:
    seen = _one({"back_office.delay": "3d"})
    assert (seen.statuses, seen.case_marks[0] & {"resolved"}, seen.marks[0]) == (
        ["open"],
        set(),
        {"resolved"},
    )


def test_who_waits_asks_until_it_is_done() -> None:
    seen = _one(ASKS)
    asked = _checks(seen)
    assert len(asked) == seen.log.journeys["n_checks"][0] > 2
    assert min(asked) > 10
    assert max(asked) < 30
    assert seen.log.contacts["parent"].tolist()[1:] == [0] * len(asked)
    assert seen.log.journeys["n_served"].tolist() == [1]
    assert not any("resolved" in marks for marks in seen.marks[1:])


def test_with_updates_half_as_many_ask_and_the_case_knows_it() -> None:
    told, untold = _one(ASKS, {"updates": {"relief": 0.5}}), _one(ASKS)
    first = [_checks(seen)[0] - 10 for seen in (told, untold)]
    assert first[0] == pytest.approx(2 * first[1], abs=1e-6)
    assert ("updated" in told.case_marks[0], "updated" in untold.case_marks[0]) == (True, False)


def test_who_asks_forms_no_opinion_and_tries_only_once() -> None:
    kind = {"patience": "1m", "retry": {"abandoned": 1, "delay": "0s"}, "talk": "9m"}
    seen = _one(ASKS, {"tolerance": {}}, agents=1, kind=kind)
    assert "abandoned" in seen.outcomes
    assert "retry" not in seen.causes
    assert seen.feels("felt")[1:] == [None] * len(_checks(seen))
    assert seen.log.journeys["n_abandons"].tolist() == [0]


def test_the_talk_of_who_asks_may_be_shorter() -> None:
    seen = _one(ASKS, {"back_office.check_talk": 0.25})
    assert seen.log.legs["work"].tolist() == [10 * MINUTE] + [2.5 * MINUTE] * (len(seen.log.legs) - 1)


def test_if_it_did_not_help_the_customer_comes_again_after_it_and_it_works_again() -> None:
    repeat = {"repeat": {"share": 1, "fading": 0, "delay": "3m"}, "resolution": {"base": -20}}
    seen = _one({"back_office.delay": "10m"}, repeat)
    assert (seen.causes, seen.arrived) == (["first", "repeat"], [0, 23])
    assert (seen.statuses, _closed(seen)) == (["given_up"], [43])


def test_without_the_trait_nothing_waits() -> None:
    assert _closed(_one({"topics": {"call": {"back_office": 0}}})) == [10]


@pytest.mark.parametrize(("does", "status"), [(1, "resolved"), (0, "unresolved")])
def test_who_must_act_himself_is_helped_only_if_he_does(does: int, status: str) -> None:
    said = {**SURE, "topics": {"call": {"needs_action": 1}}, "news": {"action": does}}
    seen = Floor({"call": {}}, {"pool": 1}, said).run([(0, "call")])
    assert seen.statuses == [status]
    assert seen.feels("solving") == [1]


def test_bad_news_first_counts_for_action_only_where_there_is_bad_news() -> None:
    for bad, status in ((0, "resolved"), (1, "unresolved")):
        news = {"action": 1, "action_first": 0, "bad_share": bad}
        said = {
            **SURE,
            "topics": {"call": {"needs_action": 1}},
            "news": news,
            "handling.news_order": "bad_first",
        }
        assert Floor({"call": {}}, {"pool": 1}, said).run([(0, "call")]).statuses == [status]
