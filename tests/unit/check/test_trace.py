"""The trace holds what the tables imply."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sim.log import Log
from sim.names import EventKind
from tests.differential.corner import calls, drawn_up, group
from tests.unit.check.judged import changed, log_of, refused, without

_PLAN = drawn_up(
    calls(*(f"08:{m:02d}" for m in range(0, 60, 3))),
    types=[
        {
            "talk": "7m",
            "wrap_up": "1m",
            "set_up": "1m",
            "patience": "25m",
            "transfer": {"share": 0.3, "to": {"b": 1}, "kind": "warm"},
            "thread": {"reopen": 0.3, "pause": "10m"},
            "retry": {"abandoned": "1", "delay": "5m"},
        },
        {},
    ],
    agents={
        "g": group({"08:00-10:00": 2, "10:00-18:00": 1}, "a", "b"),
        "h": {"count": 1, "skills": {"a": {"after": "8m"}}},
    },
    customers={"initial": 20, "potential": 20},
    routing={"triage": "manual", "triage_delay": "1m"},
    bot={"coverage": {"voice": 0.1}},
    incidents={"down": {"day": 0, "at": "12:00", "outage": "10m"}},
)
_LOG = log_of(_PLAN)


def _row(kind: EventKind) -> int:
    """The first event of a kind; of a leg that is offered to more agents, one at which it surely still waits."""
    events = _LOG.events
    surely = events["kind"] != EventKind.WIDEN
    left = np.minimum(_LOG.legs["matched_at"], _LOG.legs["ended_at"])
    widens = np.flatnonzero(~surely)
    surely[widens] = left[events["entity"][widens]] > events["at"][widens]
    return int(((events["kind"] == kind) & surely).argmax())


_ELSEWHERE = (
    EventKind.SHIFT,
    EventKind.BACK_OFFICE,
    EventKind.STATUS_CHECK,
)
"""Kinds that this plan does not show."""


@pytest.mark.parametrize("kind", [one for one in EventKind if one not in _ELSEWHERE])
def test_no_event_is_missing(kind: EventKind) -> None:
    assert (_LOG.events["kind"] == kind).any()
    refused(
        without(_LOG, "events", _row(kind)), _PLAN, "the trace holds what the tables imply|is offered to more"
    )


def test_events_of_shifts_are_those_of_the_plan() -> None:
    agents = {"g": {"shifts": {"s": {"agents": 1, "start": "08:00", "length": "4h"}}, "skills": {"a": {}}}}
    plan = drawn_up(calls("08:00"), agents=agents)
    log = log_of(plan)
    row = int((log.events["kind"] == EventKind.SHIFT).argmax())
    refused(without(log, "events", row), plan, "the trace holds what the tables imply")


def test_no_event_is_invented() -> None:
    def twice(row: int) -> Log:
        return replace(_LOG, events=np.insert(_LOG.events, row, _LOG.events[row]))

    refused(twice(_row(EventKind.TALK_END)), _PLAN, "the trace holds what the tables imply")
    refused(twice(_row(EventKind.WIDEN)), _PLAN, "a leg is offered to more agents once at an instant")
    elsewhere = changed(_LOG, "events", "entity", _row(EventKind.WIDEN), 0)
    refused(elsewhere, _PLAN, "a leg is offered to more agents only when it is due")


def test_events_are_in_order_of_time() -> None:
    refused(changed(_LOG, "events", "at", 5, 0), _PLAN, "events are in order of time; events, row 5")


def test_no_trace_is_kept_unless_asked_for() -> None:
    silent = replace(_PLAN, trace=False)
    assert not len(log_of(silent).events)
    refused(_LOG, silent, "no trace was asked for")
