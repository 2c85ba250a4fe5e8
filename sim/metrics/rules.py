"""What counting needs to know beside the rows."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.log import Meta
from sim.metrics.open_time import open_before

__all__ = ["Rules", "rules_of", "told_segments", "told_topics"]


class Rules(NamedTuple):
    """What counting needs to know beside the rows.

    Attributes
    ----------
    start, stop
        The measured window.
    width, per_day
        Ticks of an interval, and intervals of a day.
    short
        Who abandons within this is a short abandonment.
    acceptable, set_up_waits, open_clock
        By contact type: acceptable wait, whether the set-up counts as waiting, whether waits count open time only.
    open_spans, before
        Opening hours, and `open_before` of them.
    target_of, queued_of, target_wait
        Shape (targets, types) and (targets,): which types a target looks at if it counts from arrival, which if it
        counts from the queue, and its acceptable wait.
    n_segments, n_topics
        How many of them journeys are counted by; 0 where they would tell nothing new.
    disloyal_base, disloyal_slope
        Logit of a disloyal attitude without effort, and per unit of it.
    speed_weight, unsolved, repeat, effort, leaving, promise, bot, angry
        `sim.log.Weights`, the first by contact type.
    urgent, acknowledged_after
        By topic and by contact type, as in `sim.log.Meta`.
    """

    start: int
    stop: int
    width: int
    per_day: int
    short: int
    acceptable: NDArray[np.int64]
    set_up_waits: NDArray[np.bool_]
    open_clock: NDArray[np.bool_]
    open_spans: NDArray[np.int64]
    before: NDArray[np.int64]
    target_of: NDArray[np.bool_]
    queued_of: NDArray[np.bool_]
    target_wait: NDArray[np.int64]
    n_segments: int
    n_topics: int
    disloyal_base: float
    disloyal_slope: float
    speed_weight: NDArray[np.float64]
    unsolved: float
    repeat: float
    effort: float
    leaving: float
    promise: float
    bot: float
    angry: float
    urgent: NDArray[np.bool_]
    acknowledged_after: NDArray[np.int64]


def told_segments(meta: Meta) -> tuple[str, ...]:
    """The segments that journeys are counted by; none where there is only one."""
    return meta.segments if len(meta.segments) > 1 else ()


def told_topics(meta: Meta) -> tuple[str, ...]:
    """The topics that journeys are counted by; none where each contact type has its own alone."""
    return meta.topics if set(meta.topics) != set(meta.types) else ()


def rules_of(meta: Meta) -> Rules:
    """The rules of a run."""
    looks_at = np.zeros((2, len(meta.targets), len(meta.types)), dtype=np.bool_)
    for number, target in enumerate(meta.targets):
        looks_at[int(target.counts_from == "queue"), number, list(target.types)] = True
    return Rules(
        *meta.window,
        meta.interval,
        meta.intervals_per_day,
        meta.short_abandon,
        np.array(meta.acceptable_wait, dtype=np.int64),
        np.array(meta.set_up_in_wait, dtype=np.bool_),
        np.array([meta.clock[channel] == "open" for channel in meta.type_channel], dtype=np.bool_),
        np.ascontiguousarray(meta.open_spans),
        open_before(meta.open_spans),
        looks_at[0],
        looks_at[1],
        np.array([target.within for target in meta.targets], dtype=np.int64),
        len(told_segments(meta)),
        len(told_topics(meta)),
        *meta.disloyal,
        np.array(meta.weights.speed, dtype=np.float64),
        *meta.weights[1:],
        np.array(meta.urgent, dtype=np.bool_),
        np.array(meta.acknowledged_after, dtype=np.int64),
    )
