"""Targets, resolved to contact types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sim
from sim.plan.targets import first_targets, resolved_targets
from sim.scenario import Scenario
from sim.units import MINUTE, SECOND

Desk = Callable[[dict[str, Any]], Scenario]
TARGETS: dict[str, Any] = {
    "contact_types.call.targets": {"fast": {"within": "30s", "share": 0.9, "formula": "answered"}},
    "targets": {"center": {"within": "20s"}, "chats": {"within": "1m", "of": "chat"}},
}


def test_targets_are_resolved_to_the_types_they_look_at(desk: Desk) -> None:
    rows = resolved_targets(desk(TARGETS))
    assert [(row.name, row.of, row.types, row.within) for row in rows] == [
        ("fast", "call", (0,), 30 * SECOND),
        ("center", "all", (0, 1), 20 * SECOND),
        ("chats", "chat", (1,), MINUTE),
    ]


def test_a_target_given_alike_for_two_types_is_one_over_both(desk: Desk) -> None:
    target = {"within": "30s", "share": 0.9, "formula": "answered"}
    rows = resolved_targets(desk(TARGETS | {"contact_types.chat.targets": {"fast": target}}))
    assert next((row.name, row.types) for row in rows) == ("fast", (0, 1))
    other = desk(TARGETS | {"contact_types.chat.targets": {"fast": target | {"counts_from": "queue"}}})
    rows = resolved_targets(other)
    assert [(row.name, row.counts_from) for row in rows[:2]] == [
        ("fast of call", "arrival"),
        ("fast of chat", "queue"),
    ]


def test_a_type_is_measured_by_its_first_target(desk: Desk) -> None:
    def first(changes: dict[str, Any]) -> list[tuple[int, str, str]]:
        return [(row.within, row.formula, row.counts_from) for row in first_targets(desk(changes))]

    assert first(TARGETS) == [(30 * SECOND, "answered", "arrival"), (20 * SECOND, "offered", "arrival")]
    assert first({"targets.chats": {"within": "1m", "of": "chat", "counts_from": "queue"}}) == [
        (20 * SECOND, "offered", "arrival"),
        (MINUTE, "offered", "queue"),
    ]


def test_a_name_that_means_different_things_tells_of_whom() -> None:
    kinds = {
        kind: {"talk": "1m", "targets": {"fast": {"within": within}}}
        for kind, within in (("a", "20s"), ("b", "60s"))
    }
    scenario = sim.load(
        {
            "contact_types": kinds,
            "arrivals": {"streams": {"s": {"rates_per_hour": 1, "mix": {"a": 1, "b": 1}}}},
            "agents": {"g": {"count": 1, "skills": {"a": {}, "b": {}}}},
        }
    )
    assert [row.name for row in resolved_targets(scenario)] == ["fast of a", "fast of b"]
