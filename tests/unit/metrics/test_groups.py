"""Measures of groups and lines against a sum by hand."""

import pytest

from tests.unit.metrics.made import group_time, line_time, made, meta, values

LOG = made(
    meta(),
    group_time(
        "desk", paid=4000, logged_in=3000, busy=1200, set_up=100, talk=1500, wrap_up=300, finishing=60
    ),
    group_time("desk", 9, paid=1000, logged_in=1000, busy=800, talk=800),
    group_time("back", paid=3600, logged_in=3600),
    line_time(0, in_use=1800),
)
DAYS = 2 * 86_400


def test_shares_of_time() -> None:
    desk = values(LOG, "group", "desk")
    assert desk["occupancy"] == 2000 / 4000
    assert desk["free_share"] == 2000 / 4000
    assert desk["set_up_share"] == 100 / 4000
    assert desk["utilisation"] == 4000 / 5000
    assert values(LOG)["occupancy"] == 2000 / 7600


def test_concurrency_is_contacts_in_hand_of_who_has_any() -> None:
    assert values(LOG, "group", "desk")["concurrency"] == (100 + 2300 + 300) / (2000 + 100)
    assert values(LOG, "group", "desk", 1 + 9)["concurrency"] == 1


def test_agents_are_time_over_measured_time() -> None:
    desk = values(LOG, "group", "desk")
    assert desk["scheduled"] == pytest.approx(5000 / DAYS)
    assert desk["on_duty"] == pytest.approx(4000 / DAYS)
    assert desk["finishing"] == pytest.approx(60 / DAYS)


def test_time_counts_where_it_passes() -> None:
    assert values(LOG, "group", "desk", 1 + 8)["occupancy"] == 1200 / 3000
    assert values(LOG, "group", "desk", 1 + 9)["occupancy"] == 800 / 1000
    assert values(LOG, "group", "desk", 1 + 9)["on_duty"] == 1000 / (2 * 3600)


def test_lines_in_use() -> None:
    assert values(LOG, "channel", "voice")["lines_mean"] == pytest.approx(1800 / DAYS)
    assert values(LOG, "channel", "email")["lines_mean"] == 0
    assert values(LOG)["lines_mean"] == pytest.approx(1800 / DAYS)
