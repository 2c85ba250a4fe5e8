"""Lines and queue places: never exceeded, and nobody refused without need."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.check.facts import Facts
from sim.check.findings import hold
from sim.names import Outcome
from sim.plan import UNLIMITED

__all__ = ["at_once", "check_limits", "most_per_interval"]

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


def check_limits(facts: Facts) -> None:
    """No channel has more lines in use or contacts waiting than it has, and only the full ones block."""
    plan, log, legs = facts.plan, facts.log, facts.log.legs
    _check_most(facts)
    places, lines = plan.channels["queue_places"], plan.channels["lines"]
    who, at, level = at_once(facts.channel, facts.enqueued, facts.left)
    too_many = np.flatnonzero(level > places[who])
    if len(too_many):
        first = too_many[0]
        ok = ~((facts.channel == who[first]) & (facts.enqueued <= at[first]) & (facts.left > at[first]))
        beside = np.full(len(ok), level[first])
        hold("queue places of a channel are never exceeded", "legs", legs, ok, None, waiting=beside)

    blocked = np.flatnonzero(log.contacts["outcome"] == Outcome.BLOCKED)
    contact = log.contacts[blocked]
    kind = contact["type"].astype(np.int64)
    arrived = contact["arrived_at"]
    channel = plan.types["channel"][kind]

    def still(entity: _Ints, of: _Ints, until: _Ints) -> _Ints:
        """By blocked contact: legs of its entity that were there at its arrival, or left at that very instant."""
        out = np.zeros(len(of), dtype=np.int64)
        for one in np.unique(of).tolist():
            mine, asking = np.flatnonzero(entity == one), of == one
            come = np.searchsorted(legs["contact"][mine], blocked[asking], "left")
            gone = np.searchsorted(np.sort(until[mine]), arrived[asking], "left")
            out[asking] = come - gone
        return out

    line_free = still(facts.channel, channel, facts.freed) < lines[channel]
    own_places = plan.types["queue_places"][kind]
    place_free = still(legs["queue"].astype(np.int64), kind, facts.left) < own_places
    place_free &= still(facts.channel, channel, facts.left) < places[channel]
    limited = np.minimum(np.minimum(lines[channel], places[channel]), own_places) < UNLIMITED
    ok = limited & ~(line_free & place_free)
    hold("nobody is blocked while a line and a place are free", "contacts", log.contacts, ok, blocked)
