"""The base case of the acceptance values: 100 calls an hour, six minutes each, around the clock."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

import sim
from sim.replications import Result
from tests.statistics import ratio

__all__ = ["PATIENCE", "PER_MINUTE", "SERVICE", "base", "count", "runs", "shares"]

PER_MINUTE = 100 / 60
"""Arrivals."""
SERVICE = 1 / 6
"""Completions of a busy agent, per minute."""
PATIENCE = 1 / 6.7
"""Ends of patience per minute and customer who waits."""


def base(agents: int, changes: dict[str, Any] | None = None) -> sim.Scenario:
    """M/M/agents with infinite patience; a day of warm-up, then the days to be measured."""
    scenario = sim.load(
        {
            "name": "base",
            "calendar": {"days": 21, "interval": "1h", "overrun": "0s"},
            "contact_types": {"call": {"talk": "exponential mean:6m"}},
            "arrivals": {"streams": {"calls": {"rates_per_hour": 100, "mix": {"call": 1}}}},
            "agents": {"pool": {"count": agents, "skills": {"call": {}}}},
            "targets": {"within_20s": {"within": "20s"}},
            "measures": {"warm_up": "1d"},
        }
    )
    return scenario.with_(changes or {})


def runs(scenario: sim.Scenario, replications: int, seed: int = 1) -> Result:
    """Independent replications on the kernel."""
    return sim.run(scenario, replications=replications, seed=seed, engine="kernel")


def shares(result: Result, measure: str, scope: str = "total", name: str = "") -> NDArray[np.float64]:
    """Observations of a ratio of totals, one a replication."""
    one = result.joined[measure]
    row = one.labels.index((scope, name))
    return ratio(one.top[:, row, 0], one.bottom[:, row, 0])


def count(result: Result, measure: str) -> NDArray[np.float64]:
    """Numbers of one replication each, in total."""
    return np.asarray(result.joined[measure].top[:, 0, 0])
