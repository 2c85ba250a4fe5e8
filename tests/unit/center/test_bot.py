"""Sessions with the bot: whom it meets, how they end, and what they do to the customer."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.center.floor import Floor, Seen

_BOT = {"bot.coverage.voice": 1, "bot.session": "3m", "bot.out_of_context": 0}
_SOLVES = {"topics.call.solvable": 1}
_ESCALATES = {"bot.escalates": 1}
_CONTAINS = {"bot.escalates": 0}
_AGAIN = {"repeat.delay": "20m", "repeat.spread": "0s", "repeat.share": 1, "resolution.base": 20}


def _run(*more: dict[str, Any], pool: int = 1, n: int = 1, **kind: Any) -> Seen:
    keys = {key: value for one in (_BOT, *more) for key, value in one.items()}
    return Floor({"call": kind}, {"pool": pool}, keys).run([(0, "call")] * n)


def test_what_the_bot_solves_needs_nobody() -> None:
    seen = _run(_SOLVES, {"tolerance.voice": "2m", "satisfaction": {}}, n=2)
    assert (seen.outcomes, seen.statuses) == (["bot_resolved"] * 2, ["resolved"] * 2)
    assert (seen.reasons, seen.stages, seen.agents) == (["bot"] * 2, ["bot_resolved"] * 2, [-1] * 2)
    assert (seen.ended, seen.answered) == ([3, 3], [None, None])
    assert seen.marks[0] == {"resolved", "scored", "late", "bot_met"}
    assert seen.feels("felt") == [3, 3]
    row = seen.log.journeys[0]
    assert (row["n_served"], row["botfail"], row["effort"]) == (0, 0, 1.5)
    assert row["human"] == pytest.approx(0.3)


def test_who_is_passed_on_stands_in_the_queue_as_if_he_had_just_come() -> None:
    seen = _run(_ESCALATES, {"tolerance": {}}, patience="4m", n=2)
    assert (seen.reasons, seen.stages) == (
        ["bot", "bot", "arrival", "arrival"],
        ["bot_escalated", "bot_escalated", "served", "abandoned"],
    )
    assert seen.at("enqueued") == [0, 0, 3, 3]
    assert (seen.outcomes, seen.ended) == (["answered", "abandoned"], [13, 7])
    assert seen.log.contacts["waited"].tolist() == [0, 240_000_000]
    assert seen.log.contacts["n_legs"].tolist() == [2, 2]
    assert seen.feels("felt") == [3, 7]


def test_who_is_contained_gives_up_or_comes_again() -> None:
    seen = _run(_CONTAINS, _AGAIN, {"bot.returns": 0})
    assert (seen.outcomes, seen.statuses) == (["contained"], ["given_up"])
    seen = _run(_CONTAINS, _AGAIN, {"bot.returns": 1})
    assert (seen.outcomes, seen.causes) == (["contained", "answered"], ["first", "repeat"])
    assert (seen.arrived, seen.statuses) == ([0, 23], ["resolved"])
    assert seen.log.journeys["n_repeats"].tolist() == [1]


@pytest.mark.parametrize(("window", "marks"), [("20m", {"bot_met"}), ("19m", {"bot_met", "bot_closed"})])
def test_no_contact_follows_what_the_bot_has_closed(window: str, marks: set[str]) -> None:
    seen = _run(_CONTAINS, _AGAIN, {"bot.returns": 1, "measures.reported_window": window})
    assert seen.case_marks == [marks | {"resolved", "first", "reported"}]


def test_without_repeats_who_is_contained_stays_away() -> None:
    assert _run(_CONTAINS).statuses == ["unresolved"]


def test_the_bot_meets_a_customer_once_unless_said_otherwise() -> None:
    twice = [_CONTAINS, _AGAIN, {"bot.returns": 1, "calendar.opening": "08:00-08:40"}]
    assert _run(*twice).reasons == ["bot", "arrival"]
    assert _run(*twice, {"bot.again": True}).reasons == ["bot", "bot"]


def test_it_meets_the_share_of_the_channel() -> None:
    assert _run({"bot.coverage.voice": 0, "bot.coverage.chat": 1}).reasons == ["arrival"]
    met = _run({"bot.coverage.voice": 0.3}, pool=200, n=200).reasons.count("bot")
    assert 35 < met < 90


def test_a_failure_is_a_session_out_of_context_or_contained() -> None:
    for more, failures in (
        ([_ESCALATES], 0),
        ([_ESCALATES, {"bot.out_of_context": 1}], 1),
        ([_CONTAINS], 1),
        ([_CONTAINS, {"bot.out_of_context": 1}], 1),
        ([_SOLVES, {"bot.out_of_context": 1}], 0),
    ):
        seen = _run(*more)
        assert seen.log.journeys["botfail"].tolist() == [failures]
        odd = bool({"bot.out_of_context": 1} in more and more[0] is not _SOLVES)
        assert ("out_of_context" in seen.marks[0]) == odd


def test_an_answer_out_of_context_tries_patience() -> None:
    for share, minutes in ((0, 4), (1, 2.8)):
        seen = _run(_ESCALATES, {"tolerance": {}, "bot.out_of_context": share}, patience="4m", n=2)
        assert seen.ended[1] == pytest.approx(3 + minutes)


def test_what_was_told_to_the_bot_may_be_lost() -> None:
    asked = {"desk.context": 0, "desk.reask": "2m", "desk.scattered_talk": 1}
    assert _run(_ESCALATES, asked).ended == [15]
    assert _run(_ESCALATES, asked | {"desk.context": 1}).ended == [13]
    assert _run(_ESCALATES).ended == [13]
    later = _run(_CONTAINS, _AGAIN, asked, {"bot.returns": 1})
    assert later.ended == [3, 35]
    assert "context_missing" in later.marks[1]


def test_a_session_holds_a_line_and_begins_only_if_there_is_one() -> None:
    seen = _run(_SOLVES, {"channels.voice.lines": 1}, n=2)
    assert seen.outcomes == ["bot_resolved", "blocked"]


def test_who_is_passed_on_after_closing_is_cut_off_where_the_rule_says_so() -> None:
    keys = _BOT | _ESCALATES
    for rule, outcome in (("disconnect", "disconnected"), ("serve_out", "answered")):
        more = keys | {"calendar.at_closing": rule}
        seen = Floor({"call": {}}, {"pool": 2}, more).run([(50, "call"), (58, "call")])
        assert seen.outcomes == ["answered", outcome]


def test_opinions_of_the_bot() -> None:
    on = {"tolerance": {}, "satisfaction": {}}
    rows = [_run(more, on).log.journeys[0] for more in (_ESCALATES, _CONTAINS)]
    assert rows[1]["effort"] == pytest.approx(1.5 + 0.5 * (rows[1]["marks"] & 4 > 0))
    angry = _run(_CONTAINS, on, {"topics.call.urgency": 1, "tolerance.urgent_tolerance": 1}).log.journeys[0]
    assert angry["satisfaction"] < rows[1]["satisfaction"]
