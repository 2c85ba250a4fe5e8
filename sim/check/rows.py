"""Cases, contacts and legs: who came, in which states they are, and in which order they passed them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.check.findings import hold, hold_equal
from sim.errors import CheckError
from sim.log import Log
from sim.names import CaseStatus, Cause, LegOutcome, Outcome
from sim.plan import Plan
from sim.units import NEVER

__all__ = ["check_rows"]

_INSTANTS = ("booked_at", "enqueued_at", "matched_at", "talk_at", "wrap_up_at", "ended_at")
_REACHED = {
    LegOutcome.WAITING: (1, 1, 0, 0, 0, 0),
    LegOutcome.TALKING: (1, 1, 1, 1, 0, 0),
    LegOutcome.WRAP_UP: (1, 1, 1, 1, 1, 0),
    LegOutcome.SERVED: (1, 1, 1, 1, 1, 1),
    LegOutcome.ABANDONED: (1, 1, 0, 0, 0, 1),
    LegOutcome.DISCONNECTED: (1, 1, 0, 0, 0, 1),
}
"""Which of the leg's instants have been reached in each state."""
_OF_CONTACT = {
    LegOutcome.WAITING: Outcome.OPEN,
    LegOutcome.TALKING: Outcome.OPEN,
    LegOutcome.WRAP_UP: Outcome.ANSWERED,
    LegOutcome.SERVED: Outcome.ANSWERED,
    LegOutcome.ABANDONED: Outcome.ABANDONED,
    LegOutcome.DISCONNECTED: Outcome.DISCONNECTED,
}
"""The contact's outcome by its last leg's."""
_REFUSED = (Outcome.BLOCKED, Outcome.CLOSED)


def _members(column: NDArray[np.int8], enum: type[LegOutcome] | type[Outcome] | type[CaseStatus]) -> NDArray[np.bool_]:
    return np.isin(column, [int(member) for member in enum])


def _check_cases(log: Log, plan: Plan) -> None:
    cases, expected = log.cases, plan.cases[plan.cases["opened_at"] < plan.horizon]
    if len(cases) != len(expected):
        raise CheckError(f"every case of the plan opens once; cases: {len(cases)} rows, the plan has {len(expected)}")
    for name in ("opened_at", "customer", "day", "ordinal", "stream", "type", "topic", "segment"):
        hold_equal("cases are those of the plan", "cases", cases, name, expected[name])
    hold("case status is known", "cases", cases, _members(cases["status"], CaseStatus))


def _check_contacts(log: Log) -> None:
    cases, contacts = log.cases, log.contacts
    hold("contacts belong to a case", "contacts", contacts, (contacts["case"] >= 0) & (contacts["case"] < len(cases)))
    made = np.bincount(contacts["case"], minlength=len(cases))
    hold_equal("cases count their contacts", "cases", cases, "n_contacts", made)
    hold("outcomes are known", "contacts", contacts, _members(contacts["outcome"], Outcome))
    first = np.flatnonzero(contacts["cause"] == Cause.FIRST)
    opened = np.full(len(cases), -1)
    opened[contacts["case"][first]] = first
    hold("every case begins with one first contact", "cases", cases, opened >= 0)
    if len(first) != len(cases):
        raise CheckError(f"every case begins with one first contact; {len(first)} such contacts, {len(cases)} cases")
    begins = contacts[opened]
    for name, of_case in (("arrived_at", "opened_at"), ("type", "type")):
        hold_equal("a first contact is as its case", "cases", cases, of_case, begins[name])
    hold("a first contact has no parent", "contacts", contacts, (contacts["parent"] == -1) & (contacts["ordinal"] == 0))
    in_order = np.diff(contacts["arrived_at"], prepend=0) >= 0
    hold("contacts are in order of arrival", "contacts", contacts, in_order)


