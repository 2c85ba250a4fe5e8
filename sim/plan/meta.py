"""What the log carries for the measures."""

from __future__ import annotations

from collections.abc import Sequence

from sim.log import Meta, Weights, Worth
from sim.names import CHANNELS
from sim.plan.behaviour import feels, mechanisms
from sim.plan.moods import speed_weights
from sim.plan.nights import keeps_days
from sim.plan.targets import first_targets, resolved_targets
from sim.plan.topics import build_topics
from sim.scenario import Scenario
from sim.scenario.channel import Channel
from sim.scenario.satisfaction import Satisfaction
from sim.scenario.segment import Segment
from sim.units import DAY, NEVER
from sim.workload.mixes import topic_names

__all__ = ["build_meta"]

_TRAINED = 0.5
"""How far agents are trained by the hours that it is said to take."""


def build_meta(
    scenario: Scenario, seed: int, replication: int, group_size: Sequence[int], at_once: Sequence[int]
) -> Meta:
    """Names, grid, targets and money of a replication.

    Parameters
    ----------
    scenario, seed, replication
        What is run.
    group_size, at_once
        By group: number of agents, and contacts that one of them may have in hand at once.
    """
    calendar, types, groups = scenario.calendar, scenario.contact_types, scenario.agents
    channels = [scenario.channels.get(name, Channel()) for name in CHANNELS]
    money = [one.money for one in types.values()]
    measured = first_targets(scenario)
    quality = scenario.quality
    efforts = (scenario.satisfaction or Satisfaction()).efforts
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
        types=tuple(types),
        channels=CHANNELS,
        streams=tuple(scenario.arrivals.streams),
        segments=tuple(scenario.segments) or ("standard",),
        topics=topic_names(scenario),
        groups=tuple(groups),
        type_channel=tuple(CHANNELS.index(one.channel) for one in types.values()),
        group_size=tuple(group_size),
        targets=resolved_targets(scenario),
        acceptable_wait=tuple(one.within for one in measured),
        formula=tuple(one.formula for one in measured),
        from_queue=tuple(one.counts_from == "queue" for one in measured),
        short_abandon=scenario.measures.short_abandon,
        clock=tuple(one.clock for one in channels),
        set_up_in_wait=tuple(one.set_up_in_wait for one in types.values()),
        at_once=tuple(at_once),
        cost_per_hour=tuple(
            group.cost_per_hour * (1.0 - group.junior_share * (1.0 - group.junior_wage))
            for group in groups.values()
        ),
        overtime_factor=tuple(group.overtime_factor for group in groups.values()),
        cost_per_line_hour=tuple(one.cost_per_line_hour for one in channels),
        per_contact=tuple(one.per_contact for one in money),
        toll_per_minute=tuple(one.toll_per_minute for one in money),
        revenue=tuple(one.revenue for one in money),
        penalty_abandoned=tuple(one.penalty_abandoned for one in money),
        penalty_late=tuple(one.penalty_late for one in money),
        currency=scenario.currency,
        case_window=0,
        mechanisms=mechanisms(scenario),
        feels=feels(scenario),
        keeps_days=keeps_days(scenario),
        training_hours=quality.training / _TRAINED * quality.training_hours,
        qa_share=0.0 if quality.qa == "none" else quality.qa_cost,
        disloyal=(efforts.disloyal_base, efforts.disloyal_slope),
        weights=_weights(scenario),
        urgent=tuple(bool(one) for one in build_topics(scenario)["urgent"]),
        bot_cost=0.0 if scenario.bot is None else scenario.bot.cost,
        acknowledged_after=_acknowledged(scenario),
        worth=_worth(scenario),
    )


def _weights(scenario: Scenario) -> Weights:
    one = scenario.satisfaction
    if one is None:
        return Weights((0.0,) * len(scenario.contact_types), *(0.0,) * (len(Weights._fields) - 1))
    by_cause = (one.resolved, one.repeat, one.effort, one.abandoned, one.broken, one.bot_failure, one.angry)
    return Weights(speed_weights(scenario), *by_cause)


def _acknowledged(scenario: Scenario) -> tuple[int, ...]:
    """By contact type: when an acknowledgement counts as the first response, after arrival."""
    given, counts = scenario.acknowledgement, scenario.measures.acknowledgement_counts
    return tuple(
        given.delay if counts and given is not None and one.channel in given.channels else NEVER
        for one in scenario.contact_types.values()
    )


def _worth(scenario: Scenario) -> Worth | None:
    market = scenario.market
    if market is None:
        return None
    segments = scenario.segments or {"standard": Segment()}
    return Worth(
        tuple(one.margin for one in segments.values()),
        market.retention,
        market.discount,
        market.acquisition_cost,
        market.sale_value,
        market.churn_share,
        market.loyalty,
    )
