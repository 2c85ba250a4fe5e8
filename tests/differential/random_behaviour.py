"""Random mechanisms and levers of customers and quality: each is there or not, and each key is anything it may be."""

from __future__ import annotations

from typing import Any

from sim.names import CHANNELS
from tests.differential.luck import Luck, given
from tests.differential.random_arrivals import with_arrivals
from tests.differential.random_bots import with_bot, with_triage
from tests.differential.random_crew import with_crew
from tests.differential.random_customers import with_customers
from tests.differential.random_writing import with_writing

__all__ = ["with_behaviour"]

_COMPLEXITIES: tuple[Any, ...] = (None, 0.41, 0.1, 0.9, "beta 2 3", "beta 1.5 4", "beta 0.5 0.5")


def with_behaviour(luck: Luck, scenario: dict[str, Any]) -> dict[str, Any]:
    """The scenario, in most draws with what customers feel and do if they are not helped.

    Satisfaction needs tolerance and repeat contacts need resolution; apart from that each mechanism is drawn alone.
    """
    if luck.happens(0.2):
        return with_triage(luck, scenario)
    tolerance = _tolerance(luck) if luck.happens(0.7) else None
    resolution = _resolution(luck) if luck.happens(0.75) else None
    switches = any("switch_to" in one for one in scenario["contact_types"].values())
    sections = given(
        {
            "tolerance": tolerance,
            "resolution": resolution,
            "repeat": _repeat(luck, switches) if resolution is not None and luck.happens(0.8) else None,
            "satisfaction": _satisfaction(luck) if tolerance is not None and luck.happens(0.8) else None,
            "handling": _handling(luck) if luck.happens(0.5) else None,
            "quality": _quality(luck) if luck.happens(0.5) else None,
        }
    )
    measures = scenario["measures"] | {"reported_window": luck.span(0, 10, 60, 10_000)}
    scenario = _with_workforce(luck, _with_topics(luck, scenario) | sections | {"measures": measures})
    scenario = _with_desk(luck, scenario) if luck.happens(0.6) else scenario
    scenario = with_bot(luck, with_triage(luck, with_arrivals(luck, scenario)))
    scenario = with_writing(luck, scenario) if luck.happens(0.85) else scenario
    return with_crew(luck, with_customers(luck, scenario))


def _share(luck: Luck, *usual: float) -> float:
    """Nobody or everybody in a quarter of the draws."""
    return luck.one(0.0, 1.0) if luck.happens(0.25) else luck.one(*usual)


def _tolerance(luck: Luck) -> dict[str, Any]:
    return {channel: luck.duration(12) for channel in CHANNELS if luck.happens(0.8)} | {
        "correlation": luck.one(0, 0, 0.8, -0.5),
        "patience_scale": luck.one(1, 1, 0.5, 2),
        "urgent_patience": luck.one(1, 0.8, 0.5),
        "urgent_tolerance": luck.one(1, 0.6, 2),
        "abandon_patience": luck.one(1, 0.9, 0.5),
        "night_share": _share(luck, 0.57, 0.3),
        "offline_weight": _share(luck, 0.2, 0.5),
        "hold": luck.one("silence", "music", "information"),
        "hold_music": luck.one(1.1, 2),
        "hold_information": luck.one(0.9, 0.5),
    }


def _resolution(luck: Luck) -> dict[str, Any]:
    return {
        "base": luck.one(0.95, 0, -1, 20, -20),
        "by_channel": {channel: luck.one(-0.5, 0.5, 2) for channel in CHANNELS if luck.happens(0.4)},
        "slope": luck.one(3, 0, 10),
        "transferred": luck.one(0.62, 0, 5),
        "training": luck.one(0.4, 2),
        "knowledge": luck.one(0.6, 2),
        "qa": luck.one(0.15, 1),
        "qa_linked": luck.one(0.35, 2),
        "concurrency": luck.one(0.47, 0, 3),
        "haste": luck.one(1.6, 0, 6),
        "takeover": luck.one(0.2, 2),
        "ease": luck.one(0, 0.5, -0.5),
    }


def _repeat(luck: Luck, switches: bool) -> dict[str, Any]:
    return {
        "share": _share(luck, 0.8, 0.5),
        "fading": _share(luck, 0.9, 0.5),
        "delay": luck.one("0s", luck.duration(8), luck.duration(60), *[luck.duration(1500, 300) for _ in range(2)]),
        "within": luck.span(0, 4, 40, 10_000, 10_000, 10_000),
        "spread": luck.span(0, 2, 8, 60),
        "switch": _share(luck, 0.5, 0.3) if switches else 0,
    }


