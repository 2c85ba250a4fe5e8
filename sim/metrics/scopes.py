"""Of whom and of when a measure is taken."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.log import Meta
from sim.metrics.rules import told_segments, told_topics
from sim.metrics.tally import measured_ticks

__all__ = ["Scopes", "bucket_names", "whole", "window_ticks"]


@dataclass(frozen=True)
class Scopes:
    """Of whom a measure is taken: (scope, name) pairs and the members of each, shape (scopes, members)."""

    labels: tuple[tuple[str, str], ...]
    members: NDArray[np.float64]

    @classmethod
    def of_types(cls, meta: Meta) -> Scopes:
        """The total, the channels that occur, and the contact types."""
        used = sorted(set(meta.type_channel))
        labels = [("total", "")] + [("channel", meta.channels[c]) for c in used]
        labels += [("contact_type", name) for name in meta.types]
        channel = np.array(meta.type_channel)
        rows = [np.ones(len(channel)), *(channel == c for c in used), *np.eye(len(channel))]
        return cls(tuple(labels), np.array(rows, dtype=np.float64))

    @classmethod
    def of_groups(cls, meta: Meta) -> Scopes:
        """The total and the agent groups."""
        n = len(meta.groups)
        labels = (("total", ""), *(("group", name) for name in meta.groups))
        return cls(labels, np.vstack([np.ones(n), np.eye(n)]))

    @classmethod
    def of_channels(cls, meta: Meta) -> Scopes:
        """The total and the channels that occur; members are all channels."""
        used = sorted(set(meta.type_channel))
        labels = (("total", ""), *(("channel", meta.channels[c]) for c in used))
        n = len(meta.channels)
        return cls(labels, np.vstack([np.ones(n), np.eye(n)[used]]))

    @classmethod
    def of_journeys(cls, meta: Meta) -> Scopes:
        """The scopes of types, and the segments and topics that journeys are counted by."""
        types, more = cls.of_types(meta), (*told_segments(meta), *told_topics(meta))
        labels = [("segment", name) for name in told_segments(meta)]
        labels += [("topic", name) for name in told_topics(meta)]
        n_scopes, n_types = types.members.shape
        members = np.zeros((n_scopes + len(more), n_types + len(more)))
        members[:n_scopes, :n_types] = types.members
        members[n_scopes:, n_types:] = np.eye(len(more))
        return cls((*types.labels, *labels), members)

    def summed(self, rows: NDArray[np.int64] | NDArray[np.float64], meta: Meta) -> NDArray[np.float64]:
        """Sums over the members, shape (…, scopes, 1 + buckets), of rows of shape (…, members, buckets)."""
        return whole(self.members @ rows.astype(np.float64), meta)


def bucket_names(meta: Meta) -> list[tuple[str, str]]:
    """`by` and `at` of each column: all, the intervals of the day, the days."""
    minutes = [slot * meta.interval // 60_000_000 for slot in range(meta.intervals_per_day)]
    days = np.datetime64(meta.start) + np.arange(meta.days)
    return [
        ("all", ""),
        *(("interval", f"{minute // 60:02d}:{minute % 60:02d}") for minute in minutes),
        *(("day", str(day)) for day in days),
    ]


def whole(rows: NDArray[np.float64], meta: Meta) -> NDArray[np.float64]:
    """Prepend the total over all days to the buckets."""
    return np.concatenate([rows[..., meta.intervals_per_day :].sum(axis=-1, keepdims=True), rows], axis=-1)


def window_ticks(meta: Meta) -> NDArray[np.float64]:
    """Measured time by column, shape (1 + buckets,)."""
    return whole(measured_ticks(meta).astype(np.float64), meta)
