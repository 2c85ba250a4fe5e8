"""What measures will find in the log."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sim.plan.meta import build_meta
from sim.scenario import Scenario


def test_money_clocks_and_capacity(desk: Callable[[dict[str, Any]], Scenario]) -> None:
    money = {
        "per_contact": 1,
        "toll_per_minute": 0.1,
        "revenue": 9,
        "penalty_abandoned": 5,
        "penalty_late": 2,
    }
    scenario = desk(
        {
            "contact_types.chat": {"money": money, "set_up_in_wait": False},
            "channels.chat": {"clock": "open", "cost_per_line_hour": 3},
            "agents.callers": {"cost_per_hour": 20, "overtime_factor": 1.5},
        }
    )
    meta = build_meta(scenario, 1, 0, [2, 3], [4, 1])
    assert [getattr(meta, name) for name in money] == [(0, value) for value in money.values()]
    assert meta.clock == ("wall", "open", "wall", "wall", "wall")
    assert meta.cost_per_line_hour == (0, 3, 0, 0, 0)
    assert meta.set_up_in_wait == (True, False)
    assert (meta.cost_per_hour, meta.overtime_factor) == ((0, 20), (0, 1.5))
    assert (meta.group_size, meta.at_once) == ((2, 3), (4, 1))
