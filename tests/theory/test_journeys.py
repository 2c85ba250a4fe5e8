"""Identities without tolerance: what becomes of cases that are served in vain, and nothing but that."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import sim
from sim.log import Log
from sim.names import CaseStatus, Cause, Mark, Outcome
from tests.theory.test_conservation import MESSY

REPEATING: dict[str, Any] = {
    "calendar.days": 5,
    "topics": {"call": {"complexity": "beta 2 3", "urgency": 1}, "chat": {"complexity": 0.9, "steps": 2}},
    "tolerance": {},
    "resolution": {},
    "repeat": {"delay": "exponential mean:6h", "switch": 0.3},
    "satisfaction": {},
    "contact_types.call.switch_to": {"chat": 0.5, "mail": 0.2},
    "contact_types.chat.switch_to": {"call": 0.5},
    "contact_types.call.announcement": {},
    "contact_types.mail.hide_after": "20h",
}


@pytest.fixture(scope="module", params=["serve_out", "disconnect", "keep"])
def log(request: pytest.FixtureRequest) -> Log:
    """Calls, chats and mails of which many are served in vain, by each way of closing."""
    scenario = sim.load(MESSY).with_({**REPEATING, "calendar.at_closing": request.param})
    return sim.simulate(sim.plan(scenario))


def _by_case(log: Log, contacts: np.ndarray) -> np.ndarray:
    """How many of these contacts each case has."""
    return np.bincount(log.contacts["case"][contacts], minlength=len(log.cases))


def _last(log: Log) -> np.ndarray:
    """The last contact of each case."""
    last = np.full(len(log.cases), -1)
    last[log.contacts["case"]] = np.arange(len(log.contacts))
    return last


def test_cases_are_resolved_given_up_unresolved_or_open(log: Log) -> None:
    """Each by the last of its contacts: who is not helped gives up, who is not served is not helped."""
    outcome = log.contacts["outcome"][_last(log)]
    helped = (log.feelings["marks"][_last(log)] & Mark.RESOLVED) > 0
    status, closed = log.cases["status"], log.cases["status"] != CaseStatus.OPEN
    numbers = np.bincount(status, minlength=len(CaseStatus))
    assert numbers.sum() == len(log.cases)
    assert (numbers[: CaseStatus.NOT_OFFERED] > 0).all()
    assert (numbers[CaseStatus.NOT_OFFERED :] == 0).all()
    assert ((status == CaseStatus.RESOLVED) == helped)[closed].all()
    assert (outcome[status == CaseStatus.RESOLVED] == Outcome.ANSWERED).all()
    in_vain = (outcome == Outcome.ANSWERED) & ~helped
    assert (status == CaseStatus.GIVEN_UP)[in_vain & closed].all()
    assert (outcome != Outcome.ANSWERED)[status == CaseStatus.UNRESOLVED].all()


def test_a_case_is_solved_once_and_by_one_contact(log: Log) -> None:
    solved = (log.feelings["marks"] & Mark.RESOLVED) > 0
    assert (log.contacts["outcome"][solved] == Outcome.ANSWERED).all()
    by_case = _by_case(log, solved)
    assert by_case.max() == 1
    assert (by_case == ((log.journeys["marks"] & Mark.RESOLVED) > 0)).all()
    assert (by_case == (log.cases["status"] == CaseStatus.RESOLVED)).all()


def test_who_comes_again_was_served_in_vain(log: Log) -> None:
    """Every contact served in vain leads to one more, or the case closes; and to no two."""
    contacts = log.contacts
    repeats = contacts["cause"] == Cause.REPEAT
    parents = contacts["parent"][repeats]
    in_vain = (contacts["outcome"] == Outcome.ANSWERED) & ((log.feelings["marks"] & Mark.RESOLVED) == 0)
    assert repeats.sum() > 500
    assert in_vain[parents].all()
    assert len(np.unique(parents)) == len(parents)
    assert (contacts["arrived_at"][repeats] >= contacts["ended_at"][parents]).all()
    closed = log.cases["status"] != CaseStatus.OPEN
    came, promised = _by_case(log, repeats), log.journeys["n_repeats"]
    assert (came == promised)[closed].all()
    assert ((came == promised) | (came + 1 == promised))[~closed].all()
    ended = (log.contacts["outcome"][_last(log)] == Outcome.ANSWERED) & (
        log.cases["status"] == CaseStatus.GIVEN_UP
    )
    assert (_by_case(log, in_vain) == promised + ended).all()


def test_contacts_of_a_case_by_cause_and_fate(log: Log) -> None:
    contacts, journeys = log.contacts, log.journeys
    assert (_by_case(log, contacts["outcome"] == Outcome.ANSWERED) == journeys["n_served"]).all()
    left = np.isin(
        contacts["outcome"], [Outcome.ABANDONED, Outcome.HIDDEN, Outcome.DISCONNECTED, Outcome.BALKED]
    )
    assert (_by_case(log, left) == journeys["n_abandons"]).all()
    causes = set(np.unique(contacts["cause"]).tolist())
    assert causes == {Cause.FIRST, Cause.RETRY, Cause.CALLBACK, Cause.MESSAGE, Cause.REPEAT}
    assert (_by_case(log, contacts["cause"] == Cause.FIRST) == 1).all()


def test_the_first_solution_is_the_first_service(log: Log) -> None:
    """FIRST and REPORTED of cases, from their contacts."""
    contacts, marks = log.contacts, log.journeys["marks"]
    solved, first = (marks & Mark.RESOLVED) > 0, (marks & Mark.FIRST) > 0
    assert (first == (solved & (log.journeys["n_served"] == 1))).all()
    reported = (marks & Mark.REPORTED) > 0
    assert not reported[log.journeys["n_served"] == 0].any()
    served = np.flatnonzero(contacts["outcome"] == Outcome.ANSWERED)
    cases, at = np.unique(contacts["case"][served], return_index=True)
    is_last = _last(log)[cases] == served[at]
    assert (reported[cases] == is_last).all(), "five days are all within the reported window"
