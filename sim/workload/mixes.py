"""What cases are: weights of contact types, segments and topics, cumulated."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.errors import ScenarioError
from sim.scenario import Scenario
from sim.scenario.arrivals import Stream
from sim.scenario.table import resolve
from sim.workload.volume import weekly_cases

__all__ = ["segment_weights", "topic_names", "topic_rows", "topic_weights", "type_weights"]


def type_weights(
    scenario: Scenario, name: str, stream: Stream, opening: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """Cumulated weights over contact types, shape (7, intervals of a day, types)."""
    everywhere = np.ones_like(opening)
    out = np.zeros((*opening.shape, len(scenario.contact_types)))
    for i, kind in enumerate(scenario.contact_types):
        if kind in stream.mix:
            out[:, :, i] = resolve(stream.mix[kind], everywhere)
    empty = (out.sum(axis=2) == 0) & (weekly_cases(scenario, stream) > 0)
    if empty.any():
        raise ScenarioError(
            f"arrivals.streams.{name}.mix: all weights are 0 in an interval in which cases arrive"
        )
    return np.ascontiguousarray(out.cumsum(axis=2))


def segment_weights(scenario: Scenario, name: str, stream: Stream) -> NDArray[np.float64]:
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


def topic_weights(scenario: Scenario) -> NDArray[np.float64]:
    """Cumulated weights over each type's topics, shape (types, most topics)."""
    rows = [list(one.topics.values()) or [1.0] for one in scenario.contact_types.values()]
    out = np.zeros((len(rows), max(len(row) for row in rows)))
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return np.ascontiguousarray(out.cumsum(axis=1))


def topic_names(scenario: Scenario) -> tuple[str, ...]:
    """Names of all topics in the order in which the types first name them; a type that names none is one itself."""
    found: dict[str, None] = {}
    for kind, one in scenario.contact_types.items():
        found |= dict.fromkeys(one.topics or [kind])
    return tuple(found)


def topic_rows(scenario: Scenario) -> NDArray[np.int64]:
    """Position in `topic_names` of each type's topics, shape as `topic_weights`."""
    names = topic_names(scenario)
    out = np.zeros(topic_weights(scenario).shape, dtype=np.int64)
    for i, (kind, one) in enumerate(scenario.contact_types.items()):
        for j, topic in enumerate(one.topics or [kind]):
            out[i, j] = names.index(topic)
    return out
