"""Headcounts become STAFF events, shifts SHIFT events."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sim.names import EventKind
from sim.plan import build_plan
from sim.plan.staff import build_staff
from sim.scenario import Scenario
from sim.units import DAY, HOUR

Desk = Callable[[dict[str, Any]], Scenario]
SHIFTS = {
    "count": None,
    "shifts": {
        "early": {"start": "08:00", "length": "1h", "agents": 1},
        "late": {"start": "09:00", "length": "2h", "agents": {"monday": 2}},
    },
}


def test_agents_on_shifts_come_and_go_by_themselves(desk: Desk) -> None:
    staff = build_staff(desk({"agents.callers": SHIFTS}), 1, 0)
    assert staff.size == [2, 3]
    shift, count = int(EventKind.SHIFT), int(EventKind.STAFF)
    assert [row for row in staff.events if row[0] < DAY] == [
        (8 * HOUR, count, 0, 2),
        (10 * HOUR, count, 0, 0),
        (8 * HOUR, shift, 2, 1),
        (9 * HOUR, shift, 2, 0),
        (9 * HOUR, shift, 3, 1),
        (11 * HOUR, shift, 3, 0),
        (9 * HOUR, shift, 4, 1),
        (11 * HOUR, shift, 4, 0),
    ]
    assert staff.paid[:, 8:12].tolist() == [[2 * HOUR, 2 * HOUR, 0, 0], [HOUR, 2 * HOUR, 2 * HOUR, 0]]


def test_every_agent_comes_and_goes_in_turn(desk: Desk) -> None:
    rough = {"adherence": 0.8, "lateness": "exponential mean:20m", "absence": 0.2}
    plan = build_plan(
        desk({"agents.callers": SHIFTS | rough, "calendar": {"days": 28, "opening": "00:00-24:00"}})
    )
    rows = plan.schedule[plan.schedule["kind"] == EventKind.SHIFT]
    for agent in range(plan.first_agent[1], plan.first_agent[2]):
        mine = rows[rows["entity"] == agent]
        assert len(mine) > 3
        assert (mine["at"][1:] > mine["at"][:-1]).all()
        assert (mine["value"] == [1, 0] * (len(mine) // 2)).all()
    assert plan.groups["by_shift"].tolist() == [0, 1]
    assert not (plan.schedule["entity"][plan.schedule["kind"] == EventKind.STAFF] == 1).any()


def test_individuals_are_agents_in_their_order(desk: Desk) -> None:
    members = {"ann": {"hours": "08:00-09:00", "speed": 2}, "bob": {"hours": "22:00-02:00"}}
    plan = build_plan(desk({"agents.callers": {"count": None, "members": members}}))
    assert plan.first_agent.tolist() == [0, 2, 4]
    assert plan.agent_speed.tolist() == [65_536, 65_536, 131_072, 65_536]
    rows = [row for row in plan.schedule.tolist() if row[1] == EventKind.SHIFT and row[2] == 3]
    assert [(row[0] // HOUR, row[3]) for row in rows] == [(0, 1), (2, 0), (22, 1), (26, 0), (46, 1)]
    assert plan.paid[1, 47:].tolist() == [HOUR, HOUR]
