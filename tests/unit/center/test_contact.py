"""A contact: turned away, told how long it will take, called back, trying again."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.center.floor import Floor, Seen

CALL = {"call": {}}
THREE = [(0, "call"), (1, "call"), (2, "call")]


def test_no_line_no_entry_and_a_line_is_held_until_the_end_of_talk() -> None:
    floor = Floor({"call": {"wrap_up": "5m"}}, {"pool": 1}, {"channels.voice.lines": 2})
    seen = floor.run([*THREE, (10, "call")])
    assert seen.outcomes == ["answered", "answered", "blocked", "answered"]
    assert seen.ended[2] == 2
    assert len(seen.log.legs) == 3


def test_no_place_in_the_queue_of_the_type() -> None:
    types = {"call": {"queue_places": 1}, "other": {}}
    seen = Floor(types, {"pool": 1}).run([*THREE, (3, "other")])
    assert seen.outcomes == ["answered", "answered", "blocked", "answered"]


def test_no_place_in_the_queues_of_the_channel() -> None:
    types = {"call": {}, "other": {}, "chat": {"channel": "chat"}}
    floor = Floor(types, {"pool": 1}, {"channels.voice.queue_places": 1})
    seen = floor.run([(0, "call"), (1, "other"), (2, "call"), (3, "chat")])
    assert seen.outcomes == ["answered", "answered", "blocked", "answered"]


def test_an_idle_agent_needs_no_place_in_the_queue() -> None:
    seen = Floor({"call": {"queue_places": 0}}, {"pool": 1}).run([(0, "call"), (1, "call"), (10, "call")])
    assert seen.outcomes == ["answered", "blocked", "answered"]


def test_who_leaves_makes_place_for_who_comes_at_the_same_instant() -> None:
    seen = Floor({"call": {"queue_places": 1, "patience": "4m"}}, {"pool": 1}).run(
        [(0, "call"), (1, "call"), (5, "call")]
    )
    assert seen.outcomes == ["answered", "abandoned", "abandoned"]


def test_who_comes_when_it_is_closed_is_turned_away() -> None:
    seen = Floor(CALL, {"pool": 1}).run([(-1, "call"), (0, "call"), (60, "call"), (61, "call")])
    assert seen.outcomes == ["closed", "answered", "closed", "closed"]
    assert seen.ended[0] == -1
    assert len(seen.log.legs) == 1


def test_one_contact_leaves_one_case_and_one_leg() -> None:
    log = Floor({"call": {"wrap_up": "2m"}}, {"pool": 1}).run([(0, "call"), (1, "call")]).log
    assert log.cases["n_contacts"].tolist() == [1, 1]
    assert log.contacts["n_legs"].tolist() == [1, 1]
    leg = log.legs[1]
    assert leg["booked_at"] == leg["enqueued_at"] == log.contacts["arrived_at"][1]
    assert leg["matched_at"] == leg["talk_at"] == log.contacts["answered_at"][1]


# ------------------------------------------------------------------------------------- choice of a queue


@pytest.mark.parametrize(("how", "queues"), [("shortest", [1, 2, 1, 2, 1]), ("random", None)])
def test_a_contact_may_stand_in_one_of_several_queues(how: str, queues: list[int] | None) -> None:
    types = {"any": {"one_of": "call sales", "choice": how}, "call": {}, "sales": {}}
    pools = {"one": {"count": 1, "skills": {"call": {}}}, "two": {"count": 1, "skills": {"sales": {}}}}
    seen = Floor(types, pools).run([(i, "any") for i in range(5)])
    assert seen.queues == queues or (queues is None and set(seen.queues) == {1, 2})
    assert seen.log.contacts["type"].tolist() == [0] * 5


# ------------------------------------------------------------------------------ announcements and callbacks


def _told(**more: Any) -> Seen:
    """Three callers come to one agent who talks for ten minutes; the second and the third hear how long it takes."""
    return Floor({"call": {"patience": "25m", **more}}, {"pool": 1}).run(THREE)


def test_the_wait_is_estimated_from_the_queue_or_by_the_last_wait() -> None:
    assert _told(announcement={}).announced == [None, 10, 20]
    assert _told(announcement={}, wait_estimate="last_wait").announced == [None, 0, 0]
    assert _told(announcement={"bias": 1.5}).announced == [None, 15, 30]


def test_who_is_told_more_than_he_has_patience_for_leaves_at_once() -> None:
    seen = _told(announcement={"bias": 1.5, "balk_share": 1, "calm": 1, "growth": 0})
    assert seen.outcomes == ["answered", "answered", "balked"]
    assert seen.ended[2] == 2
    assert len(seen.log.legs) == 2
    assert _told(announcement={"bias": 1.5, "balk_share": 0}).outcomes == ["answered"] * 3


def test_who_waits_longer_than_he_was_told_complains() -> None:
    seen = _told(announcement={"bias": 0.5, "venting": 0.5}, patience="never")
    assert seen.announced == [None, 5, 10]
    assert seen.log.legs["work"].tolist() == [600_000_000, 600_000_000 + 120_000_000, 600_000_000 + 180_000_000]


def test_a_callback_keeps_its_place_and_needs_no_patience() -> None:
    seen = _told(patience="3m", callback={"offer_above": "5m", "accept": 1, "dial": "2m", "unanswered": 0})
    assert seen.outcomes == ["answered", "callback", "answered", "callback", "answered"]
    assert seen.causes == ["first", "first", "callback", "first", "callback"]
    assert seen.arrived == [0, 1, 1, 2, 2]
    assert seen.at("matched") == [0, 10, 22]
    assert seen.answered == [0, None, 12, None, 24]
    assert seen.statuses == ["resolved"] * 3


def test_a_callback_may_be_booked() -> None:
    offer = {"offer_above": "12m", "accept": 1, "dial": "1m", "unanswered": 0, "booked": "30m"}
    seen = _told(callback=offer)
    assert seen.outcomes == ["answered", "answered", "callback", "answered"]
    assert seen.arrived[3] == 32
    assert seen.answered[3] == 33


def test_who_does_not_answer_is_called_again() -> None:
    offer = {"offer_above": "12m", "accept": 1, "dial": "1m", "unanswered": 1, "again": "5m", "tries": 2}
    seen = _told(callback=offer)
    assert seen.outcomes == ["answered", "answered", "callback", "unreached"]
    assert seen.stages[2:] == ["unreached", "unreached"]
    assert seen.reasons[2:] == ["arrival", "redial"]
    assert seen.at("matched")[2:] == [20, 26]
    assert seen.ended[3] == 27
    assert seen.statuses[2] == "unresolved"


def test_the_offer_depends_on_the_estimate() -> None:
    seen = _told(callback={"offer_above": "20m", "accept": 1})
    assert seen.outcomes == ["answered"] * 3


# --------------------------------------------------------------------------------------------- trying again


def test_who_was_blocked_tries_again() -> None:
    kind = {"queue_places": 0, "retry": {"blocked": "1 0", "delay": "4m"}}
    seen = Floor({"call": kind}, {"pool": 1}).run([(0, "call"), (5, "call"), (7, "call")])
    assert seen.outcomes == ["answered", "blocked", "blocked", "blocked", "answered"]
    assert seen.causes[3:] == ["retry", "retry"]
    assert seen.arrived[3:] == [9, 11]
    assert seen.statuses == ["resolved", "given_up", "resolved"]


def test_who_found_it_closed_or_was_disconnected_tries_at_the_next_opening() -> None:
    more = {"calendar.at_closing": "disconnect", "calendar.days": 2}
    kind = {"retry": {"closed": 1, "disconnected": 1, "delay": "3m"}}
    seen = Floor({"call": kind}, {"pool": 1}, more).run([(55, "call"), (56, "call"), (61, "call")])
    assert seen.outcomes == ["answered", "disconnected", "closed", "answered", "answered"]
    assert seen.arrived[3:] == [24 * 60 + 3, 24 * 60 + 3]


def test_a_retry_at_once_comes_after_what_ended_the_first_contact() -> None:
    kind = {"patience": "3m", "retry": {"abandoned": 1, "delay": "0s", "most": 2}}
    seen = Floor({"call": kind}, {"pool": 1}).run([(0, "call"), (1, "call")])
    assert seen.outcomes == ["answered", "abandoned", "abandoned", "answered"]
    assert seen.arrived == [0, 1, 4, 7]


def test_the_next_try_may_be_of_another_type() -> None:
    types = {
        "call": {"patience": "3m", "retry": {"abandoned": 1, "delay": "1m"}, "switch_to": {"mail": 1}},
        "mail": {"channel": "email"},
    }
    seen = Floor(types, {"pool": 1}).run([(0, "call"), (1, "call")])
    assert seen.log.contacts["type"].tolist() == [0, 0, 1]
    assert seen.outcomes == ["answered", "abandoned", "answered"]


# ---------------------------------------------------------------------------------------- messages, threads


def test_who_leaves_a_message_makes_work_at_once() -> None:
    types = {"call": {"message": {"after": "4m", "becomes": "mail"}}, "mail": {"channel": "email", "talk": "2m"}}
    seen = Floor(types, {"pool": 1}).run([(0, "call"), (1, "call")])
    assert seen.outcomes == ["answered", "message", "answered"]
    assert seen.stages == ["served", "message", "served"]
    assert (seen.ended[1], seen.arrived[2], seen.answered[2]) == (5, 5, 10)


def test_a_thread_reopens_as_another_leg_of_the_same_contact() -> None:
    kind = {"channel": "messenger", "talk": "4m", "thread": {"reopen": 1, "pause": "6m", "most": 3}}
    seen = Floor({"dm": kind}, {"pool": 1}).run([(0, "dm")])
    assert seen.reasons == ["arrival", "reopened", "reopened"]
    assert seen.at("talk") == [0, 10, 20]
    assert seen.outcomes == ["answered"]
    assert (seen.answered, seen.ended) == ([0], [24])


def test_a_pausing_customer_holds_no_line() -> None:
    kind = {"channel": "messenger", "talk": "4m", "thread": {"reopen": 1, "pause": "6m", "most": 2}}
    floor = Floor({"dm": kind}, {"pool": 1}, {"channels.messenger.lines": 1})
    assert floor.run([(0, "dm"), (5, "dm")]).outcomes == ["answered", "answered"]


@pytest.mark.parametrize(("how", "n_legs"), [("serve_out", 1), ("keep", 2)])
def test_a_thread_that_would_reopen_after_closing_is_over_unless_kept(how: str, n_legs: int) -> None:
    kind = {"channel": "messenger", "talk": "4m", "thread": {"reopen": 1, "pause": "20m", "most": 2}}
    more = {"calendar.at_closing": how, "calendar.days": 2}
    seen = Floor({"dm": kind}, {"pool": 1}, more).run([(50, "dm")])
    assert seen.log.contacts["n_legs"].tolist() == [n_legs]
    assert seen.outcomes == ["answered"]
    assert seen.ended == [74 if n_legs == 1 else 24 * 60 + 4]
