"""The event trace, if there is one: all that the tables say has happened, once, and in order of time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.check.facts import Facts
from sim.check.findings import hold
from sim.errors import CheckError
from sim.log import EVENT
from sim.names import EventKind, LegOutcome
from sim.units import NEVER

__all__ = ["check_trace"]


def _expected(facts: Facts) -> NDArray[np.void]:
    """All events that the schedule, the cases and the legs imply, in the total order."""
    legs, cases, schedule = facts.log.legs, facts.log.cases, facts.plan.schedule
    lost = legs["outcome"] == LegOutcome.ABANDONED
    talked = legs["wrap_up_at"] != NEVER
    wrapped_up = (legs["ended_at"] != NEVER) & talked & (legs["ended_at"] > legs["wrap_up_at"])
    parts = [(schedule["at"], schedule["kind"], schedule["entity"])]
    parts.append((cases["opened_at"], np.full(len(cases), int(EventKind.ARRIVAL)), np.arange(len(cases))))
    for kind, column, which in (
        (EventKind.PATIENCE_END, "ended_at", lost),
        (EventKind.TALK_END, "wrap_up_at", talked),
        (EventKind.WRAP_UP_END, "ended_at", wrapped_up),
    ):
        number = np.flatnonzero(which)
        parts.append((legs[column][number], np.full(len(number), int(kind)), number))
    out = np.empty(sum(len(part[0]) for part in parts), dtype=EVENT)
    for i, name in enumerate(("at", "kind", "entity")):
        out[name] = np.concatenate([part[i] for part in parts])
    return out[np.lexsort((out["entity"], out["kind"], out["at"]))]


def check_trace(facts: Facts) -> None:
    """The trace holds just the events that the tables imply; without a trace it is empty."""
    events = facts.log.events
    if not facts.plan.trace:
        if len(events):
            raise CheckError(f"no trace was asked for; events: {len(events)} rows")
        return
    hold("events are in order of time", "events", events, np.diff(events["at"], prepend=0) >= 0)
    expected = _expected(facts)
    if len(events) != len(expected):
        instead = f"{len(events)} rows instead of {len(expected)}"
        raise CheckError(f"the trace holds what the tables imply; events: {instead}")
    found = events[np.lexsort((events["entity"], events["kind"], events["at"]))]
    ok = np.ones(len(events), dtype=np.bool_)
    for name in ("at", "kind", "entity"):
        ok &= found[name] == expected[name]
    hold("the trace holds what the tables imply", "events (sorted)", found, ok)
