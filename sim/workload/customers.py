"""The pool of customers, and which of them each case is of."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.draws import case_word, stream_hash, uniform
from sim.names import Purpose
from sim.scenario import Scenario
from sim.workload.cases import ARRIVAL, pick

__all__ = ["CUSTOMER_PLAN", "FOR_EVER", "sample_customers", "set_customers"]

CUSTOMER_PLAN = np.dtype([("life_days", np.int32), ("segment", np.int16)], align=True)
"""Somebody in the pool. `life_days`: days from joining until leaving of one's own accord, `FOR_EVER` without a market;
`segment`. The first `customers.initial` are customers at the start."""

FOR_EVER = 2**30
"""Days that no run has."""

_CUSTOMER, _SEGMENT = int(Purpose.CUSTOMER), int(Purpose.CUSTOMER_SEGMENT)
_BASE_LIFE = int(Purpose.BASE_LIFE)
_DAYS_OF_A_MONTH = 365.25 / 12


@jit
def life_days(hazard: float, u: float) -> int:
    """Days until a customer leaves of his own accord at a hazard a day, at least 1: ceil(-ln(1 - u) / hazard)."""
    if hazard <= 0.0:
        return FOR_EVER
    return max(1, int(min(math.ceil(-math.log1p(-u) / hazard), float(FOR_EVER))))


@jit
def _draw(
    shares: NDArray[np.float64], hazard: float, seed: int, replication: int, name: int, out: NDArray[np.void]
) -> None:
    """Everybody in the pool, by number."""
    for number in range(out.shape[0]):
        one = out[number]
        one["segment"] = pick(shares, uniform(seed, replication, _SEGMENT, 0, number, name))
        one["life_days"] = life_days(hazard, uniform(seed, replication, _BASE_LIFE, 0, number, name))


def _shares(scenario: Scenario) -> NDArray[np.float64]:
    """Cumulated shares of the segments of a scenario with customers; the rest are of the first that is not named."""
    assert scenario.customers is not None
    said, names = scenario.customers.segments, list(scenario.segments) or ["standard"]
    out = np.array([said.get(name, 0.0) for name in names])
    rest = [i for i, name in enumerate(names) if name not in said] or [0]
    out[rest[0]] += max(0.0, 1.0 - out.sum())
    return np.asarray(out.cumsum())


def sample_customers(scenario: Scenario, seed: int, replication: int) -> NDArray[np.void]:
    """The pool, dtype `CUSTOMER_PLAN`; empty without customers.

    Parameters
    ----------
    scenario
        Its customers, market and segments are read.
    seed, replication
        The key of all draws.
    """
    if scenario.customers is None:
        return np.zeros(0, dtype=CUSTOMER_PLAN)
    out = np.zeros(scenario.customers.pool, dtype=CUSTOMER_PLAN)
    hazard = 0.0 if scenario.market is None else scenario.market.base_hazard / _DAYS_OF_A_MONTH
    _draw(_shares(scenario), hazard, seed, replication, stream_hash("customer"), out)
    return out


@jit
def _choose(
    cases: NDArray[np.void],
    pool: NDArray[np.void],
    source_hash: NDArray[np.int64],
    seed: int,
    replication: int,
) -> None:
    """Give each case to somebody in the pool."""
    for i in range(cases.shape[0]):
        case = cases[i]
        word, name = case_word(case["day"], case["ordinal"]), source_hash[case["source"]]
        number = int(uniform(seed, replication, _CUSTOMER, 0, word, name) * pool.shape[0])
        case["customer"] = number
        case["segment"] = pool[number]["segment"]


def set_customers(
    cases: NDArray[np.void], scenario: Scenario, source_hash: NDArray[np.int64], seed: int, replication: int
) -> None:
    """Say whose each case is, uniformly among the pool, and of which segment therefore; nothing without customers.

    Parameters
    ----------
    cases
        Dtype `ARRIVAL`.
    scenario
        As of `sample_customers`.
    source_hash
        Stream hash by source.
    seed, replication
        The key of all draws.
    """
    assert cases.dtype == ARRIVAL
    if scenario.customers is not None:
        _choose(cases, sample_customers(scenario, seed, replication), source_hash, seed, replication)
