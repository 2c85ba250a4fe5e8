"""The behaviour of customers and agents, at the defaults with every mechanism on, to be varied by column."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.plan.behaviour import build_behaviour
from sim.plan.laws import Laws
from sim.scenario import load

__all__ = ["REFERENCE", "behaviour"]

_SAID: dict[str, Any] = {
    "name": "desk",
    "calendar": {"start": "2026-01-05", "opening": "08:00-10:00", "days": 1},
    "contact_types": {"call": {"talk": "3m"}},
    "arrivals": {"streams": {"all": {"rates_per_hour": 60, "mix": {"call": 1}}}},
    "agents": {"experts": {"count": 2, "skills": {"call": {}}}},
    "tolerance": {},
    "resolution": {},
    "repeat": {},
    "satisfaction": {},
    "workforce": {},
    "back_office": {},
    "updates": {},
    "news": {},
    "customers": {},
    "market": {},
}
REFERENCE = float(np.float32(0.41))
"""The reference complexity, as arrivals hold it."""


@cache
def _default() -> NDArray[np.void]:
    return build_behaviour(load(_SAID), Laws())


def behaviour(**columns: float) -> NDArray[np.void]:
    """The row with `has_handling` 1 and the given columns changed."""
    out = _default().copy()
    for name, value in ({"has_handling": 1} | columns).items():
        out[name] = value
    return out
