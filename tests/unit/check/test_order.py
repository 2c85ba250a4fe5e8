"""Who is next, where the tables show it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.check.facts import Facts
from sim.check.order import first_of, is_better
from sim.names import CONTACT_SELECTION, LegReason
from sim.plan import Plan
from sim.units import HOUR
from tests.differential.corner import calls, drawn_up, group
from tests.unit.check.judged import altered, judged, log_of, refused

_WORDS = "nobody is taken while a better contact waits; legs"
_SPELLS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 20), st.integers(0, 9)), max_size=12)


@given(_SPELLS, st.lists(st.integers(0, 30), max_size=5))
def test_the_first_of_those_in_progress(rows: list[tuple[int, int, int]], at: list[int]) -> None:
    table = np.array(rows, dtype=np.int64).reshape(-1, 3)
    key, since, until = table[:, 0], table[:, 1], table[:, 1] + table[:, 2]
    found = first_of(key, since, until, np.array(at, dtype=np.int64)).tolist()
    for now, one in zip(at, found, strict=True):
        there = [(key[i], i) for i in range(len(rows)) if since[i] < now < until[i]]
        assert one == (min(there)[1] if there else -1)


def _waits(rule: str = "priority_longest_wait", **more: object) -> Plan:
    comes = [*calls("08:00", "08:04", "08:06", "08:09"), *calls("08:05", "08:07", "08:08", kind=1)]
    types = [
        {"priority": 2, "due_in": "1m", "score": {"base": 50, "per_second": 1}, **more},
        {"due_in": "9m", "score": {"per_second": 2}},
    ]
    agents = {"g": {"count": 1, "skills": {"a": {"pick": 1}, "b": {"pick": 1}}}}
    return drawn_up(comes, types=types, agents=agents, routing={"contact_selection": rule})


def test_priority_decides_then_the_wait() -> None:
    plan = _waits()
    judged(plan, _WORDS, lambda one: altered(one, "types", "priority", 3 - one.types["priority"]))
    judged(plan, _WORDS, altered(plan, "types", "priority", 1))


def test_pick_decides_before_priority() -> None:
    plan = _waits()
    judged(plan, _WORDS, altered(plan, "skills", "pick", np.array([[0, 1]])))


def test_head_starts_count() -> None:
    plan = _waits("longest_wait")
    judged(plan, _WORDS, altered(plan, "types", "head_start", np.array([0, HOUR])))


@pytest.mark.parametrize("rule", [one for one in CONTACT_SELECTION if one not in ("longest_queue", "random")])
def test_each_policy_is_told_from_the_others(rule: str) -> None:
    log = log_of(_waits(rule))
    told = [other for other in CONTACT_SELECTION if _refuses(log, _waits(rule), other)]
    assert rule not in told
    assert len(told) >= 2


def _refuses(log: object, plan: Plan, rule: str) -> bool:
    try:
        refused(log, replace(plan, contact_selection=rule), _WORDS)  # type: ignore[arg-type]
    except pytest.fail.Exception:
        return False
    return True


def test_who_is_handed_back_comes_before_a_better_priority() -> None:
    one = {**group({"08:00-08:30": 2, "08:30-18:00": 1}, "a", "b"), "at_shift_end": "hand_back"}
    comes = [*calls("08:00", "08:01"), *calls("08:02", kind=1)]
    plan = drawn_up(comes, types=[{"talk": "40m", "priority": 2}, {}], agents={"g": one})
    facts = Facts(log_of(plan), plan)
    back, other = (facts.reason == LegReason.HAND_BACK).nonzero()[0], (facts.queue == 1).nonzero()[0]
    assert facts.left[back] < facts.left[other]
    at = facts.left[back]
    assert is_better(facts, 0, back, other, at).all()
    assert not is_better(facts, 0, other, back, at).any()
