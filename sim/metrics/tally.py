"""Counts and sums over a log, in one pass; stretches of a log add up to the whole.

Contacts count where they arrived, legs where their contact arrived, cases where they opened; integrals where the time
passed. Each is booked twice, in its interval of the day and in its day.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.log import Log, Meta
from sim.metrics.clientele import CLIENT_FIELDS, count_clients
from sim.metrics.fields import (
    CASE_FIELDS,
    CONTACT_FIELDS,
    FEELING_FIELDS,
    GROUP_FIELDS,
    JOURNEY_FIELDS,
    LEG_FIELDS,
    PAIR_FIELDS,
    QUEUED_FIELDS,
    REPLY_FIELDS,
    SEAT_FIELDS,
    TENURES,
    TIME_FIELDS,
)
from sim.metrics.histogram import N_BINS
from sim.metrics.opinions import count_feelings, count_journeys
from sim.metrics.passes import count_answers, count_cases, count_contacts, count_legs
from sim.metrics.queued import count_queued
from sim.metrics.replies import count_openings, count_replies
from sim.metrics.rules import rules_of, told_segments, told_topics
from sim.metrics.seats import count_days, count_seats

__all__ = ["Tally", "empty_tally", "measured_ticks", "merged", "tally"]


class Tally(NamedTuple):
    """Sums over the measured window; see `sim.metrics.fields` for the fields.

    Buckets are the intervals of the day, then the days; each contact is in one of either.

    Attributes
    ----------
    contacts
        Shape (fields, types, buckets).
    targets
        Shape (2, targets, buckets): reached, and abandoned without an answer, within the target's wait, of the types
        that it looks at; from arrival or from the queue, as the target says.
    queued
        Shape (fields, types, buckets); all 0 where no target counts from the queue.
    legs
        Shape (fields, types, buckets).
    cases
        Shape (fields, types, buckets).
    groups
        Shape (fields, groups, buckets).
    pairs
        Shape (fields, groups, types): legs of a queue in the hands of a group, over the whole window.
    feelings
        Shape (fields, types, buckets); no types where no feelings are kept.
    journeys
        Shape (fields, types + segments + topics, buckets), of which there are none where no journeys are kept.
    replies
        Shape (fields, types, buckets); no types where no feelings are kept.
    queues, longest
        Shape (types, buckets): contact ticks waited, and the greatest length.
    lines
        Shape (channels, buckets): line ticks in use.
    waits
        Shape (types, bins): waits until the first answer.
    zero_waits
        Shape (types,): how many of them were exactly 0.
    levels
        Shape (3, buckets): days, and what is known and held to be normal on them; no buckets where no days are kept.
    seats
        Shape (fields, agents); no agents where there is no workforce.
    tenures
        Shape (2, classes of tenure): talks and their ticks.
    clients
        Shape (`CLIENT_FIELDS`, segments, buckets), by day alone; no segments where there are no customers.
    """

    contacts: NDArray[np.int64]
    targets: NDArray[np.int64]
    queued: NDArray[np.int64]
    legs: NDArray[np.int64]
    cases: NDArray[np.int64]
    groups: NDArray[np.int64]
    pairs: NDArray[np.int64]
    feelings: NDArray[np.int64]
    journeys: NDArray[np.int64]
    replies: NDArray[np.int64]
    queues: NDArray[np.int64]
    longest: NDArray[np.int64]
    lines: NDArray[np.int64]
    waits: NDArray[np.int64]
    zero_waits: NDArray[np.int64]
    levels: NDArray[np.int64]
    seats: NDArray[np.int64]
    tenures: NDArray[np.int64]
    clients: NDArray[np.int64]


def empty_tally(meta: Meta) -> Tally:
    """All zero, in the shapes of this run."""
    n_types, n_groups, n_buckets = len(meta.types), len(meta.groups), meta.intervals_per_day + meta.days
    n_feeling = n_types if meta.feels else 0
    n_told = n_types + len(told_segments(meta)) + len(told_topics(meta)) if meta.feels else 0

    def zeros(*shape: int) -> NDArray[np.int64]:
        return np.zeros(shape, dtype=np.int64)

    def fields(first: int, *shape: int) -> NDArray[np.int64]:
        """The fields of a cell lie together in memory: one contact touches many of them."""
        return np.moveaxis(zeros(*shape, first), -1, 0)

    return Tally(
        fields(len(CONTACT_FIELDS), n_types, n_buckets),
        fields(2, len(meta.targets), n_buckets),
        fields(len(QUEUED_FIELDS), n_types, n_buckets),
        fields(len(LEG_FIELDS), n_types, n_buckets),
        fields(len(CASE_FIELDS), n_types, n_buckets),
        fields(len(GROUP_FIELDS), n_groups, n_buckets),
        fields(len(PAIR_FIELDS), n_groups, n_types),
        fields(len(FEELING_FIELDS), n_feeling, n_buckets),
        fields(len(JOURNEY_FIELDS), n_told, n_buckets),
        fields(len(REPLY_FIELDS), n_feeling, n_buckets),
        zeros(n_types, n_buckets),
        zeros(n_types, n_buckets),
        zeros(len(meta.channels), n_buckets),
        zeros(n_types, N_BINS),
        zeros(n_types),
        zeros(3, n_buckets if meta.keeps_days else 0),
        zeros(len(SEAT_FIELDS), sum(meta.group_size) if "workforce" in meta.mechanisms else 0),
        zeros(2, len(TENURES)),
        zeros(len(CLIENT_FIELDS), len(meta.segments) if "customers" in meta.mechanisms else 0, n_buckets),
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


def _buckets(
    log: Log, intervals: NDArray[np.int32]
) -> tuple[NDArray[np.bool_], tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Which rows of integrals are in the window, and the two buckets of each of these."""
    meta = log.meta
    at = intervals.astype(np.int64) * meta.interval
    inside = (at >= meta.window[0]) & (at < meta.window[1])
    day, slot = np.divmod(intervals[inside].astype(np.intp), meta.intervals_per_day)
    return inside, (slot, meta.intervals_per_day + day)


