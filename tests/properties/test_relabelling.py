"""Names and numbers are labels: other ones change nothing but themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

import sim
from sim.names import AGENT_SELECTION, CONTACT_SELECTION, EventKind
from sim.simulate import ENGINES
from tests.differential.compare import assert_same_log
from tests.differential.zoo import ZOO, drawn_up

_COMES = [(f"{8 + i // 20:02d}:{i % 20 * 3:02d}", i * 7 % 3 % 2, 0) for i in range(170)]
_TYPES = [
    {"talk": "lognormal mean:9m sigma:0.7", "patience": "exponential mean:8m"},
    {"talk": "exponential mean:6m", "wrap_up": "1m"},
]


def _group(count: Any, rank: int = 1) -> dict[str, Any]:
    return {"count": count, "skills": {"a": {"rank": rank}, "b": {"rank": rank}}}


def _all_but(log: sim.Log, table: str, *columns: str) -> dict[str, list[int]]:
    rows = log.tables()[table]
    return {name: rows[name].tolist() for name in rows.dtype.names or () if name not in columns}


@pytest.mark.parametrize("engine", ENGINES)
def test_names_of_groups_are_labels(engine: str) -> None:
    """Whole headcounts without absence draw nothing by the group's name."""
    one = drawn_up(_COMES, types=_TYPES, agents={"g": _group(2), "h": _group(1, rank=2)})
    other = drawn_up(_COMES, types=_TYPES, agents={"x": _group(2), "y": _group(1, rank=2)})
    a, b = sim.simulate(one, engine), sim.simulate(other, engine)
    assert_same_log(replace(a, meta=b.meta), b)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("rule", sorted(set(AGENT_SELECTION) - {"random"}))
def test_the_order_of_groups_changes_their_numbers_only(rule: str, engine: str) -> None:
    """Groups that come at different times, so that no tie is left to the number; a random rule counts through them."""
    groups = {
        "g": {**_group({"08:00-18:00": 2}, rank=3), "at_once": {"voice": 2}},
        "h": _group({"08:30-12:00": 1, "12:00-18:00": 2}, rank=1),
        "i": {"count": {"09:00-17:00": 2}, "skills": {"a": {"rank": 3, "level": 2}}},
    }
    parts: dict[str, Any] = {"types": _TYPES, "routing": {"agent_selection": rule}}
    one = sim.simulate(drawn_up(_COMES, agents=groups, **parts), engine)
    other = sim.simulate(drawn_up(_COMES, agents=dict(reversed(groups.items())), **parts), engine)
    for table in ("cases", "contacts", "queues", "lines"):
        assert _all_but(one, table) == _all_but(other, table)
    assert _all_but(one, "legs", "agent", "group") == _all_but(other, "legs", "agent", "group")
    group = one.legs["group"]
    assert (other.legs["group"] == np.where(group < 0, group, 2 - group)).all()
    for column in ("paid", "logged_in", "talk", "wrap_up", "finishing"):
        by_group, reverse = (log.groups[column].reshape(-1, 3) for log in (one, other))
        assert (by_group == reverse[:, ::-1]).all()


@pytest.mark.parametrize("engine", ENGINES)
def test_a_group_split_in_two_serves_alike(engine: str) -> None:
    """Five agents are five agents, whichever two groups of the same rank they are in."""
    whole = sim.simulate(drawn_up(_COMES, types=_TYPES, agents={"g": _group(5)}), engine)
    parts = sim.simulate(drawn_up(_COMES, types=_TYPES, agents={"g": _group(2), "h": _group(3)}), engine)
    for table in ("cases", "contacts", "queues", "lines", "agents"):
        assert _all_but(whole, table) == _all_but(parts, table)
    assert _all_but(whole, "legs", "group") == _all_but(parts, "legs", "group")


def _cumulated_reversed(cumulated: NDArray[np.float64]) -> NDArray[np.float64]:
    """The same shares with the types in reverse order."""
    shares = np.diff(cumulated, axis=1, prepend=0.0)
    return np.ascontiguousarray(shares[::-1, ::-1].cumsum(axis=1))


def _types_reversed(plan: sim.Plan) -> sim.Plan:
    """The plan with its contact types numbered from the other end."""
    last = len(plan.types) - 1
    cases, types = plan.cases.copy(), plan.types[::-1].copy()
    cases["type"] = last - cases["type"]
    types["message_type"] = np.where(types["message_type"] < 0, -1, last - types["message_type"])
    by_type = {
        column: np.ascontiguousarray(getattr(plan, column)[::-1])
        for column in ("retry", "talk_factor", "wrap_up_factor", "patience_factor")
    }
    return replace(
        plan,
        cases=cases,
        types=types,
        skills=np.ascontiguousarray(plan.skills[:, ::-1]),
        choices=np.ascontiguousarray(plan.choices[::-1, ::-1]),
        transfer_to=_cumulated_reversed(plan.transfer_to),
        switch_to=_cumulated_reversed(plan.switch_to),
        **by_type,
    )


def _only_numbers_differ(plan: sim.Plan, engine: str) -> None:
    """With the types numbered from the other end the log is the same but for these numbers."""
    other, last = _types_reversed(plan), len(plan.types) - 1
    one, two = sim.simulate(plan, engine), sim.simulate(other, engine)
    sim.check(two, other)
    for table, column in (("cases", "type"), ("contacts", "type"), ("legs", "queue")):
        assert _all_but(one, table, column) == _all_but(two, table, column)
        assert (one.tables()[table][column] == last - two.tables()[table][column]).all()
    for table in ("groups", "lines", "agents", "events"):
        assert _all_but(one, table) == _all_but(two, table)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "name",
    [
        "priorities",
        "few places, shared by two types",
        "ranks",
        "closing: kept",
        "pick goes before priority",
        "overflow when the group is busy already",
        "channels together, two in all",
        "conference",
        "warm transfer with a handover",
        "a message makes work of another channel",
        "held for the last agent",
        "callback, then passed on",
        "an outage in the middle of talks",
    ],
)
def test_the_order_of_contact_types_changes_their_numbers_only(name: str, engine: str) -> None:
    _only_numbers_differ(ZOO[name](), engine)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("rule", sorted(set(CONTACT_SELECTION) - {"random"}))
def test_no_rule_looks_at_the_number_of_a_type(rule: str, engine: str) -> None:
    """But the random one, which counts through the types."""
    kinds = [
        {"talk": "12m", "priority": 2, "due_in": "30m", "score": {"base": 300}},
        {"talk": "9m", "patience": "40m", "due_in": "5m", "score": {"per_second": 2}, "head_start": "3m"},
    ]
    parts: dict[str, Any] = {"types": kinds, "agents": {"g": _group(2)}}
    _only_numbers_differ(drawn_up(_COMES, routing={"contact_selection": rule}, **parts), engine)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_later_start_shifts_everything(engine: str) -> None:
    """The same contacts a day later find the same center: the log is the same, a day later."""
    plan = drawn_up(_COMES, types=_TYPES, agents={"g": _group(3)}, calendar={"days": 2})
    later = plan.cases.copy()
    later["opened_at"] += 24 * 3_600_000_000
    one, other = sim.simulate(plan, engine), sim.simulate(replace(plan, cases=later), engine)
    for column in ("matched_at", "talk_at", "wrap_up_at", "ended_at"):
        was = one.legs[column]
        assert (other.legs[column] == np.where(was == 2**62, was, was + 24 * 3_600_000_000)).all()
    assert (one.legs["agent"] == other.legs["agent"]).all()
    assert int(EventKind.ARRIVAL) in one.events["kind"]
