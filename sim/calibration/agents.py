"""Agents on duty, inferred from what they did: an export knows who talked when, not who was there."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.calibration.evidence import StaffEvidence
from sim.calibration.export import UNKNOWN, Export
from sim.units import DAY, HOUR

__all__ = ["common", "fit_agents", "overlap", "presence"]

Floats = NDArray[np.float64]
Ticks = NDArray[np.int64]


def presence(begin: Ticks, end: Ticks, gap: int) -> tuple[Ticks, Ticks]:
    """Spans of duty of one agent, from the services' begins and ends (ticks, any order).

    Services that overlap or lie less than `gap` apart belong to one span. A service counts whole, however
    short: to hang up at once one must be there.
    """
    order = np.argsort(begin, kind="stable")
    begin, end = begin[order], np.maximum.accumulate(end[order])
    if not len(begin):
        return begin, end
    new = np.append(True, begin[1:] - end[:-1] >= gap)
    last = np.append(np.flatnonzero(new)[1:] - 1, len(begin) - 1)
    return begin[new], end[last]


def overlap(begin: Ticks, end: Ticks, n_days: int, interval: int) -> Floats:
    """Mean number of spans that cover an instant of each interval: (days, intervals of the day).

    Spans run over midnight into the next day; what lies outside day 0 … n_days − 1 is left out.
    """
    n_slots = n_days * (DAY // interval)
    total = np.zeros(n_slots)
    begin, end = np.clip(begin, 0, n_slots * interval), np.clip(end, 0, n_slots * interval)
    slot = begin // interval
    while len(begin):
        upper = np.minimum(end, (slot + 1) * interval)
        some = upper > begin
        np.add.at(total, slot[some], (upper - begin)[some] / interval)
        more = end > upper
        begin, end, slot = upper[more], end[more], slot[more] + 1
    return total.reshape(n_days, -1)


def common(begin: Ticks, end: Ticks, other_begin: Ticks, other_end: Ticks) -> tuple[Ticks, Ticks]:
    """Where spans of two sorted lists, each without overlaps of its own, meet."""
    first = np.searchsorted(other_end, begin, side="right")
    n = np.maximum(np.searchsorted(other_begin, end, side="left") - first, 0)
    mine = np.repeat(np.arange(len(begin)), n)
    place = np.arange(len(mine)) - np.repeat(np.cumsum(n) - n, n) + first[mine]
    return np.maximum(begin[mine], other_begin[place]), np.minimum(end[mine], other_end[place])


def fit_agents(export: Export, *, gap: int, clip: int, away_while_waiting: bool = False) -> StaffEvidence:
    """Agents on duty, busy and seen, by weekday and interval.

    Parameters
    ----------
    export
        The calls; answered ones with a server tell who was there.
    gap
        Between two services less than `gap` apart (ticks) an agent is on duty.
    clip
        Services are cut at this length (ticks): a line left open for hours is no service.
    away_while_waiting
        Within a gap an agent is not on duty while somebody waits: who could take a call would have. So short
        breaks and notes after a call are not taken for duty, where they can be told from idleness. This makes
        the headcount depend on when people waited, which the plain rule does not.

    Notes
    -----
    Time on duty before the first and after the last service of a span is not seen; the availability factor
    that is fitted to the waits makes up for it.
    """
    interval, days = export.calendar.interval, export.day_numbers()
    n_days = int(days.max()) + 1 if len(days) else 1
    calls = export.calls[export.calls["answered"] & (export.calls["talk"] > 0)]
    known = calls[calls["server"] != UNKNOWN]
    waited = export.calls[export.calls["wait"] > 0]
    queue = presence(waited["arrived_at"], waited["arrived_at"] + waited["wait"], 1)
    names, on_duty = np.zeros((2, n_days, DAY // interval))
    for server in np.unique(known["server"]):
        mine = known[known["server"] == server]
        begin, end = _span(mine, clip)
        names += overlap(begin, end, n_days, interval) > 0
        on_duty += overlap(*presence(begin, end, gap), n_days, interval)
        if away_while_waiting:
            begin, end = presence(begin, end, 1)
            near = begin[1:] - end[:-1] < gap
            away = common(end[:-1][near], begin[1:][near], *queue)
            on_duty -= overlap(*away, n_days, interval)
    busy = overlap(*_span(known, clip), n_days, interval)
    unknown = calls[calls["server"] == UNKNOWN]

    def by_weekday(values: Floats) -> Floats:
        out = np.zeros((7, DAY // interval))
        for weekday in range(7):
            mine = export.day_numbers([weekday])
            if len(mine):
                out[weekday] = values[mine].mean(0)
        return out

    return StaffEvidence(
        interval=interval,
        n_agents=len(np.unique(known["server"])),
        on_duty=by_weekday(np.maximum(on_duty, 0.0)),
        busy=by_weekday(busy),
        busy_unknown=by_weekday(overlap(*_span(unknown, clip), n_days, interval)),
        names=by_weekday(names),
        daily=np.maximum(on_duty, 0.0).sum(1)[export.day_numbers()] * (interval / HOUR),
        n_unknown=len(unknown),
        n_clipped=int(np.sum(calls["talk"] > clip)),
    )


def _span(calls: NDArray[Any], clip: int) -> tuple[Ticks, Ticks]:
    begin = calls["talk_at"]
    return begin, begin + np.minimum(calls["talk"], clip)
