"""Spells of something, and how many of them there are at once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["Spells", "at_once", "covers", "most_per_interval", "per_interval", "united", "within", "without"]

_Ints = NDArray[np.int64]
_Truths = NDArray[np.bool_]


class Spells(NamedTuple):
    """Half-open spells [since, until) of somebody or something."""

    who: _Ints
    since: _Ints
    until: _Ints

    def where(self, which: _Truths | _Ints) -> Spells:
        """Some of them."""
        return Spells(self.who[which], self.since[which], self.until[which])

    def joined(self, other: Spells) -> Spells:
        """These and others."""
        return Spells(*(np.concatenate(pair) for pair in zip(self, other, strict=True)))


def at_once(spells: Spells) -> tuple[_Ints, _Ints, _Ints]:
    """Who, instant and number of spells in progress after it, in order; spells of no length do not count.

    Ends come before beginnings of the same instant, so the numbers are lower bounds of what the engine counted.
    """
    who, since, until = spells.where(spells.until > spells.since)
    n = len(who)
    who, at, change = np.tile(who, 2), np.concatenate([since, until]), np.repeat([1, -1], n)
    order = np.lexsort((change, at, who))
    who, at, level = who[order], at[order], change[order].cumsum()
    last = np.append((who[1:] != who[:-1]) | (at[1:] != at[:-1]), np.ones(min(1, 2 * n), dtype=np.bool_))
    return who[last], at[last], level[last]


def united(spells: Spells) -> Spells:
    """The spells in which at least one is in progress; those that touch are one."""
    who, at, level = at_once(spells)
    before = np.append(0, level[:-1])[: len(level)]
    begins, ends = (level > 0) & (before == 0), (level == 0) & (before > 0)
    return Spells(who[begins], at[begins], at[ends])


def without(spells: Spells, taken: Spells) -> Spells:
    """What is left of spells, of the same or of others, while none of `taken` is in progress; of positive length."""
    n, m = len(spells.who), len(taken.who)
    who = np.concatenate([np.tile(spells.who, 2), np.tile(taken.who, 2)])
    at = np.concatenate([spells.since, spells.until, taken.since, taken.until])
    order = np.lexsort((at, who))
    who, at = who[order], at[order]
    there = np.repeat([1, -1, 0], (n, n, 2 * m))[order].cumsum()
    gone = np.repeat([0, 1, -1], (2 * n, m, m))[order].cumsum()
    free = np.flatnonzero((there[:-1] > 0) & (gone[:-1] == 0) & (at[:-1] < at[1:]))
    return united(Spells(who[free], at[free], at[1:][free]))


def within(spells: Spells, who: _Ints, at: _Ints) -> _Truths:
    """Whether who is in one and the same spell just before and just after an instant; spells may not overlap."""
    return _found(spells, who, at, touching=False)


def covers(spells: Spells, who: _Ints, at: _Ints, *, touching: bool = False) -> _Truths:
    """Whether who is in a spell just before and just after an instant; `touching`: before or after it."""
    return _found(united(spells), who, at, touching=touching)


def _found(spells: Spells, who: _Ints, at: _Ints, *, touching: bool) -> _Truths:
    out = np.zeros(len(at), dtype=np.bool_)
    for one in np.unique(who).tolist():
        mine, asked = spells.where(spells.who == one), who == one
        order = np.argsort(mine.since, kind="stable")
        last = np.searchsorted(mine.since[order], at[asked], "right" if touching else "left") - 1
        until = np.append(mine.until[order], 0)[last]
        out[asked] = (last >= 0) & ((until >= at[asked]) if touching else (until > at[asked]))
    return out


def per_interval(spells: Spells, n_who: int, n: int, width: int) -> _Ints:
    """Ticks that spells have in each of `n` intervals, shape (n_who, n).

    The integral up to a boundary b is Σ (b - since)⁺ - Σ (b - until)⁺, so instants past the last boundary need no
    special case.
    """
    boundaries = np.arange(n + 1) * width
    total = np.zeros((n_who, n + 1), dtype=np.int64)
    for instants, sign in ((spells.since, 1), (spells.until, -1)):
        counted = instants < n * width
        first = instants[counted] // width + 1
        number, ticks = np.zeros((2, n_who, n + 1), dtype=np.int64)
        np.add.at(number, (spells.who[counted], first), 1)
        np.add.at(ticks, (spells.who[counted], first), instants[counted])
        total += sign * (number.cumsum(axis=1) * boundaries - ticks.cumsum(axis=1))
    return np.diff(total, axis=1)


def most_per_interval(spells: Spells, n_who: int, n: int, width: int, *, ties: bool = False) -> _Ints:
    """The greatest number of spells in progress at once, shape (n_who, n): a lower bound at ties, see `at_once`.

    With `ties`, an upper bound: whoever is there at an instant is counted, even if only passing.
    """
    if ties:
        spells = Spells(spells.who, spells.since * 2, np.minimum(spells.until, n * width) * 2 + 1)
        width *= 2
    who, at, level = at_once(spells)
    out = np.zeros((n_who, n), dtype=np.int64)
    inside = at < n * width
    np.maximum.at(out, (who[inside], at[inside] // width), level[inside])
    for one in range(n_who):
        mine = who == one
        number = np.searchsorted(at[mine], np.arange(n) * width, "left") - 1  # who was there when it began
        out[one] = np.maximum(out[one], np.where(number >= 0, np.append(level[mine], 0)[number], 0))
    return out
