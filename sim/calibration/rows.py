"""The rows of an export read through its mapping: each method turns columns into one array and sieves its
faults."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim.calibration.mapping import Instant, Mapping
from sim.calibration.sieve import Sieve
from sim.calibration.table import column, read_table
from sim.errors import nearest
from sim.units import DAY, HOUR, NEVER, SECOND

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["UNKNOWN", "Rows", "Ticks"]

Ticks = NDArray[np.int64]
Codes = NDArray[np.int64]
Mask = NDArray[np.bool_]
UNKNOWN = -1
"""Segment or server of a call of which none is known."""
_CLOCK_YEAR = (datetime(1900, 1, 1) - datetime(1970, 1, 1)).days * DAY


def _among(cells: pd.Series[str], codes: Iterable[str]) -> Mask:
    return np.asarray(cells.isin(list(codes)), bool)


class Rows:
    """An export's cells, its mapping and the sieve that keeps count of what is left out.

    Every array has one element per row of the file; in rows that the sieve no longer keeps it means nothing.
    """

    def __init__(self, path: str | Path, mapping: Mapping) -> None:
        self.path, self.mapping = Path(path), mapping
        self.frame = read_table(path, mapping.table)
        self.n = len(self.frame)
        self.sieve = Sieve(self.n, mapping.filters.bad_rows, self.path.name)

    def _cells(self, name: str, key: str) -> pd.Series[str]:
        return column(self.frame, name, key, self.path)

    def answered(self) -> Mask:
        """True for answered, False for abandoned calls; rows that are no calls are dropped, by code."""
        key = self.mapping.outcome
        cells = self._cells(key.column, "outcome.column")
        known = (*key.answered, *key.abandoned, *key.ignore)
        self.sieve.fault(
            ~_among(cells, known),
            "unknown outcome",
            lambda n: (
                f'outcome "{cells.iloc[n]}" is not in the mapping{nearest(cells.iloc[n], known)}; '
                "list it under outcome.answered, abandoned or ignore"
            ),
        )
        for code in key.ignore:
            self.sieve.drop(_among(cells, [code]), f"outcome {code} is no call")
        return _among(cells, key.answered)

    def types(self) -> tuple[tuple[str, ...], Codes]:
        """Names of the contact types and the code of each row."""
        key = self.mapping.contact_type
        if key is None:
            return ("calls",), np.zeros(self.n, np.int64)
        cells = self._cells(key.column, "contact_type.column")
        for code in key.drop:
            self.sieve.drop(_among(cells, [code]), f"type {code} is left out")
        known = key.rename or {code: re.sub(r"\W+", "_", code) for code in sorted(set(cells)) if code}
        self.sieve.fault(
            ~_among(cells, known),
            "unknown type",
            lambda n: (
                f'type "{cells.iloc[n]}" is not in contact_type.rename or drop{nearest(cells.iloc[n], known)}'
            ),
        )
        names = tuple(dict.fromkeys(known.values()))
        return names, np.array([names.index(known[code]) if code in known else 0 for code in cells])

    def segments(self, wait: Ticks) -> tuple[tuple[str, ...], Codes]:
        """Names of the segments and the code of each row, UNKNOWN where the column cannot tell."""
        key = self.mapping.segment
        if key is None:
            return (), np.full(self.n, UNKNOWN)
        cells = self._cells(key.column, "segment.column")
        known = (*key.rename, *key.unidentified)
        self.sieve.fault(
            ~_among(cells, known),
            "unknown segment",
            lambda n: (
                f'segment "{cells.iloc[n]}" is not in segment.rename or unidentified'
                f"{nearest(cells.iloc[n], known)}"
            ),
        )
        names = tuple(dict.fromkeys(key.rename.values()))
        codes = np.array([names.index(key.rename[c]) if c in key.rename else UNKNOWN for c in cells])
        return names, np.where((wait == 0) & (key.known_for == "waiters"), UNKNOWN, codes)

    def servers(self, answered: Mask) -> tuple[tuple[str, ...], Codes]:
        """Names of the agents and who served each row, UNKNOWN for nobody known."""
        key = self.mapping.server
        if key is None:
            return (), np.full(self.n, UNKNOWN)
        cells = self._cells(key.column, "server.column")
        names = tuple(sorted(set(cells) - set(key.none)))
        numbers = {name: n for n, name in enumerate(names)}
        return names, np.where(answered, [numbers.get(code, UNKNOWN) for code in cells], UNKNOWN)

    def instants(self) -> dict[str, Ticks]:
        """Every mapped instant in ticks since 1970, midnight crossings undone; NEVER where there is none."""
        have = self.mapping.instants
        base = np.zeros(self.n, np.int64)
        if have.date is not None:
            name = have.date.column
            base = self._parsed("date", have.date)
            self.sieve.fault(base == NEVER, "no date", lambda n: f"{name} (date) is empty")
        out: dict[str, Ticks] = {}
        last = np.full(self.n, -NEVER)
        for key in ("received", "offered", "queue_entered", "queue_left", "talk_started", "talk_ended"):
            instant: Instant | None = getattr(have, key)
            if instant is None:
                continue
            at = self._parsed(key, instant)
            there = at != NEVER
            if not instant.dated:
                at = np.where(there, at + base, at)
                at = np.where(there & (at < last - 12 * HOUR), at + DAY, at)
            self._ordered(key, instant.column, at, last)
            out[key] = at
            last = np.where(there, np.maximum(at, last), last)
        return out

    def _ordered(self, key: str, name: str, at: Ticks, last: Ticks) -> None:
        there, skew = at != NEVER, self.mapping.instants.skew
        if key in ("received", "offered"):
            self.sieve.fault(~there, f"no {key}", lambda n: f"{name} ({key}) is empty")
        self.sieve.fault(
            there & (at < last - skew),
            f"{key} before the instant that precedes it",
            lambda n: (
                f"{name} ({key}) is {(last[n] - at[n]) / SECOND:g} s before the instant that precedes it; "
                f"instants.skew allows {skew / SECOND:g} s"
            ),
        )

    def _parsed(self, key: str, instant: Instant) -> Ticks:
        """Ticks since 1970 (since midnight if the column has no date); NEVER where the cell is empty."""
        import pandas as pd

        cells = self._cells(instant.column, f"instants.{key}")
        form = instant.format or "ISO8601"
        parsed = pd.to_datetime(cells, format=form, errors="coerce").astype("datetime64[us]")
        missing, empty = np.asarray(parsed.isna(), bool), _among(cells, self.mapping.instants.empty)
        wanted = instant.format or "2024-03-01 09:30:00"
        self.sieve.fault(
            missing & ~empty,
            f"{key} unreadable",
            lambda n: f'{instant.column} ({key}) "{cells.iloc[n]}" is no instant of the form {wanted}',
        )
        ticks = np.asarray(parsed, "datetime64[us]").astype(np.int64)
        ticks = ticks if instant.dated else ticks - _CLOCK_YEAR
        return np.where(missing | empty, NEVER, ticks)

    def sieve_before_queue(self, at: dict[str, Ticks], answered: Mask) -> None:
        """Drop calls given up before the queue, and those that the menu filter leaves out."""
        if "queue_entered" in at:
            self.sieve.drop(~answered & (at["queue_entered"] == NEVER), "given up before the queue")
        bound = self.mapping.filters.menu_at_least
        if self.mapping.durations.menu is not None and bound is not None:
            everyone = np.ones(self.n, bool)
            menu = self._seconds(self.mapping.durations.menu, "menu", everyone, signed=True)
            self.sieve.drop(menu < bound, f"in the menu for less than {bound / SECOND:g} s")

    def wait(self, at: dict[str, Ticks], answered: Mask) -> Ticks:
        """Wait in the queue; 0 for who did not queue."""
        name = self.mapping.durations.wait
        if name is not None:
            return self._seconds(name, "wait", np.ones(self.n, bool))
        nowhere = np.full(self.n, NEVER)
        entered = at.get("queue_entered", nowhere)
        left = at.get("queue_left", nowhere)
        left = np.where((left == NEVER) & answered, at.get("talk_started", nowhere), left)
        queued = at.get("queue_entered", at["offered"]) != NEVER
        self.sieve.fault(
            queued & ~answered & (left == NEVER),
            "no end of the wait",
            lambda n: "the call was abandoned but no instant says when (instants.queue_left)",
        )
        begin = np.where(entered == NEVER, at["offered"], entered)
        return np.where(queued & (left != NEVER), np.maximum(left - begin, 0), 0)

    def talk(self, at: dict[str, Ticks], answered: Mask) -> Ticks:
        """Talk time; 0 for abandoned calls."""
        name = self.mapping.durations.talk
        if name is not None:
            return self._seconds(name, "talk", answered)
        missing = answered & ((at["talk_started"] == NEVER) | (at["talk_ended"] == NEVER))
        self.sieve.fault(
            missing, "no end of the talk", lambda n: "an answered call whose talk has no begin or no end"
        )
        return np.where(answered & ~missing, np.maximum(at["talk_ended"] - at["talk_started"], 0), 0)

    def _seconds(self, name: str, key: str, needed: Mask, *, signed: bool = False) -> Ticks:
        """A column of seconds in ticks; 0 in rows where the number is not `needed`."""
        import pandas as pd

        cells = self._cells(name, f"durations.{key}")
        numbers = np.asarray(pd.to_numeric(cells, errors="coerce"), float)
        fine = np.isfinite(numbers) & (np.abs(numbers) < 1e9)
        self.sieve.fault(
            needed & ~fine,
            f"{key} is no number",
            lambda n: f'{name} "{cells.iloc[n]}" is no number of seconds',
        )
        if not signed:
            self.sieve.fault(
                needed & (numbers < 0), f"negative {key}", lambda n: f"{name} {cells.iloc[n]} is below 0 s"
            )
        ticks: Ticks = np.rint(np.where(needed & fine, numbers, 0.0) * SECOND).astype(np.int64)
        return ticks
