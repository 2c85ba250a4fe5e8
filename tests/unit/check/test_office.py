"""The check of the back office: who asks, when the case goes on, and who does what he has to do."""

from __future__ import annotations

import numpy as np
import pytest

from sim.check.facts import Facts
from sim.names import Cause, EventKind, Mark, Trait
from sim.units import NEVER
from tests.differential.zoo_of_office import OFFICE
from tests.unit.check.judged import altered, changed, first, judged, log_of, refused, without

_WHEN = "who asks how far it is does so when it is due"


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("asked how far the back office is", "back_office_check_per_day", 40.0),
        ("asked how far the back office is", "has_updates", 1),
        ("asked less often with updates", "updates_relief", 1.0),
        ("asked less often with updates", "back_office_check_per_day", 0.0),
    ],
)
def test_who_asks_does_so_when_it_is_due(name: str, key: str, value: float) -> None:
    plan = OFFICE[name]()
    log = judged(plan, _WHEN, altered(plan, "behaviour", key, value))
    assert (log.contacts["cause"] == Cause.STATUS_CHECK).sum() > 20


def test_the_case_goes_on_when_the_back_office_is_done() -> None:
    plan = OFFICE["nobody asks"]()
    words = "another contact follows when and only when it is due|the next contact has the arrived_at"
    judged(plan, words, altered(plan, "behaviour", "back_office_delay", plan.skills["talk"][0, 0]))
    log = log_of(plan)
    refused(
        without(log, "events", first(log, "events", "kind", EventKind.BACK_OFFICE)), plan, "the trace holds"
    )


def test_only_cases_with_the_trait_wait() -> None:
    plan = OFFICE["some need the back office, some must act"]()
    others = altered(plan, "cases", "traits", lambda traits: traits & ~int(Trait.BACK_OFFICE))
    log = judged(plan, "only who waits for the back office asks", others)
    facts = Facts(log, plan)
    waits = facts.office_until != NEVER
    needs = (plan.cases["traits"][log.contacts["case"]] & Trait.BACK_OFFICE) != 0
    assert (waits <= needs).all()
    assert (waits == needs)[facts.served].all()


def test_what_comes_of_a_status_check_only_asks_too() -> None:
    for name, cause in (
        ("who asks is called back", Cause.CALLBACK),
        ("who asks leaves a message", Cause.MESSAGE),
    ):
        plan = OFFICE[name]()
        facts = Facts(log_of(plan), plan)
        contacts = facts.log.contacts
        child = np.flatnonzero(contacts["cause"] == cause)
        assert (facts.asks[child] == facts.asks[contacts["parent"][child]]).all()
        assert 0 < facts.asks[child].sum() < len(child)


@pytest.mark.parametrize("order", ["no order of news", "bad news first"])
def test_who_must_act_does_so_as_drawn(order: str) -> None:
    plan = OFFICE[order]()
    words = "a problem is solved as drawn"
    judged(plan, words, altered(plan, "behaviour", "news_action", 0.1))
    first_only = altered(plan, "behaviour", "news_action_first", 1.0)
    if order == "bad news first":
        judged(plan, words, first_only)
    else:
        log_of(first_only)


def test_the_case_is_solved_only_when_the_back_office_is_done() -> None:
    plan = OFFICE["the back office is done after the horizon"]()
    log = log_of(plan)
    row = first(
        log, "feelings", "marks", log.feelings["marks"][(log.feelings["marks"] & Mark.RESOLVED) != 0][0]
    )
    case = int(log.contacts["case"][row])
    solved = int(log.journeys["marks"][case] | Mark.RESOLVED | Mark.FIRST)
    refused(changed(log, "journeys", "marks", case, solved), plan, "a case has the marks")


def test_updates_and_the_order_of_news_please_as_they_do() -> None:
    for name, key in (
        ("asked less often with updates", "updates_opinion"),
        ("bad news last", "news_opinion"),
    ):
        plan = OFFICE[name]()
        judged(plan, "has the satisfaction that its journey", altered(plan, "behaviour", key, 1.0))
