"""A leg: waiting, set-up, talk at a changing speed, wrap-up, passed on, handed back."""

from __future__ import annotations

from typing import Any

import pytest

import sim
from sim.names import EventKind
from sim.units import NEVER
from tests.unit.center.floor import Floor, Seen

CALL = {"call": {}}


def test_who_finds_an_idle_agent_does_not_wait() -> None:
    seen = Floor(CALL, {"pool": 1}).run([(0, "call"), (20, "call")])
    assert (seen.answered, seen.ended) == ([0, 20], [10, 30])


def test_who_finds_all_busy_waits_for_the_first_who_is_free() -> None:
    seen = Floor(CALL, {"pool": 1}).run([(0, "call"), (1, "call"), (2, "call")])
    assert seen.answered == [0, 10, 20]
    assert seen.outcomes == ["answered"] * 3


def test_wrap_up_keeps_the_agent_but_not_the_customer() -> None:
    seen = Floor({"call": {"wrap_up": "3m"}}, {"pool": 1}).run([(0, "call"), (1, "call")])
    assert (seen.ended, seen.free, seen.answered) == ([10, 23], [13, 26], [0, 13])


def test_speed_of_group_and_agent_divide_talk_and_leave_wrap_up() -> None:
    fast = {"count": 2, "skills": {"call": {"speed": 1.25}}, "members": {"ann": {"speed": 2}}}
    seen = Floor({"call": {"wrap_up": "3m"}}, {"pool": fast}).run([(0, "call"), (0, "call")])
    assert (seen.ended, seen.free) == ([4, 8], [7, 11])


def test_a_group_may_have_its_own_talk_and_wrap_up() -> None:
    own = {"count": 1, "skills": {"call": {"talk": "3m", "wrap_up": "1m"}}}
    seen = Floor({"call": {"wrap_up": "3m"}}, {"pool": own}).run([(0, "call")])
    assert (seen.ended, seen.free) == ([3], [4])


def test_durations_depend_on_the_interval_of_arrival() -> None:
    factors = {"talk": {"08:10-08:20": 2}, "patience": {"08:10-08:20": 3}, "wrap_up": 0.5}
    kind = {"wrap_up": "2m", "patience": "1m", "by_arrival": factors}
    seen = Floor({"call": kind}, {"pool": 1}).run([(9, "call"), (19, "call"), (19, "call")])
    assert (seen.ended[:2], seen.free[:2]) == ([19, 40], [20, 41])
    assert seen.outcomes[2] == "abandoned"
    assert seen.ended[2] == 22


def test_patience_ends_the_wait_and_does_not_run_while_talking() -> None:
    seen = Floor({"call": {"patience": "4m"}}, {"pool": 1}).run([(0, "call"), (1, "call"), (7, "call")])
    assert seen.outcomes == ["answered", "abandoned", "answered"]
    assert seen.ended == [10, 5, 20]
    assert seen.agents == [0, -1, 0]


def test_an_agent_who_is_free_at_the_last_instant_of_patience_still_answers() -> None:
    assert Floor({"call": {"patience": "9m"}}, {"pool": 1}).run([(0, "call"), (1, "call")]).answered == [0, 10]


def test_zero_patience_is_answered_at_once_or_not_at_all() -> None:
    seen = Floor({"call": {"patience": "0s"}}, {"pool": 1}).run([(0, "call"), (1, "call"), (10, "call")])
    assert seen.outcomes == ["answered", "abandoned", "answered"]
    assert seen.ended[1] == 1


def test_a_segment_may_be_more_patient() -> None:
    segments = {"segments": {"calm": {"patience_factor": 3}, "standard": {}}}
    seen = Floor({"call": {"patience": "4m"}}, {"pool": 1}, segments).run(
        [(0, "call", "standard"), (1, "call", "standard"), (2, "call", "calm")]
    )
    assert seen.outcomes == ["answered", "abandoned", "answered"]


@pytest.mark.parametrize(
    ("kind", "outcome", "at"),
    [
        ({"patience": "5m", "message": {"after": "5m"}, "hide_after": "5m"}, "abandoned", 6),
        ({"patience": "5m", "message": {"after": "4m"}, "hide_after": "4m"}, "message", 5),
        ({"patience": "5m", "message": {"after": "4m"}, "hide_after": "3m"}, "hidden", 4),
        ({"patience": "5m", "message": {"after": "4m", "share": 0}}, "abandoned", 6),
    ],
)
def test_waiting_ends_by_what_comes_first(kind: dict[str, Any], outcome: str, at: float) -> None:
    seen = Floor({"call": kind}, {"pool": 1}).run([(0, "call"), (1, "call")])
    assert (seen.outcomes[1], seen.ended[1]) == (outcome, at)


# --------------------------------------------------------------------------------------------------- set-up


