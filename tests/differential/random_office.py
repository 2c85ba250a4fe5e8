"""Random acknowledgements, back offices and news."""

from __future__ import annotations

from typing import Any

from sim.names import CHANNELS
from sim.units import DAY
from tests.differential.luck import Luck, given

__all__ = ["with_office"]


def with_office(luck: Luck, scenario: dict[str, Any]) -> dict[str, Any]:
    """The scenario, in most draws with acknowledgements, a back office, news; the latter two need resolution."""
    if luck.happens(0.25):
        return scenario
    resolves = "resolution" in scenario
    back_office = _back_office(luck) if resolves and luck.happens(0.8) else None
    news = _news(luck) if resolves and luck.happens(0.6) else None
    sections = given(
        {
            "acknowledgement": _acknowledgement(luck) if luck.happens(0.7) else None,
            "back_office": back_office,
            "updates": _updates(luck) if back_office is not None and luck.happens(0.5) else None,
            "news": news,
        }
    )
    order = luck.one("none", "bad_first", "bad_last")
    if news is not None:
        sections["handling"] = scenario.get("handling", {}) | {"news_order": order}
    kinds = scenario["contact_types"]
    names = sorted({name for kind, one in kinds.items() for name in one.get("topics", {kind: 1})})
    described = scenario.get("topics", {})
    topics = {name: described.get(name, {}) | _traits(luck) for name in names}
    return scenario | sections | {"topics": topics}


def _traits(luck: Luck) -> dict[str, Any]:
    return {"needs_action": luck.one(0, 0.5, 1), "back_office": luck.one(0, 0.5, 1, 1)}


def _share(luck: Luck, *usual: float) -> float:
    """Nobody or everybody in a quarter of the draws."""
    return luck.one(0.0, 1.0) if luck.happens(0.25) else luck.one(*usual)


def _acknowledgement(luck: Luck) -> dict[str, Any]:
    return {
        "kind": luck.one("hollow", "plain", "time_frame"),
        "delay": luck.span(0, 0, 1, 3, 10),
        "channels": [channel for channel in CHANNELS if luck.happens(0.6)],
        "patience": luck.one(1, 1.5, 3),
        "tolerance": luck.one(1, 1.2, 0.5),
        "hollow_patience": luck.one(1, 1.2, 2),
        "hollow_tolerance": luck.one(1, 0.5),
        "hollow_limit": luck.one(5, 0, 1),
        "hollow_damage": luck.one(0.5, 0.3, 0),
        "promise": luck.span(0, 2, 10, 60),
    }


def _back_office(luck: Luck) -> dict[str, Any]:
    return {
        "delay": luck.one("0s", luck.duration(10), luck.duration(60), luck.duration(1500, 300)),
        "check_per_day": luck.one(0, 2, min(1000, DAY / (luck.one(10, 30) * luck.grain))),
        "check_talk": luck.one(1, 0.5, 2),
    }


def _updates(luck: Luck) -> dict[str, Any]:
    return {"relief": _share(luck, 0.5), "opinion": luck.one(0.2, 0, 2)}


def _news(luck: Luck) -> dict[str, Any]:
    return {
        "action_first": _share(luck, 0.6, 0.3),
        "action": _share(luck, 0.75, 0.5),
        "opinion": luck.one(0.15, 0, 2),
        "bad_share": _share(luck, 0.25, 0.5),
    }
