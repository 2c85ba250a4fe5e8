"""Who of the agents on shifts is really there: shrinkage, absence, lateness and adherence, each by its name."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.distributions.quantiles import draw_ticks, tabulate
from sim.draws import case_word, stream_hash, uniform
from sim.names import Purpose
from sim.scenario import Scenario
from sim.units import DAY, HOUR
from sim.workload.duties import Crew, crews, group_size
from sim.workload.spans import Span, merged, without

__all__ = ["Attendance", "sample_attendance"]

_NIGHT_BEFORE = 2**31
"""Days are counted round this number, so that the night before the first day has a name."""
_ROUNDING, _ABSENCE = int(Purpose.SHIFT_ROUNDING), int(Purpose.ABSENCE)
_LATENESS, _ADHERENCE = int(Purpose.LATENESS), int(Purpose.ADHERENCE)

_DUTY = np.dtype(
    [(name, np.int64) for name in ("agent", "name", "word", "midnight", "begins", "ends", "is_there", "away")]
    + [("share", np.float64)]
    + [(name, np.int64) for name in ("work", "work_end", "paid", "paid_end")],
    align=True,
)
"""A duty as `duties.Duty`, with the name of its draws, the midnight before it, whether shrinkage leaves it, what
adherence takes of its last, incomplete hour, and its rows of the spans."""


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


def sample_attendance(scenario: Scenario, group: str, seed: int, replication: int) -> Attendance:
    """When each agent of a group on shifts is there, and what is paid.

    Of the scheduled agents of a pattern and day, shrinkage takes its share, chosen at random and rounded at random.
    Each of the others is absent with the group's probability; else he comes late, has his breaks, and in every hour of
    the shift is away for one spell of the share that adherence leaves, at a random place of that hour. Last, incidents
    send their agents home.
    """
    calendar, spec = scenario.calendar, scenario.agents[group]
    duties, spans = _tabulated(crews(scenario, group), spec.shrinkage, 1 - spec.adherence, seed, replication)
    paid = np.zeros(calendar.horizon // calendar.interval)
    _book(duties, spans, calendar.interval, paid)
    rows = int((duties["work_end"] - duties["work"] + 2 + (duties["ends"] - duties["begins"]) // HOUR).sum())
    gaps, out = np.empty((2 + DAY // HOUR, 2), dtype=np.int64), np.empty((rows, 3), dtype=np.int64)
    late = tabulate([spec.lateness])
    rules = spec.absence, spec.lateness.mean_seconds > 0, *late, round((1 - spec.adherence) * HOUR)
    n = _come(duties, spans, *rules, seed, replication, gaps, out)
    there: list[list[Span]] = [[] for _ in range(group_size(scenario, group))]
    for agent, begins, ends in out[:n].tolist():
        there[agent].append((begins, ends))
    spans_of = [merged(one) for one in there]
    for incident in scenario.incidents.values():
        _send_home(spans_of, *incident.leaves(group))
    return Attendance(spans_of, np.rint(paid).astype(np.int64))


def _send_home(spans_of: list[list[Span]], n: int, leaves: int, returns: int) -> None:
    """So many of those who are there at an instant, the highest numbers first, are away until another."""
    there = [
        agent
        for agent, spans in enumerate(spans_of)
        if any(begins <= leaves < ends for begins, ends in spans)
    ]
    for agent in there[len(there) - min(n, len(there)) :]:
        spans_of[agent] = without(spans_of[agent], [(leaves, returns)])


def _tabulated(
    rostered: Iterable[Crew], shrinkage: float, away: float, seed: int, replication: int
) -> tuple[NDArray[np.void], NDArray[np.int64]]:
    """All duties, and the spans of their work and of what is paid."""
    rows: list[tuple[float, ...]] = []
    spans: list[Span] = []
    name_of = cache(stream_hash)
    for crew in rostered:
        day = crew.day % _NIGHT_BEFORE
        left = _left(crew, shrinkage, seed, replication)
        for place, duty in enumerate(crew.duties):
            begins, ends = duty.shift
            work, paid = len(spans), len(spans) + len(duty.work)
            spans += duty.work
            spans += duty.paid
            rest = round(away * ((ends - begins) % HOUR))
            word, midnight = case_word(day, duty.index), crew.day * DAY
            when = midnight, begins, ends, place in left, rest
            rows.append(
                (duty.agent, name_of(duty.name), word, *when, duty.share, work, paid, paid, len(spans))
            )
    return np.array(rows, dtype=_DUTY), np.array(spans, dtype=np.int64).reshape(-1, 2)


def _left(crew: Crew, shrinkage: float, seed: int, replication: int) -> Collection[int]:
    """Which of a crew's duties shrinkage and a fractional number leave, by place."""
    available = crew.wanted * (1 - shrinkage)
    whole, day = math.floor(available), crew.day % _NIGHT_BEFORE
    if available > whole:
        word, name = case_word(day, 0), stream_hash(crew.name)
        whole += uniform(seed, replication, _ROUNDING, 0, word, name) < available - whole
    places = range(len(crew.duties))
    if whole >= len(places):
        return places
    luck = [
        uniform(seed, replication, _ROUNDING, 1, case_word(day, duty.index), stream_hash(duty.name))
        for duty in crew.duties
    ]
    return sorted(places, key=luck.__getitem__)[:whole]


