"""The plan of one replication: arrays that both engines read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.distributions.quantiles import Quantiles
from sim.log import Meta
from sim.plan.behaviour import BEHAVIOUR
from sim.plan.tables import (
    AGENT_PLAN,
    CHANNEL_PLAN,
    GROUP_PLAN,
    MOOD_PLAN,
    SCHEDULE,
    SEGMENT_PLAN,
    SKILL_PLAN,
    TOPIC_PLAN,
    TYPE_PLAN,
    UNLIMITED,
)

__all__ = [
    "AGENT_PLAN",
    "BEHAVIOUR",
    "CHANNEL_PLAN",
    "GROUP_PLAN",
    "MOOD_PLAN",
    "SCHEDULE",
    "SEGMENT_PLAN",
    "SKILL_PLAN",
    "TOPIC_PLAN",
    "TYPE_PLAN",
    "UNLIMITED",
    "Plan",
]


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
    types, segments, channels, groups
        `TYPE_PLAN`, `SEGMENT_PLAN`, `CHANNEL_PLAN`, `GROUP_PLAN`.
    skills
        `SKILL_PLAN`, shape (groups, types).
    cap
        Shape (groups, channels): contacts of the channel that an agent may have in hand at once.
    mix
        Shape (groups, channels, channels): whether an agent may have contacts of both in hand; the diagonal is true.
    slowed
        Shape (channels, n): speed of a contact of the channel while its agent has 0, 1, 2 … contacts in hand, in parts
        per 65,536; columns 0 and 1 are 65,536.
    choices
        Shape (types, types): queues in one of which a contact of the type may stand.
    transfer_to
        Shape (types, types): cumulated weights of the types to which contacts of a queue are transferred.
    switch_to
        Shape (types, types): cumulated shares of the types as which a customer tries again; the rest stay.
    retry
        Shape (types, outcomes, 8): probability of trying again after the outcome, by number of earlier retries.
    talk_factor, wrap_up_factor, patience_factor
        Shape (types, intervals): multiply durations of contacts that arrive in the interval.
    agent_speed
        Shape (agents,): parts per 65,536.
    agents
        `AGENT_PLAN`.
    first_agent
        Shape (groups + 1,): agents of group g are numbered from first_agent[g] to first_agent[g + 1] - 1.
    paid
        Shape (groups, intervals): scheduled ticks.
    open_spans
        Shape (n, 2): opening and closing instants.
    topics, moods
        `TOPIC_PLAN` by topic, `MOOD_PLAN` by contact type.
    customers
        `workload.CUSTOMER_PLAN`, everybody in the pool by number; empty without customers.
    behaviour
        `BEHAVIOUR`, shape (1,).
    quantiles
        The distributions of durations.
    contact_selection
        Name of the policy; those of agent selection are in `types`.
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
    groups: NDArray[np.void]
    skills: NDArray[np.void]
    cap: NDArray[np.int64]
    mix: NDArray[np.bool_]
    slowed: NDArray[np.int64]
    choices: NDArray[np.bool_]
    transfer_to: NDArray[np.float64]
    switch_to: NDArray[np.float64]
    retry: NDArray[np.float64]
    talk_factor: NDArray[np.float64]
    wrap_up_factor: NDArray[np.float64]
    patience_factor: NDArray[np.float64]
    agent_speed: NDArray[np.int64]
    agents: NDArray[np.void]
    first_agent: NDArray[np.int64]
    paid: NDArray[np.int64]
    open_spans: NDArray[np.int64]
    topics: NDArray[np.void]
    moods: NDArray[np.void]
    customers: NDArray[np.void]
    behaviour: NDArray[np.void]
    quantiles: Quantiles
    contact_selection: str
    trace: bool
    meta: Meta
