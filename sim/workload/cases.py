"""A case to come, written from its own uniforms."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.draws import uniform
from sim.errors import ScenarioError
from sim.names import Purpose
from sim.workload.poisson import poisson_quantile

__all__ = ["ARRIVAL", "CASE_BLOCK", "SLOT_BITS", "pick", "sample_counts", "write_case"]

ARRIVAL = np.dtype(
    [
        ("opened_at", np.int64),
        ("ordinal", np.int64),
        ("day", np.int32),
        ("customer", np.int32),
        ("source", np.int16),
        ("stream", np.int16),
        ("type", np.int16),
        ("topic", np.int16),
        ("segment", np.int16),
        ("traits", np.int16),
        ("complexity", np.float32),
    ],
    align=True,
)
"""A case to come; `source` is the layer of the stream, whose hash names its draws, `topic` the position in
`mixes.topic_names`, `traits` are bits of `names.Trait`."""

SLOT_BITS = 20
"""Bits of a Poisson case's ordinal that count within its interval."""
CASE_BLOCK = int(Purpose.OFFSET) // 4
"""The block of a case's four uniforms: offset, thinning, contact type, segment."""
_COUNT = int(Purpose.ARRIVAL_COUNT)
_TOPIC = int(Purpose.TOPIC)


@jit
def _draw_counts(
    means: NDArray[np.float64], seed: int, replication: int, name: int, out: NDArray[np.int64]
) -> int:
    """Number of arrivals of every (day, interval); returns their sum."""
    total = 0
    for day in range(means.shape[0]):
        for slot in range(means.shape[1]):
            mean = means[day, slot]
            n = 0
            if mean > 0.0:
                n = poisson_quantile(mean, uniform(seed, replication, _COUNT, 0, (day << 32) | slot, name))
            out[day, slot] = n
            total += n
    return total


def sample_counts(
    means: NDArray[np.float64], seed: int, replication: int, name: int, stream: str
) -> tuple[NDArray[np.int64], int]:
    """Number of arrivals of every (day, interval), and their sum.

    Raises
    ------
    ScenarioError
        If an interval has more cases than its ordinals can tell apart.
    """
    counts = np.zeros(means.shape, dtype=np.int64)
    total = _draw_counts(means, seed, replication, name, counts)
    if counts.max(initial=0) >= 1 << SLOT_BITS:
        raise ScenarioError(
            f"arrivals.streams.{stream}: more than a million cases in an interval; shorten calendar.interval"
        )
    return counts, total


@jit
def pick(cumulated: NDArray[np.float64], u: float) -> int:
    """The first position whose cumulated weight exceeds u times the whole."""
    last = cumulated.shape[0] - 1
    wanted = u * cumulated[last]
    i = 0
    while i < last and cumulated[i] <= wanted:
        i += 1
    return i


@jit
def write_case(
    row: Any,
    day: int,
    ordinal: int,
    opened_at: int,
    kind: float,
    segment: float,
    mix: NDArray[np.float64],
    segments: NDArray[np.float64],
    topics: NDArray[np.float64],
    numbers: NDArray[np.int64],
    seed: int,
    replication: int,
    name: int,
    source: int,
    stream: int,
) -> None:
    """Write a case, whose uniforms `kind` and `segment` choose its contact type and its segment.

    `numbers` are those of each type's topics. Its complexity and its traits are not known yet.
    """
    chosen = pick(mix, kind)
    topic = 0
    if topics[chosen, 0] < topics[chosen, topics.shape[1] - 1]:
        topic = pick(topics[chosen], uniform(seed, replication, _TOPIC, 0, (day << 32) | ordinal, name))
    row["opened_at"] = opened_at
    row["ordinal"] = ordinal
    row["day"] = day
    row["customer"] = -1
    row["source"] = source
    row["stream"] = stream
    row["type"] = chosen
    row["topic"] = numbers[chosen, topic]
    row["segment"] = pick(segments[chosen], segment)
