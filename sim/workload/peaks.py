"""Peaks of demand: an incident adds cases of its own to every stream, and moves nobody else.

At a time t after the beginning of incident I, stream S brings (peak - 1) exp(-t / decay) times its rate in the touched
contact types more, as a source `S!I` of its own. A higher peak adds customers; those of a lower one stay as they are,
and so do those whom a status page does not keep from asking. Many of them ask about the same topic.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.draws import stream_hash, uniforms
from sim.scenario import Scenario
from sim.scenario.incident import Incident
from sim.units import DAY
from sim.workload.cases import ARRIVAL, CASE_BLOCK, SLOT_BITS, sample_counts, write_case
from sim.workload.mixes import topic_names

__all__ = ["peak_names", "sample_peaks"]


def _peaks(scenario: Scenario, stream: str) -> list[tuple[str, Incident]]:
    return [(f"{stream}!{name}", one) for name, one in scenario.incidents.items() if one.peak > 1]


def peak_names(scenario: Scenario, stream: str) -> list[str]:
    """Names of the sources that incidents add to a stream."""
    return [name for name, _ in _peaks(scenario, stream)]


@jit
def _fill(
    counts: NDArray[np.int64],
    weekday: int,
    width: int,
    begins: int,
    ends: int,
    decay: int,
    keep: float,
    mix: NDArray[np.float64],
    segments: NDArray[np.float64],
    topics: NDArray[np.float64],
    numbers: NDArray[np.int64],
    seed: int,
    replication: int,
    name: int,
    source: int,
    stream: int,
    out: NDArray[np.void],
) -> int:
    """Cases of a peak: within an interval they thin out as the peak decays; returns how many are kept."""
    n = 0
    for day in range(counts.shape[0]):
        shares = mix[(weekday + day) % 7]
        for slot in range(counts.shape[1]):
            start = max(begins, day * DAY + slot * width)
            length = min(ends, day * DAY + (slot + 1) * width) - start
            for i in range(counts[day, slot]):
                ordinal = (slot << SLOT_BITS) | i
                offset, thinning, kind, segment = uniforms(
                    seed, replication, CASE_BLOCK, 0, (day << 32) | ordinal, name
                )
                if thinning >= keep:
                    continue
                inside = -decay * math.log1p(offset * math.expm1(-length / decay))
                at, choices = start + min(int(inside), length - 1), (shares[slot], segments, topics, numbers)
                write_case(
                    out[n], day, ordinal, at, kind, segment, *choices, seed, replication, name, source, stream
                )
                n += 1
    return n


def _excess(scenario: Scenario, incident: Incident, means: NDArray[np.float64]) -> NDArray[np.float64]:
    """Expected additional cases of every day and interval, if all types are touched."""
    width = scenario.calendar.interval
    starts = np.arange(means.size).reshape(means.shape) * width
    first = np.clip(starts - incident.begins, 0, incident.lasts)
    last = np.clip(starts + width - incident.begins, 0, incident.lasts)
    weight = np.exp(-first / incident.decay) - np.exp(-last / incident.decay)
    return np.asarray(means * (incident.peak - 1) * weight * (incident.decay / width))


def _topics(
    scenario: Scenario, incident: Incident, topics: NDArray[np.float64], numbers: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Weights and numbers of topics: the incident's own has its share in every type, the usual ones have the rest."""
    if incident.topic is None:
        return topics, numbers
    usual = topics / topics[:, -1:] * (1 - incident.topic_share)
    own = np.full((len(topics), 1), topic_names(scenario).index(incident.topic))
    return np.hstack([usual, np.ones((len(topics), 1))]), np.hstack([numbers, own])


def sample_peaks(
    scenario: Scenario,
    stream: str,
    means: NDArray[np.float64],
    shared: tuple[Any, Any, Any, Any, int, int],
    source: int,
    number: int,
) -> list[NDArray[np.void]]:
    """Cases that incidents add to a stream, one array a source, dtype `ARRIVAL`.

    Parameters
    ----------
    scenario, stream
        The stream's name.
    means
        Shape (days, intervals of a day): expected cases of the stream without incidents.
    shared
        Cumulated weights of types, segments and topics, numbers of the topics, seed, replication.
    source, number
        Number of the first of these sources, and of the stream.
    """
    calendar, (mix, segments, topics, numbers, seed, replication) = scenario.calendar, shared
    weekdays = (calendar.weekday(0) + np.arange(calendar.days)) % 7
    parts: list[NDArray[np.void]] = []
    for name, incident in _peaks(scenario, stream):
        touched = np.diff(mix, axis=2, prepend=0.0) * [
            incident.touches(kind) for kind in scenario.contact_types
        ]
        whole = np.maximum(mix[:, :, -1], np.finfo(np.float64).tiny)
        expected = _excess(scenario, incident, means) * (touched.sum(axis=2) / whole)[weekdays]
        hashed = stream_hash(name)
        counts, total = sample_counts(expected, seed, replication, hashed, stream)
        out = np.empty(total, dtype=ARRIVAL)
        keep = 1.0 - incident.status_page_relief * incident.status_page
        when = (incident.begins, incident.begins + incident.lasts, incident.decay, keep)
        asked = _topics(scenario, incident, topics, numbers)
        choices = (np.ascontiguousarray(touched.cumsum(axis=2)), segments, *asked)
        names = (hashed, source + len(parts), number)
        n = _fill(
            counts, calendar.weekday(0), calendar.interval, *when, *choices, seed, replication, *names, out
        )
        parts.append(out[:n])
    return parts
