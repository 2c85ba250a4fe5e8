"""The feeling of a contact: the wait, the service, whether it helped."""

from __future__ import annotations

import math
from typing import Any

import pytest

from tests.unit.center.floor import Floor, Seen

TWO = [(0, "call"), (1, "call")]
E5 = {"tolerance.voice": "5m"}


def _waits(kind: dict[str, Any], more: dict[str, Any] | None = None) -> Seen:
    """Two callers of one agent, who tolerate a wait of five minutes."""
    return Floor({"call": kind}, {"pool": 1}, {**E5, **(more or {})}).run(TWO)


def _p(logit: float) -> float:
    return round(1 / (1 + math.exp(-logit)), 3)


# ------------------------------------------------------------------------------------------------- the wait


def test_the_felt_wait_ends_with_the_first_word() -> None:
    seen = _waits({"set_up": "1m"})
    assert seen.feels("felt") == [1, 11]
    assert seen.feels("tolerance") == [5, 5]
    assert seen.feels("speed") == [round(5 / 6, 3), round(5 / 16, 3)]
    assert [mark - {"resolved"} for mark in seen.marks] == [{"scored"}, {"scored", "late"}]
    assert seen.case_marks[1] >= {"late"}


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        ({"patience": "3m"}, "abandoned"),
        ({"hide_after": "3m"}, "hidden"),
        ({"message": {"after": "3m"}}, "message"),
    ],
)
def test_who_leaves_has_an_opinion_too_unless_he_left_a_message(kind: dict[str, Any], outcome: str) -> None:
    seen = _waits(kind)
    has_left = outcome != "message"
    assert seen.outcomes[1] == outcome
    assert (seen.feels("felt")[1], seen.marks[1]) == ((3, {"scored"}) if has_left else (None, set()))
    assert seen.log.journeys["n_abandons"].tolist() == [0, has_left]


def test_who_is_turned_away_has_none_but_who_will_not_wait_so_long_has_left() -> None:
    seen = Floor({"call": {"queue_places": 0}}, {"pool": 1}, E5).run([(-1, "call"), *TWO])
    assert (seen.outcomes, seen.feels("felt")) == (["closed", "answered", "blocked"], [None, 0, None])
    balked = _waits({"patience": "5m", "announcement": {"balk_share": 1, "noise": 0}})
    assert (balked.outcomes[1], balked.feels("felt")[1]) == ("balked", None)
    assert balked.log.journeys["n_abandons"].tolist() == [0, 1]


def test_a_wait_longer_than_announced_breaks_a_promise() -> None:
    seen = _waits({"announcement": {"bias": 0.5, "noise": 0}})
    assert seen.announced[1] == 5
    assert "broken" in seen.marks[1] & seen.case_marks[1]


def test_a_callback_waits_since_the_call_but_off_the_line() -> None:
    kind = {"callback": {"offer_above": "5m", "accept": 1, "dial": "1m", "unanswered": 0}}
    seen = _waits(kind, {"tolerance.offline_weight": 0.5})
    assert seen.causes == ["first", "first", "callback"]
    assert seen.feels("felt") == [0, None, 5]


def test_the_answer_to_a_message_has_been_awaited_since_the_call() -> None:
    types = {
        "call": {"message": {"after": "4m", "becomes": "mail"}},
        "mail": {"channel": "email", "talk": "2m"},
    }
    seen = Floor(types, {"pool": 1}, {**E5, "tolerance.offline_weight": 0.2}).run(TWO)
    assert seen.answered == [0, None, 10]
    assert seen.feels("felt") == [0, None, 5]


@pytest.mark.parametrize(("share", "felt"), [(1, 30), (0, 0)])
def test_who_writes_at_night_may_feel_the_wait_from_the_opening_on(share: float, felt: float) -> None:
    types, more = {"mail": {"channel": "email"}}, {"calendar.at_closing": "keep"}
    seen = Floor(types, {"pool": 1}, {**more, "tolerance.night_share": share}).run([(-30, "mail")])
    assert seen.feels("felt") == [felt]


def test_music_makes_it_longer_and_urgency_makes_it_worse() -> None:
    more = {"tolerance.hold": "music", "topics.call.urgency": 1, "tolerance.urgent_tolerance": 0.5}
    seen = _waits({}, more)
    assert (seen.feels("felt"), seen.feels("tolerance")) == ([0, pytest.approx(9.9)], [2.5, 2.5])


# ----------------------------------------------------------------------------------------------- the service


def test_resolution_depends_on_the_channel_and_the_complexity_of_the_case() -> None:
    types = {"call": {}, "hard": {}, "mail": {"channel": "email"}}
    more = {"resolution": {}, "topics.hard.complexity": 0.91}
    seen = Floor(types, {"pool": 3}, more).run([(0, "call"), (0, "hard"), (0, "mail")])
    assert seen.feels("solving") == [_p(0.95), _p(0.95 - 3 * 0.5), _p(0.65)]


def _passed_on(kind: str, expert: dict[str, Any], n: int = 1) -> Seen:
    types = {"call": {"transfer": {"share": 1, "to": {"expert": 1}, "kind": kind}}, "expert": expert}
    groups = {"front": {"count": 2, "skills": {"call": {}}}, "back": {"count": 1, "skills": {"expert": {}}}}
    return Floor(types, groups, {"resolution": {}, **E5}).run([(0, "call")] * n)


