"""Digests of logs, printed as JSON: `python -m tests.differential.digests` in a process of another kind."""

from __future__ import annotations

import json
from hashlib import blake2b

import numpy as np

import sim
from sim.log import Log
from tests.differential.zoo import ZOO

__all__ = ["digest", "digests"]

_RANDOM = {
    "name": "two_days",
    "calendar": {"days": 2, "opening": "08:00-12:00, 13:00-18:00", "at_closing": "keep"},
    "contact_types": {
        "call": {
            "talk": "lognormal mean:5m sigma:1",
            "wrap_up": "gamma shape:2 mean:1m",
            "patience": "weibull shape:0.7 mean:4m",
        },
        "chat": {
            "channel": "chat",
            "talk": "erlang k:3 mean:8m",
            "patience": "hyperexponential shares:0.3,0.7 means:1m,9m",
        },
    },
    "arrivals": {
        "scale": 1.3,
        "day_factor": {"cv": 0.2},
        "interval_noise": {"cv": 0.3, "family": "lognormal"},
        "streams": {"s": {"rates_per_hour": 25, "mix": {"call": 2, "chat": 1}}},
    },
    "agents": {"g": {"count": 3.4, "absence": 0.2, "skills": {"call": {"speed": 1.2}, "chat": {}}}},
    "measures": {"trace": True},
}


def digest(log: Log) -> str:
    """The same for equal logs; bytes between the columns do not count."""
    state = blake2b(digest_size=12)
    for rows in log.tables().values():
        for name in rows.dtype.names or ():
            state.update(np.ascontiguousarray(rows[name]).tobytes())
    return state.hexdigest()


def digests(engine: str, every: int = 1) -> dict[str, str]:
    """By name of the plan: one in `every` of the corner plans, and two random days with most families of durations."""
    found = {name: digest(sim.simulate(ZOO[name](), engine)) for name in list(ZOO)[::every]}
    return {**found, "two days": digest(sim.simulate(sim.plan(sim.load(_RANDOM), seed=3), engine))}


if __name__ == "__main__":
    print(json.dumps({engine: digests(engine) for engine in ("center", "kernel")}))
