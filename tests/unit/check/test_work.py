"""Talk and wrap-up take as long as drawn, at the speed of who serves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sim.names import LegOutcome
from sim.plan import Plan
from sim.units import SPEED_ONE
from tests.differential.corner import calls, drawn_up, group
from tests.unit.check.judged import altered, changed, judged, log_of, refused

_WORK = "the work due is what the draws say; legs"
_LASTS = "talk lasts as long as its work|talk lasts no longer than its work"


def _chats() -> Plan:
    types = [{"channel": "chat", "talk": "exponential mean:8m", "wrap_up": "exponential mean:2m"}]
    agents = {"g": {"count": 1, "at_once": {"chat": 3}, "skills": {"a": {"speed": 0.9}}}}
    return drawn_up(calls(*(f"08:{m:02d}" for m in range(0, 60, 3))), types=types, agents=agents)


def test_talk_is_as_drawn_at_the_speed_of_group_and_agent_and_by_interval() -> None:
    plan = _chats()
    for table, column in (("skills", "speed"), ("agent_speed", None)):
        judged(plan, _WORK, altered(plan, table, column, SPEED_ONE // 2))
    judged(plan, _WORK, altered(plan, "talk_factor", None, 1.5))
    judged(plan, "wrap-up lasts", altered(plan, "wrap_up_factor", None, 1.5))
    judged(plan, "wrap-up lasts", altered(plan, "skills", "wrap_up", plan.types["handover"]))


def test_several_in_hand_slow_each_other_down() -> None:
    plan = _chats()
    slower, faster = plan.slowed.copy(), plan.slowed.copy()
    slower[1, 3], faster[1, 2] = 100, SPEED_ONE
    judged(plan, f"{_LASTS}|wrap-up", replace(plan, slowed=slower), replace(plan, slowed=faster))


@pytest.mark.parametrize("more", [-1, 1])
def test_not_a_tick_less_or_more(more: int) -> None:
    plan = drawn_up(calls("08:00"), types=[{"talk": "8m", "wrap_up": "2m"}])
    log = log_of(plan)
    longer = changed(log, "legs", "work", 0, int(log.legs["work"][0]) + more)
    refused(longer, plan, _WORK)
    refused(log, altered(plan, "agent_speed", None, SPEED_ONE - more), _WORK)


@pytest.mark.parametrize("anew", [0, 1])
def test_who_is_handed_back_goes_on_or_begins_anew(anew: int) -> None:
    one = {**group({"08:00-08:30": 2, "08:30-18:00": 1}), "at_shift_end": "hand_back"}
    agents = {"g": {**one, "hand_back_work": ("resumes", "anew")[anew]}}
    plan = drawn_up(calls("08:00", "08:10"), types=[{"talk": "40m"}], agents=agents)
    log = judged(plan, _WORK, altered(plan, "groups", "draws_anew", 1 - anew))
    assert LegOutcome.HANDED_BACK in log.legs["outcome"]


def test_a_transfer_comes_after_a_share_of_the_talk() -> None:
    transfer = {"share": 1, "to": {"b": 1}, "after": 0.5, "kind": "warm", "handover": "3m"}
    agents = {"g": group(2), "h": group(1, "b")}
    plan = drawn_up(calls("08:00", "08:01"), types=[{"transfer": transfer}, {}], agents=agents)
    judged(plan, _WORK, altered(plan, "types", "transfer_after", 0.6))
    another = altered(plan, "types", "handover", plan.types["pause"])
    judged(plan, "the first agent stays until the second one has been told; legs", another)


def test_who_complains_talks_longer() -> None:
    told = {"bias": 0.1, "venting": 0.5, "balk_share": 0}
    plan = drawn_up(calls("08:00", "08:01", "08:02"), types=[{"announcement": told}])
    judged(plan, _WORK, altered(plan, "types", "venting", 0.0), altered(plan, "types", "venting_most", 1))
