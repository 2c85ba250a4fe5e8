"""Identities without tolerance: Little's law in ticks, and nobody appears or vanishes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import sim
from sim.log import Log
from sim.names import CaseStatus, Cause, LegOutcome, LegReason, Outcome
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
            "set_up": "5s",
            "retry": {"abandoned": "0.6", "blocked": "0.5", "closed": "1", "disconnected": "0.5"},
            "transfer": {"share": 0.1, "to": {"mail": 1}, "kind": "cold"},
            "callback": {"offer_above": "4m", "accept": 0.2},
        },
        "chat": {
            "channel": "chat",
            "talk": "erlang k:2 mean:9m",
            "patience": "exponential zero:0.1 mean:6m",
            "message": {"after": "5m", "share": 0.5, "becomes": "mail"},
            "thread": {"reopen": 0.2, "pause": "10m"},
        },
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
            "at_once": {"chat": 3, "email": 2},
            "at_once_total": 4,
            "together": {"writing": ["chat", "email"]},
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
    by_outcome = np.bincount(contacts["outcome"], minlength=len(Outcome))
    by_cause = np.bincount(contacts["cause"], minlength=len(Cause))
    assert by_outcome.sum() == by_cause.sum() == cases["n_contacts"].sum() == len(contacts)
    assert by_cause[Cause.FIRST] == len(cases)
    assert by_cause[Cause.CALLBACK] == by_outcome[Outcome.CALLBACK]
    assert by_cause[Cause.MESSAGE] == by_outcome[Outcome.MESSAGE]
    assert ((contacts["ended_at"] == NEVER) == (contacts["outcome"] == Outcome.OPEN)).all()
    assert ((contacts["answered_at"] < NEVER) >= (contacts["outcome"] == Outcome.ANSWERED)).all()
    assert contacts["n_legs"].sum() == len(log.legs)


def test_every_case_has_one_fate(log: Log) -> None:
    contacts, cases = log.contacts, log.cases
    assert ((cases["closed_at"] == NEVER) == (cases["status"] == CaseStatus.OPEN)).all()
    last = np.full(len(cases), -1)
    last[contacts["case"]] = np.arange(len(contacts))
    closed = cases["status"] != CaseStatus.OPEN
    assert (cases["closed_at"] == contacts["ended_at"][last])[closed].all()
    resolved = cases["status"] == CaseStatus.RESOLVED
    assert (resolved == (contacts["outcome"][last] == Outcome.ANSWERED)).all()


def test_all_fates_occur(log: Log) -> None:
    seen = set(np.unique(log.contacts["outcome"]).tolist())
    assert {Outcome.ANSWERED, Outcome.ABANDONED, Outcome.BLOCKED, Outcome.CALLBACK, Outcome.MESSAGE} <= seen
    assert {LegReason.ARRIVAL, LegReason.TRANSFER, LegReason.REOPENED} <= set(log.legs["reason"].tolist())
    assert {Cause.FIRST, Cause.RETRY, Cause.CALLBACK, Cause.MESSAGE} <= set(log.contacts["cause"].tolist())


def test_a_contact_waited_as_long_as_its_legs(log: Log) -> None:
    legs = log.legs
    until = np.minimum(legs["talk_at"], legs["ended_at"])
    waited = np.where(until < NEVER, until - legs["enqueued_at"], 0)
    total = np.zeros(len(log.contacts), dtype=np.int64)
    np.add.at(total, legs["contact"], waited)
    assert (total == log.contacts["waited"]).all()


def test_littles_law_in_the_queue_is_an_identity(log: Log) -> None:
    """The integral of those waiting is the sum of their waits, tick for tick, also of who still waits."""
    legs, horizon = log.legs, log.meta.horizon
    until = np.minimum(np.minimum(legs["matched_at"], legs["ended_at"]), horizon)
    for queue in range(len(log.meta.types)):
        rows = legs["queue"] == queue
        waited = (until - legs["enqueued_at"])[rows].sum()
        assert log.queues["waiting"][log.queues["queue"] == queue].sum() == waited


def test_littles_law_with_the_agents_is_an_identity(log: Log) -> None:
    """What groups have counted in set-up, talk and wrap-up is what legs have spent in them, also those unfinished."""
    legs, horizon = log.legs[log.legs["agent"] >= 0], log.meta.horizon
    matched, talk_at, wrap_up_at, ended = (
        np.minimum(legs[name], horizon) for name in ("matched_at", "talk_at", "wrap_up_at", "ended_at")
    )
    answered = legs["talk_at"] < NEVER
    spent = {
        "set_up": np.minimum(talk_at, ended) - matched,
        "talk": np.where(answered, wrap_up_at - talk_at, 0),
        "wrap_up": np.where(answered, ended - wrap_up_at, 0),
    }
    for group in range(len(log.meta.groups)):
        rows, booked = legs["group"] == group, log.groups["group"] == group
        for name, ticks in spent.items():
            assert log.groups[name][booked].sum() == ticks[rows].sum()


def test_with_one_contact_in_hand_talk_is_the_work_that_was_due(log: Log) -> None:
    legs = log.legs
    done = (legs["group"] == 0) & (legs["outcome"] == LegOutcome.SERVED)
    assert done.any()
    assert (legs["work"] == legs["wrap_up_at"] - legs["talk_at"])[done].all()


def test_with_several_in_hand_talk_takes_no_less_than_its_work(log: Log) -> None:
    legs = log.legs
    done = (legs["group"] == 1) & (legs["outcome"] == LegOutcome.SERVED)
    longer = (legs["wrap_up_at"] - legs["talk_at"])[done] - legs["work"][done]
    assert (longer >= 0).all()
    assert (longer > 0).any()


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
    left = legs[legs["matched_at"] == NEVER]
    assert (left["agent"] == -1).all()
    assert (left["talk_at"] == NEVER).all()
    assert (left["ended_at"] >= left["enqueued_at"]).all()
