"""Cases, contacts and legs: who came, in which states they are, and in which order they passed them."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.check.facts import BESIDE
from sim.check.findings import hold, hold_equal
from sim.check.office import only_asks
from sim.errors import CheckError
from sim.log import Log
from sim.names import CaseStatus, Cause, LegOutcome, LegReason, Outcome
from sim.plan import Plan
from sim.units import NEVER

__all__ = ["check_rows"]

_INSTANTS = ("booked_at", "enqueued_at", "matched_at", "talk_at", "wrap_up_at", "ended_at")
_REACHED = {
    LegOutcome.WAITING: "yynnnn",
    LegOutcome.SET_UP: "yyynnn",
    LegOutcome.TALKING: "yyyynn",
    LegOutcome.WRAP_UP: "yyyyyn",
    LegOutcome.SERVED: "yyyyyy",
    LegOutcome.HANDED_BACK: "yyyyyy",
    LegOutcome.ABANDONED: "yy?nny",
    LegOutcome.DISCONNECTED: "yynnny",
    LegOutcome.MESSAGE: "yynnny",
    LegOutcome.HIDDEN: "yynnny",
    LegOutcome.UNREACHED: "yyynny",
    LegOutcome.BOT_TALK: "yyyynn",
    LegOutcome.BOT_RESOLVED: "yyyyyy",
    LegOutcome.BOT_ESCALATED: "yyyyyy",
    LegOutcome.BOT_CONTAINED: "yyyyyy",
    LegOutcome.SILENT: "yyyyyy",
}
"""Which of the leg's instants have been reached in each state: yes, no, or either."""
_OF_BOT = (LegOutcome.BOT_TALK, LegOutcome.BOT_RESOLVED, LegOutcome.BOT_ESCALATED, LegOutcome.BOT_CONTAINED)
_LEFT_ALONE = {
    Cause.RETRY: (
        Outcome.ABANDONED,
        Outcome.SILENT,
        Outcome.BLOCKED,
        Outcome.CLOSED,
        Outcome.DISCONNECTED,
        Outcome.BALKED,
        Outcome.UNREACHED,
        Outcome.HIDDEN,
    ),
    Cause.REPEAT: (Outcome.ANSWERED, Outcome.CONTAINED),
    Cause.CALLBACK: (Outcome.CALLBACK,),
    Cause.MESSAGE: (Outcome.MESSAGE,),
}
"""How a contact ended that led to another one, by the cause of that one."""


def _members(column: NDArray[np.int8], enum: type[IntEnum]) -> NDArray[np.bool_]:
    return np.isin(column, [int(member) for member in enum])


def _between(column: NDArray[Any], least: int, size: int) -> NDArray[np.bool_]:
    return np.asarray((column >= least) & (column < size))


def _check_cases(log: Log, plan: Plan) -> None:
    cases, expected = log.cases, plan.cases[plan.cases["opened_at"] < plan.horizon]
    if len(cases) != len(expected):
        raise CheckError(
            f"every case of the plan opens once; cases: {len(cases)} rows, the plan has {len(expected)}"
        )
    for name in ("opened_at", "customer", "day", "ordinal", "stream", "type", "topic", "segment"):
        hold_equal("cases are those of the plan", "cases", cases, name, expected[name])
    hold("case status is known", "cases", cases, _members(cases["status"], CaseStatus))


def _check_parents(contacts: NDArray[np.void]) -> None:
    """Contacts follow from earlier ones of their case; but for those made beside others, at most one from each."""
    n, parent = len(contacts), contacts["parent"]
    is_first = contacts["cause"] == Cause.FIRST
    ok = is_first == (parent < 0)
    ok &= is_first | ((parent < np.arange(n)) & (contacts["case"][parent] == contacts["case"]))
    hold("a contact follows from an earlier one of its case", "contacts", contacts, ok)
    follows = ~is_first & ~np.isin(contacts["cause"], BESIDE)
    ok = ~follows | (np.bincount(parent[follows], minlength=n)[parent] == 1)
    hold("a contact leads to one other at its end, if any", "contacts", contacts, ok)


