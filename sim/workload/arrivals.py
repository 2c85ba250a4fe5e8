"""The cases of a run, each with the instant, type and segment that its own uniforms give it.

A stream at scale s is s whole layers of itself, the last one thinned: layer 0 is the stream, layer 1 the stream
`NAME+1`, and so on. So a change of volume adds or removes customers and moves nobody.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.draws import stream_hash, uniform, uniforms
from sim.names import Purpose
from sim.scenario import Scenario
from sim.scenario.arrivals import Stream
from sim.scenario.table import resolve
from sim.units import DAY
from sim.workload.cases import ARRIVAL, CASE_BLOCK, SLOT_BITS, pick, sample_counts, write_case
from sim.workload.complexity import set_complexity
from sim.workload.customers import set_customers
from sim.workload.factors import day_factors, interval_factors
from sim.workload.mixes import segment_weights, topic_rows, topic_weights, type_weights
from sim.workload.peaks import peak_names, sample_peaks
from sim.workload.traits import set_traits
from sim.workload.urgent import set_urgent_types
from sim.workload.volume import daily_totals, expected_cases

__all__ = ["ARRIVAL", "sample_arrivals", "source_hashes", "source_names"]


@jit
def _fill(
    counts: NDArray[np.int64],
    weekday: int,
    width: int,
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
    """Cases of a Poisson stream, interval by interval; returns how many are kept after thinning."""
    n = 0
    for day in range(counts.shape[0]):
        shares = mix[(weekday + day) % 7]
        for slot in range(counts.shape[1]):
            start = day * DAY + slot * width
            for i in range(counts[day, slot]):
                ordinal = (slot << SLOT_BITS) | i
                drawn = uniforms(seed, replication, CASE_BLOCK, 0, (day << 32) | ordinal, name)
                offset, thinning, kind, segment = drawn
                if thinning < keep:
                    at, choices = start + int(offset * width), (shares[slot], segments, topics, numbers)
                    write_case(
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
    numbers: NDArray[np.int64],
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
            offset, _, kind, segment = uniforms(seed, replication, CASE_BLOCK, 0, (day << 32) | i, name)
            slot = pick(cumulated, offset)
            before = cumulated[slot - 1] if slot > 0 else 0.0
            inside = (offset * whole - before) / (cumulated[slot] - before)
            at = day * DAY + slot * width + min(int(inside * width), width - 1)
            choices = (shares[slot], segments, topics, numbers)
            write_case(out[n], day, i, at, kind, segment, *choices, seed, replication, name, source, stream)
            n += 1


def _layers(scenario: Scenario) -> int:
    """How many layers each Poisson stream has at the scenario's scale."""
    return max(1, math.ceil(scenario.arrivals.scale))


def source_names(scenario: Scenario) -> list[tuple[str, int]]:
    """Name and stream number of every source: streams in order, each followed by its layers and its peaks."""
    out = []
    for number, (name, stream) in enumerate(scenario.arrivals.streams.items()):
        layers = _layers(scenario) if stream.per_day is None else 1
        out += [(name if layer == 0 else f"{name}+{layer}", number) for layer in range(layers)]
        out += [(peak, number) for peak in peak_names(scenario, name)]
    return out


def source_hashes(scenario: Scenario) -> NDArray[np.int64]:
    """Stream hash of every source."""
    return np.array([stream_hash(name) for name, _ in source_names(scenario)], dtype=np.int64)


def _exact_totals(
    stream: Stream, scenario: Scenario, name: str, seed: int, replication: int
) -> NDArray[np.int64]:
    """Cases of every day: the scaled total, a fraction rounded at random."""
    calendar = scenario.calendar
    per_weekday = daily_totals(scenario, stream)
    out = np.empty(calendar.days, dtype=np.int64)
    for day in range(calendar.days):
        wanted = per_weekday[calendar.weekday(day)] * scenario.arrivals.scale
        u = uniform(seed, replication, int(Purpose.ARRIVAL_COUNT), 0, day << 32, stream_hash(name))
        out[day] = math.floor(wanted) + (u < wanted - math.floor(wanted))
    return out


def _expected(
    scenario: Scenario, name: str, stream: Stream, seed: int, replication: int
) -> NDArray[np.float64]:
    """Expected cases of every day and interval at scale 1, random factors of busy days included."""
    means = expected_cases(scenario, stream)
    if stream.per_day is not None:
        return means
    calendar, factors, noise = (
        scenario.calendar,
        scenario.arrivals.day_factor,
        scenario.arrivals.interval_noise,
    )
    means = means * day_factors(factors, name, calendar.days, seed, replication)[:, None]
    return means * interval_factors(noise, name, calendar.days, calendar.intervals_per_day, seed, replication)


def sample_arrivals(scenario: Scenario, seed: int, replication: int) -> NDArray[np.void]:
    """All cases of the run in order of opening (ties: by stream, layer and ordinal), dtype `ARRIVAL`."""
    calendar, opening = scenario.calendar, scenario.calendar.opening_grid()
    weekday, width = calendar.weekday(0), calendar.interval
    topics, numbers = topic_weights(scenario), topic_rows(scenario)
    parts: list[NDArray[np.void]] = []
    for number, (name, stream) in enumerate(scenario.arrivals.streams.items()):
        mix, segments = type_weights(scenario, name, stream, opening), segment_weights(scenario, name, stream)
        shared = (mix, segments, topics, numbers, seed, replication)
        means = _expected(scenario, name, stream, seed, replication)
        if stream.per_day is not None:
            totals = _exact_totals(stream, scenario, name, seed, replication)
            weights = np.ascontiguousarray(resolve(stream.weights, opening).cumsum(axis=1))
            out = np.empty(int(totals.sum()), dtype=ARRIVAL)
            _spread(totals, weights, weekday, width, *shared, stream_hash(name), len(parts), number, out)
            parts.append(out)
        for layer in range(_layers(scenario)) if stream.per_day is None else ():
            hashed = stream_hash(name if layer == 0 else f"{name}+{layer}")
            counts, total = sample_counts(means, seed, replication, hashed, name)
            out = np.empty(total, dtype=ARRIVAL)
            keep = min(1.0, scenario.arrivals.scale - layer)
            n = _fill(counts, weekday, width, keep, *shared, hashed, len(parts), number, out)
            parts.append(out[:n])
        parts += sample_peaks(scenario, name, means * scenario.arrivals.scale, shared, len(parts), number)
    cases = parts[0] if len(parts) == 1 else np.concatenate(parts)
    set_urgent_types(cases, scenario)
    hashes = source_hashes(scenario)
    set_complexity(cases, scenario, hashes, seed, replication)
    bad_news = 0.0 if scenario.news is None else scenario.news.bad_share
    set_traits(cases, scenario, hashes, seed, replication, bad_news)
    set_customers(cases, scenario, hashes, seed, replication)
    return cases[np.argsort(cases["opened_at"], kind="stable")]
