"""Random pools of customers, and markets in which they join and leave."""

from __future__ import annotations

from typing import Any

from tests.differential.luck import Luck, given

__all__ = ["with_customers"]


def with_customers(luck: Luck, scenario: dict[str, Any]) -> dict[str, Any]:
    """The scenario, in most draws with customers, and with a market where there is satisfaction."""
    if luck.happens(0.35):
        return scenario
    streams = {
        name: {key: value for key, value in one.items() if key != "segments"}
        for name, one in scenario["arrivals"]["streams"].items()
    }
    # as many cases are offered as without customers: those of others are sampled besides
    initial = luck.one(1, 4, 20, 80)
    potential = initial + luck.one(0, 1, initial // 4, initial)
    out = scenario | {
        "arrivals": scenario["arrivals"] | {"streams": streams},
        "customers": _customers(luck, initial, potential, list(scenario["segments"])),
        "segments": {
            name: one | {"speed_weight": luck.one(1, 1, 0, 2.5)} for name, one in scenario["segments"].items()
        },
    }
    if "tolerance" in out:
        out["tolerance"] = out["tolerance"] | {"ratchet": luck.one(0, 0.05, 1)}
    if "satisfaction" not in out:
        return out
    topics = {name: one | {"sales": luck.happens(0.5)} for name, one in out["topics"].items()}
    return out | {"topics": topics, "market": _market(luck, initial)}


def _customers(luck: Luck, initial: int, potential: int, segments: list[str]) -> dict[str, Any]:
    named = luck.some(segments)
    return given(
        {
            "initial": initial,
            "potential": luck.one(potential, potential, None),
            "segments": {"vip": 0} | dict.fromkeys(named, 1 / max(1, len(named)) / luck.one(1, 2)),
            "goodwill": luck.one(0.8, 0, 1),
        }
    )


def _market(luck: Luck, initial: int) -> dict[str, Any]:
    return {
        "churn_share": luck.one(0, 0.1, 0.5, 1),
        "own": luck.one(0, 0.6, 1),
        "memory": luck.one(0, 0.7, 1),
        "loyalty": luck.one(0, 0, 0.1),
        "base_hazard": luck.one(0, 0.0137, 3, 10),
        "good_share": luck.one(0, 0.47, 1),
        "good_heard": luck.one(1, 9),
        "bad_share": luck.one(0, 0.56, 1),
        "bad_heard": luck.one(1, 16),
        "acquisition": luck.one(0, initial / 10, initial),
        "by_good": luck.one(0, 0.002, 0.1),
        "by_bad": luck.one(0, 0.004, 0.1),
        "competitor": luck.one(0, 0.05, 1),
        "conversion": luck.one(0.3, 1),
        "conversion_scale": luck.span(0, 1, 5),
        "conversion_power": luck.one(0, 1.5),
        "sale_existing": luck.one(0.65, 1),
        "sale_new": luck.one(0.05, 1),
        "prospects": luck.happens(0.4),
        "badge": luck.one(0, 0, 0.3, 1),
        "badge_ratchet": luck.one(0, 0.5),
    }
