"""Topics of a scenario as rows of the plan."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.plan.tables import TOPIC_PLAN
from sim.scenario import Scenario
from sim.scenario.topic import Topic
from sim.workload.mixes import topic_names

__all__ = ["build_topics"]


def build_topics(scenario: Scenario) -> NDArray[np.void]:
    """`TOPIC_PLAN`, one row a topic in the order of `Meta.topics`; agents may take steps over, and a bot may
    solve it."""
    names, handling = topic_names(scenario), scenario.handling
    taken_over = handling.takeover_steps if handling.takeover else 0.0
    out = np.zeros(len(names), dtype=TOPIC_PLAN)
    for row, name in zip(out, names, strict=True):
        one = scenario.topics.get(name, Topic())
        row["urgency"], row["urgent"] = one.urgency, one.urgency == 1
        row["head_start"] = one.head_start
        row["solvable"] = 0.0 if scenario.bot is None else min(1.0, one.solvable * scenario.bot.accuracy)
        row["sales"] = one.sales
        row["steps"] = max(0.0, one.steps - taken_over)
    return out
