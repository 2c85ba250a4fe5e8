"""A center of two contact types, to be varied by dotted keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sim.scenario import Scenario, load
from sim.scenario.merging import with_keys

SAID: dict[str, Any] = {
    "name": "desk",
    "calendar": {
        "start": "2026-01-05",
        "opening": "08:00-10:00",
        "days": 2,
        "interval": "1h",
        "overrun": "1h",
    },
    "contact_types": {
        "call": {"talk": "3m", "wrap_up": "1m"},
        "chat": {"channel": "chat", "talk": "exponential mean:4m"},
    },
    "arrivals": {"streams": {"all": {"rates_per_hour": 60, "mix": {"call": 1, "chat": 1}}}},
    "agents": {
        "experts": {"count": 2, "skills": {"call": {}, "chat": {}}},
        "callers": {"count": 3, "skills": {"call": {}}},
    },
}


@pytest.fixture
def desk() -> Callable[[dict[str, Any]], Scenario]:
    """The scenario with changes."""
    return lambda changes: load(with_keys(SAID, changes))
