"""Who is a customer on which day, from the plan and from what the cases have led to."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.check.facts import Facts
from sim.draws import stream_hash, uniform
from sim.names import Mark, Purpose
from sim.units import DAY, NEVER
from sim.workload.poisson import poisson_quantile

__all__ = ["Clientele"]

_Ints = NDArray[np.int64]
_Truths = NDArray[np.bool_]
_NO_DAY = 2**40


class Clientele:
    """The pool of a log whose rows are legal, day by day.

    Attributes
    ----------
    n_days
        Days of the run, the last one perhaps not whole.
    joined, left
        By customer: the first day as one, and the first day as one no more.
    by_service
        By customer: whether he left because of the service.
    churned_at
        By customer: when the case closed because of which he leaves; NEVER for none.
    refused
        By day: how many found the pool used up.
    good, bad
        By day and segment: people who heard something good or bad.
    """

    def __init__(self, facts: Facts) -> None:
        plan, cases = facts.plan, facts.log.cases
        b, n = plan.behaviour[0], len(plan.customers)
        self.n_days = -(-facts.horizon // DAY)
        self._closed_on = np.where(cases["closed_at"] == NEVER, _NO_DAY, cases["closed_at"] // DAY)
        self.good, self.bad = (self._told(facts, sign) for sign in (1, -1))
        self.churned_at = np.full(n, NEVER)
        if b["has_market"]:
            marked = (facts.log.journeys["marks"] & Mark.CHURNED) != 0
            self.churned_at[cases["customer"][marked]] = cases["closed_at"][marked]
        self.joined = np.full(n, _NO_DAY)
        self.joined[: b["customers_initial"]] = 0
        self.refused = np.zeros(self.n_days, dtype=np.int64)
        if b["has_market"]:
            self._join(facts)
        base = self.joined + plan.customers["life_days"]
        churned = np.where(self.churned_at == NEVER, 2 * _NO_DAY, self.churned_at // DAY + 1)
        self.by_service = churned <= base
        self.left = np.minimum(base, churned)

    def _told(self, facts: Facts, sign: int) -> _Ints:
        n_segments = len(facts.plan.segments)
        out = np.zeros((self.n_days, n_segments), dtype=np.int64)
        if facts.plan.behaviour["has_market"][0]:
            closed = self._closed_on != _NO_DAY
            number = np.maximum(0, sign * facts.log.journeys["told"].astype(np.int64))
            np.add.at(
                out, (self._closed_on[closed], facts.log.cases["segment"][closed].astype(np.int64)), number[closed]
            )
        return out

    def _join(self, facts: Facts) -> None:
        """Buyers and new customers of each midnight."""
        plan, b, contacts = facts.plan, facts.plan.behaviour[0], facts.log.contacts
        sold = np.flatnonzero((facts.log.feelings["marks"] & Mark.SOLD) != 0)
        buyer, bought_on = facts.log.cases["customer"][contacts["case"][sold]], contacts["ended_at"][sold] // DAY
        free, stream = int(b["customers_initial"]), stream_hash("market")
        for day in range(1, self.n_days):
            mine = buyer[bought_on == day - 1]
            self.joined[mine[self.joined[mine] == _NO_DAY]] = day
            mean = b["market_acquisition"] + b["market_by_good"] * self.good[day - 1].sum()
            mean -= b["market_by_bad"] * self.bad[day - 1].sum()
            u = uniform(plan.seed, plan.replication, int(Purpose.ACQUIRED), 0, day, stream)
            wanted = poisson_quantile(max(0.0, float(mean)), u)
            who = free + np.flatnonzero(self.joined[free:] == _NO_DAY)[:wanted]
            self.joined[who] = day
            self.refused[day] = wanted - len(who)
            free = int(who[-1]) + 1 if len(who) else free

    def is_customer(self, who: _Ints, day: _Ints) -> _Truths:
        """Whether these people are customers on these days."""
        return np.asarray((self.joined[who] <= day) & (day < self.left[who]))

    def is_gone(self, who: _Ints, day: _Ints) -> _Truths:
        """Whether these people have been customers before these days, and are no more."""
        return np.asarray((self.joined[who] <= day) & (day >= self.left[who]))

    def may_leave(self, who: _Ints, at: _Ints) -> _Truths:
        """Whether these people are customers at these instants, and no case before has made them leave."""
        return self.is_customer(who, at // DAY) & (at <= self.churned_at[who])
