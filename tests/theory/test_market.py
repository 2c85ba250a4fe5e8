"""Customers come and go: not at all, of their own accord, and because of the service at a rate that has a formula.

Where opinions are all the same, a customer who has a Poisson number of cases a day stays that day with probability
exp(-cases × share that leaves). Each assertion of a value has a false-alarm share of 1e-4 and must notice the deviation
`detect` with probability .95.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

import sim
from sim.log import Log
from sim.names import CaseStatus
from sim.simulate import ENGINES
from tests.sampling import some
from tests.statistics import Expectation, ratio
from tests.theory.floor import base

STILL = dict.fromkeys(("churn_share", "competitor", "by_good", "by_bad", "acquisition", "base_hazard"), 0)
"""Nobody leaves, nobody joins."""
SHOP: dict[str, Any] = {
    "calendar.days": 22,
    "contact_types.call": {"talk": "exponential mean:6m", "patience": "exponential mean:3m"},
    "arrivals.streams.calls.rates_per_hour": 20,
    "resolution": {},
    "satisfaction": {},
    "tolerance": {},
    "customers": {"initial": 4800, "potential": 4800},
}
"""A case of ten customers a day."""


def _log(
    market: dict[str, float], agents: int = 4, engine: str = "kernel", number: int = 0, **more: Any
) -> Log:
    scenario = base(agents, SHOP | {"market": STILL | market} | more)
    return sim.simulate(sim.plan(scenario, replication=number), engine)


def _opinion(satisfied: float) -> dict[str, Any]:
    """Every case ends with this satisfaction, and that alone decides who leaves."""
    flat = dict.fromkeys(("speed", "human_weight", "resolved", "repeat", "effort", "abandoned"), 0)
    return {"satisfaction": {"base": math.log(satisfied / (1 - satisfied)), **flat}}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("agents", [0, 1, 40])
def test_without_reason_to_leave_or_join_customers_stay(engine: str, agents: int) -> None:
    """φ = ψ = 0 and no base churn: the same number every day, whatever the service."""
    log = _log({}, agents, engine)
    assert (log.customers["active"] == 4800).all()
    assert (log.cases["status"] != CaseStatus.LOST).all()
    assert len(log.customers) == 22


@pytest.mark.parametrize("engine", ENGINES)
def test_with_base_churn_alone_customers_leave_when_drawn(engine: str) -> None:
    """φ = ψ = 0: to the head those whose time of their own is not over, whatever the service."""
    scenario = base(1, SHOP | {"market": STILL | {"base_hazard": 0.5}})
    lives = sim.plan(scenario).customers["life_days"]
    left = [np.count_nonzero(lives > day) for day in range(22)]
    assert left[-1] < 0.8 * left[0]
    for agents in (1, 40):
        log = _log({"base_hazard": 0.5}, agents, engine)
        assert log.customers["active"].tolist() == left
        assert (np.cumsum(log.customers["left_base"]) == 4800 - log.customers["active"]).all()


def test_base_churn_is_exponential() -> None:
    """A hazard of .5 a month: after three weeks exp(-.5 × 21 / 30.4) of them are left."""
    left = [_log({"base_hazard": 0.5}, 1, number=number).customers["active"][21] for number in range(20)]
    Expectation(math.exp(-0.5 * 21 * 12 / 365.25), 0.012).check(np.array(left) / 4800)


def test_what_is_told_changes_nobody_where_nobody_listens() -> None:
    """ψ = 0: as many join as drawn for each day, whether the service is good or bad."""
    keys = {"acquisition": 30}
    bad, good = (_log(keys, agents, customers={"initial": 4800}).customers for agents in (1, 40))
    assert bad["bad_told"].sum() > 2 * good["bad_told"].sum()
    assert (bad["active"] == good["active"]).all()
    assert (bad["joined"] == good["joined"]).all()
    assert bad["joined"].sum() > 400


def _days(
    replications: int, market: dict[str, float], satisfied: float, **more: Any
) -> list[NDArray[np.void]]:
    more = _opinion(satisfied) | more
    return [
        _log(market, 40, number=number, **more, **{"contact_types.call.talk": "1m"}).customers
        for number in range(replications)
    ]


CHURN = {"churn_share": 0.5, "own": 1}


@pytest.mark.parametrize("satisfied", [0.1, 0.6])
def test_customers_who_are_let_down_leave_exponentially(satisfied: float) -> None:
    """N falls by exp(-.1 × φ sig(1.5 - 5.5 S)) a day."""
    leaves = 0.5 / (1 + math.exp(5.5 * satisfied - 1.5))
    left = [days["active"][20] for days in _days(20, CHURN, satisfied)]
    Expectation(math.exp(-0.1 * leaves * 20), 0.012).check(np.array(left) / 4800)


@pytest.mark.parametrize("satisfied", some([0.9, 0.2], one_in=2))
def test_so_many_join_as_are_told_and_listen(satisfied: float) -> None:
    """acq0 + ψ+ S .47 × 9 - ψ- (1 - S) .56 × 16 of each case, on average."""
    keys = {"acquisition": 60, "by_good": 0.002, "by_bad": 0.004}
    rows = _days(30, keys, satisfied, customers={"initial": 4800, "potential": 14_400})
    served = [days["active"][:-1].sum() * 0.1 for days in rows]
    by_case = 0.002 * satisfied * 0.47 * 9 - 0.004 * (1 - satisfied) * 0.56 * 16
    joined = [days["joined"].sum() - 60 * 21 for days in rows]
    Expectation(by_case, 0.005).check(ratio(joined, served))
    told = [days["good_told"][:-1].sum() for days in rows]
    Expectation(satisfied * 0.47 * 9, 0.04 + 0.08 * satisfied).check(ratio(told, served))
    told = [days["bad_told"][:-1].sum() for days in rows]
    Expectation((1 - satisfied) * 0.56 * 16, 0.12 + 0.15 * (1 - satisfied)).check(ratio(told, served))


@pytest.mark.long
def test_customers_leave_exponentially_at_length() -> None:
    leaves = 0.5 / (1 + math.exp(5.5 * 0.1 - 1.5))
    left = [days["active"][20] for days in _days(300, CHURN, 0.1)]
    Expectation(math.exp(-0.1 * leaves * 20), 0.0025).check(np.array(left) / 4800)