def _check_contacts(log: Log, plan: Plan) -> None:
    """Every case has one first contact, and each further one follows from the one before it."""
    cases, contacts = log.cases, log.contacts
    n = len(contacts)
    hold("contacts belong to a case", "contacts", contacts, _between(contacts["case"], 0, len(cases)))
    hold("types are known", "contacts", contacts, _between(contacts["type"], 0, len(plan.types)))
    hold("causes are known", "contacts", contacts, _members(contacts["cause"], Cause))
    hold("outcomes are known", "contacts", contacts, _members(contacts["outcome"], Outcome))
    made = np.bincount(contacts["case"], minlength=len(cases))
    hold_equal("cases count their contacts", "cases", cases, "n_contacts", made)
    ok = (made > 0) | np.isin(cases["status"], (CaseStatus.NOT_OFFERED, CaseStatus.LOST))
    hold("every case that is offered has a contact", "cases", cases, ok)
    order = np.lexsort((np.arange(n), contacts["case"]))
    first = np.diff(contacts["case"][order], prepend=-1) > 0
    is_first = contacts["cause"] == Cause.FIRST
    begins_case = np.zeros(n, dtype=np.bool_)
    begins_case[order[first]] = True
    hold("every case begins with one first contact", "contacts", contacts, is_first == begins_case)
    _check_parents(contacts)
    begins, asks = contacts[order[first]], only_asks(contacts)
    for name, of_case in (("arrived_at", "opened_at"), ("type", "type")):
        due = cases[of_case][begins["case"]]
        hold("a first contact is as its case", "contacts", contacts, begins[name] == due, order[first], due=due)
    for cause in Cause:
        mine = contacts["cause"][order] == cause
        count = mine.cumsum()
        start = np.maximum.accumulate(np.where(first, count - mine, 0))  # counted before the case
        number = order[mine]
        ordinal = np.zeros(n, dtype=np.int64)
        ordinal[number] = (count - start)[mine] - 1
        ok = contacts["ordinal"][number] == ordinal[number]
        hold("ordinals count within the cause", "contacts", contacts, ok, number, recomputed=ordinal[number])
        if cause != Cause.FIRST and cause not in BESIDE:
            before = contacts["parent"][number]
            ok = np.isin(contacts["outcome"][before], _LEFT_ALONE[cause])
            ok |= asks[before] & (cause == Cause.REPEAT)
            hold("the contact before ended in a way that leads to another", "contacts", contacts, ok, number)
    in_order = np.diff(contacts["arrived_at"], prepend=0) >= 0
    hold("contacts are in order of arrival", "contacts", contacts, in_order)
    hold(
        "nothing happens at the horizon or later", "contacts", contacts, contacts["arrived_at"] < plan.horizon
    )


def _check_instants(log: Log, plan: Plan) -> None:
    """Legs have passed their states in order."""
    legs, outcome = log.legs, log.legs["outcome"]
    before = np.zeros(len(legs), dtype=np.int64)
    for i, name in enumerate(_INSTANTS):
        reached = legs[name] != NEVER
        due = np.array([_REACHED[LegOutcome(state)][i] for state in range(len(LegOutcome))])[outcome]
        ok = (due == "?") | (reached == (due == "y"))
        hold(f"legs have reached {name} as their outcome says", "legs", legs, ok)
        hold(f"{name} follows what comes before it", "legs", legs, ~reached | (legs[name] >= before))
        hold("nothing happens at the horizon or later", "legs", legs, ~reached | (legs[name] < plan.horizon))
        before = np.where(reached, legs[name], before)
    hold("in-order rows", "legs", legs, np.diff(legs["enqueued_at"], prepend=0) >= 0)
    back = outcome == LegOutcome.HANDED_BACK
    hold(
        "who is handed back is not wrapped up", "legs", legs, ~back | (legs["wrap_up_at"] == legs["ended_at"])
    )


