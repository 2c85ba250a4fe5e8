"""What only shows when the parts of a scenario are seen together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.scenario.depends import missing_needs
from sim.scenario.gridded import MOST_PER_HOUR, grid, off_the_grid
from sim.scenario.references import unknown_names
from sim.scenario.serving import unserved_queues
from sim.scenario.table import resolve_days
from sim.units import DAY, duration_text

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario

__all__ = ["contradictions"]

_MOST_CASES = 1e8
_MOST_INTERVALS = 2_000_000


def contradictions(scenario: Scenario) -> Iterator[str]:
    """One sentence for each contradiction between the parts."""
    for part in ("contact_types", "agents"):
        if not getattr(scenario, part):
            yield f"{part}: must name at least one"
    if not scenario.arrivals.streams:
        yield "arrivals.streams: must name at least one"
    yield from unknown_names(scenario)
    yield from missing_needs(scenario)
    yield from unserved_queues(scenario)
    yield from off_the_grid(scenario)
    yield from _window(scenario)
    yield from _size(scenario)


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
        rates, totals = (
            grid(stream.rates_per_hour or 0.0, opening),
            resolve_days(stream.per_day or 0.0, opening),
        )
        if not isinstance(rates, str) and rates.max() <= MOST_PER_HOUR:
            cases += (rates.mean() * 24 + totals.mean()) * calendar.days * scale
        a_day = (stream.per_customer or 0.0) * (scenario.arrivals.customers or 0)
        cases += a_day * sum(stream.weekdays or (7.0,)) / 7 * calendar.days * scale
    if cases > _MOST_CASES:
        yield f"arrivals: about {cases:.3g} cases in {calendar.days} days, at most {_MOST_CASES:g} fit; take fewer days"
