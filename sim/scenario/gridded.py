"""Tables and instants that must lie on the grid of intervals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sim.names import WEEKDAYS
from sim.scenario.table import resolve, resolve_days
from sim.units import clock_text, duration_text

if TYPE_CHECKING:
    from sim.scenario.agents import AgentGroup
    from sim.scenario.arrivals import Stream
    from sim.scenario.scenario import Scenario

__all__ = ["MOST_PER_HOUR", "grid", "off_the_grid"]

MOST_PER_HOUR = 1e7
_MOST_AGENTS = 100_000


def off_the_grid(scenario: Scenario) -> Iterator[str]:
    """One sentence for each table that does not fit the day, and for each number in it that cannot be."""
    opening = scenario.calendar.opening_grid()
    for name, group in scenario.agents.items():
        yield from _of_group(f"agents.{name}", group, opening, scenario.calendar.interval)
    for name, stream in scenario.arrivals.streams.items():
        yield from _of_stream(f"arrivals.streams.{name}", stream, opening)
    for name, one in scenario.contact_types.items():
        for part in ("talk", "wrap_up", "patience"):
            table = getattr(one.by_arrival, part)
            found = grid(table, opening) if table is not None else None
            if isinstance(found, str):
                yield f"contact_types.{name}.by_arrival.{part}: {found}"
    yield from _incidents(scenario)


def grid(table: Any, opening: NDArray[np.bool_]) -> NDArray[np.float64] | str:
    """The resolved table, or the sentence that says why it has none."""
    try:
        return resolve(table, opening)
    except ValueError as error:
        return str(error)


def _of_group(key: str, group: AgentGroup, opening: NDArray[np.bool_], interval: int) -> Iterator[str]:
    for name, shift in group.shifts.items():
        most = resolve_days(shift.agents, opening).max()
        if most > _MOST_AGENTS:
            yield f"{key}.shifts.{name}.agents: {most:g} must be at most {_MOST_AGENTS}"
    if group.count is None:
        return
    found = grid(group.count, opening)
    if isinstance(found, str):
        yield f"{key}.count: {found}"
    elif (found[~opening] > 0).any():
        day, slot = np.argwhere((found > 0) & ~opening)[0].tolist()
        when = f"{WEEKDAYS[day]} at {clock_text(slot * interval)}"
        yield f"{key}.count: {found[day, slot]:g} agents on {when}, when the center is closed"
    elif found.max() > _MOST_AGENTS:
        yield f"{key}.count: {found.max():g} must be at most {_MOST_AGENTS}"


def _of_stream(key: str, stream: Stream, opening: NDArray[np.bool_]) -> Iterator[str]:
    tables = {part: getattr(stream, part) for part in ("rates_per_hour", "per_day", "weights", "hours")}
    tables |= {f"mix.{kind}": table for kind, table in stream.mix.items()}
    for part, table in tables.items():
        if table is None:
            continue
        found = grid(table, opening)
        if isinstance(found, str):
            yield f"{key}.{part}: {found}"
        elif part == "rates_per_hour" and found.max() > MOST_PER_HOUR:
            yield f"{key}.{part}: {found.max():g} must be at most {MOST_PER_HOUR:g}"
        elif part == "weights":
            lost = np.flatnonzero((resolve_days(stream.per_day, opening) > 0) & (found.sum(axis=1) == 0))
            if len(lost):
                yield f"{key}.weights: are all 0 on {WEEKDAYS[int(lost[0])]}, when per_day is above 0"
        elif part == "hours" and found.max() == 0:
            yield f"{key}.hours: are all 0"


def _incidents(scenario: Scenario) -> Iterator[str]:
    calendar = scenario.calendar
    for name, one in scenario.incidents.items():
        if one.day >= calendar.days:
            yield f"incidents.{name}.day: {one.day} must be a day of the run, from 0 to {calendar.days - 1}"
        if one.begins % calendar.interval:
            width = duration_text(calendar.interval)
            yield f'incidents.{name}.at: "{one.at}" must lie on the grid of {width}'
        if one.known_after is not None and one.known_after % calendar.interval:
            known, width = duration_text(one.known_after), duration_text(calendar.interval)
            yield f"incidents.{name}.known_after: {known} must be whole intervals of {width}"
