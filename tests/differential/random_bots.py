"""Random bots, ways of sorting contacts, and skills that are lacking."""

from __future__ import annotations

from typing import Any

from sim.names import CHANNELS
from tests.differential.luck import Luck, given

__all__ = ["with_bot", "with_triage"]


def _share(luck: Luck, *usual: float) -> float:
    """Nobody or everybody in a quarter of the draws."""
    return luck.one(0.0, 1.0) if luck.happens(0.25) else luck.one(*usual)


def with_triage(luck: Luck, scenario: dict[str, Any]) -> dict[str, Any]:
    """In half of the draws contacts are sorted; in some, groups lack a skill that they use."""
    if luck.happens(0.5):
        routing = {
            "triage": luck.one("automatic", "manual"),
            "triage_delay": luck.one("0s", luck.duration(5), luck.duration(5)),
            "misroute": luck.maybe(0.8, _share(luck, 0.15, 0.5)),
            "transfer_lacking": _share(luck, 0.8, 0.5),
        }
        scenario = scenario | {"routing": scenario["routing"] | given(routing)}
    if luck.happens(0.7):
        return scenario
    return scenario | {"agents": {name: _lacking(luck, one) for name, one in scenario["agents"].items()}}


def _lacking(luck: Luck, group: dict[str, Any]) -> dict[str, Any]:
    return group | {
        "skills": {name: one | {"lacking": luck.happens(0.3)} for name, one in group["skills"].items()}
    }


def with_bot(luck: Luck, scenario: dict[str, Any]) -> dict[str, Any]:
    """In half of the draws there is a bot, which topics of every kind suit more or less."""
    if luck.happens(0.5):
        return scenario
    bot = {
        "coverage": {channel: _share(luck, 0.3, 0.7) for channel in CHANNELS if luck.happens(0.7)},
        "again": luck.happens(0.3),
        "session": luck.one("0s", luck.duration(4), luck.duration(4), luck.duration(12)),
        "accuracy": luck.one(1, 1, 0.5, 2, 0),
        "escalates": _share(luck, 0.6, 0.3),
        "returns": _share(luck, 0.6, 0.3),
        "out_of_context": _share(luck, 0.25, 0.5),
        "cost": luck.one(0.6, 0),
    }
    kinds = scenario["contact_types"].items()
    names = sorted({name for kind, one in kinds for name in one.get("topics", {kind: 1})})
    topics = scenario.get("topics", {})
    solved = {name: topics.get(name, {}) | {"solvable": _share(luck, 0.6, 0.2)} for name in names}
    scenario = scenario | {"bot": bot, "topics": topics | solved}
    if "tolerance" in scenario:
        scenario |= {"tolerance": scenario["tolerance"] | {"bot_patience": luck.one(0.7, 0.2, 3)}}
    if "satisfaction" not in scenario:
        return scenario
    opinion = scenario["satisfaction"]
    failures = {"bot_failure": luck.one(0.5, 0, 3), "angry": luck.one(1.5, 1, 4)}
    efforts = opinion["efforts"] | {"bot_failure": luck.one(0.5, 0, 2)}
    return scenario | {"satisfaction": opinion | failures | {"efforts": efforts}}
