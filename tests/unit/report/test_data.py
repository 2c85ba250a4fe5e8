"""The report's data answer by name and say what they do not have."""

import math

import pytest

from sim.report.data import MISSING, Estimate, Goal, ReportData
from tests.unit.report.synthetic import DAYS, GROUPS, TYPES, build


def test_estimates_are_found_by_name(met: ReportData) -> None:
    assert met.get("offered").unit == "contacts"
    assert met.get("offered", "contact_type", "PS").value < met.get("offered").value
    assert met.get("service_level", by="interval", at="10:00").n == 50
    assert met.get("no such measure") is MISSING
    assert not MISSING.known
    assert MISSING.half == 0.0


def test_the_total_may_have_any_name(met: ReportData) -> None:
    table = met.table.copy()
    table.loc[table["scope"] == "total", "name"] = "total"
    assert build(table=table).get("offered") == met.get("offered")


def test_names_days_and_intervals_come_from_the_table(met: ReportData) -> None:
    assert met.names("contact_type") == list(TYPES)
    assert met.names("group") == list(GROUPS)
    assert met.days == DAYS
    assert (met.intervals[0], met.intervals[-1]) == ("07:00", "23:30")


def test_counts_of_intervals_are_sums_unless_said(met: ReportData) -> None:
    assert met.per_day == pytest.approx(1 / 20)
    assert build(interval_counts="mean of a day").per_day == 1.0


def test_estimates_write_themselves() -> None:
    assert Estimate(0.814, 0.006, 50, "share").text() == "81.4 % ± 0.6"
    assert Estimate(12.0, 3.0, 50, "money").text("EUR") == "12 EUR ± 3"
    assert Estimate(math.nan, math.nan, 50, "s").text() == "\u2013"


@pytest.mark.parametrize(
    ("channels", "noun"),
    [({"voice"}, "calls"), ({"chat"}, "chats"), ({"email"}, "e-mails"), ({"voice", "chat"}, "contacts")],
)
def test_contacts_are_called_by_their_channel(channels: set[str], noun: str) -> None:
    cycle = sorted(channels)
    types = {n: {"channel": cycle[i % len(cycle)]} for i, n in enumerate(TYPES)}
    assert build(scenario={"contact_types": types}).noun == noun
    assert build(scenario={}).noun == "calls"


def test_changes_are_missing_without_a_base(met: ReportData) -> None:
    assert met.change("service_level") is MISSING


def test_targets_may_be_none() -> None:
    assert build(targets=[]).primary is None


def test_targets_look_at_types_and_places(mixed: ReportData) -> None:
    orders, _, chat, *_, social = mixed.all_targets
    assert mixed.mixed
    assert mixed.types_of(orders) == ["orders"]
    assert mixed.place_of(orders) == ("contact_type", "orders")
    assert mixed.place_of(chat) == ("channel", "chat")
    assert mixed.place_of(orders._replace(of="voice")) == ("channel", "voice")
    assert mixed.place_of(orders._replace(of="orders, chat")) == ("total", "")
    assert mixed.goal_of("total", "") == Goal(0.8, 20, 28_800)
    assert mixed.open_clock(social)
    assert not mixed.open_clock(orders)
    assert mixed.side_by_side


def test_unequal_or_missing_targets_are_no_goal(mixed: ReportData, met: ReportData) -> None:
    unequal = build(targets=[{"name": "a", "of": "PS", "within_s": 20, "share": 0.8}])
    assert unequal.goal_of("contact_type", "PS") == Goal(0.8, 20, 20)
    assert unequal.goal_of("total", "") is None
    assert not met.side_by_side
