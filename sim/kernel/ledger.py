"""Integrals by interval, and the trace."""

from __future__ import annotations

from typing import Any

from sim.compiled import inner, jit
from sim.kernel.crew import close_day
from sim.kernel.floor import HORIZON, INTERVAL, N_AGENT_ROWS, N_EVENTS, ROW_INTERVAL, TRACE, Floor
from sim.units import DAY

__all__ = ["close_interval", "note"]


@inner
def note(f: Floor, now: int, kind: int, entity: int) -> None:
    """Keep an event in the trace, if there is one."""
    if f.scalars[TRACE] == 1:
        row = f.events[f.scalars[N_EVENTS]]
        row["at"] = now
        row["kind"] = kind
        row["entity"] = entity
        f.scalars[N_EVENTS] += 1


@inner
def _close_agents(f: Floor, row: Any, group: int, now: int) -> None:
    """Book the interval of a group's agents; a new day begins with it if it ends at midnight."""
    logged_in, working, finishing = 0, 0, 0
    whole, midnight = f.groups[group], now % DAY == 0
    for agent in range(whole["first_agent"], whole["end_agent"]):
        one = f.agents[agent]
        here = one["logged_in_sum"] + one["here"] * now
        busy = one["busy_sum"] + (now if one["n_busy"] > 0 else 0)
        one["logged_in_sum"] = -one["here"] * now
        one["busy_sum"] = -now if one["n_busy"] > 0 else 0
        if midnight:
            one["logged_in_yesterday"] = one["logged_in_today"] + here
            one["busy_yesterday"] = one["busy_today"] + busy
        one["logged_in_today"] = 0 if midnight else one["logged_in_today"] + here
        one["busy_today"] = 0 if midnight else one["busy_today"] + busy
        if here > 0:
            own = f.agent_rows[f.scalars[N_AGENT_ROWS]]
            f.scalars[N_AGENT_ROWS] += 1
            own["interval"] = f.scalars[INTERVAL]
            own["agent"] = agent
            own["logged_in"] = here
            own["busy"] = busy
            logged_in += here
            working += busy
            finishing += one["finishing_sum"] + one["finishing"] * now
            one["finishing_sum"] = -one["finishing"] * now
    row["logged_in"] = logged_in
    row["busy"] = working
    row["finishing"] = finishing


@inner
def _close_stages(f: Floor, row: Any, group: int, now: int) -> None:
    """Book the interval of a group's legs."""
    whole = f.groups[group]
    row["set_up"] = whole["set_up_sum"] + whole["n_set_up"] * now
    row["talk"] = whole["talk_sum"] + whole["n_talk"] * now
    row["wrap_up"] = whole["wrap_up_sum"] + whole["n_wrap_up"] * now
    whole["set_up_sum"] = -whole["n_set_up"] * now
    whole["talk_sum"] = -whole["n_talk"] * now
    whole["wrap_up_sum"] = -whole["n_wrap_up"] * now


@inner
def _close_counter(counter: Any, now: int) -> int:
    """Ticks that a counter has counted in the interval; the next one begins."""
    ticks = counter["sum"] + counter["n"] * now
    counter["sum"] = -counter["n"] * now
    counter["most"] = counter["n"]
    return int(ticks)


@jit
def close_interval(f: Floor, now: int) -> None:
    """Book the integrals of the interval that ends now."""
    interval = f.scalars[INTERVAL]
    at = interval - f.scalars[ROW_INTERVAL]
    n_groups, n_types, n_trunks = f.groups.shape[0], f.types.shape[0], f.trunks.shape[0]
    for group in range(n_groups):
        row = f.group_rows[at * n_groups + group]
        row["interval"] = interval
        row["group"] = group
        row["paid"] = f.paid[group, interval]
        _close_agents(f, row, group, now)
        _close_stages(f, row, group, now)
    for kind in range(n_types):
        queue = f.queue_rows[at * n_types + kind]
        queue["interval"] = interval
        queue["queue"] = kind
        queue["longest"] = f.types[kind]["most"]
        queue["waiting"] = _close_counter(f.types[kind], now)
    for channel in range(n_trunks):
        line = f.line_rows[at * n_trunks + channel]
        line["interval"] = interval
        line["channel"] = channel
        line["most"] = f.trunks[channel]["most"]
        line["in_use"] = _close_counter(f.trunks[channel], now)
    f.scalars[INTERVAL] += 1
    if f.behaviour[0]["keeps_days"] == 1 and (now % DAY == 0 or now == f.scalars[HORIZON]):
        close_day(f, (now - 1) // DAY)
