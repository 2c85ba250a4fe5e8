"""Random impatience in writing: silent chats, duplicates, giving up, and who writes as the center is closed."""

from __future__ import annotations

from typing import Any

from tests.differential.luck import Luck

__all__ = ["with_writing"]


def with_writing(luck: Luck, scenario: dict[str, Any]) -> dict[str, Any]:
    """The scenario, in most draws with customers who lose patience in writing; half of the types let them switch."""
    types = {
        kind: one | {"retry": one.get("retry", {}) | {"closed_switch": luck.one(0.3, 0.7, 1.0)}}
        if "switch_to" in one and luck.happens(0.5)
        else one
        for kind, one in scenario["contact_types"].items()
    }
    scenario = scenario | {"contact_types": types}
    return scenario | {"impatience": _impatience(luck)} if luck.happens(0.9) else scenario


def _impatience(luck: Luck) -> dict[str, Any]:
    twice, no_more = luck.one((0.4, 0.1), (0.4, 0.1), (0.7, 0.2), (1, 0), (0, 1), (0, 0), (0.5, 0.5))
    return {
        "silent_share": luck.one(0.7, 0.7, 0.3, 0, 1),
        "silent_open": luck.span(2, 0, 1, 5),
        "duplicate": twice,
        "give_up": no_more,
    }
