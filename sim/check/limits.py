"""Lines and queue places: never exceeded, and nobody refused without need."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.check.facts import Facts
from sim.check.findings import hold
from sim.names import Outcome
from sim.units import NEVER

__all__ = ["at_once", "check_limits", "line_free", "most_per_interval"]

_Ints = NDArray[np.int64]


def at_once(entity: _Ints, since: _Ints, until: _Ints) -> tuple[_Ints, _Ints, _Ints]:
    """Entity, instant and number of spells in progress after it, in order; spells of no length do not count.

    Ends come before beginnings of the same instant, so the numbers are lower bounds of what the engine counted.
    """
    lasting = until > since
    n = int(lasting.sum())
    who = np.tile(entity[lasting], 2)
    at = np.concatenate([since[lasting], until[lasting]])
    change = np.repeat([1, -1], n)
    order = np.lexsort((change, at, who))
    who, at, level = who[order], at[order], change[order].cumsum()
    last = np.append((who[1:] != who[:-1]) | (at[1:] != at[:-1]), np.ones(min(1, 2 * n), dtype=np.bool_))
    return who[last], at[last], level[last]


def most_per_interval(entity: _Ints, since: _Ints, until: _Ints, n_entities: int, n: int, width: int) -> _Ints:
    """The greatest number of spells in progress at once, shape (entities, n): a lower bound at ties, see `at_once`."""
    who, at, level = at_once(entity, since, until)
    out = np.zeros((n_entities, n), dtype=np.int64)
    inside = at < n * width
    np.maximum.at(out, (who[inside], at[inside] // width), level[inside])
    for one in range(n_entities):
        mine = who == one
        number = np.searchsorted(at[mine], np.arange(n) * width, "left") - 1  # who was there when it began
        out[one] = np.maximum(out[one], np.where(number >= 0, np.append(level[mine], 0)[number], 0))
    return out


def _check_most(facts: Facts) -> None:
    """The greatest numbers that the log states are those of the legs, and within the limits."""
    plan, log, legs = facts.plan, facts.log, facts.log.legs
    counted = (
        ("queues", "longest", legs["queue"], facts.left, plan.types["queue_places"]),
        ("lines", "most", facts.channel, facts.freed, plan.channels["lines"]),
    )
    for table, column, entity, until, limits in counted:
        rows = log.tables()[table]
        least = most_per_interval(entity.astype(np.int64), facts.enqueued, until, len(limits), facts.n, facts.width)
        seen = rows[column] >= least.T.ravel()
        hold("the most at once is at least what legs show", table, rows, seen, None, legs=least.T.ravel())
        allowed = np.tile(limits, facts.n)
        hold("lines and queue places are never exceeded", table, rows, rows[column] <= allowed, None, limit=allowed)


def _there(facts: Facts, entity: _Ints, of: _Ints, until: _Ints, contacts: _Ints) -> _Ints:
    """By contact: how many legs of the entity `of` may have been there as it arrived (never too few).

    `until` is when each leg goes, lowered by a tick where it surely goes before anybody arrives at that instant.
    """
    legs, arrived = facts.log.legs, facts.log.contacts["arrived_at"][contacts]
    out = np.zeros(len(contacts), dtype=np.int64)
    for one in np.unique(of).tolist():
        mine, asking = np.flatnonzero(entity == one), of == one
        come = np.searchsorted(legs["contact"][mine], contacts[asking], "left")
        gone = np.searchsorted(np.sort(until[mine]), arrived[asking], "left")
        out[asking] = come - gone
    return out


def line_free(facts: Facts, contacts: _Ints) -> NDArray[np.bool_]:
    """By contact: whether its channel surely had a free line as it arrived."""
    channel = facts.plan.types["channel"][facts.log.contacts["type"][contacts]]
    talked = (facts.matched != NEVER) & (facts.matched < facts.freed)
    lost = (facts.matched == NEVER) & (facts.enqueued < facts.freed)
    until = facts.freed - (talked | lost)  # what was due at an instant happens before arrivals
    in_use = _there(facts, facts.channel, channel, until, contacts)
    return np.asarray(in_use < facts.plan.channels["lines"][channel])


def _place_free(facts: Facts, contacts: _Ints) -> NDArray[np.bool_]:
    """By contact: whether its queue and its channel surely had a free place as it arrived."""
    plan, kind = facts.plan, facts.log.contacts["type"][contacts].astype(np.int64)
    channel = plan.types["channel"][kind]
    until = facts.left - ((facts.matched == NEVER) & (facts.enqueued < facts.left))
    in_queue = _there(facts, facts.log.legs["queue"].astype(np.int64), kind, until, contacts)
    in_channel = _there(facts, facts.channel, channel, until, contacts)
    own, shared = plan.types["queue_places"][kind], plan.channels["queue_places"][channel]
    return np.asarray((in_queue < own) & (in_channel < shared))


def check_limits(facts: Facts) -> None:
    """No channel has more lines in use or contacts waiting than it has, and only the full ones block."""
    _check_most(facts)
    places, legs, contacts = facts.plan.channels["queue_places"], facts.log.legs, facts.log.contacts
    who, at, level = at_once(facts.channel, facts.enqueued, facts.left)
    too_many = np.flatnonzero(level > places[who])
    if len(too_many):
        first = too_many[0]
        ok = ~((facts.channel == who[first]) & (facts.enqueued <= at[first]) & (facts.left > at[first]))
        waiting = np.full(len(ok), level[first])
        hold("queue places of a channel are never exceeded", "legs", legs, ok, None, waiting=waiting)
    blocked = np.flatnonzero(contacts["outcome"] == Outcome.BLOCKED)
    ok = ~(line_free(facts, blocked) & _place_free(facts, blocked))
    hold("nobody is blocked while a line and a place are free", "contacts", contacts, ok, blocked)