def test_the_agent_is_held_during_the_set_up() -> None:
    seen = Floor({"call": {"set_up": "2m"}}, {"pool": 1}).run([(0, "call"), (1, "call")])
    assert seen.at("matched") == [0, 12]
    assert seen.at("talk") == [2, 14]
    assert seen.hours("set_up") * 60 == 4
    assert seen.hours("busy") * 60 == 20
    assert (seen.log.contacts["waited"] / 60e6).tolist() == [2, 13]


@pytest.mark.parametrize(("may_leave", "outcome", "free"), [(True, "abandoned", 11), (False, "answered", 20)])
def test_patience_may_end_in_the_set_up(may_leave: bool, outcome: str, free: float) -> None:
    kind = {"set_up": "2m", "talk": "8m", "patience": "10m", "patience_in_set_up": may_leave}
    seen = Floor({"call": kind}, {"pool": 1}).run([(0, "call"), (1, "call")])
    assert seen.outcomes == ["answered", outcome]
    assert seen.free == [10, free]
    assert seen.agents == [0, 0]


# ------------------------------------------------------------------------------- several contacts in hand


def _chats(arrivals: list[float], slowdown: float = 1, **kind: Any) -> Seen:
    types = {"chat": {"channel": "chat", **kind}}
    floor = Floor(types, {"pool": {"count": 1, "at_once": {"chat": 2}}}, {"channels.chat.slowdown": slowdown})
    return floor.run([(minute, "chat") for minute in arrivals])


def test_two_contacts_at_once_go_at_half_the_speed() -> None:
    """Four minutes alone, then both at half speed: the first has six left and takes twelve."""
    seen = _chats([0, 4])
    assert seen.answered == [0, 4]
    assert seen.ended == [16, 20]
    assert seen.log.legs["work"].tolist() == [600_000_000] * 2


def test_work_in_hand_is_slowed_in_the_wrap_up_too() -> None:
    assert _chats([0, 4], talk="4m", wrap_up="2m").free == [8, 12]


def test_without_slowdown_contacts_do_not_touch_one_another() -> None:
    assert _chats([0, 4], slowdown=0).ended == [10, 14]


def test_who_comes_third_waits_for_room() -> None:
    assert _chats([0, 0, 1], slowdown=0).answered == [0, 0, 10]


# ------------------------------------------------------------------------------------------------ transfers


def _passed_on(kind: str, second: dict[str, Any] | None = None, n: int = 1, **transfer: Any) -> Seen:
    """Callers whom the front office passes on to the only expert."""
    types = {
        "call": {"wrap_up": "1m", "transfer": {"share": 1, "to": {"expert": 1}, "kind": kind, **transfer}},
        "expert": {"talk": "20m", **(second or {})},
    }
    groups = {"front": {"count": 2, "skills": {"call": {}}}, "back": {"count": 1, "skills": {"expert": {}}}}
    return Floor(types, groups).run([(i, "call") for i in range(n)])


def test_cold_the_first_agent_wraps_up_while_the_customer_waits() -> None:
    seen = _passed_on("cold", n=2)
    assert seen.reasons == ["arrival", "arrival", "transfer", "transfer"]
    assert seen.at("talk") == [0, 1, 10, 30]
    assert seen.at("wrap_up")[:2] == [10, 11]
    assert seen.ended == [30, 50]
    assert seen.log.contacts["n_legs"].tolist() == [2, 2]


def test_warm_the_first_agent_stays_until_the_second_has_been_told() -> None:
    seen = _passed_on("warm", n=2, handover="2m")
    assert seen.at("talk") == [0, 1, 10, 30]
    assert seen.at("wrap_up")[:2] == [12, 32]
    assert seen.free[:2] == [13, 33]


def test_in_a_conference_the_first_agent_stays_to_the_end() -> None:
    seen = _passed_on("conference", n=2)
    assert seen.at("wrap_up") == [30, 50, 30, 50]
    assert seen.free[:2] == [31, 51]


@pytest.mark.parametrize("kind", ["warm", "conference"])
def test_if_the_customer_leaves_the_first_agent_is_free(kind: str) -> None:
    seen = _passed_on(kind, {"patience": "4m"}, n=2)
    assert seen.outcomes == ["answered", "abandoned"]
    assert seen.at("wrap_up")[1] == 15
    assert seen.answered == [0, 1]


def test_a_transfer_may_come_in_the_middle_of_the_talk() -> None:
    seen = _passed_on("cold", after=0.3)
    assert seen.at("talk") == [0, 3]
    assert seen.log.legs["work"].tolist() == [180_000_000, 1_200_000_000]


def test_who_is_passed_on_needs_no_place_and_has_a_head_start() -> None:
    types = {
        "call": {"transfer": {"share": 1, "to": {"expert": 1}, "head_start": "5m"}},
        "expert": {"queue_places": 1},
    }
    groups = {"front": {"count": 1, "skills": {"call": {}}}, "back": {"count": 1, "skills": {"expert": {}}}}
    seen = Floor(types, groups).run([(0, "call"), (1, "expert"), (6, "expert")])
    assert seen.outcomes == ["answered"] * 3
    assert seen.answered == [0, 1, 21]
    assert seen.at("talk")[-1] == 11


