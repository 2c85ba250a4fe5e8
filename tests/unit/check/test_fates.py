"""Contacts lead to others when and only when they are due; cases close with their last one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sim.names import CaseStatus, Cause
from sim.plan import Plan
from tests.differential.corner import calls, drawn_up
from tests.unit.check.judged import altered, changed, first, judged, log_of, refused

_MANY = calls(*(f"08:{m:02d}" for m in range(0, 60, 3)))
_WHEN = "another contact follows when and only when it is due; contacts"


def _impatient(**more: object) -> Plan:
    retry = {"abandoned": "0.6 0.4", "delay": "7m"}
    types = [{"patience": "5m", "retry": retry, **more}, {"talk": "2m"}]
    agents = {"g": {"count": 1, "skills": {"a": {}, "b": {}}}}
    return drawn_up(_MANY, types=types, agents=agents)


def test_retries_come_when_and_only_when_the_uniform_says() -> None:
    plan = _impatient()
    less = (altered(plan, "retry", None, 0.1), altered(plan, "types", "retry_most", 1))
    judged(plan, _WHEN, *less, altered(plan, "retry", None, 0.9), replace(plan, seed=5))


def test_retries_come_after_the_delay() -> None:
    plan = _impatient()
    at_once = altered(plan, "types", "retry_delay", plan.types["handover"])
    judged(plan, "the next contact has the arrived_at that is due; contacts", at_once)


def test_retries_come_as_the_type_that_the_uniform_says() -> None:
    plan = _impatient(switch_to={"b": 0.5})
    judged(plan, "the next contact has the type that is due", altered(plan, "switch_to", None, 0.0))


def test_who_finds_the_center_closed_comes_at_the_next_opening() -> None:
    types = [{"retry": {"closed": "1", "delay": "5m"}}]
    plan = drawn_up(calls("07:00", "19:00"), types=types, calendar={"days": 2})
    log = log_of(plan)
    assert log.contacts["cause"].tolist() == [Cause.FIRST, Cause.RETRY] * 2
    later = changed(log, "contacts", "arrived_at", 3, int(log.contacts["arrived_at"][3]) + 1)
    refused(later, plan, "a first leg is enqueued on arrival|the next contact has the arrived_at|booked")


@pytest.mark.parametrize("booked", [None, "30m"])
def test_callbacks_come_when_they_are_due(booked: str | None) -> None:
    offer = {"offer_above": "1m", "accept": 0.5, "booked": booked, "dial": "1m"}
    types = [{"patience": "30m", "callback": offer}]
    plan = drawn_up(_MANY, types=types)
    judged(plan, "who accepts a callback was offered one; contacts", altered(plan, "types", "accept", 0.9))
    another = -1 if booked else int(plan.types["patience"][0])
    judged(plan, "has the arrived_at that is due; contacts", altered(plan, "types", "booked", another))


def test_messages_make_work() -> None:
    message = {"after": "3m", "share": 0.5, "becomes": "b"}
    types = [{"message": message}, {"talk": "2m", "channel": "email"}]
    plan = drawn_up(_MANY, types=types, agents={"g": {"count": 1, "skills": {"a": {}, "b": {}}}})
    judged(plan, _WHEN, altered(plan, "types", "message_type", -1))
    judged(plan, "the next contact has the type that is due", altered(plan, "types", "message_type", 0))


def test_a_case_stands_where_its_last_contact_left_it() -> None:
    plan = _impatient()
    log = log_of(plan)
    words = "a case stands where its last contact left it; cases"
    for status, wrong in (
        (CaseStatus.RESOLVED, CaseStatus.UNRESOLVED),
        (CaseStatus.GIVEN_UP, CaseStatus.UNRESOLVED),
        (CaseStatus.GIVEN_UP, CaseStatus.OPEN),
    ):
        refused(changed(log, "cases", "status", first(log, "cases", "status", status), wrong), plan, words)
    row = int(np.argmax(log.cases["closed_at"]))
    closed = changed(log, "cases", "closed_at", row, int(log.cases["closed_at"][row]) - 1)
    refused(closed, plan, "a case closes with its last contact; cases")
