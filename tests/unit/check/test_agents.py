"""Agents: skill, capacity, presence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from sim.names import LegReason
from sim.plan import Plan
from sim.units import MINUTE
from tests.differential.corner import calls, drawn_up, group, spans
from tests.unit.check.judged import altered, changed, first, judged, log_of, refused

_MINUTES = [f"08:{m:02d}" for m in range(0, 60, 2)]


def _writing() -> Plan:
    agents: dict[str, Any] = {
        "g": {
            **group(2, "a", "b"),
            "at_once": {"chat": 2, "email": 2},
            "at_once_total": 3,
            "together": {"writing": ["chat", "email"]},
        }
    }
    types = [{"channel": "chat"}, {"channel": "email"}]
    return drawn_up([*calls(*_MINUTES), *calls(*_MINUTES, kind=1)], types=types, agents=agents)


def test_no_agent_is_above_capacity() -> None:
    plan = _writing()
    judged(plan, "no agent is above capacity; legs", altered(plan, "groups", "at_once", 2))
    judged(plan, "no agent is above the capacity of a channel; legs", altered(plan, "cap", None, 1))
    apart = replace(plan, mix=np.eye(5, dtype=np.bool_)[None].copy())
    judged(plan, "channels that do not mix are not in hand at once; legs", apart)


def test_who_has_no_skill_serves_nobody() -> None:
    plan = drawn_up(calls(*_MINUTES), types=[{}, {}], agents={"g": group(2), "h": group(1, "b", "a")})
    serves = plan.skills["serves"].copy()
    serves[1, 0] = 0
    judged(plan, "no leg is served without the skill; legs", altered(plan, "skills", "serves", serves))


def test_a_group_takes_only_who_has_waited_long_enough() -> None:
    overflow = {"count": 1, "skills": {"a": {"after": "5m"}}}
    plan = drawn_up(calls(*_MINUTES), agents={"g": group(1), "h": overflow})
    words = "a group takes only who has waited as long as it wants; legs"
    judged(plan, words, lambda one: altered(one, "skills", "after", one.skills["after"] + 1))


def test_an_agent_belongs_to_the_legs_group() -> None:
    plan = drawn_up(calls("08:00"), agents={"g": group(1), "h": group(1)})
    log = changed(log_of(plan), "legs", "group", 0, 1)
    refused(log, plan, "a group's talk is that of its legs|an agent belongs to the leg's group")


def test_headcounts_are_those_of_the_schedule() -> None:
    plan = drawn_up(calls(*_MINUTES), agents={"g": group(spans(h8_9=3, h9_18=2))})
    schedule = plan.schedule.copy()
    schedule["value"][schedule["kind"] == 20] -= 1
    judged(
        plan,
        "as many are on duty as scheduled; groups|not on duty is finishing; groups",
        replace(plan, schedule=schedule),
    )


def test_shifts_are_those_of_the_schedule() -> None:
    shift = {"agents": 2, "start": "08:00", "length": "4h"}
    agents = {"g": {"shifts": {"s": shift}, "skills": {"a": {}}}}
    plan = drawn_up(calls(*_MINUTES), agents=agents)
    schedule = plan.schedule.copy()
    schedule["at"][np.flatnonzero(schedule["kind"] == 22)[-1]] += MINUTE
    judged(plan, "who works by shifts is there by them; agents", replace(plan, schedule=schedule))


def test_who_is_finishing_takes_nobody() -> None:
    agents = {"g": {**group(spans(h8_9=2, h9_18=1)), "at_once": {"chat": 2}}}
    plan = drawn_up(
        calls("08:50", "08:51", "08:52", "09:01"), types=[{"channel": "chat", "talk": "20m"}], agents=agents
    )
    log = log_of(plan)
    row = int(np.flatnonzero(log.legs["matched_at"] > log.legs["enqueued_at"][2])[0])
    taken = changed(log, "legs", "agent", row, 1 - int(log.legs["agent"][row]))
    refused(taken, plan, "busy|logged|in hand|on duty")


def test_idle_agents_go_before_busy_ones() -> None:
    count = {"08:00-08:30": 3, "08:30-18:00": 2}
    plan = drawn_up(calls("08:00", "08:00"), types=[{"talk": "25m"}], agents={"g": group(count)})
    log = log_of(plan)
    agents = log.agents.copy()
    mine = agents["interval"] >= 17
    agents["agent"][mine & (agents["agent"] == 1)] = 2
    wrong = replace(log, agents=agents)
    refused(wrong, plan, "idle agents go first, the highest numbers among them; agents")


def test_a_handed_back_leg_frees_its_agent() -> None:
    one = {**group({"08:00-08:30": 2, "08:30-18:00": 1}), "at_shift_end": "hand_back"}
    plan = drawn_up(calls("08:00", "08:10"), types=[{"talk": "40m"}], agents={"g": one})
    log = log_of(plan)
    row = first(log, "legs", "reason", LegReason.HAND_BACK)
    assert int(log.legs["agent"][row]) == 0
    gone = (log.agents["agent"] == 1) & (log.agents["interval"] >= 17)
    assert not gone.any()
