"""Measures of money against sums by hand."""

import pytest

from sim.metrics.money import MONEY_MEASURES, has_money
from tests.unit.metrics.made import case, contact, group_time, leg, line_time, made, meta, values

RATES = {
    "currency": "EUR",
    "agents__desk__cost_per_hour": 36.0,
    "agents__desk__overtime_factor": 1.5,
    "channels__voice__cost_per_line_hour": 7.2,
    "contact_types__sales__money": {
        "per_contact": 2.0,
        "toll_per_minute": 0.6,
        "revenue": 50.0,
        "penalty_abandoned": 5.0,
        "penalty_late": 1.0,
    },
}
ROWS = [
    contact(0, answered_at=10, ended_at=60),
    contact(0, answered_at=30, ended_at=90),
    contact(0, "abandoned", ended_at=30),
    contact(0, "callback", ended_at=0),
    contact(0, "open"),
    contact(0, answered_at=5, ended_at=600, type="help"),
    case(0, "resolved"),
    case(0, "given_up"),
    group_time("desk", paid=3600, logged_in=3700, finishing=100),
    group_time("back", paid=3600),
    line_time(0, in_use=500),
]


@pytest.mark.parametrize(
    ("measure", "money"),
    [
        ("cost_staff", 36 + 1.5),
        ("cost_contacts", 5 * 2.0),
        ("cost_tolls", (60 + 90 + 30) / 60 * 0.6),
        ("cost_lines", 500 / 3600 * 7.2),
        ("cost", 37.5 + 10 + 1.8 + 1.0),
        ("revenue", 2 * 50),
        ("penalties", 5.0 + 1.0),
        ("cost_per_answered", (37.5 + 10 + 1.8 + 1.0) / 3),
        ("cost_per_resolved", 37.5 + 10 + 1.8 + 1.0),
    ],
)
def test_money(measure: str, money: float) -> None:
    assert values(made(meta(**RATES), *ROWS))[measure] == pytest.approx(money)


def test_sessions_with_the_bot_have_a_price() -> None:
    log = made(meta(**RATES, bot={"cost": 0.5}), *ROWS, leg(0, "bot_contained", reason="bot", ended_at=9))
    assert values(log)["cost_bot"] == values(log, "contact_type", "sales")["cost_bot"] == 0.5
    assert values(log)["cost"] == pytest.approx(37.5 + 10 + 1.8 + 1.0 + 0.5)


def test_money_by_group_type_and_channel() -> None:
    log = made(meta(**RATES), *ROWS)
    assert values(log, "group", "desk")["cost_staff"] == 37.5
    assert values(log, "group", "back")["cost_staff"] == 0
    assert values(log, "contact_type", "help")["revenue"] == 0
    assert values(log, "channel", "voice")["cost_lines"] == pytest.approx(1.0)


def test_money_is_booked_in_intervals() -> None:
    log = made(meta(**RATES), *ROWS)
    assert values(log, column=1 + 8)["cost"] == pytest.approx(values(log)["cost"])
    assert values(log, column=1 + 9)["cost"] == 0


def test_where_nothing_costs_or_earns_there_is_no_money() -> None:
    assert not set(values(made(meta(), *ROWS))) & set(MONEY_MEASURES)
    for key, value in RATES.items():
        if key not in ("currency", "agents__desk__overtime_factor"):
            assert has_money(meta(**{key: value}))


def test_training_and_assurance_cost_hours_of_agents() -> None:
    """Half of what is possible takes 40 hours of each agent, here a fifth; quality assurance 2 % of paid hours."""
    keys = {"quality__training": 0.1, "quality__qa": "linked", "measures__warm_up": "1h"}
    log = made(meta(**RATES, **keys), *ROWS)
    quality = 36 * 0.02 + 36 * 40 / 5
    found = values(log)
    assert found["cost_quality"] == pytest.approx(quality)
    assert found["cost"] == pytest.approx(50.3 + quality)
    assert found["cost_per_resolved"] == found["cost"]
    assert values(log, "group", "back")["cost_quality"] == 0
    days = [values(log, column=1 + 24 + day)["cost_quality"] for day in (0, 1)]
    assert days == pytest.approx([36 * 0.02 + 36 * 8 * 23 / 47, 36 * 8 * 24 / 47])


def test_juniors_cost_less() -> None:
    keys = {"agents__desk__junior_share": 0.5, "agents__desk__junior_wage": 0.8}
    assert values(made(meta(**RATES, **keys), *ROWS))["cost_staff"] == pytest.approx(0.9 * 37.5)


def test_what_is_not_done_for_quality_costs_nothing() -> None:
    assert "cost_quality" not in values(made(meta(**RATES, quality__training_hours=99, quality__qa_cost=1), *ROWS))