def _check_legs(log: Log, plan: Plan) -> None:
    contacts, legs = log.contacts, log.legs
    outcome = legs["outcome"]
    hold("outcomes are known", "legs", legs, _members(outcome, LegOutcome))
    hold("legs belong to a contact", "legs", legs, (legs["contact"] >= 0) & (legs["contact"] < len(contacts)))
    made = np.bincount(legs["contact"], minlength=len(contacts))
    hold_equal("contacts count their legs", "contacts", contacts, "n_legs", made)
    hold("a contact has one leg at most", "contacts", contacts, made <= 1)
    before = np.zeros(len(legs), dtype=np.int64)
    for i, name in enumerate(_INSTANTS):
        reached = legs[name] != NEVER
        due = np.array([_REACHED[LegOutcome(state)][i] for state in range(len(LegOutcome))], dtype=np.bool_)[outcome]
        hold(f"legs have reached {name} as their outcome says", "legs", legs, reached == due)
        hold(f"{name} follows what comes before it", "legs", legs, ~reached | (legs[name] >= before))
        hold("nothing happens at the horizon or later", "legs", legs, ~reached | (legs[name] < plan.horizon))
        before = np.where(reached, legs[name], before)
    hold("in-order rows", "legs", legs, np.diff(legs["enqueued_at"], prepend=0) >= 0)
    hold("in-order rows", "legs", legs, np.diff(legs["contact"], prepend=-1) > 0)
    contact = contacts[legs["contact"]]
    hold_equal("work is booked at the contact's arrival", "legs", legs, "booked_at", contact["arrived_at"])
    hold_equal("a first leg is enqueued on arrival", "legs", legs, "enqueued_at", contact["arrived_at"])
    hold_equal("talk begins with the match", "legs", legs, "talk_at", legs["matched_at"])
    hold_equal("a leg is in the queue of its contact's type", "legs", legs, "queue", contact["type"])
    hold_equal("a first leg has number 0", "legs", legs, "number", np.zeros(len(legs), dtype=np.int64))
    matched = legs["matched_at"] != NEVER
    hold("who is matched has an agent and a group", "legs", legs, (legs["agent"] >= 0) == matched)
    hold("who is matched has an agent and a group", "legs", legs, (legs["group"] >= 0) == matched)


def _check_outcomes(log: Log, plan: Plan) -> None:
    """Contacts say of themselves what their legs say; cases what their contacts say."""
    cases, contacts, legs = log.cases, log.contacts, log.legs
    n = len(contacts)
    outcome = np.full(n, -1)
    outcome[legs["contact"]] = np.array([_OF_CONTACT[LegOutcome(i)] for i in range(len(LegOutcome))])[legs["outcome"]]
    refused = np.isin(contacts["outcome"], _REFUSED)
    hold("who has no leg was refused", "contacts", contacts, (outcome < 0) == refused)
    expected = np.where(refused, contacts["outcome"], outcome)
    hold_equal("a contact's outcome is that of its leg", "contacts", contacts, "outcome", expected)
    answered, ended = np.full(n, NEVER), np.where(refused, contacts["arrived_at"], NEVER)
    answered[legs["contact"]] = legs["talk_at"]
    lost = legs["matched_at"] == NEVER
    ended[legs["contact"]] = np.where(lost, legs["ended_at"], legs["wrap_up_at"])
    hold_equal("a contact is answered when talk begins", "contacts", contacts, "answered_at", answered)
    hold_equal("a contact ends when the customer is done", "contacts", contacts, "ended_at", ended)
    done = contacts["outcome"] != Outcome.OPEN
    hold("a contact that has ended has an outcome", "contacts", contacts, (contacts["ended_at"] != NEVER) == done)
    counts = np.bincount(contacts["outcome"], minlength=len(Outcome)).tolist()
    if sum(counts) != n or n != int((plan.cases["opened_at"] < plan.horizon).sum()):
        raise CheckError(f"offered = answered + abandoned + blocked + closed + disconnected + open; {n} and {counts}")

    last = np.full(len(cases), -1)
    last[contacts["case"]] = np.arange(n)
    status = np.where(
        contacts["outcome"][last] == Outcome.OPEN,
        int(CaseStatus.OPEN),
        np.where(contacts["outcome"][last] == Outcome.ANSWERED, int(CaseStatus.RESOLVED), int(CaseStatus.UNRESOLVED)),
    )
    hold_equal("a case closes with its last contact", "cases", cases, "closed_at", contacts["ended_at"][last])
    hold_equal("a case stands where its last contact left it", "cases", cases, "status", status)


def check_rows(log: Log, plan: Plan) -> None:
    """Cases equal the plan's; contacts and legs pass their states in legal order and agree with one another."""
    if log.first_case or log.first_contact or log.first_leg:
        raise CheckError("only a whole log can be checked; this one is a later stretch of it")
    _check_cases(log, plan)
    _check_contacts(log)
    _check_legs(log, plan)
    _check_outcomes(log, plan)