@jit
def _book(duties: NDArray[np.void], spans: NDArray[np.int64], width: int, paid: NDArray[np.float64]) -> None:
    """Add the paid ticks of all duties to the intervals in which they pass."""
    for i in range(duties.shape[0]):
        duty = duties[i]
        for row in range(duty["paid"], duty["paid_end"]):
            begins, ends = duty["midnight"] + spans[row, 0], duty["midnight"] + spans[row, 1]
            for k in range(max(0, begins // width), min(paid.shape[0], -(-ends // width))):
                paid[k] += duty["share"] * (min(ends, (k + 1) * width) - max(begins, k * width))


@jit
def _come(
    duties: NDArray[np.void],
    spans: NDArray[np.int64],
    absence: float,
    is_late: bool,
    laws: NDArray[np.void],
    knots: NDArray[np.float64],
    each_hour: int,
    seed: int,
    replication: int,
    gaps: NDArray[np.int64],
    out: NDArray[np.int64],
) -> int:
    """Write (agent, begins, ends) of all who come, from the first midnight on; the number of rows.

    `gaps` is room for the spells of a shift.
    """
    n = 0
    for i in range(duties.shape[0]):
        duty = duties[i]
        word, name = duty["word"], duty["name"]
        if duty["is_there"] == 0:
            continue
        if absence > 0.0 and uniform(seed, replication, _ABSENCE, 0, word, name) < absence:
            continue
        begins, ends = duty["midnight"] + duty["begins"], duty["midnight"] + duty["ends"]
        arrives = begins
        if is_late:
            arrives += draw_ticks(laws, knots, 0, uniform(seed, replication, _LATENESS, 0, word, name))
        gaps[0, 0], gaps[0, 1] = begins, arrives
        n_gaps = 1
        if each_hour > 0:
            for starts in range(begins, ends, HOUR):
                room, length = HOUR, each_hour
                if ends - starts < HOUR:
                    room, length = ends - starts, duty["away"]
                place = uniform(seed, replication, _ADHERENCE, n_gaps - 1, word, name)
                leaves = starts + int(place * (room - length))
                gaps[n_gaps, 0], gaps[n_gaps, 1] = leaves, leaves + length
                n_gaps += 1
        for row in range(duty["work"], duty["work_end"]):
            since, until = duty["midnight"] + spans[row, 0], duty["midnight"] + spans[row, 1]
            for g in range(n_gaps):
                leaves, returns = gaps[g, 0], gaps[g, 1]
                if leaves < until and returns > since and returns > leaves:
                    if leaves > since:
                        out[n, 0], out[n, 1], out[n, 2] = duty["agent"], max(0, since), leaves
                        n += 1
                    since = returns
            if since < until:
                out[n, 0], out[n, 1], out[n, 2] = duty["agent"], max(0, since), until
                n += 1
    return n
