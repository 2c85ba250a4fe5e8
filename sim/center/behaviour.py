"""How customers and agents behave: which mechanisms there are, and their keys."""

from __future__ import annotations

from sim.center.plain import rows
from sim.plan import Plan

__all__ = ["Behaviour"]


class Behaviour:
    """The keys of behaviour as Python numbers, and what is asked most often of them.

    Attributes
    ----------
    row
        `BEHAVIOUR` as the formulas read it.
    keys
        The same by name.
    moods, topics
        `MOOD_PLAN` by contact type and `TOPIC_PLAN` by topic.
    feels
        Whether what contacts and cases feel like is kept.
    tolerates, resolves, repeats, judges
        Whether there are tolerance, resolution, repeat contacts, satisfaction.
    handles
        Whether any lever changes talk times.
    cap
        The longest talk, in ticks.
    """

    def __init__(self, plan: Plan) -> None:
        self.row = plan.behaviour
        self.keys = keys = rows(plan.behaviour)[0]
        self.moods, self.topics = rows(plan.moods), rows(plan.topics)
        self.feels = bool(keys["feels"])
        self.tolerates = bool(keys["has_tolerance"])
        self.resolves = bool(keys["has_resolution"])
        self.repeats = bool(keys["has_repeat"])
        self.judges = bool(keys["has_satisfaction"])
        self.handles = bool(keys["has_handling"])
        self.cap: int = keys["handling_cap"]
