"""What really happened after the talk: acknowledgements, the back office, questions about it, news."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sim.log import Log
from sim.names import Cause, EventKind, Mark, Outcome, Trait
from sim.plan import Plan

__all__ = ["office"]

_Found = Iterator[tuple[str, bool]]


def office(plan: Plan, log: Log) -> _Found:
    """Features of acknowledgements, the back office, status checks and news, where feelings are kept."""
    b, contacts, marks, journeys = plan.behaviour[0], log.contacts, log.feelings["marks"], log.journeys
    yield "acknowledged", bool((marks & Mark.ACKNOWLEDGED).any())
    yield "acknowledged in vain", bool((marks & Mark.HOLLOW).any())
    checks = contacts["cause"] == Cause.STATUS_CHECK
    answered = contacts["outcome"] == Outcome.ANSWERED
    yield "status check", bool(checks.any())
    yield "status check answered", bool((checks & answered).any())
    yield "status check not answered", bool((checks & ~answered & (contacts["outcome"] != Outcome.OPEN)).any())
    yield "kept informed", bool((journeys["marks"] & Mark.UPDATED).any())
    worked = journeys["office"] > 0
    yield "back office", bool(worked.any())
    yield "back office, then another contact", bool((worked & (journeys["n_repeats"] > 0)).any())
    if plan.trace:
        done = log.events["entity"][log.events["kind"] == EventKind.BACK_OFFICE]
        yield "two back offices of a case", len(done) > len(np.unique(contacts["case"][done]))
    traits = plan.cases["traits"][contacts["case"][answered]]
    yield "customer has to act", bool(b["has_news"] == 1 and (traits & Trait.NEEDS_ACTION).any())
    yield "bad news", bool(b["has_news"] == 1 and (traits & Trait.BAD_NEWS).any())
