"""Customers of the readable engine."""

from __future__ import annotations

from typing import Any

import numpy as np

import sim
from sim import names
from sim.log import Log
from tests.differential.corner import calls, drawn_up

_FEEL: dict[str, Any] = {"tolerance": {"voice": "10m"}, "satisfaction": {}}
_STILL: dict[str, Any] = dict.fromkeys(
    ("churn_share", "base_hazard", "good_share", "bad_share", "acquisition", "competitor"), 0
)
_TWO_DAYS = {"days": 2, "opening": "00:00-24:00", "overrun": "0s"}


def _log(
    whose: list[int], *at: str, customers: dict[str, Any], market: dict[str, Any] | None = None, **parts: Any
) -> Log:
    """Calls at these times, each of the customer named."""
    if market is not None:
        parts = {"market": _STILL | market, **_FEEL} | parts
    plan = drawn_up(calls(*at), customers=customers, whose=whose, **{"calendar": _TWO_DAYS} | parts)
    return sim.simulate(plan, "center")


def _days(log: Log, column: str) -> list[int]:
    return [int(one) for one in log.customers[column]]


def test_only_customers_are_served() -> None:
    log = _log([0, 1, 2], "08:00", "08:00", "08:00", customers={"initial": 2, "potential": 3})
    assert log.cases["status"].tolist() == [1, 1, 4]
    assert log.cases["n_contacts"].tolist() == [1, 1, 0]
    assert log.cases["closed_at"][2] == log.cases["opened_at"][2]


def test_who_churns_is_a_customer_until_midnight() -> None:
    sure = {"intention_base": 20, "intention_slope": 0}
    log = _log(
        [0],
        *("08:00", "20:00", "00:00+1", "08:00+1"),
        customers={"initial": 1, "potential": 1},
        market={"churn_share": 1},
        satisfaction=sure,
    )
    churned = (log.journeys["marks"] & names.Mark.CHURNED) != 0
    assert churned.tolist() == [True, False, False, False]
    assert log.cases["status"].tolist() == [1, 1, 5, 5]
    assert (_days(log, "left_service"), _days(log, "lost")) == ([0, 1], [0, 2])


def test_a_pool_that_is_used_up_is_counted() -> None:
    log = _log([0], "08:00", customers={"initial": 4, "potential": 6}, market={"acquisition": 1000})
    assert (_days(log, "active"), _days(log, "joined")) == ([4, 6], [0, 2])
    assert _days(log, "refused")[1] > 900


def test_nobody_joins_and_all_leave_where_the_hazard_is_great() -> None:
    log = _log([0], "08:00", customers={"initial": 500, "potential": 500}, market={"base_hazard": 10})
    left = _days(log, "left_base")[1]
    assert 500 * 0.2 < left < 500 * 0.36
    assert _days(log, "active") == [500, 500 - left]


def test_goodwill_is_that_before_the_case() -> None:
    log = _log([0], "08:00", "09:00", customers={"initial": 1, "potential": 1}, market={})
    first, second = log.journeys["goodwill"].tolist()
    assert first == np.float32(0.8)
    assert second == np.float32(0.7 * 0.8 + 0.3 * float(log.journeys["satisfaction"][0]))


def test_the_trace_knows_midnights_and_cases_that_are_not_offered() -> None:
    log = _log([1], "08:00", customers={"initial": 1, "potential": 2})
    kinds = log.events["kind"].tolist()
    assert kinds.count(names.EventKind.MARKET) == 1
    assert kinds.count(names.EventKind.ARRIVAL) == 1
    assert len(log.contacts) == 0


def test_stretches_have_the_days_once() -> None:
    plan = drawn_up(calls("08:00", "08:00+1"), customers={"initial": 2}, calendar=_TWO_DAYS)
    from sim.simulate import chunks

    days = [one.customers["day"].tolist() for one in chunks(plan, plan.horizon // 4, "center")]
    assert [day for stretch in days for day in stretch] == list(range(len(sim.simulate(plan).customers)))
