"""Urgent cases that open as a contact type of their own."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.scenario import Scenario
from sim.scenario.topic import Topic
from sim.workload.mixes import topic_names

__all__ = ["set_urgent_types"]


def set_urgent_types(cases: NDArray[np.void], scenario: Scenario) -> None:
    """Write the contact type of cases whose topic is urgent, where `routing.urgent_type` names another for theirs."""
    kinds, moved = list(scenario.contact_types), scenario.routing.urgent_type
    if moved:
        becomes = np.array([kinds.index(moved.get(kind, kind)) for kind in kinds])
        urgent = [scenario.topics.get(name, Topic()).urgency == 1 for name in topic_names(scenario)]
        now = np.array(urgent)[cases["topic"]]
        cases["type"][now] = becomes[cases["type"][now]]
