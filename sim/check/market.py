"""Customers: whose cases are offered, who leaves because of one, what is sold and told, and the rows of the days."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.check.clientele import Clientele
from sim.check.drawn import of_cases, of_contacts
from sim.check.facts import Facts
from sim.check.fates import Fates
from sim.check.felt import ROUGHLY, scores
from sim.check.findings import hold, hold_equal
from sim.check.goodwill import goodwill_before, was_made
from sim.errors import CheckError
from sim.names import CaseStatus, Mark, Purpose
from sim.units import DAY, NEVER

__all__ = ["check_customers", "check_market"]

_Ints = NDArray[np.int64]
_Reals = NDArray[np.float64]
_Truths = NDArray[np.bool_]
_UNSURE = 1e-5
"""Uniforms so near to their share may fall on either side: the journeys have numbers of four bytes."""
_BARELY = 1e-9
_UNKNOWN = 0.5
"""Mean speed score of a day without any."""


def _badge(facts: Facts, days: int) -> _Reals:
    """By day: the share of cases that come about."""
    b = facts.plan.behaviour[0]
    speed = np.full(days, _UNKNOWN)
    if b["market_badge"] > 0:
        feelings, contacts = facts.log.feelings, facts.log.contacts
        scored = (feelings["marks"] & Mark.SCORED) != 0
        answered = contacts["answered_at"] != NEVER
        day = np.where(answered, contacts["answered_at"], contacts["ended_at"])[scored] // DAY
        score = scores(feelings["tolerance"][scored], feelings["felt"][scored])
        n = np.bincount(day, minlength=days)
        mean = np.bincount(day, weights=score, minlength=days) / np.maximum(1, n)
        speed[1:] = np.where(n > 0, mean, _UNKNOWN)[: days - 1]
    return np.asarray((1 + b["market_badge"] * (2 * speed - 1)) / (1 + b["market_badge"]))


def check_customers(facts: Facts) -> None:
    """Cases are offered if they are of customers, and the rows of the days count these."""
    plan, b, cases = facts.plan, facts.plan.behaviour[0], facts.log.cases
    rows = facts.log.customers
    if b["has_customers"] == 0:
        if len(rows):
            raise CheckError(f"without customers none are counted; customers: {len(rows)} rows")
        return
    people = Clientele(facts)
    who, day = cases["customer"].astype(np.int64), cases["opened_at"] // DAY
    gone, customer = people.is_gone(who, day), people.is_customer(who, day)
    sales = (b["market_prospects"] == 1) & (plan.topics["sales"][cases["topic"]] == 1)
    offered = customer | (sales & ~gone)
    share = _badge(facts, people.n_days)[day]
    u = of_cases(facts, Purpose.BADGE, np.arange(len(cases)))
    sure = (b["market_badge"] == 0) | (np.abs(u - share) > _BARELY)
    offered = np.where(sure, offered & ((b["market_badge"] == 0) | (u < share)), offered & was_made(facts))
    due = np.where(gone, int(CaseStatus.LOST), np.where(offered, -1, int(CaseStatus.NOT_OFFERED)))
    found = np.where(was_made(facts), -1, cases["status"])
    hold("a case is offered if it is of a customer", "cases", cases, found == due, due=due)
    ok = was_made(facts) | ((cases["closed_at"] == cases["opened_at"]) & (cases["n_contacts"] == 0))
    hold("a case that is not offered closes at once, without a contact", "cases", cases, ok)
    _check_days(facts, people)


def _check_days(facts: Facts, people: Clientele) -> None:
    plan, cases, rows = facts.plan, facts.log.cases, facts.log.customers
    n_segments = len(plan.segments)
    days, of = people.n_days, plan.customers["segment"].astype(np.int64)
    if len(rows) != days * n_segments:
        raise CheckError(f"customers are counted by day and segment; {len(rows)} rows instead of {days * n_segments}")

    def counted(day: _Ints, segment: _Ints) -> _Ints:
        out = np.zeros((days, n_segments), dtype=np.int64)
        here = (day >= 0) & (day < days)
        np.add.at(out, (day[here], segment[here]), 1)
        return out

    joined, was_one = counted(people.joined, of), people.joined < days
    base, service = (
        counted(people.left[was_one & why], of[was_one & why]) for why in (~people.by_service, people.by_service)
    )
    lost = cases["status"] == CaseStatus.LOST
    refused = np.zeros((days, n_segments), dtype=np.int64)
    refused[:, 0] = people.refused
    new = joined.copy()
    new[0] = 0
    for name, due in (
        ("day", np.repeat(np.arange(days), n_segments)),
        ("segment", np.tile(np.arange(n_segments), days)),
        ("joined", new),
        ("left_base", base),
        ("left_service", service),
        ("refused", refused),
        ("active", (joined - base - service).cumsum(axis=0)),
        ("lost", counted(cases["opened_at"][lost] // DAY, cases["segment"][lost].astype(np.int64))),
        ("good_told", people.good),
        ("bad_told", people.bad),
    ):
        hold_equal("the day of the customers is as its cases made it", "customers", rows, name, due.ravel())


def check_market(facts: Facts, fates: Fates) -> None:
    """What a case did to its customer: goodwill, churn, sale, word of mouth."""
    b, cases, journeys = facts.plan.behaviour[0], facts.log.cases, facts.log.journeys
    if b["has_market"] == 0:
        return
    due = goodwill_before(facts)
    ok = np.abs(journeys["goodwill"] - due) <= ROUGHLY
    hold("goodwill is what earlier cases made of it", "journeys", journeys, ok, due=due)
    closed = np.flatnonzero((cases["closed_at"] != NEVER) & was_made(facts))
    who, at = cases["customer"][closed].astype(np.int64), cases["closed_at"][closed]
    churned = (journeys["marks"][closed] & Mark.CHURNED) != 0
    elsewhere = np.zeros(len(cases), dtype=np.bool_)
    elsewhere[facts.log.contacts["case"][fates.is_last & fates.elsewhere]] = True
    people = Clientele(facts)
    may = people.may_leave(who, at)
    hold("only who is a customer is lost", "cases", cases, ~churned | may, closed)
    ok = np.bincount(who[churned], minlength=len(facts.plan.customers)) <= 1
    hold("a customer is lost once", "journeys", journeys, ok[who], closed)
    share = np.maximum(0, b["market_churn_share"] * journeys["intention"][closed] - b["market_loyalty"])
    u = of_cases(facts, Purpose.CHURN, closed)
    due_churn = may & (elsewhere[closed] | (u < share))
    at_once = ~churned & (at == people.churned_at[who])  # the order of two cases that close at once is not shown
    case = facts.log.contacts["case"]
    ends = np.bincount(case[fates.ended == cases["closed_at"][case]], minlength=len(cases))[closed]
    either = (ends > 1) & (churned == (may & (u < share)))  # nor which of two contacts that end at once was the last
    ok = (churned == due_churn) | (np.abs(u - share) <= _UNSURE) | at_once | either
    hold("a customer leaves if his uniform says so", "journeys", journeys, ok, closed, due=due_churn)
    _check_told(facts, closed)
    _check_sales(facts, people)


def _heard(u: _Reals, mean: float) -> _Ints:
    """Numbers of a geometric distribution from 1 on."""
    if mean <= 1:
        return np.ones(len(u), dtype=np.int64)
    return np.asarray(1 + np.floor(np.log(1 - u) / np.log(1 - 1 / mean)), dtype=np.int64)


def _check_told(facts: Facts, closed: _Ints) -> None:
    b, journeys = facts.plan.behaviour[0], facts.log.journeys
    satisfied = journeys["satisfaction"][closed].astype(np.float64)
    u, v = of_cases(facts, Purpose.TELLS, closed), of_cases(facts, Purpose.TOLD, closed)
    good, bad = _heard(v, b["market_good_heard"]), -_heard(v, b["market_bad_heard"])
    tells_good = u < satisfied * b["market_good_share"]
    tells_bad = (u >= satisfied) & (u - satisfied < (1 - satisfied) * b["market_bad_share"])
    due = np.where(tells_good, good, np.where(tells_bad, bad, 0))
    edges = (satisfied, satisfied * b["market_good_share"], satisfied + (1 - satisfied) * b["market_bad_share"])
    unsure = np.min([np.abs(u - edge) for edge in edges], axis=0) <= _UNSURE
    found = journeys["told"][closed]
    ok = (found == due) | (unsure & np.isin(found, (0, *good, *bad)))
    hold("a case is told to as many as drawn", "journeys", journeys, ok, closed, due=due)


def _check_sales(facts: Facts, people: Clientele) -> None:
    """Who was served with a sales enquiry buys at most once, as drawn."""
    b, contacts, cases = facts.plan.behaviour[0], facts.log.contacts, facts.log.cases
    feelings, marks = facts.log.feelings, facts.log.feelings["marks"]
    case = contacts["case"].astype(np.int64)
    who = cases["customer"][case].astype(np.int64)
    one = np.flatnonzero(facts.served & (facts.plan.topics["sales"][cases["topic"][case]] == 1))
    known = people.is_customer(who[one], contacts["ended_at"][one] // DAY)
    wait = feelings["felt"][one] / max(1, b["market_conversion_scale"])
    share = np.where(known, b["market_sale_existing"], b["market_sale_new"]) * b["market_conversion"]
    share = share / (1 + wait ** b["market_conversion_power"])
    buys = np.zeros(len(contacts), dtype=np.bool_)
    buys[one] = of_contacts(facts, Purpose.SALE, one, np.zeros(len(one), dtype=np.int64)) < share
    sold = (marks & Mark.SOLD) != 0
    due = _first_ended(facts, buys)
    hold("a sale is made as drawn, once a case", "feelings", feelings, sold == due, due=due)


def _first_ended(facts: Facts, which: _Truths) -> _Truths:
    """Of these contacts the one of each case that ended first."""
    contacts = facts.log.contacts
    number = np.flatnonzero(which)
    number = number[np.lexsort((number, contacts["ended_at"][number], contacts["case"][number]))]
    out = np.zeros(len(contacts), dtype=np.bool_)
    out[number[np.diff(contacts["case"][number], prepend=-1) != 0]] = True
    return out