def tally(log: Log, onto: Tally | None = None) -> Tally:
    """Counts and sums over one log or one stretch of it.

    Parameters
    ----------
    log
        A whole log, or a stretch.
    onto
        The tally of the stretches before, which is added to and returned; a new one if None.
    """
    out, rules = empty_tally(log.meta) if onto is None else onto, rules_of(log.meta)
    cells = Tally._make([*(np.moveaxis(one, 0, -1) for one in out[:10]), *out[10:]])
    answers = np.empty(max(len(log.contacts), len(log.legs)), dtype=np.int64)
    first = answers[: len(log.contacts)]
    count_contacts(log.contacts, first, rules, cells)
    count_answers(log.contacts["type"], log.contacts["arrived_at"], first, rules, cells)
    first = answers[: len(log.legs)]
    count_legs(log.legs, first, rules, cells)
    if not all(log.meta.set_up_in_wait):
        count_answers(log.legs["queue"], log.legs["booked_at"], first, rules, cells)
    if any(target.counts_from == "queue" for target in log.meta.targets):
        count_queued(log.legs, rules, cells)
    count_cases(log.cases, rules, cells)
    if log.meta.feels:
        count_feelings(log.feelings, log.contacts, rules, cells)
        count_journeys(log.journeys, log.cases, rules, cells)
        count_replies(log.contacts, rules, cells)
        count_openings(log.legs, rules, cells)
    if len(log.days):
        count_days(log, out.levels)
        count_seats(log, out.seats, out.tenures)
    if "customers" in log.meta.mechanisms:
        count_clients(log, out.clients)
    inside, both = _buckets(log, log.groups["interval"])
    for number, name in enumerate(TIME_FIELDS):
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
