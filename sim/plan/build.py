"""From a scenario to the plan of one replication."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.distributions.distribution import Distribution
from sim.distributions.quantiles import tabulate
from sim.draws import stream_hash
from sim.errors import SettingsError
from sim.log import Meta, TargetRow
from sim.names import CHANNELS, AtClosing, EventKind
from sim.plan.plan import CHANNEL_PLAN, SCHEDULE, SEGMENT_PLAN, TYPE_PLAN, UNLIMITED, Plan
from sim.scenario import Scenario
from sim.scenario.contact_type import Channel, Segment
from sim.units import DAY, SECOND, SPEED_ONE
from sim.workload.arrivals import sample_arrivals, source_names
from sim.workload.headcount import sample_headcount

__all__ = ["build_plan", "resolved_targets"]

_DEFAULT_WAIT = 20 * SECOND


def resolved_targets(scenario: Scenario) -> tuple[TargetRow, ...]:
    """The targets of the contact types and of the center; a name given for several types is one target over them."""
    names = list(scenario.contact_types)
    found: dict[tuple[str, int, float, str], list[int]] = {}
    for number, one in enumerate(scenario.contact_types.values()):
        for name, target in one.targets.items():
            found.setdefault((name, target.within, target.share, target.formula), []).append(number)
    rows = [
        TargetRow(name, ", ".join(names[i] for i in types), within, share, formula, tuple(types))
        for (name, within, share, formula), types in found.items()
    ]
    for name, target in scenario.targets.items():
        kept = [
            number
            for number, (kind, one) in enumerate(scenario.contact_types.items())
            if target.of in ("all", kind, one.channel)
        ]
        rows.append(TargetRow(name, target.of, target.within, target.share, target.formula, tuple(kept)))
    return tuple(rows)


def _meta(scenario: Scenario, seed: int, replication: int, group_size: list[int]) -> Meta:
    targets, calendar = resolved_targets(scenario), scenario.calendar
    waits, formulas = [], []
    for number in range(len(scenario.contact_types)):
        first = next((target for target in targets if number in target.types), None)
        waits.append(first.within if first else _DEFAULT_WAIT)
        formulas.append(first.formula if first else "offered")
    topics: dict[str, None] = {}
    for kind, one in scenario.contact_types.items():
        topics |= dict.fromkeys(one.topics or [kind])
    return Meta(
        scenario=scenario.name,
        seed=seed,
        replication=replication,
        start=calendar.start,
        days=calendar.days,
        interval=calendar.interval,
        horizon=calendar.horizon,
        window=(scenario.measures.warm_up, calendar.days * DAY - scenario.measures.cool_down),
        open_spans=calendar.open_spans(),
        types=tuple(scenario.contact_types),
        channels=CHANNELS,
        streams=tuple(scenario.arrivals.streams),
        segments=tuple(scenario.segments) or ("standard",),
        topics=tuple(topics),
        groups=tuple(scenario.agents),
        type_channel=tuple(CHANNELS.index(one.channel) for one in scenario.contact_types.values()),
        group_size=tuple(group_size),
        targets=targets,
        acceptable_wait=tuple(waits),
        formula=tuple(formulas),
        short_abandon=scenario.measures.short_abandon,
        cost_per_hour=tuple(group.cost_per_hour for group in scenario.agents.values()),
        currency=scenario.currency,
        case_window=0,
    )


def _schedule(scenario: Scenario, present: NDArray[np.int64]) -> NDArray[np.void]:
    """INTERVAL, CALENDAR and STAFF events in their total order."""
    calendar, rows = scenario.calendar, []
    width, horizon = calendar.interval, calendar.horizon
    rows += [(k * width, int(EventKind.INTERVAL), 0, k) for k in range(1, horizon // width)]
    for opens_at, closes_at in calendar.open_spans().tolist():
        rows += [(opens_at, int(EventKind.CALENDAR), 0, 1), (closes_at, int(EventKind.CALENDAR), 0, 0)]
    for group, row in enumerate(present):
        changes = np.flatnonzero(np.diff(row, prepend=0))
        rows += [(int(k) * width, int(EventKind.STAFF), group, int(row[k])) for k in changes]
    return np.array(sorted(row for row in rows if row[0] < horizon), dtype=SCHEDULE)


def _types(scenario: Scenario) -> tuple[NDArray[np.void], list[Distribution]]:
    distributions: list[Distribution] = []
    out = np.zeros(len(scenario.contact_types), dtype=TYPE_PLAN)
    for row, one in zip(out, scenario.contact_types.values(), strict=True):
        start = len(distributions)
        distributions += [one.talk, one.wrap_up, one.patience]
        row["channel"] = CHANNELS.index(one.channel)
        row["priority"], row["head_start"] = one.priority, one.head_start
        row["queue_places"] = UNLIMITED if one.queue_places is None else one.queue_places
        row["talk"], row["wrap_up"], row["patience"] = start, start + 1, start + 2
    return out, distributions


def _segments(scenario: Scenario) -> NDArray[np.void]:
    known: Any = scenario.segments or {"standard": Segment()}
    out = np.zeros(len(known), dtype=SEGMENT_PLAN)
    for row, one in zip(out, known.values(), strict=True):
        row["priority"] = -1 if one.priority is None else one.priority
        row["head_start"], row["patience_factor"] = one.head_start, one.patience_factor
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
    groups, kinds = list(scenario.agents.items()), list(scenario.contact_types.items())
    staff = [sample_headcount(scenario, name, seed, replication) for name, _ in groups]
    present = np.array([one for one, _ in staff])
    serves = np.zeros((len(groups), len(kinds)), dtype=np.bool_)
    rank, speed = np.zeros(serves.shape, dtype=np.int64), np.full(serves.shape, SPEED_ONE, dtype=np.int64)
    for g, (_, group) in enumerate(groups):
        for i, (kind, one) in enumerate(kinds):
            skill = group.skills.get(one.skill or kind)
            if skill is not None:
                serves[g, i], rank[g, i] = True, skill.rank
                speed[g, i] = max(1, round(skill.speed * SPEED_ONE))
    size = [int(row.max(initial=0)) for row in present]
    types, distributions = _types(scenario)
    return Plan(
        seed=seed,
        replication=replication,
        horizon=scenario.calendar.horizon,
        cases=sample_arrivals(scenario, seed, replication),
        source_hash=np.array([stream_hash(name) for name, _ in source_names(scenario)], dtype=np.int64),
        schedule=_schedule(scenario, present),
        types=types,
        segments=_segments(scenario),
        channels=_channels(scenario),
        serves=serves,
        rank=rank,
        speed=speed,
        first_agent=np.concatenate([[0], np.cumsum(size)]).astype(np.int64),
        paid=np.array([paid for _, paid in staff]),
        open_spans=scenario.calendar.open_spans(),
        quantiles=tabulate(distributions),
        agent_selection=scenario.routing.agent_selection,
        contact_selection=scenario.routing.contact_selection,
        trace=scenario.measures.trace,
        meta=_meta(scenario, seed, replication, size),
    )
