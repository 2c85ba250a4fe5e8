"""Customers and what cases do to them, judged by the log."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from sim.names import CaseStatus, Mark
from sim.plan import Plan
from tests.differential.zoo_of_customers import CUSTOMERS
from tests.unit.check.judged import changed, first, log_of, refused


@cache
def _plan(name: str) -> Plan:
    return CUSTOMERS[name]()


_LEAVE, _JOIN = _plan("customers leave because of the service"), _plan("customers join")
_TOLD, _BUY = _plan("good and bad is told"), _plan("customers and others buy")


@pytest.mark.parametrize("column", ["active", "joined", "left_base", "left_service", "refused", "lost", "bad_told"])
def test_days_count_customers(column: str) -> None:
    log = log_of(_JOIN)
    wrong = changed(log, "customers", column, 2, int(log.customers[column][2]) + 1)
    refused(wrong, _JOIN, "the day of the customers is as its cases made it; customers")


def test_only_customers_are_offered() -> None:
    log = log_of(_JOIN)
    row = first(log, "cases", "status", CaseStatus.NOT_OFFERED)
    refused(
        changed(log, "cases", "status", row, CaseStatus.LOST), _JOIN, "a case is offered if it is of a customer"
    )


def test_goodwill_follows_from_the_cases_before() -> None:
    log = log_of(_LEAVE)
    wrong = changed(log, "journeys", "goodwill", 5, log.journeys["goodwill"][5] + 0.01)
    refused(wrong, _LEAVE, "goodwill is what earlier cases made of it; journeys, row 5 ")


def test_who_stays_is_not_lost() -> None:
    log = log_of(_LEAVE)
    churned = (log.journeys["marks"] & Mark.CHURNED) != 0
    row = int(np.flatnonzero(churned)[0])
    wrong = changed(log, "journeys", "marks", row, int(log.journeys["marks"][row]) ^ Mark.CHURNED)
    refused(wrong, _LEAVE, "a customer leaves if his uniform says so; journeys")


def test_as_many_hear_of_it_as_drawn() -> None:
    log = log_of(_TOLD)
    row = int(np.flatnonzero(log.journeys["told"])[0])
    wrong = changed(log, "journeys", "told", row, int(log.journeys["told"][row]) * 2)
    refused(wrong, _TOLD, "a case is told to as many as drawn; journeys")


def test_a_sale_is_made_once() -> None:
    log = log_of(_BUY)
    marks = log.feelings["marks"]
    row = int(np.flatnonzero(marks & Mark.SOLD)[0])
    wrong = changed(log, "feelings", "marks", row, int(marks[row]) ^ Mark.SOLD)
    refused(wrong, _BUY, "SOLD|marks that its contacts give it|a sale is made as drawn")