def test_the_share_may_depend_on_the_group() -> None:
    types = {"call": {"transfer": {"share": 0, "by_group": {"new": 1}, "to": {"expert": 1}}}, "expert": {}}
    groups = {
        name: {"count": 1, "skills": {skill: {}}}
        for name, skill in {"old": "call", "new": "call", "back": "expert"}.items()
    }
    seen = Floor(types, groups).run([(0, "call"), (0, "call")])
    assert seen.log.contacts["n_legs"].tolist() == [1, 2]


# ---------------------------------------------------------------------------------------------- handed back


def _handed_back(work: str) -> Seen:
    counts = {"08:00-08:10": 2, "08:10-08:20": 1, "08:20-09:00": 2}
    pool = {"count": {"all": counts}, "at_shift_end": "hand_back", "hand_back_work": work}
    types = {"call": {"talk": "uniform low:12m high:18m", "patience": "30m"}}
    return Floor(types, {"pool": pool}).run([(0, "call"), (4, "call"), (5, "call")])


def test_a_contact_that_is_handed_back_goes_first_and_goes_on_where_it_was() -> None:
    seen = _handed_back("resumes")
    assert seen.stages == ["served", "handed_back", "served", "served"]
    first, second, third, again = seen.log.legs
    assert again["matched_at"] == first["ended_at"] < third["matched_at"]
    assert again["work"] == second["work"] - (second["ended_at"] - second["talk_at"])
    assert seen.outcomes == ["answered"] * 3
    assert seen.log.contacts["answered_at"][1] == second["talk_at"]


def test_or_its_talk_is_drawn_anew() -> None:
    again = _handed_back("anew").log.legs[3]
    assert again["work"] >= 12 * 60_000_000


# ----------------------------------------------------------------------------------------------- last agent


def _comes_again(hold: str) -> Seen:
    """Agent 1 serves a thread; when it reopens at 10 he talks with somebody else, and agent 0 is idle."""
    types = {
        "dm": {
            "talk": "5m",
            "thread": {"reopen": 1, "pause": "5m", "most": 2},
            "last_agent": "prefer",
            "last_agent_hold": hold,
        },
        "call": {"talk": "8m"},
    }
    return Floor(types, {"pool": 2}).run([(0, "call"), (0, "dm"), (5.5, "call")])


def test_who_comes_again_is_served_by_the_agent_who_knows_him_if_he_is_free() -> None:
    kind = {"talk": "5m", "thread": {"reopen": 1, "pause": "5m", "most": 2}}
    arrivals = [(0, "dm"), (1, "dm")]
    seen = Floor({"dm": {**kind, "last_agent": "prefer"}}, {"pool": 3}).run(arrivals)
    assert seen.agents == [0, 1, 0, 1]
    assert Floor({"dm": kind}, {"pool": 3}).run(arrivals).agents == [0, 1, 2, 0]


@pytest.mark.parametrize(("hold", "agent", "at"), [("10m", 1, 13.5), ("2m", 0, 12)])
def test_he_may_wait_for_that_agent(hold: str, agent: int, at: float) -> None:
    seen = _comes_again(hold)
    assert (seen.agents[-1], seen.at("talk")[-1]) == (agent, at)


def test_without_a_hold_anybody_takes_him() -> None:
    seen = _comes_again("0s")
    assert (seen.agents[-1], seen.at("talk")[-1]) == (0, 10)


# -------------------------------------------------------------------------------------------------- horizon


def test_what_is_not_over_at_the_horizon_stays_open() -> None:
    floor = Floor(
        {"call": {"talk": "20h"}, "short": {"talk": "9h", "wrap_up": "9h"}},
        {"pool": 2},
        {"calendar.overrun": "0s", "calendar.opening": {"all": "08:00-24:00"}},
    )
    seen = floor.run([(0, "call"), (1, "short"), (2, "call")])
    assert seen.outcomes == ["open", "answered", "open"]
    assert seen.stages == ["talking", "wrap_up", "waiting"]
    assert seen.log.cases["closed_at"][0] == NEVER


def test_the_trace_tells_all_that_happened_in_its_order() -> None:
    kind = {"patience": "4m", "wrap_up": "1m", "set_up": "1m"}
    floor = Floor({"call": kind}, {"pool": 1}, {"measures.trace": True})
    log: sim.Log = floor.run([(0, "call"), (1, "call")]).log
    kinds = [EventKind(kind).name for kind in log.events["kind"].tolist() if kind != EventKind.INTERVAL]
    assert kinds == [
        "CALENDAR", "STAFF", "ARRIVAL", "SET_UP_END", "ARRIVAL", "PATIENCE_END", "TALK_END", "WRAP_UP_END",
        "CALENDAR", "STAFF",
    ]  # fmt: skip
