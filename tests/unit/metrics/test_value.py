"""What customers are worth, against sums by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.metrics import ratios, tally
from sim.metrics.value import VALUE_MEASURES, lifetime_value
from tests.unit.metrics.made import case, clients, group_time, journey, made, meta, values

ON = {"customers": {}, "satisfaction": {}, "tolerance": {}, "segments": {"plain": {}, "vip": {"margin": 300}}}
ROWS = [
    clients(0, segment=0, active=20),
    clients(0, segment=1, active=10),
    clients(1, segment=0, active=18, left_service=2),
    clients(1, segment=1, active=10),
    case(0, segment=1),
    journey(intention=0.5),
    case(86_400),
    journey("sold", intention=0.25),
]


def test_a_customer_of_the_defaults() -> None:
    assert lifetime_value(100, 0.77, 0.12) == pytest.approx(220)


@given(st.floats(0, 1e6), st.floats(0.01, 10))
def test_limits_of_the_lifetime_value(margin: float, discount: float) -> None:
    """Who leaves at once is worth nothing, who stays for ever his margin over the discount."""
    assert lifetime_value(margin, 0.0, discount) == 0
    assert lifetime_value(margin, 1.0, discount) == pytest.approx(margin / discount)
    assert lifetime_value(margin, 0.5, discount) <= margin


def test_margins_and_what_is_lost() -> None:
    log = made(meta(**ON, market={"acquisition_cost": 30, "sale_value": 7}), *ROWS)
    found, vip = values(log), values(log, "segment", "vip")
    assert found["margin"] == pytest.approx((38 * 100 + 20 * 300) / 365.25)
    assert found["margin_start"] == pytest.approx((40 * 100 + 20 * 300) / 365.25)
    lost = 0.25 * (660 + 30) + 0.125 * (220 + 30)
    assert (found["value_lost"], vip["value_lost"]) == (pytest.approx(lost), pytest.approx(0.25 * 690))
    assert (found["sales_value"], vip["sales_value"]) == (7, 0)
    assert found["value"] == pytest.approx(found["margin_start"] - lost + 7)
    assert found["profit"] == pytest.approx(found["margin"] + 7)
    assert "value" not in vip


def test_costs_are_taken_off_day_by_day() -> None:
    paid = group_time("desk", 9, paid=3600)
    log = made(meta(**ON, market={}, agents__desk__cost_per_hour=20), *ROWS, paid)
    without = made(meta(**ON, market={}), *ROWS)
    dear, free = ({one.measure: one.top[0] for one in ratios(tally(one), one.meta)} for one in (log, without))
    for measure in ("value", "profit"):
        less = (free[measure] - dear[measure])[[0, -2, -1]]
        assert less.tolist() == pytest.approx([20, 20, 0])


def test_without_a_market_nobody_is_worth_anything() -> None:
    assert not set(values(made(meta(customers={}), ROWS[0]))) & set(VALUE_MEASURES)
