"""The customers at the first instant, and what is known of them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.kernel.customers import ACTIVE
from sim.kernel.tables import CUSTOMER, MARKET
from sim.log import CUSTOMER_TIME
from sim.names import CHANNELS
from sim.plan import Plan
from sim.units import DAY

__all__ = ["initial_customers"]


def initial_customers(plan: Plan) -> dict[str, Any]:
    """The arrays of `Floor` that are about customers; empty without any."""
    row, n = plan.behaviour[0], len(plan.customers)
    initial = int(row["customers_initial"]) if row["has_customers"] else 0
    pool = np.zeros(n, dtype=CUSTOMER)
    pool["segment"], pool["life_days"] = plan.customers["segment"], plan.customers["life_days"]
    pool["goodwill"] = row["customers_goodwill"]
    pool["status"][:initial] = ACTIVE
    pool["next_today"] = -1
    today = np.zeros(len(plan.segments) if row["has_customers"] else 0, dtype=CUSTOMER_TIME)
    if len(today):
        today["segment"] = np.arange(len(today))
        today["active"] = np.bincount(pool["segment"][:initial], minlength=len(today))
    market = np.zeros(1, dtype=MARKET)
    market["next"], market["leaving"], market["joining"], market["speed"] = initial, -1, -1, 0.5
    n_used = n if row["tolerance_ratchet"] > 0 else 0
    return {
        "customers": pool,
        "used_to": np.zeros((n_used, len(CHANNELS))),
        "first_leaving": _chained(pool, initial, -(-plan.horizon // DAY)),
        "market": market,
        "today": today,
    }


def _chained(pool: NDArray[np.void], initial: int, n_days: int) -> NDArray[np.int64]:
    """Chain the customers by the day on which they leave; the first of each."""
    first = np.full(n_days, -1, dtype=np.int64)
    pool["next_leaving"] = -1
    who = np.flatnonzero(pool["life_days"][:initial] < n_days)
    who = who[np.argsort(pool["life_days"][who], kind="stable")]
    day = pool["life_days"][who]
    same = np.flatnonzero(np.diff(day) == 0)
    pool["next_leaving"][who[same]] = who[same + 1]
    begins = np.flatnonzero(np.diff(day, prepend=-1) != 0)
    first[day[begins]] = who[begins]
    return first
