"""Headcounts and shifts: who comes, who goes first, who finishes; room for several contacts."""

from __future__ import annotations

from typing import Any

from sim.center.agents import Agent, Group
from sim.center.queues import Line
from sim.units import SPEED_ONE
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


def _bare(count: int, at_once: int = 1) -> tuple[Group, list[Agent]]:
    """A group whose agents are offline, with all in one channel."""
    row = {"at_once": at_once, "hand_back": 0, "draws_anew": 0, "by_shift": 0, "n_skills": 1, "stream": 0}
    group = Group(0, row, {}, [at_once, 1])
    group.mix = [[True, False], [False, True]]
    group.agents = [Agent(5 + i, group, SPEED_ONE, 2, Line(None, 0, False)) for i in range(count)]
    return group, group.agents


def test_the_lowest_number_comes_the_highest_idle_one_goes() -> None:
    group, (first, second) = _bare(2)
    for since in range(2):
        agent = group.next_in()
        group.log_in(agent, 0)
        group.list_agent(agent, since)
    assert group.last_idle() is second
    assert list(group.free_agents(0)) == [first, second]
    group.log_out(second, 1)
    assert (group.n_on_duty, group.n_idle, list(group.free_agents(0))) == (1, 1, [first])


def test_who_is_finishing_comes_before_who_is_offline() -> None:
    group, (first, second) = _bare(2)
    group.log_in(first, 0)
    group.log_in(second, 0)
    group.finish(second, 1)
    assert (group.n_on_duty, second.is_here) == (1, False)
    assert group.next_in() is second
    group.log_in(second, 2)
    assert (group.n_on_duty, second.is_here) == (2, True)


def test_room_is_bounded_by_channel_in_all_and_by_what_goes_together() -> None:
    group, (agent,) = _bare(1, at_once=2)
    assert group.fits(agent, 0)
    agent.legs, agent.in_hand = [object()], [1, 0]  # type: ignore[list-item]
    assert group.fits(agent, 0)
    assert not group.fits(agent, 1)
    group.mix[1][0] = True
    assert group.fits(agent, 1)
    agent.legs, agent.in_hand = [object(), object()], [2, 0]  # type: ignore[list-item]
    assert not group.fits(agent, 0)
    assert not group.fits(agent, 1)


def test_several_contacts_in_hand_are_one_busy_agent() -> None:
    pool = {"count": 1, "at_once": {"email": 2}}
    seen = Floor({"mail": {"channel": "email"}}, {"pool": pool}).run([(0, "mail"), (4, "mail")])
    assert seen.answered == [0, 4]
    assert seen.hours("busy") * 60 == 14
    assert seen.hours("talk") * 60 == 20


_MEMBERS = {"members": {"ann": {"hours": "08:00-08:30, 08:40-18:00"}, "ben": {"hours": "08:20-08:50"}}}


def test_agents_on_shifts_come_and_go_by_themselves() -> None:
    seen = Floor({"call": {}}, {"pool": _MEMBERS}).run([(0, "call"), (21, "call"), (31, "call"), (41, "call")])
    assert seen.agents == [0, 0, 1, 0]
    assert seen.answered == [0, 21, 31, 41]


def test_who_has_a_break_finishes_first() -> None:
    seen = Floor({"call": {}}, {"pool": _MEMBERS}).run([(0, "call"), (21, "call"), (25, "call"), (28, "call")])
    assert seen.agents == [0, 0, 1, 1]
    assert seen.answered == [0, 21, 25, 35]
    assert seen.hours("finishing") * 60 == 1


def test_who_is_still_talking_when_the_break_is_over_stays() -> None:
    seen = Floor({"call": {"talk": "25m"}}, {"pool": _MEMBERS}).run([(0, "call"), (18, "call"), (19, "call")])
    assert seen.agents == [0, 1, 0]
    assert seen.hours("finishing") * 60 == 10


def test_at_the_end_of_a_shift_the_contact_may_be_handed_back() -> None:
    pool = {**_MEMBERS, "at_shift_end": "hand_back"}
    seen = Floor({"call": {"talk": "15m"}}, {"pool": pool}).run([(0, "call"), (16, "call"), (22, "call")])
    assert seen.stages == ["served", "handed_back", "served", "served"]
    assert seen.reasons == ["arrival", "arrival", "arrival", "hand_back"]
    assert seen.agents == [0, 0, 1, 1]
    assert seen.at("talk") == [0, 16, 22, 37]
    assert seen.free == [15, 30, 37, 38]
    assert seen.hours("finishing") == 0
