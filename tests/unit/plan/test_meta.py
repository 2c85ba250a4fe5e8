"""What measures will find in the log."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sim.plan.meta import build_meta
from sim.scenario import Scenario
from sim.units import MINUTE, NEVER


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


def test_acknowledgements_and_the_bot(desk: Callable[[dict[str, Any]], Scenario]) -> None:
    keys = {"acknowledgement": {"delay": "5m", "channels": ["chat"]}, "bot": {"cost": 0.7}}
    meta = build_meta(desk(keys), 1, 0, [2, 3], [4, 1])
    assert (meta.bot_cost, meta.acknowledged_after) == (0.7, (NEVER, NEVER))
    keys["measures"] = {"acknowledgement_counts": True}
    assert build_meta(desk(keys), 1, 0, [2, 3], [4, 1]).acknowledged_after == (NEVER, 5 * MINUTE)


def test_what_takes_satisfaction(desk: Callable[[dict[str, Any]], Scenario]) -> None:
    keys = {"tolerance": {}, "satisfaction": {"bot_failure": 0.25, "angry": 3}, "topics": {"chat": {"urgency": 1}}}
    meta = build_meta(desk(keys), 1, 0, [2, 3], [4, 1])
    assert (meta.weights.bot, meta.weights.angry, meta.urgent) == (0.25, 3, (False, True))
    assert set(build_meta(desk({}), 1, 0, [2, 3], [4, 1]).weights[1:]) == {0}
