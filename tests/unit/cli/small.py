"""A small scenario, and what a command leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

SMALL: dict[str, Any] = {
    "name": "small",
    "title": "A small center",
    "calendar": {"start": "2026-01-05", "days": 2, "interval": "1h", "opening": {"weekdays": "08:00-18:00"}},
    "contact_types": {
        "order": {
            "talk": {"family": "lognormal", "mean": "3m", "sigma": 0.8},
            "patience": "exponential mean:5m",
        },
        "return": {"talk": "exponential mean:2m"},
    },
    "arrivals": {"streams": {"calls": {"rates_per_hour": 60, "mix": {"order": 3, "return": 1}}}},
    "agents": {"tellers": {"count": 4, "skills": {"order": {}, "return": {}}}},
    "targets": {"in_20s": {"within": "20s", "share": 0.8}},
    "evidence": {"agents.tellers.count": {"mark": "A", "source": "made up"}},
}


class Ended(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Ccsim = Callable[..., Ended]
