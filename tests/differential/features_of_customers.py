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
    moved = days["joined"] + days["left_base"] + days["left_service"]
    yield "customers join and leave", bool((moved > 0).any())
    yield "told to others", bool(((days["good_told"] > 0) | (days["bad_told"] > 0)).any())
    yield "sale", bool((marks & Mark.SOLD).any())
    yield "churned", bool((marks & Mark.CHURNED).any())
    patient = plan.behaviour[0]["tolerance_ratchet"] > 0
    yield "used to waits", bool(len(days) > 0 and patient and (log.feelings["marks"] & Mark.SCORED).any())
