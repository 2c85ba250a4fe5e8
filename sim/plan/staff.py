"""The agents of a plan: how many, when they come and go, and what is paid."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.names import EventKind
from sim.scenario import Scenario
from sim.workload.attendance import sample_attendance
from sim.workload.headcount import sample_headcount

__all__ = ["Staff", "build_staff"]


@dataclass(frozen=True)
class Staff:
    """All groups in one replication.

    Attributes
    ----------
    size
        Agents of each group.
    paid
        Shape (groups, intervals): scheduled ticks.
    events
        Rows (at, kind, entity, value) of kind STAFF and SHIFT.
    """

    size: list[int]
    paid: NDArray[np.int64]
    events: list[tuple[int, int, int, int]]


def build_staff(scenario: Scenario, seed: int, replication: int) -> Staff:
    """Sample the presence of all groups: headcounts where they have a count, else shifts."""
    size: list[int] = []
    paid, events = [], []
    for group, (name, spec) in enumerate(scenario.agents.items()):
        if spec.count is not None:
            present, ticks = sample_headcount(scenario, name, seed, replication)
            width = scenario.calendar.interval
            for k in np.flatnonzero(np.diff(present, prepend=0)).tolist():
                events.append((k * width, int(EventKind.STAFF), group, int(present[k])))
            size.append(int(present.max(initial=0)))
        else:
            attendance = sample_attendance(scenario, name, seed, replication)
            ticks = attendance.paid
            for agent, spans in enumerate(attendance.spans, start=sum(size)):
                for begins, ends in spans:
                    events.append((begins, int(EventKind.SHIFT), agent, 1))
                    events.append((ends, int(EventKind.SHIFT), agent, 0))
            size.append(len(attendance.spans))
        paid.append(ticks)
    return Staff(size, np.array(paid), events)
