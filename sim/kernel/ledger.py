"""Integrals by interval, and the trace."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.kernel.state import INTERVAL, N_AGENT_ROWS, N_EVENTS, TRACE

__all__ = ["close_interval", "note"]


@jit
def note(scalars: NDArray[np.int64], events: NDArray[np.void], now: int, kind: int, entity: int) -> None:
    """Keep an event in the trace, if there is one."""
    if scalars[TRACE] == 1:
        row = events[scalars[N_EVENTS]]
        row["at"] = now
        row["kind"] = kind
        row["entity"] = entity
        scalars[N_EVENTS] += 1


@jit
def _close_group(
    scalars: NDArray[np.int64],
    agents: NDArray[np.void],
    agent_rows: NDArray[np.void],
    row: Any,
    first: int,
    end: int,
    now: int,
) -> None:
    """Book the interval of a group and of its agents."""
    logged_in, talk, wrap_up, finishing = 0, 0, 0, 0
    for agent in range(first, end):
        one = agents[agent]
        here = one["logged_in_sum"] + one["here"] * now
        talking = one["talk_sum"] + one["talking"] * now
        wrapping_up = one["wrap_up_sum"] + one["wrapping_up"] * now
        finishing += one["finishing_sum"] + one["finishing"] * now
        one["logged_in_sum"] = -one["here"] * now
        one["talk_sum"] = -one["talking"] * now
        one["wrap_up_sum"] = -one["wrapping_up"] * now
        one["finishing_sum"] = -one["finishing"] * now
        logged_in += here
        talk += talking
        wrap_up += wrapping_up
        if here > 0:
            own = agent_rows[scalars[N_AGENT_ROWS]]
            scalars[N_AGENT_ROWS] += 1
            own["interval"] = scalars[INTERVAL]
            own["agent"] = agent
            own["logged_in"] = here
            own["busy"] = talking + wrapping_up
    row["logged_in"] = logged_in
    row["talk"] = talk
    row["wrap_up"] = wrap_up
    row["finishing"] = finishing


@jit
def _close_counter(counter: Any, now: int) -> int:
    """Ticks that a counter has counted in the interval; the next one begins."""
    ticks = counter["sum"] + counter["n"] * now
    counter["sum"] = -counter["n"] * now
    counter["most"] = counter["n"]
    return int(ticks)


@jit
def close_interval(
    scalars: NDArray[np.int64],
    agents: NDArray[np.void],
    groups: NDArray[np.void],
    types: NDArray[np.void],
    trunks: NDArray[np.void],
    paid: NDArray[np.int64],
    group_rows: NDArray[np.void],
    queue_rows: NDArray[np.void],
    line_rows: NDArray[np.void],
    agent_rows: NDArray[np.void],
    now: int,
) -> None:
    """Book the integrals of the interval that ends now."""
    interval = scalars[INTERVAL]
    n_groups, n_types, n_trunks = groups.shape[0], types.shape[0], trunks.shape[0]
    for group in range(n_groups):
        row, whole = group_rows[interval * n_groups + group], groups[group]
        row["interval"] = interval
        row["group"] = group
        row["paid"] = paid[group, interval]
        _close_group(scalars, agents, agent_rows, row, whole["first_agent"], whole["end_agent"], now)
    for kind in range(n_types):
        queue = queue_rows[interval * n_types + kind]
        queue["interval"] = interval
        queue["queue"] = kind
        queue["longest"] = types[kind]["most"]
        queue["waiting"] = _close_counter(types[kind], now)
    for channel in range(n_trunks):
        line = line_rows[interval * n_trunks + channel]
        line["interval"] = interval
        line["channel"] = channel
        line["most"] = trunks[channel]["most"]
        line["in_use"] = _close_counter(trunks[channel], now)
    scalars[INTERVAL] += 1
