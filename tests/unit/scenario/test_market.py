"""What satisfaction makes of customers: defaults with a meaning, and bounds."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from sim.errors import ScenarioError
from sim.scenario import load
from sim.scenario.market import Market
from sim.scenario.merging import with_keys


def test_a_bad_story_is_told_more_and_weighs_more_than_a_good_one() -> None:
    one = Market()
    assert one.bad_share * one.bad_heard > 2 * one.good_share * one.good_heard
    assert one.by_bad > one.by_good


def test_who_is_lost_in_a_year_for_no_reason_of_the_center() -> None:
    """Some 15 % a year, so that with service as it is the retention of 77 % may come about."""
    assert 1 - (1 - Market().base_hazard) ** 12 == pytest.approx(0.153, abs=0.001)


@pytest.mark.parametrize(
    ("key", "value"),
    [("churn_share", 1.1), ("memory", -0.1), ("good_heard", 0.5), ("bad_heard", float("inf")), ("by_bad", 11)],
)
def test_what_cannot_be_is_refused(key: str, value: float) -> None:
    with pytest.raises(ValidationError, match=key):
        Market.model_validate({key: value})


@pytest.mark.parametrize("need", ["customers", "satisfaction"])
def test_a_market_needs_customers_and_their_satisfaction(bank: dict[str, Any], need: str) -> None:
    whole = {"customers": {}, "satisfaction": {}, "tolerance": {}, "market": {}}
    assert load(with_keys(bank, whole)).market is not None
    with pytest.raises(ScenarioError, match=f"market: needs {need}"):
        load(with_keys(bank, {key: one for key, one in whole.items() if key != need}))
