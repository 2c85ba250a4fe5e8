"""From a scenario to the plan of one replication."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.errors import SettingsError
from sim.names import CHANNELS, AtClosing
from sim.plan.agents import build_agents
from sim.plan.behaviour import build_behaviour
from sim.plan.factors import arrival_factors
from sim.plan.laws import Laws
from sim.plan.meta import build_meta
from sim.plan.moods import build_moods
from sim.plan.plan import Plan
from sim.plan.schedule import build_schedule
from sim.plan.skills import build_groups, build_skills, capacity, mixable, slowed_speeds
from sim.plan.staff import build_staff
from sim.plan.tables import CHANNEL_PLAN, SEGMENT_PLAN, UNLIMITED
from sim.plan.topics import build_topics
from sim.plan.types import build_types, choices, retries, switch_shares, transfer_weights
from sim.scenario import Scenario
from sim.scenario.channel import Channel
from sim.scenario.segment import Segment
from sim.workload.arrivals import sample_arrivals, source_hashes
from sim.workload.customers import sample_customers

__all__ = ["build_plan"]


def _segments(scenario: Scenario) -> NDArray[np.void]:
    known = scenario.segments or {"standard": Segment()}
    out = np.zeros(len(known), dtype=SEGMENT_PLAN)
    for row, one in zip(out, known.values(), strict=True):
        row["priority"] = -1 if one.priority is None else one.priority
        row["head_start"], row["patience_factor"] = one.head_start, one.patience_factor
        row["speed_weight"] = one.speed_weight
    return out


def _channels(scenario: Scenario) -> NDArray[np.void]:
    out = np.zeros(len(CHANNELS), dtype=CHANNEL_PLAN)
    for row, name in zip(out, CHANNELS, strict=True):
        one = scenario.channels.get(name, Channel())
        row["lines"] = UNLIMITED if one.lines is None else one.lines
        row["queue_places"] = UNLIMITED if one.queue_places is None else one.queue_places
        row["at_closing"] = AtClosing[(one.at_closing or scenario.calendar.at_closing).upper()]
    return out


def build_plan(scenario: Scenario, seed: int = 1, replication: int = 0) -> Plan:
    """Sample all of a replication that can be sampled before the run.

    Parameters
    ----------
    scenario
        What to simulate.
    seed, replication
        The key of all draws, both in [0, 2**63).

    Raises
    ------
    SettingsError, ScenarioError
        For a seed out of bounds, and for contradictions that show only in the sampling.
    """
    for name, value in (("seed", seed), ("replication", replication)):
        if not 0 <= value < 2**63:
            raise SettingsError(f"{name}: {value} must be from 0 to 2**63 - 1")
    calendar, laws = scenario.calendar, Laws()
    staff = build_staff(scenario, seed, replication)
    skills = build_skills(scenario, laws)
    cap = capacity(scenario, skills)
    groups = build_groups(scenario, skills, cap)
    speeds, agents = build_agents(scenario, staff.size, seed, replication)
    types, channels = build_types(scenario, laws), _channels(scenario)
    return Plan(
        seed=seed,
        replication=replication,
        horizon=calendar.horizon,
        cases=sample_arrivals(scenario, seed, replication),
        source_hash=source_hashes(scenario),
        schedule=build_schedule(scenario, staff.events),
        types=types,
        segments=_segments(scenario),
        channels=channels,
        groups=groups,
        skills=skills,
        cap=cap,
        mix=mixable(scenario),
        slowed=slowed_speeds(scenario, int(groups["at_once"].max())),
        choices=choices(scenario),
        transfer_to=transfer_weights(scenario),
        switch_to=switch_shares(scenario),
        retry=retries(scenario),
        talk_factor=arrival_factors(scenario, "talk"),
        wrap_up_factor=arrival_factors(scenario, "wrap_up"),
        patience_factor=arrival_factors(scenario, "patience"),
        agent_speed=speeds,
        agents=agents,
        first_agent=np.concatenate([[0], np.cumsum(staff.size)]).astype(np.int64),
        paid=staff.paid,
        open_spans=calendar.open_spans(),
        topics=build_topics(scenario),
        moods=build_moods(scenario, laws, channels),
        customers=sample_customers(scenario, seed, replication),
        behaviour=build_behaviour(scenario, laws),
        quantiles=laws.tabulated(),
        contact_selection=scenario.routing.contact_selection,
        trace=scenario.measures.trace,
        meta=build_meta(scenario, seed, replication, staff.size, groups["at_once"].tolist()),
    )
