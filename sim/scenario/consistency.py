"""What only shows when the parts of a scenario are seen together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import nearest
from sim.names import CHANNELS, WEEKDAYS
from sim.scenario.table import resolve, resolve_days
from sim.units import DAY, clock_text, duration_text

if TYPE_CHECKING:
    from sim.scenario.arrivals import Stream
    from sim.scenario.scenario import Scenario

__all__ = ["contradictions"]

_MOST_AGENTS = 100_000
_MOST_PER_HOUR = 1e7
_MOST_CASES = 1e8
_MOST_INTERVALS = 2_000_000


def contradictions(scenario: Scenario) -> Iterator[str]:
    """One sentence for each contradiction between the parts."""
    for part in ("contact_types", "agents"):
        if not getattr(scenario, part):
            yield f"{part}: must name at least one"
    if not scenario.arrivals.streams:
        yield "arrivals.streams: must name at least one"
    yield from _names(scenario)
    yield from _streams(scenario)
    yield from _skills(scenario)
    yield from _tables(scenario)
    yield from _window(scenario)
    yield from _size(scenario)


def _names(scenario: Scenario) -> Iterator[str]:
    for name in scenario.channels:
        if name not in CHANNELS:
            yield f"channels.{name}: unknown channel{nearest(name, CHANNELS)}; known are {', '.join(CHANNELS)}"
    known = {"all", *CHANNELS, *scenario.contact_types}
    for name, target in scenario.targets.items():
        if target.of not in known:
            hint = nearest(target.of, known)
            yield f'targets.{name}.of: "{target.of}" is neither all, nor a channel, nor a contact type{hint}'


def _window(scenario: Scenario) -> Iterator[str]:
    calendar, measures = scenario.calendar, scenario.measures
    width = duration_text(calendar.interval)
    for key in ("warm_up", "cool_down"):
        value = getattr(measures, key)
        if value < 0 or value % calendar.interval:
            yield f"measures.{key}: {duration_text(value)} must be whole intervals of {width}"
    if calendar.days * DAY - measures.warm_up - measures.cool_down < calendar.interval:
        yield f"measures: warm_up and cool_down leave nothing of {calendar.days} days to measure"
    if not 0 <= measures.short_abandon <= DAY:
        yield f"measures.short_abandon: {duration_text(measures.short_abandon)} must be from 0s to 24h"


def _size(scenario: Scenario) -> Iterator[str]:
    """What no computer's memory would hold."""
    calendar, scale = scenario.calendar, scenario.arrivals.scale
    if calendar.days * calendar.intervals_per_day > _MOST_INTERVALS:
        width = duration_text(calendar.interval)
        yield f"calendar.days: {calendar.days} days are more than {_MOST_INTERVALS} intervals of {width}; take fewer"
    opening, cases = calendar.opening_grid(), 0.0
    for stream in scenario.arrivals.streams.values():
        rates, totals = _grid(stream.rates_per_hour or 0.0, opening), resolve_days(stream.per_day or 0.0, opening)
        if not isinstance(rates, str) and rates.max() <= _MOST_PER_HOUR:
            cases += (rates.mean() * 24 + totals.mean()) * calendar.days * scale
    if cases > _MOST_CASES:
        yield f"arrivals: about {cases:.3g} cases in {calendar.days} days, at most {_MOST_CASES:g} fit; take fewer days"


def _streams(scenario: Scenario) -> Iterator[str]:
    types = scenario.contact_types
    for name, stream in scenario.arrivals.streams.items():
        key = f"arrivals.streams.{name}"
        for kind in stream.mix:
            if kind not in types:
                yield f"{key}.mix.{kind}: no such contact type{nearest(kind, types)}"
        for segment, weights in stream.segments.items():
            if segment not in scenario.segments:
                yield f"{key}.segments.{segment}: no such segment{nearest(segment, scenario.segments)}"
            for kind in weights if isinstance(weights, dict) else ():
                if kind not in types:
                    yield f"{key}.segments.{segment}.{kind}: no such contact type{nearest(kind, types)}"


def _skills(scenario: Scenario) -> Iterator[str]:
    types = scenario.contact_types
    held = {skill for group in scenario.agents.values() for skill in group.skills}
    needed = {one.skill or name for name, one in types.items()}
    unserved = {skill for skill in needed if skill not in held}
    for name, one in types.items():
        skill = one.skill or name
        if held and skill in unserved:
            yield f'contact_types.{name}.skill: nobody has the skill "{skill}"{nearest(skill, held)}'
        for other in one.switch_to:
            if other not in types:
                yield f"contact_types.{name}.switch_to.{other}: no such contact type{nearest(other, types)}"
    for name, group in scenario.agents.items():
        if not group.skills:
            yield f"agents.{name}.skills: must name at least one"
        for skill in group.skills:
            if skill not in needed and not unserved:
                yield f"agents.{name}.skills.{skill}: no contact type needs it{nearest(skill, needed)}"


def _grid(table: Any, opening: NDArray[np.bool_]) -> NDArray[np.float64] | str:
    """The resolved table, or the sentence that says why it has none."""
    try:
        return resolve(table, opening)
    except ValueError as error:
        return str(error)


def _tables(scenario: Scenario) -> Iterator[str]:
    calendar = scenario.calendar
    opening = calendar.opening_grid()
    for name, group in scenario.agents.items():
        key, found = f"agents.{name}.count", _grid(group.count, opening)
        if isinstance(found, str):
            yield f"{key}: {found}"
        elif (found[~opening] > 0).any():
            day, slot = np.argwhere((found > 0) & ~opening)[0].tolist()
            when = f"{WEEKDAYS[day]} at {clock_text(slot * calendar.interval)}"
            yield f"{key}: {found[day, slot]:g} agents on {when}, when the center is closed"
        elif found.max() > _MOST_AGENTS:
            yield f"{key}: {found.max():g} must be at most {_MOST_AGENTS}"
    for name, stream in scenario.arrivals.streams.items():
        yield from _stream_tables(f"arrivals.streams.{name}", stream, opening)


def _stream_tables(key: str, stream: Stream, opening: NDArray[np.bool_]) -> Iterator[str]:
    tables = {"rates_per_hour": stream.rates_per_hour, "per_day": stream.per_day, "weights": stream.weights}
    tables |= {f"mix.{kind}": table for kind, table in stream.mix.items()}
    for part, table in tables.items():
        if table is None:
            continue
        found = _grid(table, opening)
        if isinstance(found, str):
            yield f"{key}.{part}: {found}"
        elif part == "rates_per_hour" and found.max() > _MOST_PER_HOUR:
            yield f"{key}.{part}: {found.max():g} must be at most {_MOST_PER_HOUR:g}"
        elif part == "weights":
            lost = np.flatnonzero((resolve_days(stream.per_day, opening) > 0) & (found.sum(axis=1) == 0))
            if len(lost):
                yield f"{key}.weights: are all 0 on {WEEKDAYS[int(lost[0])]}, when per_day is above 0"
