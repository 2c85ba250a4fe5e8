"""Who of the agents on shifts is really there: shrinkage, absence, lateness and adherence, each by its name."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.distributions.quantiles import Quantiles, draw_ticks, tabulate
from sim.draws import case_word, stream_hash, uniform
from sim.names import Purpose
from sim.scenario import Scenario
from sim.scenario.agents import AgentGroup
from sim.units import HOUR
from sim.workload.duties import Crew, Duty, crews, group_size
from sim.workload.spans import Span, merged, without

__all__ = ["Attendance", "sample_attendance"]

_NIGHT_BEFORE = 2**31
"""Days are counted round this number, so that the night before the first day has a name."""


@dataclass(frozen=True)
class Attendance:
    """A group on shifts in one replication.

    Attributes
    ----------
    spans
        By agent: when he is there, in order, none touching another.
    paid
        Shape (intervals from 0 to the horizon,): scheduled ticks without unpaid breaks.
    """

    spans: list[list[Span]]
    paid: NDArray[np.int64]


@dataclass(frozen=True)
class _Luck:
    """The draws of one day."""

    seed: int
    replication: int
    day: int

    def of(self, purpose: Purpose, name: str, index: int, lane: int = 0) -> float:
        word = case_word(self.day % _NIGHT_BEFORE, index)
        return uniform(self.seed, self.replication, int(purpose), lane, word, stream_hash(name))


def sample_attendance(scenario: Scenario, group: str, seed: int, replication: int) -> Attendance:
    """When each agent of a group on shifts is there, and what is paid.

    Of the scheduled agents of a pattern and day, shrinkage takes its share, chosen at random and rounded at random.
    Each of the others is absent with the group's probability; else he comes late, has his breaks, and in every hour of
    the shift is away for one spell of the share that adherence leaves, at a random place of that hour.
    """
    calendar, spec = scenario.calendar, scenario.agents[group]
    lateness = tabulate([spec.lateness])
    there: list[list[Span]] = [[] for _ in range(group_size(scenario, group))]
    paid = np.zeros(calendar.horizon // calendar.interval)
    for crew in crews(scenario, group):
        luck = _Luck(seed, replication, crew.day)
        for duty in crew.duties:
            _book(paid, duty, calendar.interval)
        for duty in _on_duty(crew, spec.shrinkage, luck):
            if spec.absence == 0 or luck.of(Purpose.ABSENCE, duty.name, duty.index) >= spec.absence:
                there[duty.agent] += _present(duty, spec, lateness, luck)
    since_midnight = [[(max(0, begins), ends) for begins, ends in spans] for spans in there]
    return Attendance([merged(spans) for spans in since_midnight], np.rint(paid).astype(np.int64))


def _book(paid: NDArray[np.float64], duty: Duty, width: int) -> None:
    """Add a duty's paid ticks to the intervals in which they pass."""
    for begins, ends in duty.paid:
        for k in range(max(0, begins // width), min(len(paid), -(-ends // width))):
            paid[k] += duty.share * (min(ends, (k + 1) * width) - max(begins, k * width))


def _on_duty(crew: Crew, shrinkage: float, luck: _Luck) -> list[Duty]:
    """The duties that shrinkage and a fractional number leave."""
    available = crew.wanted * (1 - shrinkage)
    whole = math.floor(available)
    if available > whole:
        whole += luck.of(Purpose.SHIFT_ROUNDING, crew.name, 0) < available - whole
    if whole >= len(crew.duties):
        return crew.duties
    return sorted(crew.duties, key=lambda one: luck.of(Purpose.SHIFT_ROUNDING, one.name, one.index, lane=1))[
        :whole
    ]


def _present(duty: Duty, group: AgentGroup, lateness: Quantiles, luck: _Luck) -> list[Span]:
    """When the agent of a duty is there."""
    begins, ends = duty.shift
    away: list[Span] = []
    if group.lateness.mean_seconds > 0:
        late = draw_ticks(lateness.laws, lateness.knots, 0, luck.of(Purpose.LATENESS, duty.name, duty.index))
        away.append((begins, begins + late))
    for number, starts in enumerate(range(begins, ends, HOUR)) if group.adherence < 1 else ():
        hour = min(HOUR, ends - starts)
        length = round((1 - group.adherence) * hour)
        place = luck.of(Purpose.ADHERENCE, duty.name, duty.index, lane=number)
        leaves = starts + int(place * (hour - length))
        away.append((leaves, leaves + length))
    return without(duty.work, away)
