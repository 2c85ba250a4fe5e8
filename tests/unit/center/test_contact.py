"""The life of a contact: waiting, patience, talk, wrap-up, speed, refusals."""

from __future__ import annotations

import sim
from sim.names import EventKind
from sim.units import MINUTE, NEVER
from tests.unit.center.floor import Floor

CALL = {"call": {}}


def test_who_finds_an_idle_agent_does_not_wait() -> None:
    seen = Floor(CALL, {"pool": 1}).run([(0, "call"), (20, "call")])
    assert seen.answered == [0, 20]
    assert seen.ended == [10, 30]


def test_who_finds_all_busy_waits_for_the_first_who_is_free() -> None:
    seen = Floor(CALL, {"pool": 1}).run([(0, "call"), (1, "call"), (2, "call")])
    assert seen.answered == [0, 10, 20]
    assert seen.outcomes == ["answered"] * 3


def test_wrap_up_keeps_the_agent_but_not_the_customer() -> None:
    seen = Floor({"call": {"wrap_up": "3m"}}, {"pool": 1}).run([(0, "call"), (1, "call")])
    assert seen.ended == [10, 23]
    assert seen.free == [13, 26]
    assert seen.answered == [0, 13]


def test_speed_divides_talk_and_leaves_wrap_up() -> None:
    fast = {"count": 1, "skills": {"call": {"speed": 1.25}}}
    seen = Floor({"call": {"wrap_up": "3m"}}, {"pool": fast}).run([(0, "call")])
    assert seen.ended == [8]
    assert seen.free == [11]


def test_patience_ends_the_wait() -> None:
    seen = Floor({"call": {"patience": "4m"}}, {"pool": 1}).run([(0, "call"), (1, "call"), (2, "call")])
    assert seen.outcomes == ["answered", "abandoned", "abandoned"]
    assert seen.ended == [10, 5, 6]
    assert seen.agents == [0, -1, -1]


def test_patience_does_not_run_while_talking() -> None:
    seen = Floor({"call": {"patience": "4m"}}, {"pool": 1}).run([(0, "call"), (7, "call")])
    assert seen.outcomes == ["answered", "answered"]


def test_an_agent_who_is_free_at_the_last_instant_of_patience_still_answers() -> None:
    seen = Floor({"call": {"patience": "9m"}}, {"pool": 1}).run([(0, "call"), (1, "call")])
    assert seen.answered == [0, 10]


def test_a_contact_that_arrives_as_an_agent_becomes_free_is_answered_at_once() -> None:
    seen = Floor({"call": {"queue_places": 0}}, {"pool": 1}).run([(0, "call"), (10, "call")])
    assert seen.answered == [0, 10]


def test_zero_patience_is_answered_at_once_or_not_at_all() -> None:
    seen = Floor({"call": {"patience": "0s"}}, {"pool": 1}).run([(0, "call"), (1, "call"), (10, "call")])
    assert seen.outcomes == ["answered", "abandoned", "answered"]
    assert seen.ended[1] == 1
    assert seen.stages[1] == "abandoned"


def test_a_segment_may_be_more_patient() -> None:
    segments = {"segments": {"calm": {"patience_factor": 3}, "standard": {}}}
    seen = Floor({"call": {"patience": "4m"}}, {"pool": 1}, segments).run(
        [(0, "call", "standard"), (1, "call", "standard"), (2, "call", "calm")]
    )
    assert seen.outcomes == ["answered", "abandoned", "answered"]


def test_no_line_no_entry_and_a_line_is_held_until_the_end_of_talk() -> None:
    floor = Floor({"call": {"wrap_up": "5m"}}, {"pool": 1}, {"channels.voice.lines": 2})
    seen = floor.run([(0, "call"), (1, "call"), (2, "call"), (10, "call")])
    assert seen.outcomes == ["answered", "answered", "blocked", "answered"]
    assert seen.ended[2] == 2
    assert len(seen.log.legs) == 3


def test_no_place_in_the_queue_of_the_type() -> None:
    types = {"call": {"queue_places": 1}, "other": {}}
    seen = Floor(types, {"pool": 1}).run([(0, "call"), (1, "call"), (2, "call"), (3, "other")])
    assert seen.outcomes == ["answered", "answered", "blocked", "answered"]


def test_no_place_in_the_queues_of_the_channel() -> None:
    types = {"call": {}, "other": {}, "chat": {"channel": "chat"}}
    floor = Floor(types, {"pool": 1}, {"channels.voice.queue_places": 1})
    seen = floor.run([(0, "call"), (1, "other"), (2, "call"), (3, "chat")])
    assert seen.outcomes == ["answered", "answered", "blocked", "answered"]


def test_an_idle_agent_needs_no_place_in_the_queue() -> None:
    seen = Floor({"call": {"queue_places": 0}}, {"pool": 1}).run([(0, "call"), (1, "call")])
    assert seen.outcomes == ["answered", "blocked"]


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


def test_what_is_not_over_at_the_horizon_stays_open() -> None:
    floor = Floor(
        {"call": {"talk": "20h"}, "short": {"talk": "9h", "wrap_up": "9h"}},
        {"pool": 2},
        {"calendar.overrun": "0s", "calendar.opening": {"all": "08:00-24:00"}},
    )
    seen = floor.run([(0, "call"), (1, "short"), (2, "call")])
    assert seen.outcomes == ["open", "answered", "open"]
    assert seen.answered == [0, 1, None]
    assert seen.stages == ["talking", "wrap_up", "waiting"]
    assert seen.log.cases["closed_at"][0] == NEVER


def test_one_contact_leaves_one_case_and_one_leg() -> None:
    log = Floor({"call": {"wrap_up": "2m"}}, {"pool": 1}).run([(0, "call"), (1, "call")]).log
    assert log.cases["n_contacts"].tolist() == [1, 1]
    assert log.cases["closed_at"].tolist() == log.contacts["ended_at"].tolist()
    leg = log.legs[1]
    assert leg["booked_at"] == leg["enqueued_at"] == log.contacts["arrived_at"][1]
    assert leg["matched_at"] == leg["talk_at"] == log.contacts["answered_at"][1]
    assert leg["ended_at"] - leg["wrap_up_at"] == 2 * MINUTE


def test_the_trace_tells_all_that_happened_in_its_order() -> None:
    floor = Floor({"call": {"patience": "4m", "wrap_up": "1m"}}, {"pool": 1}, {"measures.trace": True})
    log: sim.Log = floor.run([(0, "call"), (1, "call")]).log
    kinds = [EventKind(kind).name for kind in log.events["kind"].tolist() if kind != EventKind.INTERVAL]
    assert kinds == [
        "CALENDAR", "STAFF", "ARRIVAL", "ARRIVAL", "PATIENCE_END", "TALK_END", "WRAP_UP_END", "CALENDAR", "STAFF",
    ]  # fmt: skip