def _satisfaction(luck: Luck) -> dict[str, Any]:
    return {
        "base": luck.one(-1.83, 0),
        "speed": luck.one(1.8, 0, 5),
        "by_channel": {channel: luck.one(0.0, 0.6, 1.4) for channel in CHANNELS if luck.happens(0.4)},
        "speed_weight": luck.one(1, 0.4, 2.5),
        "human_weight": luck.one(2.2, 0),
        "resolved": luck.one(1.2, 0),
        "repeat": luck.one(0.5, 0, 2),
        "credit": _share(luck, 0.3),
        "credit_fading": _share(luck, 0.7),
        "effort": luck.one(0.3, 0, 1),
        "abandoned": luck.one(0.35, 0),
        "broken": luck.one(0.5, 2),
        "human": {
            "base": _share(luck, 0.6),
            "training": luck.one(0.2, 1),
            "personal": luck.one(0.15, 1),
            "empathy": luck.one(0.1, 1),
            "delight": luck.one(0.2, 1),
            "haste": luck.one(0.5, 5),
            "template": luck.one(0.2, 1),
            "concurrency": luck.one(0.1, 0, 1),
            "unserved": _share(luck, 0.3),
        },
        "efforts": {
            "late": luck.one(0.5, 0, 2),
            "steps": luck.one(0.5, 0, 2),
            "disloyal_base": luck.one(-3.7, 0),
            "disloyal_slope": luck.one(1.37, 0),
        },
        "intention_base": luck.one(1.5, 0),
        "intention_slope": luck.one(5.5, 0, 20),
        "answer_share": _share(luck, 0.15, 0.5),
        "cuts": luck.one((-2.2, -1.1, 0.0, 1.1), (0.0, 0.1, 0.2, 0.3)),
    }


def _with_desk(luck: Luck, scenario: dict[str, Any]) -> dict[str, Any]:
    """Agents see what was told before, or not, which may harm."""
    desk = {
        "single_window": luck.happens(0.4),
        "scattered_talk": luck.one(1.08, 1, 1.5),
        "reask": luck.one("0s", luck.duration(3), luck.duration(5, 1)),
        "context": _share(luck, 0.12, 0.5),
        "context_single": _share(luck, 0.9, 0.5),
        "automation": luck.happens(0.4),
        "automation_wrap_up": _share(luck, 0.5),
    }
    if "resolution" not in scenario:
        return scenario | {"desk": desk}
    resolution = scenario["resolution"] | {"context": luck.one(0.15, 0, 5)}
    return scenario | {"desk": desk, "resolution": resolution}


def _handling(luck: Luck) -> dict[str, Any]:
    return given(
        {
            "speed": luck.one(1, 1, 2, 0.5, 1.25),
            "cap": luck.maybe(0.5, luck.span(1, 3, 6)),
            "complexity": luck.one(0.6, 0, 3),
            "reference": luck.one(0.41, 0.41, 0.6),
            "template_rate": _share(luck, 0, 0.5),
            "template_talk": _share(luck, 0.25, 0.5),
            "personal": _share(luck, 0, 0.5),
            "personal_talk": luck.one(0.05, 1),
            "takeover": luck.happens(0.3),
            "takeover_talk": luck.one(0.15, 1),
            "takeover_steps": luck.one(2, 0.5),
            "delight": luck.happens(0.3),
            "delight_talk": luck.one(0.15, 1),
        }
    )


def _with_workforce(luck: Luck, scenario: dict[str, Any]) -> dict[str, Any]:
    """In half of the draws agents are not alike."""
    if luck.happens(0.5):
        return scenario
    quality = scenario.get("quality", {}) | {"standards": luck.happens(0.3)}
    return scenario | {"workforce": _workforce(luck), "quality": quality}


def _workforce(luck: Luck) -> dict[str, Any]:
    return {
        "speed_spread": luck.one(0.15, 0, 1),
        "quality_spread": luck.one(0.5, 0, 5),
        "quality_spread_standards": luck.one(0.25, 0),
        "tenure_mean_months": luck.one(40, 0, 3),
        "newcomer_extra": luck.one(0.35, 0, 2),
        "newcomer_logit": luck.one(-0.6, 0, -5),
        "learning_months": luck.one(3, 0.05, 100),
        "fatigue_from": luck.one(0.8, 0, 0.5, 1),
        "fatigue_range": luck.one(0.2, 0.01, 1),
        "fatigue_memory": luck.span(60, 5, 600),
        "fatigue_talk": luck.one(0.1, 0, 2),
        "fatigue_logit": luck.one(-0.4, 0, -5),
        "fatigue_human": luck.one(-0.15, 0, -1),
        "hours_power": luck.one(0.1, 0, 1, -1),
        "rush": luck.one(0.1, 0, 1, -0.5),
    }


def _quality(luck: Luck) -> dict[str, Any]:
    return {
        "training": _share(luck, 0.5),
        "knowledge": _share(luck, 0, 0.5),
        "knowledge_talk": _share(luck, 0.1, 0.5),
        "qa": luck.one("none", "classical", "linked"),
        "empathy": _share(luck, 0.5),
    }


def _with_topics(luck: Luck, scenario: dict[str, Any]) -> dict[str, Any]:
    """Some types have one or two of four topics, of which some are described."""
    names = [f"about{i}" for i in range(luck.one(0, 2, 4, 4))]
    types = {
        kind: one | {"topics": {name: luck.one(1, 3) for name in luck.some(names, 1)}}
        if names and luck.happens(0.8)
        else one
        for kind, one in scenario["contact_types"].items()
    }
    mixed = {name for one in types.values() for name in one.get("topics", {})}
    described = {name: _topic(luck) for name in names if luck.happens(0.8) and name in mixed}
    return scenario | {"contact_types": types, "topics": described}


def _topic(luck: Luck) -> dict[str, Any]:
    return given(
        {
            "complexity": luck.one(*_COMPLEXITIES),
            "urgency": luck.one(0, 0.5, 1, 1),
            "steps": luck.one(0, 1, 2.5, 4),
        }
    )
