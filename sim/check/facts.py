"""What several invariants look at: the log and the plan, side by side as arrays."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sim.check.crew import Crew
from sim.check.impatience import Impatience
from sim.check.office import office_until, only_asks
from sim.check.reception import Reception
from sim.check.steps import Spells, covers
from sim.log import Log
from sim.names import AtClosing, Cause, EventKind, LegReason, Outcome
from sim.plan import Plan
from sim.units import NEVER

__all__ = ["ABANDONMENTS", "BESIDE", "NOBODY", "Facts"]

_Ints = NDArray[np.int64]
_Truths = NDArray[np.bool_]
NOBODY = -1
BESIDE = (Cause.DUPLICATE, Cause.STATUS_CHECK)
"""Contacts that are made beside others of their case; all else follows from the end of one."""
ABANDONMENTS = (Outcome.ABANDONED, Outcome.SILENT, Outcome.HIDDEN, Outcome.DISCONNECTED, Outcome.BALKED)


class Facts:
    """A log whose rows are legal, and its plan.

    Attributes
    ----------
    n, width, horizon
        Number and length of the intervals, and the run's end.
    contact, case, number, queue, group, agent, reason, outcome, cause
        By leg.
    enqueued, matched, talk_at, wrap_up_at, ended
        By leg; NEVER where it has not come to that, and where no agent has to do with it: sessions with the bot begin
        with `enqueued`.
    left
        By leg: when it left the queue, NEVER if it has not.
    channel, segment, waits_since
        By leg; the beginning of the wait with its head starts.
    before, after
        By leg: the previous and the next leg of its contact; -1 for none.
    """

    def __init__(self, log: Log, plan: Plan) -> None:
        self.log, self.plan = log, plan
        self.width, self.horizon = plan.meta.interval, plan.horizon
        self.n = self.horizon // self.width
        legs = log.legs
        columns = (legs[name].astype(np.int64) for name in ("contact", "number", "queue", "group", "agent"))
        self.contact, self.number, self.queue, self.group, self.agent = columns
        self.reason, self.outcome = legs["reason"].astype(np.int64), legs["outcome"].astype(np.int64)
        self.case = log.contacts["case"][self.contact].astype(np.int64)
        self.cause = log.contacts["cause"][self.contact].astype(np.int64)
        instants = ("enqueued_at", "matched_at", "talk_at", "wrap_up_at", "ended_at")
        self.enqueued, self.matched, self.talk_at, self.wrap_up_at, self.ended = (
            legs[name].copy() for name in instants
        )
        self.left = np.minimum(self.matched, self.ended)
        with_bot = self.reason == LegReason.BOT
        for instants_of in (self.matched, self.talk_at, self.wrap_up_at):
            instants_of[with_bot] = NEVER
        self.left[with_bot] = self.enqueued[with_bot]
        self.channel = plan.types["channel"][self.queue]
        self.segment = log.cases["segment"][self.case].astype(np.int64)
        self.in_order = np.lexsort((self.number, self.contact))
        """Legs by contact and number."""
        same = np.diff(self.contact[self.in_order]) == 0
        self.before, self.after = np.full((2, len(legs)), NOBODY)
        self.before[self.in_order[1:][same]] = self.in_order[:-1][same]
        self.after[self.in_order[:-1][same]] = self.in_order[1:][same]
        self.waits_since = self._waits_since()

    def _waits_since(self) -> _Ints:
        """Enqueueing less head starts; who is handed back waits since he did at first."""
        types, transferred = self.plan.types, self.reason == LegReason.TRANSFER
        out = self.enqueued - types["head_start"][self.queue] - self.plan.segments["head_start"][self.segment]
        out -= self.plan.topics["head_start"][self.log.cases["topic"][self.case]]
        out -= np.where(transferred, types["transfer_head_start"][self.queue[self.before]], 0)
        at = np.where(self.reason[self.in_order] == LegReason.HAND_BACK, 0, np.arange(len(out)))
        first = self.in_order[np.maximum.accumulate(at)]
        out[self.in_order] = out[first]
        return np.asarray(out)

    def so_far(self, counted: _Truths) -> _Ints:
        """By contact: how many of its case up to it, itself included, are counted."""
        contacts = self.log.contacts
        order = np.lexsort((np.arange(len(contacts)), contacts["case"]))
        before = np.append(0, np.bincount(contacts["case"], weights=counted).cumsum()).astype(np.int64)
        out = np.empty(len(contacts), dtype=np.int64)
        out[order] = counted[order].cumsum() - before[contacts["case"][order]]
        return out

    @cached_property
    def crew(self) -> Crew:
        """Who sits where, and what is known, day by day."""
        return Crew(self)

    @cached_property
    def reception(self) -> Reception:
        """What befalls contacts before they stand in a queue."""
        return Reception(self)

    @cached_property
    def left_by_customer(self) -> _Truths:
        """By contact: whether the customer left it, or was put out of it; not of those that only ask how far it is."""
        return np.isin(self.log.contacts["outcome"], ABANDONMENTS) & ~self.asks

    @cached_property
    def served(self) -> _Truths:
        """By contact: whether an agent has worked on the problem; not of those that only ask how far it is."""
        return np.asarray((self.log.contacts["outcome"] == Outcome.ANSWERED) & ~self.asks)

    @cached_property
    def asks(self) -> _Truths:
        """By contact: whether it only asks how far the back office is."""
        return only_asks(self.log.contacts)

    @cached_property
    def office_until(self) -> _Ints:
        """By contact: when the back office will be done with what it has left; NEVER if that has to do nothing."""
        return office_until(self)

    @cached_property
    def settled(self) -> _Ints:
        """By contact: when it has ended, and the back office is done with what it has left."""
        waits = self.office_until != NEVER
        return np.where(waits, self.office_until, self.log.contacts["ended_at"])

    @cached_property
    def impatience(self) -> Impatience:
        """What becomes of who waits in writing."""
        return Impatience(self)

    @cached_property
    def talks(self) -> _Truths:
        """By leg: whether somebody was there when an agent took it, and talked."""
        return np.asarray((self.talk_at != NEVER) & ~self.impatience.gone)

    @cached_property
    def beside(self) -> _Truths:
        """By case: whether contacts of it may have been under way at once."""
        out = np.zeros(len(self.log.cases), dtype=np.bool_)
        out[self.log.contacts["case"][np.isin(self.log.contacts["cause"], BESIDE)]] = True
        return out

    def ended_by(self, counted: _Truths, contact: _Ints, at: _Ints, ended: _Ints | None = None) -> _Ints:
        """How many other contacts of the case of each of these are counted, and had ended at an instant.

        `ended`: when each contact ends, if it is another instant than that of the log.
        """
        contacts = self.log.contacts
        ended = contacts["ended_at"] if ended is None else ended
        out = self.so_far(counted)[contact] - counted[contact]
        asked = np.flatnonzero(self.beside[contacts["case"][contact]])
        rows = np.flatnonzero(counted & self.beside[contacts["case"]])
        instants = np.unique(np.concatenate([ended[rows], at[asked]]))
        key = contacts["case"][rows].astype(np.int64) * len(instants)
        key = np.sort(key + np.searchsorted(instants, ended[rows]))
        start = contacts["case"][contact[asked]].astype(np.int64) * len(instants)
        until = start + np.searchsorted(instants, at[asked])
        n = np.searchsorted(key, until, "right") - np.searchsorted(key, start, "left")
        out[asked] = n - (counted[contact[asked]] & (ended[contact[asked]] <= at[asked]))
        return out

    @cached_property
    def is_call(self) -> _Truths:
        """By leg: whether the customer is called, and is not on the line yet."""
        dials = np.isin(self.reason, (LegReason.ARRIVAL, LegReason.REDIAL))
        return np.asarray((self.cause == Cause.CALLBACK) & dials)

    def is_open(self, at: _Ints) -> _Truths:
        """Whether the center is open at these instants."""
        spans = self.plan.open_spans
        number = np.searchsorted(spans[:, 0], at, "right") - 1
        return np.asarray((number >= 0) & (at < np.append(spans[:, 1], -1)[number]))

    @cached_property
    def open_grid(self) -> _Truths:
        """By interval: whether the center is open."""
        return self.is_open(np.arange(self.n) * self.width)

    def next_opening(self, at: _Ints) -> _Ints:
        """The first opening after each instant; NEVER if there is none."""
        opens = np.append(self.plan.open_spans[:, 0], NEVER)
        return np.asarray(opens[np.searchsorted(opens[:-1], at, "right")])

    def open_from(self, at: _Ints) -> _Ints:
        """Each instant if the center is open then, else the next opening."""
        return np.where(self.is_open(at), at, self.next_opening(at))

    def closes_to(self, kind: _Ints, at: _Ints) -> _Truths:
        """Whether a contact that comes at an instant to the queue of a type is disconnected."""
        rule = self.plan.channels["at_closing"][self.plan.types["channel"][kind]]
        return np.asarray((rule == AtClosing.DISCONNECT) & ~self.is_open(at))

    @cached_property
    def down(self) -> Spells:
        """Outages, by channel."""
        rows = self.plan.schedule[self.plan.schedule["kind"] == EventKind.OUTAGE]
        begins, ends = rows[rows["value"] == 1], rows[rows["value"] == 0]
        begins, ends = (one[np.lexsort((one["at"], one["entity"]))] for one in (begins, ends))
        until = np.full(len(begins), NEVER)
        for channel in np.unique(begins["entity"]).tolist():
            mine = np.flatnonzero(begins["entity"] == channel)
            its = ends["at"][ends["entity"] == channel]
            until[mine[: len(its)]] = its
        return Spells(begins["entity"].copy(), begins["at"].copy(), until)

    @cached_property
    def unserved(self) -> Spells:
        """When contacts of a channel are not taken up: closed and not served out, or an outage."""
        opens, closes = self.plan.open_spans[:, 0], self.plan.open_spans[:, 1]
        since, until = np.concatenate([[-NEVER], closes]), np.concatenate([opens, [NEVER]])
        rule = self.plan.channels["at_closing"]
        closed = np.flatnonzero(rule != AtClosing.SERVE_OUT)
        return Spells(
            np.concatenate([np.repeat(closed, len(since)), self.down.who]),
            np.concatenate([np.tile(since, len(closed)), self.down.since]),
            np.concatenate([np.tile(until, len(closed)), self.down.until]),
        )

    def surely_served(self, channel: _Ints, at: _Ints) -> _Truths:
        """Whether contacts of a channel are taken up just before and at an instant."""
        return ~covers(self.unserved, channel, at, touching=True)

    @property
    def knows(self) -> _Ints:
        """By leg: the agent who served its case last when it came; -1 for nobody."""
        return self._knows[0]

    @property
    def knows_surely(self) -> _Truths:
        """By leg: whether no tie hides who that is."""
        return self._knows[1]

    @cached_property
    def _knows(self) -> tuple[_Ints, _Truths]:
        n = len(self.case)
        order = np.lexsort((np.arange(n), self.case))
        answered = np.where(self.talks[order], np.arange(n), -1)
        last = np.append(-1, np.maximum.accumulate(answered)[:-1]) if n else answered
        ok = (last >= 0) & (self.case[order[last]] == self.case[order])
        out = np.full(n, NOBODY)
        out[order] = np.where(ok, self.agent[order[last]], NOBODY)
        surely = np.ones(n, dtype=np.bool_)
        several = np.flatnonzero(self.beside[self.case])
        number = order[np.searchsorted(self.case[order], self.case[several], "left")]
        ends = order[np.searchsorted(self.case[order], self.case[several], "right") - 1]
        for leg, first, end in zip(several.tolist(), number.tolist(), ends.tolist(), strict=True):
            out[leg], surely[leg] = self._served_last(leg, first, end)
        return out, surely

    def _served_last(self, leg: int, first: int, end: int) -> tuple[int, bool]:
        """The agent who, of the legs of the same case between two, began the last talk before a leg came; is it sure?

        Of several at one instant it is the one who fits.
        """
        others = np.arange(first, end + 1)
        others = others[(self.case[others] == self.case[leg]) & self.talks[others] & (others != leg)]
        others = others[self.talk_at[others] <= self.enqueued[leg]]
        others = others[np.lexsort((others, self.talk_at[others]))]
        before = others[self.talk_at[others] - (others < leg) < self.enqueued[leg]]
        surely = self.talk_at[others[self.talk_at[others] < self.enqueued[leg]]]
        tied = others[np.isin(self.talk_at[others], (*surely[-1:], self.enqueued[leg]))]
        known = np.append(self.agent[tied], [NOBODY] * (not len(surely)))
        is_sure = len(np.unique(known)) <= 1
        if self.agent[leg] in known:
            return int(self.agent[leg]), is_sure
        return int(self.agent[before[-1]]) if len(before) else NOBODY, is_sure
