"""The formulas of the service level."""

from __future__ import annotations

__all__ = ["SERVICE_LEVEL_FORMULAS"]

SERVICE_LEVEL_FORMULAS = (
    "answered",
    "offered",
    "abandons_within_threshold_count",
    "abandons_within_threshold_excluded",
    "short_abandons_count",
    "short_abandons_excluded",
)
