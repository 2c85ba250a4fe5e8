"""Who is rostered when: every day of every agent on shifts, before anything goes another way."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from sim.scenario import Scenario
from sim.scenario.agents import AgentGroup
from sim.scenario.shift import Break, Shift
from sim.scenario.table import parse_span, resolve_days
from sim.units import parse_clock
from sim.workload.spans import Span, without

__all__ = ["Crew", "Duty", "crews", "group_size"]


@dataclass(frozen=True)
class Duty:
    """A day's work of one agent; all instants since the midnight before the shift.

    Attributes
    ----------
    agent
        Number within the group.
    name, index
        Name its draws: the stream, and the place within its pattern.
    shift
        From start to end.
    work
        The shift without breaks.
    paid
        The shift without unpaid breaks.
    share
        Below 1 for the last agent of a fractional number.
    """

    agent: int
    name: str
    index: int
    shift: Span
    work: list[Span]
    paid: list[Span]
    share: float = 1.0


@dataclass(frozen=True)
class Crew:
    """The duties of a day that begin by the same pattern, or of all individuals; `wanted` agents may be fractional."""

    name: str
    day: int
    wanted: float
    duties: list[Duty]


def _wanted(scenario: Scenario, group: AgentGroup, shift: Shift) -> list[float]:
    """Agents of a pattern by weekday, Monday first; plain numbers hold on the days that open."""
    opening = scenario.calendar.opening_grid()
    if isinstance(shift.agents, dict):
        opening[:] = True
    return [max(0.0, n + group.extra) if n > 0 else 0.0 for n in resolve_days(shift.agents, opening).tolist()]


def group_size(scenario: Scenario, group: str) -> int:
    """Number of agents of a group on shifts: every place of every pattern, or every member, is one."""
    spec = scenario.agents[group]
    if not spec.shifts:
        return len(spec.members)
    return sum(math.ceil(max(_wanted(scenario, spec, shift))) for shift in spec.shifts.values())


def crews(scenario: Scenario, group: str) -> Iterator[Crew]:
    """All duties of a group on shifts, by day; those of the night before the first day too."""
    spec = scenario.agents[group]
    first, patterns = 0, []
    for name, shift in spec.shifts.items():
        wanted = _wanted(scenario, spec, shift)
        full_name = f"group:{group}:{name}"
        duties = {n: _by_pattern(full_name, shift, n, first) for n in set(wanted)}
        patterns.append((full_name, wanted, duties))
        first += math.ceil(max(wanted))
    for day in range(-1, scenario.calendar.days):
        weekday = scenario.calendar.weekday(day)
        for name, wanted, duties in patterns:
            yield Crew(name, day, wanted[weekday], duties[wanted[weekday]])
        if not patterns:
            yield _of_members(scenario, group, day)


def _by_pattern(name: str, shift: Shift, wanted: float, first: int) -> list[Duty]:
    begins = parse_clock(shift.start)
    whole: Span = (begins, begins + shift.length)
    n, duties = math.ceil(wanted), []
    for i in range(n):
        taken = [(one.paid, _place(one, begins, i, n)) for one in shift.breaks.values()]
        work = without([whole], [span for _, span in taken])
        paid = without([whole], [span for is_paid, span in taken if not is_paid])
        duties.append(Duty(first + i, name, i, whole, work, paid, min(1.0, wanted - i)))
    return duties


def _place(one: Break, begins: int, index: int, n: int) -> Span:
    """When an agent has a break: the agents of a pattern are spread evenly over its window."""
    first, last = parse_span(one.window)
    room = last - first - one.length
    starts = begins + first + (room * index // (n - 1) if n > 1 else room // 2)
    return starts, starts + one.length


def _of_members(scenario: Scenario, group: str, day: int) -> Crew:
    """The individuals who have hours on a day; what lies between their hours is unpaid."""
    duties = []
    for number, (name, member) in enumerate(scenario.agents[group].members.items()):
        spans = member.spans_on(scenario.calendar.date_of(day))
        if spans:
            shift = (spans[0][0], spans[-1][1])
            duties.append(Duty(number, f"group:{group}:{name}", 0, shift, spans, spans))
    return Crew(f"group:{group}", day, float(len(duties)), duties)
