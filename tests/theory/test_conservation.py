"""Identities without tolerance: Little's law in ticks, and nobody appears or vanishes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import sim
from sim.log import Log
from sim.names import CaseStatus, LegOutcome, Outcome
from sim.units import NEVER

MESSY: dict[str, Any] = {
    "name": "messy",
    "calendar": {"days": 3, "interval": "15m", "opening": "08:00-20:00", "overrun": "0s"},
    "channels": {"voice": {"lines": 14}, "chat": {"queue_places": 5, "at_closing": "keep"}, "email": {}},
    "segments": {"vip": {"head_start": "90s", "patience_factor": 2}, "standard": {}},
    "contact_types": {
        "call": {
            "talk": "lognormal mean:4m sigma:0.8",
            "wrap_up": "exponential mean:40s",
            "patience": "exponential mean:3m",
        },
        "chat": {"channel": "chat", "talk": "erlang k:2 mean:9m", "patience": "exponential zero:0.1 mean:6m"},
        "mail": {"channel": "email", "talk": "gamma shape:2 mean:6m", "priority": 2, "wrap_up": "10s"},
    },
    "arrivals": {
        "day_factor": {"cv": 0.3},
        "streams": {
            "all": {
                "rates_per_hour": [20, 200],
                "mix": {"call": 6, "chat": 2, "mail": 1},
                "segments": {"vip": 1, "standard": 4},
            }
        },
    },
    "agents": {
        "a": {
            "count": {"all": {"08:00-12:00": 7, "12:00-16:00": 4.5, "16:00-20:00": 9}},
            "skills": {"call": {}},
        },
        "b": {
            "count": 5,
            "absence": 0.1,
            "skills": {"chat": {"speed": 1.1}, "mail": {}, "call": {"rank": 2}},
        },
    },
}


@pytest.fixture(scope="module", params=["serve_out", "disconnect", "keep"])
def log(request: pytest.FixtureRequest) -> Log:
    """Calls, chats and mails, too many of them, by each way of closing."""
    return sim.simulate(sim.plan(sim.load(MESSY).with_({"calendar.at_closing": request.param})))


def test_every_contact_has_one_fate(log: Log) -> None:
    contacts, cases = log.contacts, log.cases
    assert len(contacts) == len(cases) == len(np.unique(contacts["case"]))
    open_ = contacts["outcome"] == Outcome.OPEN
    assert ((contacts["ended_at"] == NEVER) == open_).all()
    assert ((contacts["answered_at"] < NEVER) >= (contacts["outcome"] == Outcome.ANSWERED)).all()
    refused = (contacts["outcome"] == Outcome.BLOCKED) | (contacts["outcome"] == Outcome.CLOSED)
    assert (contacts["n_legs"] == ~refused).all()
    assert len(log.legs) == (~refused).sum()
    served, left = cases["status"] == CaseStatus.RESOLVED, cases["status"] == CaseStatus.UNRESOLVED
    assert served.sum() == (contacts["outcome"] == Outcome.ANSWERED).sum()
    assert (served | left | (cases["status"] == CaseStatus.OPEN)).all()


def test_all_fates_occur(log: Log) -> None:
    seen = set(np.unique(log.contacts["outcome"]).tolist())
    assert {Outcome.ANSWERED, Outcome.ABANDONED, Outcome.BLOCKED} <= seen


def test_littles_law_in_the_queue_is_an_identity(log: Log) -> None:
    """The integral of those waiting is the sum of their waits, tick for tick, also of who still waits."""
    legs, horizon = log.legs, log.meta.horizon
    until = np.minimum(np.minimum(legs["matched_at"], legs["ended_at"]), horizon)
    for queue in range(len(log.meta.types)):
        rows = legs["queue"] == queue
        waited = (until - legs["enqueued_at"])[rows].sum()
        assert log.queues["waiting"][log.queues["queue"] == queue].sum() == waited


def test_littles_law_with_the_agents_is_an_identity(log: Log) -> None:
    legs, horizon = log.legs[log.legs["agent"] >= 0], log.meta.horizon
    talk = np.minimum(legs["wrap_up_at"], horizon) - legs["talk_at"]
    wrap_up = np.minimum(legs["ended_at"], horizon) - np.minimum(legs["wrap_up_at"], horizon)
    for group in range(len(log.meta.groups)):
        rows, booked = legs["group"] == group, log.groups["group"] == group
        assert log.groups["talk"][booked].sum() == talk[rows].sum()
        assert log.groups["wrap_up"][booked].sum() == wrap_up[rows].sum()


def test_agents_work_no_longer_than_they_are_there(log: Log) -> None:
    agents = log.agents
    assert (agents["busy"] <= agents["logged_in"]).all()
    assert (agents["logged_in"] <= log.meta.interval).all()
    by_group = np.repeat(np.arange(2), log.meta.group_size)[agents["agent"]]
    for group in range(2):
        assert (
            agents["logged_in"][by_group == group].sum()
            == log.groups["logged_in"][log.groups["group"] == group].sum()
        )


def test_a_leg_passes_its_stages_in_order(log: Log) -> None:
    legs = log.legs
    served = legs[legs["outcome"] == LegOutcome.SERVED]
    for first, then in (
        ("booked_at", "enqueued_at"), ("enqueued_at", "matched_at"), ("matched_at", "talk_at"),
        ("talk_at", "wrap_up_at"), ("wrap_up_at", "ended_at"),
    ):  # fmt: skip
        assert (served[first] <= served[then]).all()
    left = legs[(legs["outcome"] == LegOutcome.ABANDONED) | (legs["outcome"] == LegOutcome.DISCONNECTED)]
    assert (left["agent"] == -1).all()
    assert (left["matched_at"] == NEVER).all()
    assert (left["ended_at"] >= left["enqueued_at"]).all()
