"""What the contacts of a case share while it is open: a table with a free list, and the case's row of the log."""

from __future__ import annotations

from typing import Any

from sim.compiled import inner
from sim.kernel.crew import serves
from sim.kernel.floor import FREE_HISTORY, N_HISTORIES, ROW_CASE, Floor
from sim.names import Mark
from sim.outcomes import plus

__all__ = [
    "blank_journey",
    "closed_by_bot",
    "contacted",
    "free_history",
    "history_of",
    "journey_of",
    "lasted",
    "open_history",
    "open_journey",
    "resolves",
    "scored",
    "served",
]

_RESOLVED, _FIRST, _REPORTED = int(Mark.RESOLVED), int(Mark.FIRST), int(Mark.REPORTED)
_BOT_CLOSED = int(Mark.BOT_CLOSED)


@inner
def journey_of(f: Floor, slot: int) -> Any:
    """The row of `JOURNEY` of the slot's case: its counts and marks so far."""
    return f.journey_rows[f.slots[slot]["case"] - f.scalars[ROW_CASE]]


@inner
def history_of(f: Floor, slot: int) -> Any:
    """The row of `HISTORY` of the slot's case, which is open."""
    return f.history[f.slots[slot]["history"]]


@inner
def lasted(f: Floor, slot: int, now: int) -> int:
    """Ticks since the last stage of the slot's contact, which now ends."""
    one = f.slots[slot]
    ticks = now - one["since"]
    one["since"] = now
    return int(ticks)


@inner
def open_history(f: Floor) -> int:
    """A free row of `HISTORY` for a case that opens with its first contact."""
    number = f.scalars[FREE_HISTORY]
    one = f.history[number]
    f.scalars[FREE_HISTORY] = one["after"]
    f.scalars[N_HISTORIES] += 1
    one["n_live"] = 1
    one["n_retries"] = 0
    one["n_callbacks"] = 0
    one["n_messages"] = 0
    one["last_agent"] = -1
    return int(number)


@inner
def open_journey(f: Floor, slot: int) -> None:
    """The history of the slot's case so far and its row of the log: nothing."""
    one = history_of(f, slot)
    one["channel"] = -1
    one["closed_by_agent_at"] = -1
    one["closed_by_bot_at"] = -1
    one["n_scored"] = 0
    one["speed_sum"] = 0.0
    one["speed_first"] = 0.0
    one["human_sum"] = 0.0
    one["botfail"] = 0.0
    blank_journey(f, f.slots[slot]["case"])


@inner
def blank_journey(f: Floor, case: int) -> None:
    """The row of the log of a case: nothing so far."""
    row = f.journey_rows[case - f.scalars[ROW_CASE]]
    row["bot"] = 0
    row["triage"] = 0
    row["queue"] = 0
    row["set_up"] = 0
    row["talk"] = 0
    row["away"] = 0
    row["between"] = 0
    row["office"] = 0
    row["satisfaction"] = 0.0
    row["effort"] = 0.0
    row["intention"] = 0.0
    row["speed"] = 0.0
    row["human"] = 0.0
    row["complexity"] = f.cases[case]["complexity"]
    row["botfail"] = 0.0
    row["goodwill"] = 0.0
    row["told"] = 0
    row["n_served"] = 0
    row["n_repeats"] = 0
    row["n_abandons"] = 0
    row["n_transfers"] = 0
    row["n_switches"] = 0
    row["n_reexplained"] = 0
    row["marks"] = 0
    row["n_checks"] = 0
    row["n_duplicates"] = 0
    row["answer"] = 0


@inner
def contacted(f: Floor, slot: int, channel: int, now: int) -> None:
    """The customer makes a contact; within the window after an end it shows that this did not help."""
    one, row = history_of(f, slot), journey_of(f, slot)
    if one["channel"] >= 0 and one["channel"] != channel:
        row["n_switches"] += 1
    one["channel"] = channel
    closed_at = one["closed_by_agent_at"]
    if closed_at >= 0 and now - closed_at <= f.behaviour[0]["reported_window"]:
        row["marks"] &= ~_REPORTED
    closed_at = one["closed_by_bot_at"]
    if closed_at >= 0 and now - closed_at <= f.behaviour[0]["reported_window"]:
        row["marks"] &= ~_BOT_CLOSED


@inner
def closed_by_bot(f: Floor, slot: int, now: int) -> None:
    """The bot has closed a contact, solved or not."""
    history_of(f, slot)["closed_by_bot_at"] = now
    journey_of(f, slot)["marks"] |= _BOT_CLOSED


@inner
def scored(f: Floor, slot: int, speed: float, marks: int) -> None:
    """The customer has formed an opinion of a wait."""
    one = history_of(f, slot)
    if one["n_scored"] == 0:
        one["speed_first"] = speed
    one["speed_sum"] = plus(one["speed_sum"], speed)
    one["n_scored"] += 1
    journey_of(f, slot)["marks"] |= marks


@inner
def served(f: Floor, slot: int, is_resolved: bool, now: int) -> None:
    """An agent has served the customer."""
    one, row = history_of(f, slot), journey_of(f, slot)
    row["n_served"] += 1
    one["human_sum"] = plus(one["human_sum"], f.slots[slot]["human"])
    if row["n_served"] > 1:
        row["marks"] &= ~_FIRST
    if f.behaviour[0]["has_workforce"] == 1:
        serves(f, f.slots[slot]["talked_with"], f.slots[slot]["solving"])
    if one["closed_by_agent_at"] < 0:
        one["closed_by_agent_at"] = now
        row["marks"] |= _REPORTED
    if is_resolved:
        resolves(f, slot)


@inner
def resolves(f: Floor, slot: int) -> None:
    """The problem is solved."""
    row = journey_of(f, slot)
    row["marks"] |= _RESOLVED
    if row["n_served"] == 1:
        row["marks"] |= _FIRST


@inner
def free_history(f: Floor, number: int) -> None:
    """The case is closed."""
    f.history[number]["after"] = f.scalars[FREE_HISTORY]
    f.scalars[FREE_HISTORY] = number
    f.scalars[N_HISTORIES] -= 1
