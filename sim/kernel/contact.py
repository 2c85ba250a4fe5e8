"""The life of a contact, event by event."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.kernel.agenda import KIND_SHIFT, push
from sim.kernel.queues import leave, part
from sim.kernel.state import AGENDA_SIZE, FREE_SLOT, N_CONTACTS, N_LEGS, ROW_CASE, ROW_CONTACT, ROW_LEG
from sim.names import CaseStatus, Cause, EventKind, LegOutcome, Outcome
from sim.outcomes import at_speed
from sim.units import NEVER

__all__ = [
    "close_contact",
    "close_leg",
    "leave_queue",
    "open_case",
    "open_contact",
    "open_leg",
    "start_talk",
    "talk_end",
    "wrapped_up",
]

_FIRST = int(Cause.FIRST)
_TALK_END_KEY = int(EventKind.TALK_END) << KIND_SHIFT
_WRAP_UP_END_KEY = int(EventKind.WRAP_UP_END) << KIND_SHIFT
_OPEN, _ANSWERED = int(Outcome.OPEN), int(Outcome.ANSWERED)
_WAITING, _TALKING = int(LegOutcome.WAITING), int(LegOutcome.TALKING)
_WRAP_UP, _SERVED = int(LegOutcome.WRAP_UP), int(LegOutcome.SERVED)
_CASE_OPEN = int(CaseStatus.OPEN)
_RESOLVED, _UNRESOLVED = int(CaseStatus.RESOLVED), int(CaseStatus.UNRESOLVED)


@jit
def open_case(row: Any, one: Any) -> None:
    """Write the row of a case."""
    row["opened_at"] = one["opened_at"]
    row["closed_at"] = NEVER
    row["customer"] = one["customer"]
    row["day"] = one["day"]
    row["ordinal"] = one["ordinal"]
    row["stream"] = one["stream"]
    row["type"] = one["type"]
    row["topic"] = one["topic"]
    row["segment"] = one["segment"]
    row["n_contacts"] = 1
    row["status"] = _CASE_OPEN


@jit
def open_contact(
    scalars: NDArray[np.int64], contact_rows: NDArray[np.void], case: int, kind: int, now: int
) -> int:
    """Number of a new contact of `case`."""
    number = scalars[N_CONTACTS]
    scalars[N_CONTACTS] += 1
    row = contact_rows[number - scalars[ROW_CONTACT]]
    row["arrived_at"] = now
    row["answered_at"] = NEVER
    row["ended_at"] = NEVER
    row["case"] = case
    row["parent"] = -1
    row["type"] = kind
    row["ordinal"] = 0
    row["n_legs"] = 0
    row["cause"] = _FIRST
    row["outcome"] = _OPEN
    return int(number)


@jit
def close_contact(
    scalars: NDArray[np.int64],
    case_rows: NDArray[np.void],
    contact_rows: NDArray[np.void],
    contact: int,
    case: int,
    outcome: int,
    now: int,
) -> None:
    """The customer is done, and so is the case."""
    row = contact_rows[contact - scalars[ROW_CONTACT]]
    row["outcome"] = outcome
    row["ended_at"] = now
    whole = case_rows[case - scalars[ROW_CASE]]
    whole["closed_at"] = now
    whole["status"] = _RESOLVED if outcome == _ANSWERED else _UNRESOLVED


@jit
def open_leg(
    scalars: NDArray[np.int64],
    slots: NDArray[np.void],
    contact_rows: NDArray[np.void],
    leg_rows: NDArray[np.void],
    contact: int,
    case: int,
    kind: int,
    now: int,
) -> int:
    """Slot of a new leg of `contact`, with its row."""
    slot, leg = scalars[FREE_SLOT], scalars[N_LEGS]
    one = slots[slot]
    scalars[FREE_SLOT] = one["after"]
    scalars[N_LEGS] += 1
    one["leg"] = leg
    one["contact"] = contact
    one["case"] = case
    one["type"] = kind
    one["agent"] = -1
    one["waiting"] = 0
    contact_rows[contact - scalars[ROW_CONTACT]]["n_legs"] += 1
    row = leg_rows[leg - scalars[ROW_LEG]]
    row["booked_at"] = now
    row["enqueued_at"] = now
    row["matched_at"] = NEVER
    row["talk_at"] = NEVER
    row["wrap_up_at"] = NEVER
    row["ended_at"] = NEVER
    row["contact"] = contact
    row["agent"] = -1
    row["queue"] = kind
    row["group"] = -1
    row["number"] = 0
    row["outcome"] = _WAITING
    return int(slot)


@jit
def close_leg(
    scalars: NDArray[np.int64],
    slots: NDArray[np.void],
    leg_rows: NDArray[np.void],
    slot: int,
    outcome: int,
    now: int,
) -> None:
    """Agent and customer are done; the slot is free again."""
    one = slots[slot]
    row = leg_rows[one["leg"] - scalars[ROW_LEG]]
    row["ended_at"] = now
    row["outcome"] = outcome
    one["leg"] = -1
    one["waiting"] = 0
    one["after"] = scalars[FREE_SLOT]
    scalars[FREE_SLOT] = slot


@jit
def start_talk(
    scalars: NDArray[np.int64],
    agenda: NDArray[np.int64],
    slots: NDArray[np.void],
    agents: NDArray[np.void],
    skills: NDArray[np.void],
    contact_rows: NDArray[np.void],
    leg_rows: NDArray[np.void],
    slot: int,
    agent: int,
    now: int,
) -> None:
    """`agent`, who stands in no list, takes the leg and talk begins."""
    one, who = slots[slot], agents[agent]
    one["agent"] = agent
    who["talking"] = 1
    who["talk_sum"] -= now
    row = leg_rows[one["leg"] - scalars[ROW_LEG]]
    row["matched_at"] = now
    row["talk_at"] = now
    row["agent"] = agent
    row["group"] = who["group"]
    row["outcome"] = _TALKING
    contact_rows[one["contact"] - scalars[ROW_CONTACT]]["answered_at"] = now
    ends_at = now + at_speed(one["talk"], skills[who["group"], one["type"]]["speed"])
    push(agenda, scalars[AGENDA_SIZE], ends_at, _TALK_END_KEY | one["leg"], slot)
    scalars[AGENDA_SIZE] += 1


@jit
def talk_end(
    scalars: NDArray[np.int64],
    agenda: NDArray[np.int64],
    slots: NDArray[np.void],
    agents: NDArray[np.void],
    types: NDArray[np.void],
    trunks: NDArray[np.void],
    case_rows: NDArray[np.void],
    contact_rows: NDArray[np.void],
    leg_rows: NDArray[np.void],
    slot: int,
    now: int,
) -> bool:
    """The customer is done; True if there is no wrap-up, so that the agent is done too."""
    one = slots[slot]
    who = agents[one["agent"]]
    who["talking"] = 0
    who["talk_sum"] += now
    leave(trunks[types[one["type"]]["channel"]], now)
    leg_rows[one["leg"] - scalars[ROW_LEG]]["wrap_up_at"] = now
    close_contact(scalars, case_rows, contact_rows, one["contact"], one["case"], _ANSWERED, now)
    if one["wrap_up"] == 0:
        return True
    leg_rows[one["leg"] - scalars[ROW_LEG]]["outcome"] = _WRAP_UP
    who["wrapping_up"] = 1
    who["wrap_up_sum"] -= now
    push(agenda, scalars[AGENDA_SIZE], now + one["wrap_up"], _WRAP_UP_END_KEY | one["leg"], slot)
    scalars[AGENDA_SIZE] += 1
    return False


@jit
def wrapped_up(
    scalars: NDArray[np.int64],
    slots: NDArray[np.void],
    agents: NDArray[np.void],
    leg_rows: NDArray[np.void],
    slot: int,
    now: int,
) -> int:
    """The agent is done with the leg; returns the agent."""
    agent = slots[slot]["agent"]
    who = agents[agent]
    if who["wrapping_up"] == 1:
        who["wrapping_up"] = 0
        who["wrap_up_sum"] += now
    close_leg(scalars, slots, leg_rows, slot, _SERVED, now)
    return int(agent)


@jit
def leave_queue(
    scalars: NDArray[np.int64],
    slots: NDArray[np.void],
    types: NDArray[np.void],
    trunks: NDArray[np.void],
    lines: NDArray[np.void],
    case_rows: NDArray[np.void],
    contact_rows: NDArray[np.void],
    leg_rows: NDArray[np.void],
    slot: int,
    outcome: int,
    leg_outcome: int,
    now: int,
) -> None:
    """Stop waiting without having been served."""
    one = slots[slot]
    part(slots, types, trunks, lines, slot, now)
    leave(trunks[types[one["type"]]["channel"]], now)
    close_contact(scalars, case_rows, contact_rows, one["contact"], one["case"], outcome, now)
    close_leg(scalars, slots, leg_rows, slot, leg_outcome, now)
