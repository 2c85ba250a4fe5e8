"""A small center, and a server that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sim.app.floor import Floor
from sim.scenario import Scenario, load

_SHOP: dict[str, Any] = {
    "name": "shop",
    "title": "A shop",
    "calendar": {"start": "2026-03-02", "days": 9, "opening": {"weekdays": "08:00-18:00"}},
    "segments": {"regular": {}, "vip": {"head_start": "1m"}},
    "contact_types": {
        "call": {
            "talk": "lognormal mean:4m sigma:0.8",
            "wrap_up": "30s",
            "patience": "exponential mean:3m",
            "set_up": "5s",
            "set_up_in_wait": False,
            "retry": {"abandoned": 0.6, "delay": "exponential mean:10m"},
        },
        "chat": {
            "channel": "chat",
            "talk": "exponential mean:6m",
            "patience": "exponential mean:5m",
            "targets": {"fast": {"within": "40s", "counts_from": "queue"}},
        },
        "mail": {"channel": "email", "talk": "exponential mean:6m", "patience": "exponential mean:20h"},
    },
    "channels": {"email": {"at_closing": "keep", "clock": "open"}},
    "arrivals": {
        "day_factor": {"cv": 0.2, "ar1": 0.5},
        "streams": {
            "live": {
                "rates_per_hour": {"weekdays": {"08:00-18:00": 45}},
                "mix": {"call": 2, "chat": 1},
                "segments": {"regular": 3, "vip": 1},
            },
            "written": {"rates_per_hour": {"all": {"00:00-24:00": 4}}, "mix": {"mail": 1}},
        },
    },
    "agents": {
        "desk_one": {
            "count": {"weekdays": {"08:00-12:00": 4, "12:00-18:00": 3}},
            "skills": {"call": {}, "mail": {"pick": 2}},
        },
        "chatters": {
            "shifts": {"day": {"start": "08:30", "length": "8h", "agents": 2}},
            "skills": {"chat": {}, "call": {"rank": 2}},
            "at_once": {"chat": 3},
        },
    },
    "tolerance": {"voice": "1m", "chat": "2m", "email": "4h"},
    "resolution": {"base": 0.8},
    "repeat": {"share": 0.5, "delay": "exponential mean:20h"},
    "bot": {"coverage": {"chat": 0.5}},
    "topics": {"call": {"solvable": 0.3}, "chat": {"solvable": 0.3}, "mail": {"solvable": 0.3}},
}


@pytest.fixture(scope="session")
def shop() -> Scenario:
    """Three channels, a bot, retries and repeats, over nine days."""
    return load(_SHOP)


@pytest.fixture(scope="session")
def floor(shop: Scenario) -> Floor:
    """Who answers for it."""
    return Floor({"shop": shop}, "shop")


@pytest.fixture(scope="session")
def port(floor: Floor, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A server that shows it."""
    from tests.unit.app.served import served

    static: Path = tmp_path_factory.mktemp("static")
    (static / "index.html").write_text("<!doctype html><title>floor</title>")
    (static / "main.js").write_text("export const one = 1;")
    with served(static, floor) as number:
        yield number