def _check_legs(log: Log, plan: Plan) -> None:
    """Legs are numbered within their contact, and known are queue, group and agent."""
    contacts, legs = log.contacts, log.legs
    n = len(legs)
    hold("outcomes are known", "legs", legs, _members(legs["outcome"], LegOutcome))
    hold("reasons are known", "legs", legs, _members(legs["reason"], LegReason))
    hold("legs belong to a contact", "legs", legs, _between(legs["contact"], 0, len(contacts)))
    hold("queues exist", "legs", legs, _between(legs["queue"], 0, len(plan.types)))
    made = np.bincount(legs["contact"], minlength=len(contacts))
    hold_equal("contacts count their legs", "contacts", contacts, "n_legs", made)
    order = np.lexsort((np.arange(n), legs["contact"]))
    first = np.diff(legs["contact"][order], prepend=-1) > 0
    number = np.empty(n, dtype=np.int64)
    number[order] = np.arange(n) - np.maximum.accumulate(np.where(first, np.arange(n), 0))
    hold_equal("legs are numbered within their contact", "legs", legs, "number", number)
    arrives = legs["reason"] == LegReason.ARRIVAL
    with_bot = legs["reason"] == LegReason.BOT
    first_or_after_bot = number == 0
    first_or_after_bot[order] |= (number[order] == 1) & np.append(False, with_bot[order])[:n]
    ok = (number > 0) | arrives | with_bot
    ok &= (~arrives | first_or_after_bot) & (~with_bot | (number == 0))
    hold("the first leg is that of the arrival, perhaps after the bot, no other", "legs", legs, ok)
    _check_instants(log, plan)
    arrived = contacts["arrived_at"][legs["contact"]]
    hold_equal("work is booked at the contact's arrival", "legs", legs, "booked_at", arrived)
    ok = ~with_bot | (legs["enqueued_at"] == arrived)
    ok &= ~with_bot | (legs["matched_at"] == arrived) & (legs["talk_at"] == arrived)
    hold("the bot answers on arrival", "legs", legs, ok)
    ok = with_bot == np.isin(legs["outcome"], _OF_BOT)
    hold("sessions with the bot end in their own ways", "legs", legs, ok)
    matched = (legs["matched_at"] != NEVER) & ~with_bot
    for name, size in (("agent", int(plan.first_agent[-1])), ("group", len(plan.groups))):
        ok = (legs[name] >= 0) == matched
        hold("who is matched has an agent and a group", "legs", legs, ok)
        hold("agents and groups exist", "legs", legs, _between(legs[name], -1, size))
    working = legs["talk_at"] != NEVER
    hold("work begins with the talk", "legs", legs, (legs["work"] >= 0) & (working | (legs["work"] == 0)))


def check_rows(log: Log, plan: Plan) -> None:
    """Cases equal the plan's; contacts and legs pass their states in legal order and are numbered rightly."""
    if log.first_case or log.first_contact or log.first_leg:
        raise CheckError("only a whole log can be checked; this one is a later stretch of it")
    _check_cases(log, plan)
    _check_contacts(log, plan)
    _check_legs(log, plan)
    for name, of in (("feelings", log.contacts), ("journeys", log.cases)):
        n = len(of) if plan.behaviour["feels"][0] else 0
        if len(log.tables()[name]) != n:
            raise CheckError(
                f"{name} are kept where somebody feels; {len(log.tables()[name])} rows instead of {n}"
            )
    agents, n = log.agents, plan.horizon // plan.meta.interval
    known = _between(agents["agent"], 0, int(plan.first_agent[-1])) & _between(agents["interval"], 0, n)
    hold("agents and intervals exist", "agents", agents, known)
