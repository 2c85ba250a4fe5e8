"""How customers and agents behave: which mechanisms there are, and their keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial

from sim.center.plain import rows
from sim.outcomes import (
    action_share,
    customer_effort,
    effort_extra,
    human_quality,
    human_start,
    patience_scale,
    repeat_share,
)
from sim.plan import Plan
from sim.scenario.routing import TRIAGE

__all__ = ["Behaviour"]


_MOST_REMEMBERED = 4096


def _remembered(formula: Callable[..., float], plan: Plan) -> Callable[..., float]:
    """A formula of the plan's behaviour for arguments that come again and again: calling compiled code takes longer."""
    return lru_cache(_MOST_REMEMBERED)(partial(formula, plan.behaviour))


class Behaviour:
    """The keys of behaviour as Python numbers, and what is asked most often of them.

    Attributes
    ----------
    row
        `BEHAVIOUR` as the formulas read it.
    keys
        The same by name.
    moods, topics, segments
        `MOOD_PLAN` by contact type, `TOPIC_PLAN` by topic, `SEGMENT_PLAN` by segment.
    feels
        Whether what contacts and cases feel like is kept.
    tolerates, resolves, repeats, judges
        Whether there are tolerance, resolution, repeat contacts, satisfaction.
    has_customers, has_market
        Whether cases are those of customers, and whether these join and leave.
    ratchets
        Whether customers become used to short waits.
    has_desk
        Whether it matters what an agent sees of what the customer has told before.
    has_bot
        Whether there is a bot.
    sorts, sorts_by_hand
        Whether contacts are sorted into queues, and whether that takes time.
    is_impatient
        Whether who waits too long in writing may do something else than leave.
    handles
        Whether anything changes talk times.
    has_office, updates, has_news
        Whether there is a back office, whether customers hear how far it is, whether news and actions matter.
    tires
        Whether agents differ, learn, tire and hurry.
    cap
        The longest talk, in ticks.
    patience_scale, human_start, human_quality, repeat_share, effort_extra, customer_effort, action_share
        The formulas of these names, without their first argument.
    """

    def __init__(self, plan: Plan) -> None:
        self.row = plan.behaviour
        self.keys = keys = rows(plan.behaviour)[0]
        self.moods, self.topics = rows(plan.moods), rows(plan.topics)
        self.segments = rows(plan.segments)
        self.feels = bool(keys["feels"])
        self.tolerates = bool(keys["has_tolerance"])
        self.resolves = bool(keys["has_resolution"])
        self.repeats = bool(keys["has_repeat"])
        self.judges = bool(keys["has_satisfaction"])
        self.has_customers = bool(keys["has_customers"])
        self.has_market = bool(keys["has_market"])
        self.ratchets = self.has_customers and keys["tolerance_ratchet"] > 0
        self.has_desk = bool(keys["has_desk"])
        self.has_bot = bool(keys["has_bot"])
        self.sorts = keys["triage"] > 0
        self.sorts_by_hand = keys["triage"] == list(TRIAGE).index("manual")
        self.is_impatient = bool(keys["has_impatience"])
        self.handles = bool(keys["has_handling"])
        self.has_office = bool(keys["has_back_office"])
        self.updates = bool(keys["has_updates"])
        self.has_news = bool(keys["has_news"])
        self.tires = bool(keys["has_workforce"])
        self.cap: int = keys["handling_cap"]
        self.patience_scale = _remembered(patience_scale, plan)
        self.human_start = _remembered(human_start, plan)
        self.human_quality = _remembered(human_quality, plan)
        self.repeat_share = _remembered(repeat_share, plan)
        self.effort_extra = _remembered(effort_extra, plan)
        self.customer_effort = _remembered(customer_effort, plan)
        self.action_share = _remembered(action_share, plan)
