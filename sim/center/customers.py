"""Customers: who is one, what they think of the center, and how many of them join and leave each day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.center.plain import plus
from sim.draws import stream_hash, uniform
from sim.names import CaseStatus, Purpose
from sim.outcomes import badge_share, goodwill_after, joining, ratcheted

if TYPE_CHECKING:
    from sim.center.behaviour import Behaviour
    from sim.center.case import Case
    from sim.plan import Plan

__all__ = ["Customers"]

_NEVER, _ACTIVE, _LEAVING, _GONE, _JOINING = range(5)
"""Nobody's customer yet; one; one who leaves next midnight; one no more; nobody's yet, and one from next midnight."""
_UNKNOWN = 0.5
"""Mean speed score of a day without any."""


class _Day:
    """Counts of a segment's day, as in `CUSTOMER_TIME`."""

    def __init__(self, active: int) -> None:
        self.active = active
        self.joined = self.left_base = self.left_service = self.refused = self.lost = 0
        self.good_told = self.bad_told = 0


class Customers:
    """The pool, by number.

    Attributes
    ----------
    goodwill
        Of everybody.
    rows
        `CUSTOMER_TIME` of the days that have ended and were not handed out yet.
    """

    def __init__(self, plan: Plan, behaviour: Behaviour, n_segments: int) -> None:
        self._plan, self._behaviour, keys = plan, behaviour, behaviour.keys
        pool, initial = plan.customers, keys["customers_initial"]
        self._segment, self._life = pool["segment"].tolist(), pool["life_days"].tolist()
        self._status = [_ACTIVE] * initial + [_NEVER] * (len(pool) - initial)
        self.goodwill: list[float] = [keys["customers_goodwill"]] * len(pool)
        self._used_to: dict[tuple[int, int], float] = {}
        """ln M by customer and channel, where it is not 0."""
        self._next = initial
        """From here on nobody has joined, but for those who bought something."""
        self._to_leave: dict[int, list[int]] = {}
        """By day: who leaves at its beginning, if he is a customer still."""
        self._leaving: list[int] = []
        self._joining: list[int] = []
        self._day = 0
        active = self._segment[:initial]
        self._today = [_Day(active.count(segment)) for segment in range(n_segments)]
        self._speed, self._speed_sum, self._n_scored = _UNKNOWN, 0.0, 0
        self._stream = stream_hash("market")
        self.rows: list[tuple[int, ...]] = []
        for number in range(initial):
            self._to_leave.setdefault(self._life[number], []).append(number)

    def refuses(self, case: Case) -> CaseStatus:
        """OPEN if the case is offered; else as what it closes at once."""
        status, keys = self._status[case.customer], self._behaviour.keys
        if status == _GONE:
            self._today[case.segment].lost += 1
            return CaseStatus.LOST
        if not self.is_customer(case.customer) and not (keys["market_prospects"] and case.topic["sales"]):
            return CaseStatus.NOT_OFFERED
        if keys["market_badge"] > 0 and case.luck(Purpose.BADGE) >= badge_share(
            self._behaviour.row, self._speed
        ):
            return CaseStatus.NOT_OFFERED
        return CaseStatus.OPEN

    def is_customer(self, number: int) -> bool:
        """Whether somebody is a customer today, though he may leave at midnight."""
        return self._status[number] in (_ACTIVE, _LEAVING)

    def may_leave(self, number: int) -> bool:
        """Whether somebody is a customer, and stays one as yet."""
        return self._status[number] == _ACTIVE

    def leaves(self, number: int) -> None:
        """A customer is lost because of the service, from midnight on."""
        self._status[number] = _LEAVING
        self._leaving.append(number)

    def buys(self, number: int) -> None:
        """Who was no customer yet becomes one at midnight; who was one remains it."""
        if self._status[number] == _NEVER:
            self._status[number] = _JOINING
            self._joining.append(number)

    def hears(self, number: int, told: int) -> None:
        """People hear of somebody's case; fewer than none: nothing good."""
        today = self._today[self._segment[number]]
        today.good_told += max(0, told)
        today.bad_told += max(0, -told)

    def experiences(self, number: int, satisfied: float) -> None:
        """A case has closed."""
        self.goodwill[number] = goodwill_after(self._behaviour.row, self.goodwill[number], satisfied)

    def used_to(self, number: int, channel: int) -> float:
        """What somebody is used to in a channel: ln M, the logarithm of what multiplies tolerance."""
        return self._used_to.get((number, channel), 0.0)

    def waited(self, number: int, channel: int, tolerance: int, felt: int, speed: float) -> None:
        """Somebody has formed an opinion of a wait."""
        self._speed_sum = plus(self._speed_sum, speed)
        self._n_scored += 1
        if self._behaviour.ratchets:
            before = self.used_to(number, channel)
            self._used_to[number, channel] = ratcheted(self._behaviour.row, before, tolerance, felt)

    def end_day(self) -> None:
        """Write the rows of the day that ends."""
        for segment, one in enumerate(self._today):
            left = one.left_base, one.left_service, one.refused, one.lost
            self.rows.append(
                (self._day, segment, one.active, one.joined, *left, one.good_told, one.bad_told)
            )

    def begin_day(self, day: int) -> None:
        """Customers leave and join."""
        good, bad = sum(one.good_told for one in self._today), sum(one.bad_told for one in self._today)
        self._day, self._today = day, [_Day(one.active) for one in self._today]
        self._leave()
        self._join(good, bad)
        self._speed = self._speed_sum / self._n_scored if self._n_scored else _UNKNOWN
        self._speed_sum, self._n_scored = 0.0, 0

    def _leave(self) -> None:
        for number in self._leaving:
            today = self._today[self._segment[number]]
            self._status[number] = _GONE
            today.active -= 1
            today.left_service += 1
        self._leaving = []
        for number in self._to_leave.pop(self._day, []):
            if self._status[number] == _ACTIVE:
                today = self._today[self._segment[number]]
                self._status[number] = _GONE
                today.active -= 1
                today.left_base += 1

    def _join(self, good: int, bad: int) -> None:
        """Who bought something joins, then others of the pool in the order of their numbers."""
        if not self._behaviour.has_market:
            return
        for number in self._joining:
            self._becomes_customer(number)
        self._joining = []
        plan = self._plan
        u = uniform(plan.seed, plan.replication, int(Purpose.ACQUIRED), 0, self._day, self._stream)
        for _ in range(joining(self._behaviour.row, good, bad, u)):
            while self._next < len(self._status) and self._status[self._next] != _NEVER:
                self._next += 1
            if self._next == len(self._status):
                self._today[0].refused += 1
            else:
                self._becomes_customer(self._next)

    def _becomes_customer(self, number: int) -> None:
        today = self._today[self._segment[number]]
        self._status[number] = _ACTIVE
        today.active += 1
        today.joined += 1
        self._to_leave.setdefault(self._day + self._life[number], []).append(number)
