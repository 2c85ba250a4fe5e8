"""The columns of a day's frame, cut out of a log."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.app.frame import NEVER_MS, milliseconds
from sim.log import Log
from sim.names import AgentState, LegReason, Outcome
from sim.plan import Plan
from sim.units import DAY, NEVER

__all__ = ["columns_of"]

_Ints = NDArray[np.int64]
_Truths = NDArray[np.bool_]
_MIXERS = (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9)
NOT_COUNTED, IN_TIME, LATE, LEFT = range(4)
"""How a contact counts for the service level of its type."""


def columns_of(log: Log, plan: Plan, day: int, begins: int, ends: int) -> dict[str, NDArray[Any]]:
    """Everything that is alive at some instant of a span, and everybody who arrived on the day.

    Parameters
    ----------
    log, plan
        Of a run with trace.
    day
        Whose midnight instants are counted from.
    begins, ends
        The span, ticks from that midnight.
    """
    first, last = day * DAY + begins, day * DAY + ends
    contacts, legs = log.contacts, log.legs
    alive = (legs["enqueued_at"] < last) & (legs["ended_at"] >= first)
    shown = (contacts["arrived_at"] < last) & (contacts["ended_at"] >= first)
    shown[legs["contact"][alive]] = True
    which = np.flatnonzero(shown)
    leg = np.flatnonzero(shown[legs["contact"]] & (legs["enqueued_at"] < last))
    place = np.full(len(contacts), -1)
    place[which] = np.arange(len(which))
    out = _of_legs(log, leg, place, day)
    out |= _of_contacts(log, plan, which, day)
    out |= _of_agents(log, plan, day, first, last)
    return out


def _of_legs(log: Log, leg: _Ints, place: _Ints, day: int) -> dict[str, NDArray[Any]]:
    rows, limits = log.legs[leg], log.limits
    bot = rows["reason"] == LegReason.BOT
    out: dict[str, NDArray[Any]] = {
        "leg_contact": place[rows["contact"]].astype(np.int32),
        "leg_queue": rows["queue"].astype(np.int16),
        "leg_group": rows["group"].astype(np.int16),
        "leg_agent": rows["agent"].astype(np.int32),
        "leg_enqueued": milliseconds(rows["enqueued_at"], day),
    }
    for name in ("matched", "talk", "wrap_up"):
        out[f"leg_{name}"] = milliseconds(np.where(bot, NEVER, rows[f"{name}_at"]), day)
    out["leg_ended"] = milliseconds(rows["ended_at"], day)
    out["leg_reason"] = rows["reason"].astype(np.uint8)
    out["leg_outcome"] = rows["outcome"].astype(np.uint8)
    number = np.full(len(log.legs), -1)
    number[leg] = np.arange(len(leg))
    known, first = np.unique(limits["leg"], return_index=True)
    until = np.full(len(log.legs), NEVER)
    until[known] = limits["ends_at"][first]
    later = np.ones(len(limits), dtype=np.bool_)
    later[first] = False
    again = np.flatnonzero(later & (number[limits["leg"]] >= 0))
    out["leg_limit"] = milliseconds(until[leg], day)
    out["limit_leg"] = number[limits["leg"][again]].astype(np.int32)
    out["limit_at"] = milliseconds(limits["at"][again], day)
    out["limit_until"] = milliseconds(limits["ends_at"][again], day)
    return out


def _of_contacts(log: Log, plan: Plan, which: _Ints, day: int) -> dict[str, NDArray[Any]]:
    rows, meta = log.contacts[which], log.meta
    cases = log.cases[rows["case"]]
    level, waited = _levels(log)
    wait_ms = np.where(waited[which] < 0, NEVER_MS, np.minimum(waited[which] // 1_000, 2**31 - 1))
    displeased = np.zeros(len(which), dtype=np.uint8)
    if meta.feels:
        felt = log.feelings[which]
        formed = (felt["felt"] != NEVER) & (felt["tolerance"] != NEVER)
        displeased[:] = formed & (felt["felt"] > felt["tolerance"])
    today = (rows["arrived_at"] >= meta.window[0]) & (rows["arrived_at"] < meta.window[1])
    return {
        "contact_id": which.astype(np.int32),
        "contact_key": _keys(log, plan, which),
        "contact_case": rows["case"].astype(np.int32),
        "contact_arrived": milliseconds(rows["arrived_at"], day),
        "contact_answered": milliseconds(rows["answered_at"], day),
        "contact_ended": milliseconds(rows["ended_at"], day),
        "contact_waited": wait_ms.astype(np.int32),
        "contact_type": rows["type"].astype(np.int16),
        "contact_segment": cases["segment"].astype(np.int16),
        "contact_cause": rows["cause"].astype(np.uint8),
        "contact_parent": rows["parent"].astype(np.int32),
        "contact_outcome": rows["outcome"].astype(np.uint8),
        "contact_level": level[which],
        "contact_displeased": displeased,
        "contact_new": today.astype(np.uint8),
    }


def _keys(log: Log, plan: Plan, which: _Ints) -> NDArray[np.int32]:
    """A number for each contact that is the same in every run that shares its luck: made of the names of its draws."""
    rows = log.contacts[which]
    cases = plan.cases[rows["case"]]
    mixed = plan.source_hash[cases["source"]].astype(np.uint64)
    with np.errstate(over="ignore"):
        for part in (cases["day"], cases["ordinal"], rows["cause"], rows["ordinal"]):
            mixed = (mixed ^ part.astype(np.uint64)) * np.uint64(_MIXERS[0])
            mixed ^= mixed >> np.uint64(29)
        mixed = mixed * np.uint64(_MIXERS[1])
    return np.asarray((mixed >> np.uint64(33)).astype(np.int32))


def _levels(log: Log) -> tuple[NDArray[np.uint8], _Ints]:
    """How each contact counts for the service level, and the ticks that it waited (-1: none), by its channel's clock.

    In whole ticks, as `sim.metrics` counts it: from arrival or from the queue, with or without the set-up.
    """
    contacts, legs, meta = log.contacts, log.legs, log.meta
    n = len(contacts)
    kind, since = contacts["type"].astype(np.int64), contacts["arrived_at"].copy()
    until, reached = contacts["answered_at"].copy(), contacts["answered_at"] != NEVER
    left = ~reached & (contacts["outcome"] == Outcome.ABANDONED)
    until[left] = contacts["ended_at"][left]
    counts = reached | left
    by_queue = np.array(meta.from_queue)
    by_match = ~np.array(meta.set_up_in_wait)
    talked = np.flatnonzero((legs["talk_at"] != NEVER) & (legs["reason"] != LegReason.BOT))
    answered = np.full(n, -1)
    answered[legs["contact"][talked[::-1]]] = talked[::-1]
    matched = (answered >= 0) & reached & by_match[legs["queue"][answered]]
    until[matched] = legs["matched_at"][answered[matched]]
    kind[matched] = legs["queue"][answered[matched]]
    if by_queue.any():
        stood = np.flatnonzero(np.isin(legs["reason"], (LegReason.ARRIVAL, LegReason.REDIAL)))
        first = np.full(n, -1)
        first[legs["contact"][stood[::-1]]] = stood[::-1]
        queued = by_queue[np.where(first >= 0, legs["queue"][first], kind)]
        counts &= ~queued | (first >= 0)
        queued &= first >= 0
        since[queued] = legs["enqueued_at"][first[queued]]
        kind[queued] = legs["queue"][first[queued]]
    by_open = np.array([meta.clock[channel] == "open" for channel in meta.type_channel])[kind]
    wait = np.where(by_open, _open_until(log, until) - _open_until(log, since), until - since)
    level = np.where(left, LEFT, np.where(wait <= np.array(meta.acceptable_wait)[kind], IN_TIME, LATE))
    return np.where(counts, level, NOT_COUNTED).astype(np.uint8), np.where(counts, wait, -1)


def _open_until(log: Log, at: _Ints) -> _Ints:
    """Open ticks from the beginning to each instant."""
    opens, closes = log.meta.open_spans[:, 0], log.meta.open_spans[:, 1]
    before = np.append(0, (closes - opens).cumsum())
    number = np.searchsorted(opens, at, "right")
    within = np.minimum(at, np.append(closes, 0)[number - 1]) - np.append(opens, 0)[number - 1]
    return np.asarray(np.where(number == 0, 0, before[number - 1] + within))


def _of_agents(log: Log, plan: Plan, day: int, first: int, last: int) -> dict[str, NDArray[Any]]:
    rows = log.presence[np.lexsort((np.arange(len(log.presence)), log.presence["agent"]))]
    same = np.append(rows["agent"][1:] == rows["agent"][:-1], False)[: len(rows)]
    until = np.where(same, np.append(rows["at"][1:], 0)[: len(rows)], plan.horizon)
    kept = (
        (rows["state"] != AgentState.OFFLINE) & (until > rows["at"]) & (until > first) & (rows["at"] < last)
    )
    rows, until = rows[kept], until[kept]
    sizes = np.diff(plan.first_agent)
    return {
        "seat_group": np.repeat(np.arange(len(sizes)), sizes).astype(np.int16),
        "on_agent": rows["agent"].astype(np.int32),
        "on_from": milliseconds(rows["at"], day),
        "on_to": milliseconds(until, day),
        "on_state": (rows["state"] == AgentState.FINISHING).astype(np.uint8),
    }
