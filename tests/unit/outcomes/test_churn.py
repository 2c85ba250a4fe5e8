"""Goodwill and churn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.outcomes import churn_share, competitor_share, goodwill_after, intention, with_goodwill
from tests.unit.outcomes.behaviour import behaviour

SHARE = st.floats(0, 1)


@given(SHARE, SHARE)
def test_without_goodwill_only_the_case_counts(satisfied: float, goodwill: float) -> None:
    assert with_goodwill(behaviour(market_own=1.0), satisfied, goodwill) == satisfied
    assert with_goodwill(behaviour(market_own=0.0), satisfied, goodwill) == goodwill


def test_one_bad_case_after_a_good_history() -> None:
    b = behaviour()
    assert intention(b, with_goodwill(b, 0.1, 0.8)) == pytest.approx(0.36, abs=0.01)
    assert churn_share(b, 0.36) == pytest.approx(0.18)


@given(SHARE)
def test_nobody_churns_where_nobody_acts_or_loyalty_holds_them(intends: float) -> None:
    assert churn_share(behaviour(market_churn_share=0.0), intends) == 0
    assert churn_share(behaviour(market_loyalty=1.0), intends) == 0
    assert churn_share(behaviour(market_churn_share=1.0), intends) == intends


@given(SHARE, SHARE)
def test_goodwill_moves_towards_satisfaction(goodwill: float, satisfied: float) -> None:
    after = goodwill_after(behaviour(), goodwill, satisfied)
    assert after == pytest.approx(0.7 * goodwill + 0.3 * satisfied)
    assert goodwill_after(behaviour(market_memory=1.0), goodwill, satisfied) == goodwill


def test_who_thinks_well_of_the_center_does_not_go_elsewhere() -> None:
    assert competitor_share(behaviour(), 1.0) == 0
    assert competitor_share(behaviour(), 0.8) == pytest.approx(0.01)
