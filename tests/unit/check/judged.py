"""A log of the center, and what the check says of it when one number of it, or of its plan, is another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

import sim
from sim.log import Log
from sim.plan import Plan

__all__ = ["altered", "changed", "first", "judged", "log_of", "refused", "without"]


def log_of(plan: Plan) -> Log:
    """The log of the readable engine, which the check has passed."""
    log = sim.simulate(plan, engine="center")
    sim.check(log, plan)
    return log


def changed(log: Log, table: str, column: str, row: int, value: int) -> Log:
    """The log with one number changed."""
    rows = log.tables()[table].copy()
    rows[column][row] = value
    return replace(log, **{table: rows})


def without(log: Log, table: str, row: int) -> Log:
    """The log without a row."""
    return replace(log, **{table: np.delete(log.tables()[table], row)})


def first(log: Log, table: str, column: str, value: int) -> int:
    """The first row of a table with this value."""
    return int(np.flatnonzero(log.tables()[table][column] == value)[0])


def altered(plan: Plan, table: str, column: str | None, value: Any) -> Plan:
    """The plan with a whole column of a table, or a whole array, of one value; of a function, what it makes of it."""
    rows = getattr(plan, table).copy()
    part = rows if column is None else rows[column]
    part[...] = value(part.copy()) if callable(value) else value
    return replace(plan, **{table: rows})


def refused(log: Log, plan: Plan, words: str) -> None:
    """The check says these words of the log."""
    with pytest.raises(sim.CheckError, match=words):
        sim.check(log, plan)


def judged(plan: Plan, words: str, *others: Plan | Callable[[Plan], Plan]) -> Log:
    """The log of a plan is legal, and the check says these words of it when it is judged by the others."""
    log = log_of(plan)
    for other in others:
        refused(log, other(plan) if callable(other) else other, words)
    return log
