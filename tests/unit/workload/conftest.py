"""A scenario of one stream over a week, to be varied."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def week() -> dict[str, Any]:
    """One stream, one type, opened from 8 to 18 on every day of four weeks."""
    return {
        "name": "week",
        "calendar": {"start": "2026-01-05", "days": 28, "interval": "30m", "opening": "08:00-18:00"},
        "contact_types": {"call": {"talk": "3m"}},
        "arrivals": {"streams": {"calls": {"rates_per_hour": 60, "mix": {"call": 1}}}},
        "agents": {"pool": {"count": 5, "skills": {"call": {}}}},
    }
