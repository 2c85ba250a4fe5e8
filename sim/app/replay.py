"""Who is where at an instant, and what has been counted until then: a frame read as the page reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.app.columns import IN_TIME, LEFT, NOT_COUNTED
from sim.app.frame import NEVER_MS
from sim.names import LegReason, Outcome

__all__ = ["Counted", "Replay"]

_LATER = 2**31 - 1
_Instants = NDArray[np.int32]


@dataclass(frozen=True)
class Counted:
    """What a wallboard has counted since midnight.

    Attributes
    ----------
    offered, answered, abandoned
        Contacts that arrived on the day; how many of them were answered or gave up so far. Who is answered and gives
        up in a later queue counts as answered until then.
    in_time, rated
        Answered in time, and all who count for the service level: those answered, and who gave up before.
    """

    offered: int
    answered: int
    abandoned: int
    in_time: int
    rated: int

    @property
    def level(self) -> float:
        """Service level as a wallboard has it: in time among answered and gave up; nan before the first one."""
        return self.in_time / self.rated if self.rated else float("nan")


class Replay:
    """A day that can be looked at, at any instant; all instants are milliseconds from its midnight.

    The same definitions as in `static/replay.js` and `static/day.js`.

    Parameters
    ----------
    columns
        Of a frame.
    """

    def __init__(self, columns: Mapping[str, NDArray[Any]]) -> None:
        self.columns = c = columns
        matched, ended = c["leg_matched"], _known(c["leg_ended"])
        by_bot = c["leg_reason"] == LegReason.BOT
        self.wait_end = np.where(by_bot, c["leg_enqueued"], np.where(matched == NEVER_MS, ended, matched))
        wrap_up = np.where(c["leg_wrap_up"] == NEVER_MS, ended, c["leg_wrap_up"])
        self.seat_end = np.where(matched == NEVER_MS, self.wait_end, wrap_up)
        self.leg_end = ended
        seated = (c["leg_agent"] >= 0) & (matched != NEVER_MS)
        stood = self.wait_end > c["leg_enqueued"]
        self._queue = _sorted(c["leg_enqueued"][stood], self.wait_end[stood])
        talked = seated & (c["leg_talk"] != NEVER_MS) & (self.seat_end > c["leg_talk"])
        self._talk = _sorted(c["leg_talk"][talked], self.seat_end[talked])
        self._busy = _sorted(*_joined(c["leg_agent"][seated], matched[seated], ended[seated]))
        self._on = _sorted(c["on_from"], c["on_to"])
        self._counts = _counts(c)

    def waiting(self, t: int) -> int:
        """How many stand in a queue."""
        return _between(self._queue, t)

    def talking(self, t: int) -> int:
        """How many talk, write or are read."""
        return _between(self._talk, t)

    def busy(self, t: int) -> int:
        """How many agents have at least one contact in hand."""
        return _between(self._busy, t)

    def logged_in(self, t: int) -> int:
        """How many agents are there."""
        return _between(self._on, t)

    def counted(self, t: int) -> Counted:
        """What has been counted until an instant."""
        offered, answered, abandoned, later, in_time, rated = (
            int(np.searchsorted(one, t, "right")) for one in self._counts
        )
        return Counted(offered, answered - later, abandoned, in_time, rated)

    def queued(self, t: int) -> NDArray[np.int64]:
        """Legs that stand in a queue, whoever came first first."""
        legs = np.flatnonzero((self.columns["leg_enqueued"] <= t) & (t < self.wait_end))
        return legs[np.argsort(self.columns["leg_enqueued"][legs], kind="stable")]

    def held(self, t: int) -> NDArray[np.int64]:
        """Legs that an agent has in hand, wrap-up included, by agent."""
        c = self.columns
        legs = np.flatnonzero(
            (c["leg_agent"] >= 0)
            & (c["leg_matched"] != NEVER_MS)
            & (c["leg_matched"] <= t)
            & (t < self.leg_end)
        )
        return legs[np.argsort(c["leg_agent"][legs], kind="stable")]

    def present(self, t: int) -> NDArray[np.int64]:
        """Agents who are there."""
        c = self.columns
        return np.unique(c["on_agent"][(c["on_from"] <= t) & (t < c["on_to"])]).astype(np.int64)


def _known(instants: _Instants) -> _Instants:
    return np.where(instants == NEVER_MS, _LATER, instants).astype(np.int32)


def _sorted(begins: NDArray[Any], ends: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    return np.sort(begins), np.sort(ends)


def _between(spans: tuple[NDArray[Any], NDArray[Any]], t: int) -> int:
    begun, over = (int(np.searchsorted(one, t, "right")) for one in spans)
    return begun - over


def _joined(
    agent: NDArray[Any], begins: NDArray[Any], ends: NDArray[Any]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Spans of each agent, those that touch or overlap made one."""
    far = np.int64(2**33)
    order = np.lexsort((ends, begins, agent))
    at = agent[order].astype(np.int64) * far
    first, last = begins[order] + at, np.maximum.accumulate(ends[order] + at)
    new = np.ones(len(order), dtype=np.bool_)
    new[1:] = first[1:] > last[:-1]
    closes = np.append(np.flatnonzero(new)[1:] - 1, len(order) - 1)[: int(new.sum())]
    return (first - at)[new], (last - at)[closes]


def _counts(c: Mapping[str, NDArray[Any]]) -> tuple[NDArray[Any], ...]:
    """Instants at which contacts of the day came, were answered, gave up (of these, after an answer), and counted."""
    new, level = c["contact_new"] == 1, c["contact_level"]
    came, answer, end = (c[f"contact_{name}"] for name in ("arrived", "answered", "ended"))
    reached = new & (answer != NEVER_MS)
    left = new & (c["contact_outcome"] == Outcome.ABANDONED)
    rated = new & (level != NOT_COUNTED)
    return (
        np.sort(came[new]),
        np.sort(answer[reached]),
        np.sort(end[left]),
        np.sort(end[left & reached]),
        np.sort(answer[rated & (level == IN_TIME)]),
        np.sort(np.where(level == LEFT, end, answer)[rated]),
    )
