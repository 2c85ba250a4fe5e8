"""The cases of a run, each with the instant, type and segment that its own uniforms give it.

A stream at scale s is s whole layers of itself, the last one thinned: layer 0 is the stream, layer 1 the stream
`NAME+1`, and so on. So a change of volume adds or removes customers and moves nobody.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.draws import stream_hash, uniform, uniforms
from sim.errors import ScenarioError
from sim.names import Purpose
from sim.scenario import Scenario
from sim.scenario.arrivals import Stream
from sim.scenario.table import resolve, resolve_days
from sim.units import DAY
from sim.workload.factors import day_factors, interval_factors
from sim.workload.poisson import poisson_quantile

__all__ = ["ARRIVAL", "sample_arrivals", "source_names"]

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
    ],
    align=True,
)
"""A case to come; `source` is the layer of the stream, whose hash names its draws."""

_SLOT_BITS = 20
_CASE_BLOCK = int(Purpose.OFFSET) // 4
_COUNT = int(Purpose.ARRIVAL_COUNT)
_TOPIC = int(Purpose.TOPIC)


@jit
def _counts(
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


@jit
def _pick(cumulated: NDArray[np.float64], u: float) -> int:
    """The first position whose cumulated weight exceeds u times the whole."""
    last = cumulated.shape[0] - 1
    wanted = u * cumulated[last]
    i = 0
    while i < last and cumulated[i] <= wanted:
        i += 1
    return i


@jit
def _write(
    row: Any,
    day: int,
    ordinal: int,
    opened_at: int,
    kind: float,
    segment: float,
    mix: NDArray[np.float64],
    segments: NDArray[np.float64],
    topics: NDArray[np.float64],
    seed: int,
    replication: int,
    name: int,
    source: int,
    stream: int,
) -> None:
    """Write a case, whose uniforms `kind` and `segment` choose its contact type and its segment."""
    chosen = _pick(mix, kind)
    topic = 0
    if topics[chosen, 0] < topics[chosen, topics.shape[1] - 1]:
        topic = _pick(topics[chosen], uniform(seed, replication, _TOPIC, 0, (day << 32) | ordinal, name))
    row["opened_at"] = opened_at
    row["ordinal"] = ordinal
    row["day"] = day
    row["customer"] = -1
    row["source"] = source
    row["stream"] = stream
    row["type"] = chosen
    row["topic"] = topic
    row["segment"] = _pick(segments[chosen], segment)


@jit
def _fill(
    counts: NDArray[np.int64],
    weekday: int,
    width: int,
    keep: float,
    mix: NDArray[np.float64],
    segments: NDArray[np.float64],
    topics: NDArray[np.float64],
    seed: int,
    replication: int,
    name: int,
    source: int,
    stream: int,
    out: NDArray[np.void],
) -> int:
    """Cases of a Poisson stream, interval by interval; returns how many are kept after thinning."""
    n = 0
    for day in range(counts.shape[0]):
        shares = mix[(weekday + day) % 7]
        for slot in range(counts.shape[1]):
            start = day * DAY + slot * width
            for i in range(counts[day, slot]):
                ordinal = (slot << _SLOT_BITS) | i
                drawn = uniforms(seed, replication, _CASE_BLOCK, 0, (day << 32) | ordinal, name)
                offset, thinning, kind, segment = drawn
                if thinning < keep:
                    at, choices = start + int(offset * width), (shares[slot], segments, topics)
                    _write(
                        out[n],
                        day,
                        ordinal,
                        at,
                        kind,
                        segment,
                        *choices,
                        seed,
                        replication,
                        name,
                        source,
                        stream,
                    )
                    n += 1
    return n


@jit
def _spread(
    totals: NDArray[np.int64],
    weights: NDArray[np.float64],
    weekday: int,
    width: int,
    mix: NDArray[np.float64],
    segments: NDArray[np.float64],
    topics: NDArray[np.float64],
    seed: int,
    replication: int,
    name: int,
    source: int,
    stream: int,
    out: NDArray[np.void],
) -> None:
    """Cases of a stream with exact daily totals: each picks its interval by the weights, and a place inside."""
    n = 0
    for day in range(totals.shape[0]):
        row = (weekday + day) % 7
        cumulated, shares = weights[row], mix[row]
        whole = cumulated[cumulated.shape[0] - 1]
        for i in range(totals[day]):
            offset, _, kind, segment = uniforms(seed, replication, _CASE_BLOCK, 0, (day << 32) | i, name)
            slot = _pick(cumulated, offset)
            before = cumulated[slot - 1] if slot > 0 else 0.0
            inside = (offset * whole - before) / (cumulated[slot] - before)
            at = day * DAY + slot * width + min(int(inside * width), width - 1)
            choices = (shares[slot], segments, topics)
            _write(out[n], day, i, at, kind, segment, *choices, seed, replication, name, source, stream)
            n += 1


def _layers(scenario: Scenario) -> int:
    """How many layers each Poisson stream has at the scenario's scale."""
    return max(1, math.ceil(scenario.arrivals.scale))