@pytest.mark.parametrize("kind", ["cold", "warm", "conference"])
def test_who_was_passed_on_is_helped_less(kind: str) -> None:
    seen = _passed_on(kind, {})
    assert seen.feels("solving") == [_p(0.95 - 0.62)]
    assert "transferred" in seen.marks[0]
    assert seen.log.journeys["n_transfers"].tolist() == [1]
    assert seen.feels("felt") == [0]


def test_who_has_to_tell_again_is_helped_less_and_it_is_an_effort() -> None:
    types = {"call": {"transfer": {"share": 1, "to": {"expert": 1}}}, "expert": {}}
    more = {**E5, "resolution.context": 0.5, "satisfaction": {}, "desk": {}}
    seen = Floor(types, {"pool": 1}, more).run([(0, "call")])
    assert seen.feels("solving") == [_p(0.95 - 0.62 - 0.5)]
    assert "context_missing" in seen.marks[0]
    assert not seen.case_marks[0] & {"context_missing"}
    assert (seen.log.journeys["n_reexplained"].tolist(), seen.log.journeys["effort"].tolist()) == ([1], [3])


def test_who_has_told_nothing_has_nothing_to_tell_again() -> None:
    seen = Floor({"call": {}}, {"pool": 1}, {"desk.context": 0}).run(TWO)
    assert seen.marks == [{"resolved"}, {"resolved"}]
    assert seen.log.journeys["n_reexplained"].tolist() == [0, 0]


def test_who_leaves_after_being_passed_on_keeps_his_opinion_and_has_left() -> None:
    seen = _passed_on("cold", {"patience": "4m", "talk": "30m"}, n=2)
    assert (seen.outcomes, seen.feels("felt")) == (["answered", "abandoned"], [0, 0])
    assert seen.log.journeys["n_abandons"].tolist() == [0, 1]
    assert seen.feels("solving")[1] == _p(0.95)


@pytest.mark.parametrize(("second", "n_avg"), [(None, 1), (0, 2), (5, 1.5)])
def test_a_second_chat_takes_attention(second: float | None, n_avg: float) -> None:
    pool = {"pool": {"count": 1, "at_once": {"chat": 2}}}
    floor = Floor({"chat": {"channel": "chat"}}, pool, {"channels.chat.slowdown": 0, "resolution": {}})
    seen = floor.run([(0, "chat")] + ([] if second is None else [(second, "chat")]))
    assert set(seen.feels("n_avg")) == {n_avg}
    assert seen.feels("solving")[0] == _p(0.95 - 0.47 * (n_avg - 1))
    assert seen.feels("human")[0] == round(0.6 - 0.1 * (n_avg - 1), 3)


def test_the_wrap_up_of_a_contact_counts_for_the_other_but_not_for_itself() -> None:
    pool = {"pool": {"count": 1, "at_once": {"chat": 2}}}
    types = {"chat": {"channel": "chat", "talk": "4m", "wrap_up": "4m"}}
    floor = Floor(types, pool, {"channels.chat.slowdown": 0, "resolution": {}})
    assert floor.run([(0, "chat"), (4, "chat")]).feels("n_avg") == [1, 2]


def test_a_cap_cuts_the_talk_and_costs_resolution() -> None:
    seen = Floor({"call": {}}, {"pool": 1}, {"resolution": {}, "handling.cap": "5m"}).run([(0, "call")])
    assert seen.ended == [5]
    assert seen.feels("solving") == [_p(0.95 - 1.6 * math.log(2))]
    assert "capped" in seen.marks[0]


def test_haste_costs_resolution_and_manner() -> None:
    seen = Floor({"call": {}}, {"pool": 1}, {"resolution": {}, "handling.speed": 1.25}).run([(0, "call")])
    assert (seen.ended, seen.feels("pace")) == ([8], [1.25])
    assert seen.feels("solving") == [_p(0.95 - 1.6 * math.log(1.25))]
    assert seen.feels("human") == [round(0.6 - 0.5 * math.log(1.25), 3)]


def test_levers_change_talk_times_also_if_nobody_asks_how_it_felt() -> None:
    more = {"handling.speed": 2, "handling.cap": "4m", "topics.hard.complexity": 0.91}
    seen = Floor({"call": {"talk": "6m"}, "hard": {}}, {"pool": 2}, more).run([(0, "call"), (0, "hard")])
    assert seen.ended == [3, 4]


def test_a_talk_that_is_taken_up_again_keeps_what_it_was_worth() -> None:
    counts = {"08:00-08:10": 1, "08:10-08:20": 0, "08:20-09:00": 1}
    pool = {"count": {"all": counts}, "at_shift_end": "hand_back", "hand_back_work": "resumes"}
    more = {"resolution": {}, "handling.cap": "15m"}
    seen = Floor({"call": {"talk": "20m"}}, {"pool": pool}, more).run([(0, "call")])
    assert (seen.stages, seen.ended) == (["handed_back", "served"], [25])
    assert seen.feels("solving") == [_p(0.95 - 1.6 * math.log(20 / 15))]


def test_without_resolution_an_answer_helps() -> None:
    seen = _waits({})
    assert (seen.feels("solving"), seen.feels("human")) == ([1, 1], [0.6, 0.6])
    assert "resolved" in seen.marks[0] & seen.case_marks[0]


def test_who_is_still_talking_at_the_horizon_has_only_waited() -> None:
    more = {**E5, "calendar.overrun": "0s", "calendar.opening": {"all": "08:00-24:00"}}
    seen = Floor({"call": {"talk": "20h"}}, {"pool": 1}, more).run(TWO)
    assert seen.feels("felt") == [0, None]
    assert [seen.feels(name) for name in ("n_avg", "pace", "human", "solving")] == [[0, 0]] * 4
