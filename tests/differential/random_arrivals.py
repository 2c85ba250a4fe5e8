"""Random matters that are settled as a case opens: head starts of topics, urgent cases, what a failure brings."""

from __future__ import annotations

from typing import Any

from tests.differential.luck import Luck, given

__all__ = ["with_arrivals"]


def with_arrivals(luck: Luck, scenario: dict[str, Any]) -> dict[str, Any]:
    """The scenario, in half of the draws with them."""
    if luck.happens(0.5):
        return scenario
    kinds, incidents = scenario["contact_types"], scenario["incidents"]
    group = next(iter(scenario["agents"]))
    known = [name for kind, one in kinds.items() for name in one.get("topics", {kind: 1})]
    described = {name: one | _asks(luck) for name, one in scenario["topics"].items()}
    urgent = {kind: luck.one(*kinds) for kind in luck.some(list(kinds))} if luck.happens(0.6) else {}
    return scenario | {
        "topics": described,
        "routing": scenario["routing"] | {"urgent_type": urgent},
        "incidents": {name: one | _asked(luck, known, group) for name, one in incidents.items()},
    }


def _asks(luck: Luck) -> dict[str, Any]:
    return {
        "head_start": luck.span(0, 1, 10),
        "needs_action": luck.one(0, 1, 0.3),
        "back_office": luck.one(0, 1, 0.3),
    }


def _asked(luck: Luck, topics: list[str], group: str) -> dict[str, Any]:
    """Where all calls of the incident are about it, an agent of the group goes home, too."""
    asked = given(
        {
            "topic": luck.maybe(0.7, *topics),
            "topic_share": luck.one(0.7, 0, 1),
            "known_after": luck.maybe(0.6, "0s", "2h", "4h"),
            "talk_factor_known": luck.one(0.5, 2),
            "status_page": luck.happens(0.5),
            "status_page_relief": luck.one(0.4, 0, 1),
        }
    )
    return asked | ({"absent": {group: 1}, "absent_for": "90m"} if asked["topic_share"] == 1 else {})
