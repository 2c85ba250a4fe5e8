"""Shifts: who comes, who goes first, who finishes."""

from __future__ import annotations

from typing import Any

from sim.center.agents import Group
from tests.unit.center.floor import Floor


def _count(*by_ten_minutes: int) -> dict[str, Any]:
    """A group whose headcount changes every ten minutes from eight o'clock."""
    spans = {f"08:{10 * i:02d}-08:{10 * i + 10:02d}": n for i, n in enumerate(by_ten_minutes[:5])}
    if len(by_ten_minutes) > 5:
        spans["08:50-09:00"] = by_ten_minutes[5]
    return {"count": {"all": spans}}


def test_agents_log_in_when_their_shift_begins() -> None:
    seen = Floor({"call": {}}, {"pool": _count(1, 2)}).run([(0, "call"), (1, "call")])
    assert seen.answered == [0, 10]
    seen = Floor({"call": {"talk": "30m"}}, {"pool": _count(1, 2)}).run([(0, "call"), (1, "call")])
    assert seen.answered == [0, 10]
    assert seen.agents == [0, 1]


def test_on_a_cut_idle_agents_go_first_the_highest_number_among_them() -> None:
    long = {"call": {"talk": "25m"}}
    seen = Floor(long, {"pool": _count(3, 3, 2, 2, 2, 2)}).run([(0, "call"), (21, "call"), (22, "call")])
    assert seen.agents == [0, 1, 0]
    assert seen.hours("finishing") == 0


def test_on_a_cut_a_busy_agent_finishes_the_contact_in_hand() -> None:
    types = {"call": {"talk": "15m", "wrap_up": "2m"}}
    seen = Floor(types, {"pool": _count(2, 1, 1, 1)}).run(
        [(0, "call"), (1, "call"), (2, "call"), (3, "call")]
    )
    assert seen.answered == [0, 1, 17, 34]
    assert seen.agents == [0, 1, 0, 0]
    assert seen.hours("finishing") * 60 == 8 + 11


def test_among_busy_agents_the_highest_number_goes() -> None:
    seen = Floor({"call": {"talk": "15m"}}, {"pool": _count(2, 1, 1, 1)}).run(
        [(0, "call"), (0, "call"), (1, "call")]
    )
    assert seen.agents == [0, 1, 0]


def test_who_was_about_to_leave_stays_if_the_headcount_rises_again() -> None:
    types = {"call": {"talk": "25m"}}
    seen = Floor(types, {"pool": _count(2, 1, 2, 2, 2, 2)}).run(
        [(0, "call"), (0, "call"), (1, "call"), (1, "call")]
    )
    assert seen.agents == [0, 1, 0, 1]
    assert seen.answered == [0, 0, 25, 25]
    assert seen.hours("finishing") * 60 == 10


def test_logged_in_time_is_idle_plus_talk_plus_wrap_up_and_paid_time_is_the_schedule() -> None:
    seen = Floor({"call": {"wrap_up": "2m"}}, {"pool": 2}).run([(0, "call"), (55, "call")])
    assert seen.hours("paid") * 60 == 120
    assert seen.hours("talk") * 60 == 20
    assert seen.hours("wrap_up") * 60 == 4
    assert round(seen.hours("logged_in") * 60) == 60 + 67
    assert seen.log.agents["busy"].sum() == seen.log.groups["talk"].sum() + seen.log.groups["wrap_up"].sum()


def test_time_is_booked_in_the_interval_in_which_it_passes() -> None:
    groups = Floor({"call": {"talk": "15m"}}, {"pool": 1}).run([(5, "call")]).log.groups
    assert (groups["talk"][48:51] / 60e6).tolist() == [5, 10, 0]
    assert (groups["logged_in"][47:55] / 60e6).tolist() == [0, 10, 10, 10, 10, 10, 10, 0]


def test_a_group_sends_home_and_calls_in() -> None:
    group = Group(0, 5, 2, [0], [65_536])
    first, second = group.log_in(0), group.log_in(0)
    assert first is not None
    assert second is not None
    assert [first.number, second.number] == [5, 6]
    assert not group.log_out_idle(1)
    group.finish_busy(1)
    assert (group.n_on_duty, second.finishing.count) == (1, 1)
    assert group.log_in(2) is None
    assert (group.n_on_duty, second.finishing.count) == (2, 0)
