"""Counts and sums over a log, in one pass; stretches of a log add up to the whole.

Contacts count where they arrived, legs where their contact arrived; integrals where the time passed. Each is booked
twice, in its interval of the day and in its day.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.log import Log, Meta
from sim.metrics.histogram import N_BINS, bin_of
from sim.names import LegOutcome, Outcome
from sim.units import DAY

__all__ = [
    "CONTACT_FIELDS",
    "GROUP_FIELDS",
    "LEG_FIELDS",
    "Tally",
    "empty_tally",
    "measured_ticks",
    "merged",
    "tally",
]

CONTACT_FIELDS = (
    "offered",
    "answered",
    "abandoned",
    "blocked",
    "closed",
    "disconnected",
    "open",
    "waited",
    "short_abandoned",
    "answered_within",
    "abandoned_within",
    "wait_answered",
    "wait_abandoned",
    "wait_disconnected",
)
"""Counts by contact type and bucket, the last three in ticks; `waited` counts who waited at all, `…_within` the
acceptable wait of the type."""
LEG_FIELDS = ("handled", "talk", "wrap_up")
"""Served legs by contact type and bucket, and their ticks."""
GROUP_FIELDS = ("paid", "logged_in", "talk", "wrap_up", "finishing", "handled")
"""Ticks by group and bucket; `handled` counts served legs."""

(_OFFERED, _ANSWERED, _ABANDONED, _BLOCKED, _CLOSED, _DISCONNECTED, _OPEN, _WAITED, _SHORT) = range(9)
(_ANSWERED_WITHIN, _ABANDONED_WITHIN, _WAIT_ANSWERED, _WAIT_ABANDONED, _WAIT_DISCONNECTED) = range(9, 14)
_IS_ANSWERED, _IS_ABANDONED, _IS_BLOCKED = int(Outcome.ANSWERED), int(Outcome.ABANDONED), int(Outcome.BLOCKED)
_IS_CLOSED, _IS_DISCONNECTED = int(Outcome.CLOSED), int(Outcome.DISCONNECTED)
_SERVED = int(LegOutcome.SERVED)


class Tally(NamedTuple):
    """Sums over the measured window.

    Buckets are the intervals of the day, then the days; each contact is in one of either.

    Attributes
    ----------
    contacts
        Shape (fields, types, buckets).
    targets
        Shape (2, targets, buckets): answered and abandoned within the target's wait, of the types that it looks at.
    legs
        Shape (fields, types, buckets).
    groups
        Shape (fields, groups, buckets).
    queues, longest
        Shape (types, buckets): contact ticks waited, and the greatest length.
    lines
        Shape (channels, buckets): line ticks in use.
    waits
        Shape (types, bins): waits of answered contacts.
    zero_waits
        Shape (types,): how many of them were exactly 0.
    """

    contacts: NDArray[np.int64]
    targets: NDArray[np.int64]
    legs: NDArray[np.int64]
    groups: NDArray[np.int64]
    queues: NDArray[np.int64]
    longest: NDArray[np.int64]
    lines: NDArray[np.int64]
    waits: NDArray[np.int64]
    zero_waits: NDArray[np.int64]


def empty_tally(meta: Meta) -> Tally:
    """All zero, in the shapes of this run."""
    n_types, n_buckets = len(meta.types), meta.intervals_per_day + meta.days

    def zeros(*shape: int) -> NDArray[np.int64]:
        return np.zeros(shape, dtype=np.int64)

    return Tally(
        zeros(len(CONTACT_FIELDS), n_types, n_buckets),
        zeros(2, len(meta.targets), n_buckets),
        zeros(len(LEG_FIELDS), n_types, n_buckets),
        zeros(len(GROUP_FIELDS), len(meta.groups), n_buckets),
        zeros(n_types, n_buckets),
        zeros(n_types, n_buckets),
        zeros(len(meta.channels), n_buckets),
        zeros(n_types, N_BINS),
        zeros(n_types),
    )


def merged(one: Tally, other: Tally) -> Tally:
    """The tally of two stretches together."""
    added = [a + b for a, b in zip(one, other, strict=True)]
    return Tally(*added)._replace(longest=np.maximum(one.longest, other.longest))


def measured_ticks(meta: Meta) -> NDArray[np.int64]:
    """Measured time by bucket, shape (buckets,)."""
    width, per_day = meta.interval, meta.intervals_per_day
    grid = np.arange(meta.days * per_day) * width
    inside = ((grid >= meta.window[0]) & (grid < meta.window[1])).reshape(meta.days, per_day)
    return np.concatenate([inside.sum(axis=0), inside.sum(axis=1)]) * width


@jit
def _count_contacts(
    rows: NDArray[np.void],
    start: int,
    stop: int,
    width: int,
    per_day: int,
    acceptable: NDArray[np.int64],
    short: int,
    target_of: NDArray[np.bool_],
    target_wait: NDArray[np.int64],
    out: NDArray[np.int64],
    targets: NDArray[np.int64],
    waits: NDArray[np.int64],
    zero_waits: NDArray[np.int64],
) -> None:
    """Add the contacts that arrived in [start, stop)."""
    for i in range(rows.shape[0]):
        row = rows[i]
        at = row["arrived_at"]
        if at < start or at >= stop:
            continue
        kind, outcome = row["type"], row["outcome"]
        day = at // DAY
        slot = (at - day * DAY) // width
        wait = 0
        field, sum_field = _OPEN, -1
        if outcome == _IS_ANSWERED or (outcome == 0 and row["answered_at"] < row["ended_at"]):
            wait = row["answered_at"] - at
            field, sum_field = _ANSWERED, _WAIT_ANSWERED
            waits[kind, bin_of(wait)] += 1
            if wait == 0:
                zero_waits[kind] += 1
        elif outcome == _IS_ABANDONED:
            wait = row["ended_at"] - at
            field, sum_field = _ABANDONED, _WAIT_ABANDONED
        elif outcome == _IS_DISCONNECTED:
            wait = row["ended_at"] - at
            field, sum_field = _DISCONNECTED, _WAIT_DISCONNECTED
        elif outcome == _IS_BLOCKED:
            field = _BLOCKED
        elif outcome == _IS_CLOSED:
            field = _CLOSED
        for bucket in (slot, per_day + day):
            out[_OFFERED, kind, bucket] += 1
            out[field, kind, bucket] += 1
            if sum_field >= 0:
                out[sum_field, kind, bucket] += wait
                if wait > 0 or field != _ANSWERED:
                    out[_WAITED, kind, bucket] += 1
            if field == _ANSWERED and wait <= acceptable[kind]:
                out[_ANSWERED_WITHIN, kind, bucket] += 1
            if field == _ABANDONED:
                if wait <= acceptable[kind]:
                    out[_ABANDONED_WITHIN, kind, bucket] += 1
                if wait <= short:
                    out[_SHORT, kind, bucket] += 1
            for target in range(target_wait.shape[0]):
                if target_of[target, kind] and wait <= target_wait[target]:
                    if field == _ANSWERED:
                        targets[0, target, bucket] += 1
                    elif field == _ABANDONED:
                        targets[1, target, bucket] += 1


@jit
def _count_legs(
    rows: NDArray[np.void],
    start: int,
    stop: int,
    width: int,
    per_day: int,
    out: NDArray[np.int64],
    groups: NDArray[np.int64],
) -> None:
    """Add the served legs of contacts that arrived in [start, stop)."""
    for i in range(rows.shape[0]):
        row = rows[i]
        at = row["booked_at"]
        if at < start or at >= stop or row["outcome"] != _SERVED:
            continue
        day = at // DAY
        slot = (at - day * DAY) // width
        for bucket in (slot, per_day + day):
            out[0, row["queue"], bucket] += 1
            out[1, row["queue"], bucket] += row["wrap_up_at"] - row["talk_at"]
            out[2, row["queue"], bucket] += row["ended_at"] - row["wrap_up_at"]
            groups[5, row["group"], bucket] += 1


def _buckets(
    log: Log, intervals: NDArray[np.int32]
) -> tuple[NDArray[np.bool_], tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Which rows of integrals are in the window, and the two buckets of each of these."""
    meta = log.meta
    at = intervals.astype(np.int64) * meta.interval
    inside = (at >= meta.window[0]) & (at < meta.window[1])
    day, slot = np.divmod(intervals[inside].astype(np.intp), meta.intervals_per_day)
    return inside, (slot, meta.intervals_per_day + day)


