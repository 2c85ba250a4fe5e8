"""A small scenario that is valid, to be broken one key at a time."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def bank() -> dict[str, Any]:
    """Two contact types, two groups, two segments, opened on weekdays."""
    return {
        "name": "bank",
        "calendar": {"opening": {"weekdays": "08:00-18:00"}, "days": 5, "interval": "30m"},
        "channels": {"voice": {"lines": 20}},
        "segments": {"vip": {"head_start": "90s"}, "standard": {}},
        "contact_types": {
            "service": {"talk": "exponential mean:3m", "patience": "exponential mean:5m"},
            "sales": {"talk": "lognormal mean:5m sigma:0.8", "wrap_up": "30s"},
        },
        "arrivals": {
            "streams": {
                "calls": {
                    "rates_per_hour": 120,
                    "mix": {"service": 3, "sales": 1},
                    "segments": {"vip": 1, "standard": 4},
                }
            }
        },
        "agents": {
            "tellers": {"count": 9, "skills": {"service": {}}},
            "brokers": {"count": 2, "skills": {"sales": {}, "service": {"rank": 2, "speed": 0.8}}},
        },
        "targets": {"main": {"within": "20s", "of": "voice"}},
    }