def source_names(scenario: Scenario) -> list[tuple[str, int]]:
    """Name and stream number of every source: streams in order, each followed by its layers."""
    out = []
    for number, (name, stream) in enumerate(scenario.arrivals.streams.items()):
        layers = _layers(scenario) if stream.per_day is None else 1
        out += [(name if layer == 0 else f"{name}+{layer}", number) for layer in range(layers)]
    return out


def _mix(scenario: Scenario, name: str, stream: Stream, opening: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Cumulated weights over contact types, shape (7, intervals of a day, types)."""
    everywhere = np.ones_like(opening)
    out = np.zeros((*opening.shape, len(scenario.contact_types)))
    for i, kind in enumerate(scenario.contact_types):
        if kind in stream.mix:
            out[:, :, i] = resolve(stream.mix[kind], everywhere)
    found = stream.weights if stream.rates_per_hour is None else stream.rates_per_hour
    empty = (out.sum(axis=2) == 0) & (resolve(found, opening) > 0)
    if empty.any():
        raise ScenarioError(
            f"arrivals.streams.{name}.mix: all weights are 0 in an interval in which cases arrive"
        )
    return np.ascontiguousarray(out.cumsum(axis=2))


def _segments(scenario: Scenario, name: str, stream: Stream) -> NDArray[np.float64]:
    """Cumulated weights over segments, shape (types, segments); the first segment where nothing is said."""
    out = np.zeros((len(scenario.contact_types), max(1, len(scenario.segments))))
    for i, kind in enumerate(scenario.contact_types):
        for j, segment in enumerate(scenario.segments):
            weight = stream.segments.get(segment, 0.0)
            out[i, j] = weight.get(kind, 0.0) if isinstance(weight, dict) else weight
        if out[i].sum() == 0:
            if stream.segments and kind in stream.mix:
                raise ScenarioError(f"arrivals.streams.{name}.segments: all weights are 0 for {kind}")
            out[i, 0] = 1.0
    return np.ascontiguousarray(out.cumsum(axis=1))


def _topics(scenario: Scenario) -> NDArray[np.float64]:
    """Cumulated weights over each type's topics, shape (types, most topics)."""
    rows = [list(one.topics.values()) or [1.0] for one in scenario.contact_types.values()]
    out = np.zeros((len(rows), max(len(row) for row in rows)))
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return np.ascontiguousarray(out.cumsum(axis=1))


def _exact_totals(
    stream: Stream, scenario: Scenario, name: str, seed: int, replication: int
) -> NDArray[np.int64]:
    """Cases of every day: the scaled total, a fraction rounded at random."""
    calendar = scenario.calendar
    per_weekday = resolve_days(stream.per_day, calendar.opening_grid())
    out = np.empty(calendar.days, dtype=np.int64)
    for day in range(calendar.days):
        wanted = per_weekday[calendar.weekday(day)] * scenario.arrivals.scale
        u = uniform(seed, replication, _COUNT, 0, day << 32, stream_hash(name))
        out[day] = math.floor(wanted) + (u < wanted - math.floor(wanted))
    return out


def sample_arrivals(scenario: Scenario, seed: int, replication: int) -> NDArray[np.void]:
    """All cases of the run in order of opening (ties: by stream, layer and ordinal), dtype `ARRIVAL`."""
    calendar, opening = scenario.calendar, scenario.calendar.opening_grid()
    width, topics = calendar.interval, _topics(scenario)
    parts, source = [], 0
    for number, (name, stream) in enumerate(scenario.arrivals.streams.items()):
        mix, segments = _mix(scenario, name, stream, opening), _segments(scenario, name, stream)
        shared = (mix, segments, topics, seed, replication)
        if stream.per_day is not None:
            totals = _exact_totals(stream, scenario, name, seed, replication)
            weights = np.ascontiguousarray(resolve(stream.weights, opening).cumsum(axis=1))
            out = np.empty(int(totals.sum()), dtype=ARRIVAL)
            _spread(
                totals, weights, calendar.weekday(0), width, *shared, stream_hash(name), source, number, out
            )
            parts.append(out)
            source += 1
            continue
        rates = resolve(stream.rates_per_hour, opening)
        means = rates[(calendar.weekday(0) + np.arange(calendar.days)) % 7] * (width / 3.6e9)
        means = (
            means * day_factors(scenario.arrivals.day_factor, name, calendar.days, seed, replication)[:, None]
        )
        means = means * interval_factors(
            scenario.arrivals.interval_noise,
            name,
            calendar.days,
            calendar.intervals_per_day,
            seed,
            replication,
        )
        for layer in range(_layers(scenario)):
            hashed = stream_hash(name if layer == 0 else f"{name}+{layer}")
            counts = np.zeros(means.shape, dtype=np.int64)
            total = _counts(means, seed, replication, hashed, counts)
            if counts.max(initial=0) >= 1 << _SLOT_BITS:
                raise ScenarioError(
                    f"arrivals.streams.{name}: more than a million cases in an interval; shorten calendar.interval"
                )
            out = np.empty(total, dtype=ARRIVAL)
            keep = min(1.0, scenario.arrivals.scale - layer)
            n = _fill(counts, calendar.weekday(0), width, keep, *shared, hashed, source, number, out)
            parts.append(out[:n])
            source += 1
    cases = parts[0] if len(parts) == 1 else np.concatenate(parts)
    return cases[np.argsort(cases["opened_at"], kind="stable")]