def tally(log: Log) -> Tally:
    """Counts and sums over one log or one stretch of it."""
    meta, out = log.meta, empty_tally(log.meta)
    (start, stop), width, per_day = meta.window, meta.interval, meta.intervals_per_day
    target_of = np.zeros((len(meta.targets), len(meta.types)), dtype=np.bool_)
    for number, target in enumerate(meta.targets):
        target_of[number, list(target.types)] = True
    _count_contacts(
        log.contacts,
        start,
        stop,
        width,
        per_day,
        np.array(meta.acceptable_wait, dtype=np.int64),
        meta.short_abandon,
        target_of,
        np.array([target.within for target in meta.targets], dtype=np.int64),
        out.contacts,
        out.targets,
        out.waits,
        out.zero_waits,
    )
    _count_legs(log.legs, start, stop, width, per_day, out.legs, out.groups)
    inside, both = _buckets(log, log.groups["interval"])
    for number, name in enumerate(GROUP_FIELDS[:5]):
        for bucket in both:
            np.add.at(out.groups[number], (log.groups["group"][inside], bucket), log.groups[name][inside])
    inside, both = _buckets(log, log.queues["interval"])
    for bucket in both:
        np.add.at(out.queues, (log.queues["queue"][inside], bucket), log.queues["waiting"][inside])
        np.maximum.at(out.longest, (log.queues["queue"][inside], bucket), log.queues["longest"][inside])
    inside, both = _buckets(log, log.lines["interval"])
    for bucket in both:
        np.add.at(out.lines, (log.lines["channel"][inside], bucket), log.lines["in_use"][inside])
    return out
