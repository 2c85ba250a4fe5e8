"""Identities without tolerance where all is switched on: nobody and nothing is counted twice, or not at all."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import sim
from sim.log import Log
from sim.names import CaseStatus, Cause, LegOutcome, LegReason, Mark, Outcome
from sim.units import NEVER
from tests.theory.test_conservation import MESSY
from tests.theory.test_journeys import REPEATING

ALL: dict[str, Any] = {
    "calendar.days": 7,
    "topics": {
        "call": {"solvable": 0.4, "needs_action": 0.3, "back_office": 0.2, "sales": True},
        "chat": {"solvable": 0.5, "back_office": 0.1},
        "mail": {"solvable": 0.3, "needs_action": 0.5},
    },
    **{part: {} for part in ("bot", "desk", "impatience", "acknowledgement", "updates", "news", "workforce")},
    "back_office": {"delay": "lognormal median:20h sigma:0.8", "check_per_day": 1},
    "customers": {"initial": 2000, "potential": 3000, "segments": {"vip": 0.2}},
    "market": {"prospects": True, "acquisition": 20, "badge": 0.1},
    "quality": {"learning": 0.05, "standards": True},
    "handling": {"erosion": {}, "news_order": "bad_first", "cap": "25m"},
    "resolution.base": 0.0,
    "contact_types.call.announcement": {},
    "contact_types.mail": {
        "patience": "lognormal median:2h sigma:1",
        "switch_to": {"chat": 0.3, "call": 0.3},
    },
}


@pytest.fixture(scope="module", params=["serve_out", "disconnect", "keep"])
def log(request: pytest.FixtureRequest) -> Log:
    """A week, by each way of closing."""
    scenario = sim.load(MESSY).with_({**REPEATING, **ALL, "calendar.at_closing": request.param})
    return sim.simulate(sim.plan(scenario))


def test_every_case_is_one_of_six(log: Log) -> None:
    """Resolved, given up, unresolved, open, not offered or lost; and those refused have no contact."""
    status, marks = log.cases["status"], log.journeys["marks"]
    by_status = np.bincount(status, minlength=len(CaseStatus))
    assert by_status.sum() == len(log.cases) == len(log.journeys)
    assert (by_status > 0).all()
    refused = np.isin(status, (CaseStatus.NOT_OFFERED, CaseStatus.LOST))
    assert ((log.cases["n_contacts"] == 0) == refused).all()
    assert (log.cases["closed_at"] == log.cases["opened_at"])[refused].all()
    assert not np.isin(log.contacts["case"], np.flatnonzero(refused)).any()
    assert ((log.cases["closed_at"] == NEVER) == (status == CaseStatus.OPEN)).all()
    resolved = (marks & Mark.RESOLVED) > 0
    assert resolved[status == CaseStatus.RESOLVED].all()
    closed = status != CaseStatus.OPEN
    assert ((status == CaseStatus.RESOLVED) == resolved)[closed].all()


def test_every_contact_has_one_fate_and_one_cause(log: Log) -> None:
    contacts, cases = log.contacts, log.cases
    by_outcome = np.bincount(contacts["outcome"], minlength=len(Outcome))
    by_cause = np.bincount(contacts["cause"], minlength=len(Cause))
    assert by_outcome.sum() == by_cause.sum() == cases["n_contacts"].sum() == len(contacts)
    offered = ~np.isin(cases["status"], (CaseStatus.NOT_OFFERED, CaseStatus.LOST))
    assert by_cause[Cause.FIRST] == offered.sum()
    assert (np.bincount(contacts["case"], minlength=len(cases)) == cases["n_contacts"]).all()
    assert ((contacts["ended_at"] == NEVER) == (contacts["outcome"] == Outcome.OPEN)).all()
    seen = {Outcome(one) for one in np.flatnonzero(by_outcome).tolist()}
    assert seen >= {
        *(Outcome.ANSWERED, Outcome.ABANDONED, Outcome.BLOCKED, Outcome.CALLBACK, Outcome.MESSAGE),
        *(Outcome.SILENT, Outcome.BOT_RESOLVED, Outcome.CONTAINED),
    }
    assert (by_cause > 0).all()


def test_journeys_count_the_contacts_of_the_case(log: Log) -> None:
    contacts, journeys, n = log.contacts, log.journeys, len(log.cases)
    for column, cause in (("n_checks", Cause.STATUS_CHECK), ("n_duplicates", Cause.DUPLICATE)):
        came = np.bincount(contacts["case"][contacts["cause"] == cause], minlength=n)
        assert (came == journeys[column]).all(), column


def test_sessions_with_the_bot_have_one_end(log: Log) -> None:
    """Each is passed on, or ends its contact."""
    legs, contacts = log.legs, log.contacts
    sessions = legs[legs["reason"] == LegReason.BOT]
    ends = np.bincount(sessions["outcome"], minlength=len(LegOutcome))
    assert ends[[LegOutcome.BOT_RESOLVED, LegOutcome.BOT_ESCALATED, LegOutcome.BOT_CONTAINED]].min() > 0
    for leg, outcome in (
        (LegOutcome.BOT_RESOLVED, Outcome.BOT_RESOLVED),
        (LegOutcome.BOT_CONTAINED, Outcome.CONTAINED),
    ):
        of_legs = np.sort(sessions["contact"][sessions["outcome"] == leg])
        assert (of_legs == np.flatnonzero(contacts["outcome"] == outcome)).all()
    assert (sessions["agent"] == -1).all()
    assert (np.bincount(legs["contact"], minlength=len(contacts)) == contacts["n_legs"]).all()


def test_littles_law_in_the_queue_is_an_identity(log: Log) -> None:
    """Also of those whom agents open a chat for and do not find."""
    legs, horizon = log.legs[log.legs["reason"] != LegReason.BOT], log.meta.horizon
    until = np.minimum(np.minimum(legs["matched_at"], legs["ended_at"]), horizon)
    for queue in range(len(log.meta.types)):
        rows = legs["queue"] == queue
        assert rows.any()
        waited = (until - legs["enqueued_at"])[rows].sum()
        assert log.queues["waiting"][log.queues["queue"] == queue].sum() == waited


def test_customers_are_those_of_yesterday_and_who_joined_less_who_left(log: Log) -> None:
    days = log.customers
    lost = log.cases["status"] == CaseStatus.LOST
    for segment in range(len(log.meta.segments)):
        own = days[days["segment"] == segment]
        steps = own["joined"] - own["left_base"] - own["left_service"]
        assert (np.diff(own["active"]) == steps[1:]).all()
        of = lost & (log.cases["segment"] == segment)
        assert own["lost"].sum() == of.sum()
    assert days["active"][days["day"] == 0].sum() == 2000
    churned = (log.journeys["marks"] & Mark.CHURNED) > 0
    assert churned.sum() >= days["left_service"].sum() > 0
    told = log.journeys["told"].astype(np.int64)
    assert days["good_told"].sum() == told[told > 0].sum() > 0
    assert days["bad_told"].sum() == -told[told < 0].sum() > 0
