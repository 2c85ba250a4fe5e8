"""What really happened to the pool: who joined, bought, left, and what others heard."""

from __future__ import annotations

from collections.abc import Iterator

from sim.log import Log
from sim.names import CaseStatus, Mark
from sim.plan import Plan

__all__ = ["clientele"]

_Found = Iterator[tuple[str, bool]]


def clientele(plan: Plan, log: Log) -> _Found:
    """Features of customers and their market."""
    status, days, marks = log.cases["status"], log.customers, log.journeys["marks"]
    yield "customers", bool(len(days) > 0 and len(log.cases) > 0)
    yield "not offered", bool((status == CaseStatus.NOT_OFFERED).any())
    yield "case of who has left", bool((status == CaseStatus.LOST).any())
    yield "joined", bool((days["joined"] > 0).any())
    yield "left for other reasons", bool((days["left_base"] > 0).any())
    yield "left because of the service", bool((days["left_service"] > 0).any())
    yield "told something good", bool((days["good_told"] > 0).any())
    yield "told something bad", bool((days["bad_told"] > 0).any())
    yield "sale", bool((marks & Mark.SOLD).any())
    yield "churned", bool((marks & Mark.CHURNED).any())
    patient = plan.behaviour[0]["tolerance_ratchet"] > 0
    yield "used to waits", bool(len(days) > 0 and patient and (log.feelings["marks"] & Mark.SCORED).any())
