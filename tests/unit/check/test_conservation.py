"""Nobody waits while somebody who may take him has room."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sim.names import EventKind
from sim.plan import Plan
from sim.units import MINUTE
from tests.differential.corner import calls, drawn_up, group
from tests.unit.check.judged import altered, judged

_WAITS = "nobody waits while an agent who may take him has room; legs"


def test_with_the_skill() -> None:
    agents = {"g": group(1), "h": group(1, "b")}
    plan = drawn_up(calls("09:00", "09:01", "09:02"), types=[{}, {}], agents=agents)
    judged(plan, _WAITS, altered(plan, "skills", "serves", 1))


def test_with_room() -> None:
    agents = {"g": {**group(1), "at_once": {"chat": 2}}}
    plan = drawn_up(calls("09:00", "09:01", "09:02"), types=[{"channel": "chat"}], agents=agents)
    more = altered(altered(plan, "cap", None, 3), "groups", "at_once", 3)
    judged(plan, _WAITS, replace(more, slowed=np.hstack([plan.slowed, plan.slowed[:, -1:]])))


def test_after_the_wait_that_the_group_wants() -> None:
    agents = {"g": group(1), "h": {"count": 1, "skills": {"a": {"after": "5m"}}}}
    plan = drawn_up(calls("09:00", "09:01", "09:02"), agents=agents)
    words = f"{_WAITS}|offered to more agents"
    judged(
        plan, words, lambda one: altered(one, "skills", "after", np.minimum(one.skills["after"], 4 * MINUTE))
    )


def test_unless_agents_are_kept_free() -> None:
    agents = {"g": {"count": 3, "skills": {"a": {"keep_free": 1}}}}
    plan = drawn_up(calls("09:00", "09:01", "09:02"), agents=agents)
    judged(plan, _WAITS, altered(plan, "skills", "keep_free", -1), altered(plan, "skills", "keep_free", 0))


def test_unless_there_is_an_outage() -> None:
    incidents = {"down": {"day": 0, "at": "09:00", "outage": "30m"}}
    plan = drawn_up(calls("09:10"), incidents=incidents)
    schedule = plan.schedule[plan.schedule["kind"] != EventKind.OUTAGE]
    judged(plan, _WAITS, replace(plan, schedule=schedule))


def _full() -> Plan:
    return drawn_up(
        calls("09:00", "09:01", "09:02", "09:03"),
        types=[{"queue_places": 1}, {}],
        agents={"g": group(1), "h": group(1, "b")},
    )


def test_nobody_is_blocked_who_could_be_served() -> None:
    plan = _full()
    words = f"{_WAITS}|nobody is blocked who could be served; contacts"
    judged(plan, words, altered(plan, "skills", "serves", 1))
