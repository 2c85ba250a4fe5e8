"""Random crews: who leaves and who is new, what is learnt, what haste leaves behind."""

from __future__ import annotations

from typing import Any

from tests.differential.luck import Luck

__all__ = ["with_crew"]


def with_crew(luck: Luck, scenario: dict[str, Any]) -> dict[str, Any]:
    """The scenario, in most draws with a crew that changes from one day to the next; haste needs a workforce."""
    groups = {name: group | _juniors(luck) for name, group in scenario["agents"].items()}
    quality = scenario.get("quality", {}) | {"learning": luck.one(0, 0.01, 0.5, 1)}
    scenario = scenario | {"agents": groups, "quality": quality}
    if "workforce" not in scenario:
        return scenario
    handling, workforce = scenario.get("handling", {}), scenario["workforce"]
    if luck.happens(0.9):
        handling = handling | {"erosion": {"tau": luck.one("19d", "1d", "2h", "1s")}}
        workforce = workforce | {"rush": luck.one(0.1, 1, 1, -0.5)}
    workforce = workforce | {
        "attrition": luck.one(0.3, 0, 100, 200, 365),
        "attrition_slope": luck.one(0.5, 0, 300),
        "attrition_from": luck.one(0.85, 0, 0.3),
    }
    return scenario | {"handling": handling, "workforce": workforce}


def _juniors(luck: Luck) -> dict[str, Any]:
    return {"junior_share": luck.one(0, 0, 0.3, 1)} if luck.happens(0.5) else {}
