"""The plan of one replication: arrays that both engines read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.distributions.quantiles import Quantiles
from sim.log import Meta

__all__ = ["CHANNEL_PLAN", "SCHEDULE", "SEGMENT_PLAN", "TYPE_PLAN", "UNLIMITED", "Plan"]

UNLIMITED = 2**31 - 1
"""Number of lines or queue places where there is no limit."""

SCHEDULE = np.dtype([("at", np.int64), ("kind", np.int64), ("entity", np.int64), ("value", np.int64)])
"""What the calendar brings: INTERVAL (value: number of the interval that begins), CALENDAR (1 opens, 0 closes) and
STAFF (entity: group, value: agents present from now on), in the total order of events."""

TYPE_PLAN = np.dtype(
    [
        ("channel", np.int64),
        ("priority", np.int64),
        ("head_start", np.int64),
        ("queue_places", np.int64),
        ("talk", np.int64),
        ("wrap_up", np.int64),
        ("patience", np.int64),
    ]
)
"""A contact type; talk, wrap_up and patience are rows of the plan's quantiles."""

SEGMENT_PLAN = np.dtype([("priority", np.int64), ("head_start", np.int64), ("patience_factor", np.float64)])
"""A segment; priority -1 keeps the contact type's."""

CHANNEL_PLAN = np.dtype([("lines", np.int64), ("queue_places", np.int64), ("at_closing", np.int64)])
"""A channel; at_closing is an `AtClosing`."""


@dataclass(frozen=True)
class Plan:
    """What a replication will meet, sampled once; engines read it and change nothing in it.

    Attributes
    ----------
    seed, replication
        The key of all draws.
    horizon
        The run's end, exclusive.
    cases
        `workload.ARRIVAL` in order of opening; the case's number is its row.
    source_hash
        Stream hash by `cases["source"]`.
    schedule
        `SCHEDULE`.
    types, segments, channels
        `TYPE_PLAN`, `SEGMENT_PLAN`, `CHANNEL_PLAN`.
    serves, rank, speed
        Shape (groups, types): whether the group has the skill, its rank for the type (lower is asked first), and its
        speed in parts per 65,536.
    first_agent
        Shape (groups + 1,): agents of group g are numbered from first_agent[g] to first_agent[g + 1] - 1.
    paid
        Shape (groups, intervals): scheduled ticks.
    open_spans
        Shape (n, 2): opening and closing instants.
    quantiles
        The distributions of durations.
    agent_selection, contact_selection
        Names of the policies.
    trace
        Whether to keep the event trace.
    meta
        Passed on to the log.
    """

    seed: int
    replication: int
    horizon: int
    cases: NDArray[np.void]
    source_hash: NDArray[np.int64]
    schedule: NDArray[np.void]
    types: NDArray[np.void]
    segments: NDArray[np.void]
    channels: NDArray[np.void]
    serves: NDArray[np.bool_]
    rank: NDArray[np.int64]
    speed: NDArray[np.int64]
    first_agent: NDArray[np.int64]
    paid: NDArray[np.int64]
    open_spans: NDArray[np.int64]
    quantiles: Quantiles
    agent_selection: str
    contact_selection: str
    trace: bool
    meta: Meta
