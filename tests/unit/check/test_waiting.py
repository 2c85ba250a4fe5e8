"""Who waits for one agent alone."""

from __future__ import annotations

from sim.plan import Plan
from sim.units import MINUTE
from tests.differential.corner import calls, drawn_up, group
from tests.unit.check.judged import altered, judged


def _known(hold: str) -> Plan:
    types = [
        {
            "talk": "8m",
            "last_agent": "prefer",
            "last_agent_hold": hold,
            "thread": {"reopen": 0.9, "pause": "5m", "most": 5},
        }
    ]
    minutes = ("08:00", "08:00", "08:01", "08:02", "08:25", "08:40", "08:41", "09:10")
    return drawn_up(calls(*minutes), types=types, agents={"g": group(2)})


def test_who_waits_for_one_agent_alone_is_taken_by_nobody_else() -> None:
    plan = _known("2m")
    words = "who waits for one agent alone is taken by nobody else; legs"
    judged(plan, words, altered(plan, "types", "last_agent_hold", 30 * MINUTE))


def test_nobody_is_held_who_need_not_be() -> None:
    plan = _known("10m")
    words = "nobody waits while an agent who may take him has room|offered to more agents only when it is due"
    judged(plan, words, altered(plan, "types", "last_agent_hold", 0))
