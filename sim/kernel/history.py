"""What the contacts of a case share while it is open: a table with a free list, and the case's row of the log."""

from __future__ import annotations

from typing import Any

from sim.compiled import inner
from sim.kernel.floor import FREE_HISTORY, ROW_CASE, Floor

__all__ = ["free_history", "journey_of", "open_history"]


@inner
def journey_of(f: Floor, slot: int) -> Any:
    """The row of `JOURNEY` of the slot's case: its counts and marks so far."""
    return f.journey_rows[f.slots[slot]["case"] - f.scalars[ROW_CASE]]


@inner
def open_history(f: Floor, case: int) -> int:
    """A free row of `HISTORY` for a case that opens, and its row of the log."""
    number = f.scalars[FREE_HISTORY]
    one = f.history[number]
    f.scalars[FREE_HISTORY] = one["after"]
    one["channel"] = -1
    one["closed_by_agent_at"] = -1
    one["n_scored"] = 0
    one["speed_sum"] = 0.0
    one["speed_first"] = 0.0
    one["human_sum"] = 0.0
    row = f.journey_rows[case - f.scalars[ROW_CASE]]
    row["satisfaction"] = 0.0
    row["effort"] = 0.0
    row["intention"] = 0.0
    row["speed"] = 0.0
    row["human"] = 0.0
    row["complexity"] = f.cases[case]["complexity"]
    row["n_served"] = 0
    row["n_repeats"] = 0
    row["n_abandons"] = 0
    row["n_transfers"] = 0
    row["n_switches"] = 0
    row["marks"] = 0
    row["answer"] = 0
    return int(number)


@inner
def free_history(f: Floor, number: int) -> None:
    """The case is closed."""
    f.history[number]["after"] = f.scalars[FREE_HISTORY]
    f.scalars[FREE_HISTORY] = number
