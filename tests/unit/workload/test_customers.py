"""The pool of customers, and whose each case is."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import sim
from sim.workload.customers import FOR_EVER, life_days, sample_customers


def _scenario(**more: Any) -> sim.Scenario:
    return sim.load(
        {
            "contact_types": {"call": {"talk": "3m"}},
            "arrivals": {"streams": {"all": {"rates_per_hour": 100, "mix": {"call": 1}}}},
            "agents": {"g": {"count": 2, "skills": {"call": {}}}},
            "calendar": {"opening": "00:00-24:00"},
            "segments": {"usual": {}, "vip": {}},
        }
        | more
    )


_MARKET: dict[str, Any] = {"tolerance": {}, "satisfaction": {}, "market": {}}


def test_without_customers_nobody_is_known() -> None:
    plan = sim.plan(_scenario())
    assert len(plan.customers) == 0
    assert set(plan.cases["customer"].tolist()) == {-1}


def test_a_base_life_is_exponential_and_at_least_a_day() -> None:
    grid = (np.arange(20_000) + 0.5) / 20_000
    lives = np.array([life_days(0.01, u) for u in grid.tolist()])
    assert lives.min() == 1
    assert lives.mean() == pytest.approx(1 / (1 - np.exp(-0.01)), rel=1e-2)
    assert life_days(0.0, 0.999) == FOR_EVER


def test_segments_have_their_shares_and_the_rest_is_of_the_first_that_is_not_named() -> None:
    pool = sample_customers(_scenario(customers={"initial": 20_000}), 1, 0)
    assert len(pool) == 30_000
    assert np.mean(pool["segment"] == 1) == pytest.approx(0.1, abs=0.01)
    assert (pool["life_days"] == FOR_EVER).all()


def test_lives_do_not_depend_on_how_large_the_pool_is() -> None:
    small, large = (
        sample_customers(_scenario(customers={"initial": n}, **_MARKET), 1, 0) for n in (100, 1000)
    )
    assert (large[: len(small)] == small).all()


def test_cases_are_of_everybody_alike_and_of_the_segment_of_their_customer() -> None:
    plan = sim.plan(_scenario(customers={"initial": 40, "potential": 60}, calendar={"days": 10}))
    cases, n = plan.cases, len(plan.cases)
    assert n == pytest.approx(10 * 24 * 100 * 60 / 40, rel=0.03)
    assert np.bincount(cases["customer"], minlength=60) == pytest.approx(n / 60, rel=0.2)
    assert (cases["segment"] == plan.customers["segment"][cases["customer"]]).all()


def test_volumes_make_room_for_a_badge() -> None:
    said: dict[str, Any] = {"customers": {"initial": 1000, "potential": 1000}, "calendar": {"days": 10}}
    plain = sim.plan(_scenario(**said, **_MARKET))
    badge = sim.plan(_scenario(**said, **_MARKET | {"market": {"badge": 0.5}}))
    assert len(badge.cases) / len(plain.cases) == pytest.approx(1.5, rel=0.02)
