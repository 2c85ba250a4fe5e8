"""A call-by-call export in normal form: one row a call, instants and durations in ticks, codes as numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.calibration.calendar import Calendar
from sim.calibration.mapping import Mapping
from sim.calibration.rows import UNKNOWN, Rows, Ticks
from sim.errors import DataError
from sim.units import DAY, NEVER

__all__ = ["CALL", "UNKNOWN", "Export", "read_export"]

CALL = np.dtype(
    [
        ("line", np.int64),
        ("type", np.int16),
        ("segment", np.int16),
        ("day", np.int32),
        ("weekday", np.int8),
        ("received_at", np.int64),
        ("arrived_at", np.int64),
        ("wait", np.int64),
        ("answered", np.bool_),
        ("talk_at", np.int64),
        ("talk", np.int64),
        ("server", np.int16),
    ]
)
"""One call. `day` counts from the export's first day; instants are ticks from that day's midnight. `wait` is
0 for who was served or left at once; `talk` is 0 and `talk_at` NEVER for abandoned calls; `line` is the line
in the file."""


@dataclass(frozen=True, eq=False)
class Export:
    """A normalised export.

    Attributes
    ----------
    calls : structured array of dtype CALL, in order of arrival
    types, segments, servers : names, by code
    days : the days that count, also those without a call, from the file's first to its last
    first_day : day 0
    calendar : how the days are grouped
    dropped : (reason, rows left out), in the order in which the reasons were applied
    n_rows : rows of the file
    """

    calls: NDArray[Any]
    types: tuple[str, ...]
    segments: tuple[str, ...]
    servers: tuple[str, ...]
    days: tuple[date, ...]
    first_day: date
    calendar: Calendar
    dropped: tuple[tuple[str, int], ...]
    n_rows: int

    def day_numbers(self, weekdays: Iterable[int] | None = None) -> NDArray[np.int64]:
        """Numbers (from `first_day`) of the days that count, of these weekdays (0 = Monday; default all)."""
        wanted = set(range(7) if weekdays is None else weekdays)
        return np.array([(d - self.first_day).days for d in self.days if d.weekday() in wanted], np.int64)

    def on(self, weekdays: Iterable[int]) -> NDArray[Any]:
        """The calls on these weekdays (0 = Monday)."""
        return self.calls[np.isin(self.calls["weekday"], list(weekdays))]


def read_export(path: str | Path, mapping: Mapping) -> Export:
    """Read and normalise an export.

    Raises
    ------
    DataError
        A column is missing, a cell cannot be read or cannot be right (unless `filters.bad_rows: drop`), or no
        call is left.
    """
    rows = Rows(path, mapping)
    answered = rows.answered()
    types, type_codes = rows.types()
    at = rows.instants()
    rows.sieve_before_queue(at, answered)
    wait, talk = rows.wait(at, answered), rows.talk(at, answered)
    offered = at["offered"]
    _sieve_days(rows, offered)
    segments, segment_codes = rows.segments(wait)
    servers, server_codes = rows.servers(answered)
    kept = rows.sieve.kept
    if not kept.any():
        why = "; ".join(f"{n} {reason}" for reason, n in rows.sieve.dropped)
        raise DataError(f"export {rows.path.name}: no call is left of {rows.n} rows: {why}")
    days = offered // DAY
    first, last = int(days[kept].min()), int(days[kept].max())
    begun = at.get("talk_started", np.full(rows.n, NEVER))
    begun = np.where(begun == NEVER, offered + wait, begun)
    calls = np.zeros(rows.n, CALL)
    calls["line"] = np.arange(rows.n) + 2
    calls["type"], calls["segment"], calls["server"] = type_codes, segment_codes, server_codes
    calls["day"] = days - first
    calls["weekday"] = (days + 3) % 7  # 1 January 1970 was a Thursday
    calls["received_at"] = at.get("received", offered) - first * DAY
    calls["arrived_at"] = offered - first * DAY
    calls["wait"], calls["answered"] = wait, answered
    calls["talk_at"] = np.where(answered, begun - first * DAY, NEVER)
    calls["talk"] = np.where(answered, talk, 0)
    calls = calls[kept]
    return Export(
        calls=calls[np.argsort(calls["arrived_at"], kind="stable")],
        types=types,
        segments=segments,
        servers=servers,
        days=mapping.calendar.days_between(_date(first), _date(last)),
        first_day=_date(first),
        calendar=mapping.calendar,
        dropped=rows.sieve.dropped,
        n_rows=rows.n,
    )


def _date(number: int) -> date:
    return date.fromordinal(number + date(1970, 1, 1).toordinal())


def _sieve_days(rows: Rows, offered: Ticks) -> None:
    """Drop what the calendar leaves out: days, and hours in which the center is closed."""
    calendar, days = rows.mapping.calendar, offered // DAY
    present = [int(day) for day in np.unique(days[rows.sieve.kept])]
    rows.sieve.drop(
        np.isin(days, [day for day in present if not calendar.counts(_date(day))]),
        "on a day that the calendar leaves out",
    )
    for group, (opens, closes) in calendar.opening.items():
        members = [day for day in present if calendar.group_of(_date(day).weekday()) == group]
        clock = offered - days * DAY
        closed = np.isin(days, members) & ((clock < opens) | (clock >= closes))
        rows.sieve.drop(closed, "outside opening hours")
