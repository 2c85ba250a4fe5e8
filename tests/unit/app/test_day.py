"""What a page shows of a day is what the tables say, to the contact."""

from __future__ import annotations

import math

import numpy as np
import pytest

import sim
from sim.app.day import SERIES, Day, alone, simulated, span_of
from sim.app.frame import NEVER_MS
from sim.names import LegReason, Outcome
from sim.scenario import Scenario, load
from sim.units import DAY, HOUR, NEVER

DAYS = (1, 4, 8)


@pytest.fixture(scope="module", params=DAYS)
def day(shop: Scenario, request: pytest.FixtureRequest) -> Day:
    return simulated(shop, 1, 0, request.param, shop, {})


def test_the_header_says_what_sim_measures_says(day: Day) -> None:
    table = sim.measures(day.log)
    table = table[(table["by"] == "all") & (table["scope"] != "topic")]
    assert len(table) == len(day.header["measures"])
    for row in table.itertuples():
        name = row.measure if row.scope == "total" else f"{row.measure} of {row.scope} {row.name}"
        told = day.header["measures"][name]
        assert (told is None and math.isnan(row.value)) or told == pytest.approx(
            row.value, rel=1e-8, abs=1e-12
        )


def test_series_are_those_of_the_intervals(day: Day) -> None:
    table = sim.measures(day.log)
    for name in SERIES:
        rows = table[(table["measure"] == name) & (table["scope"] == "total") & (table["by"] == "interval")]
        told = [math.nan if one is None else one for one in day.header["series"][name]]
        assert told == pytest.approx(rows["value"].tolist(), rel=1e-8, nan_ok=True)


def test_contacts_are_counted_as_in_the_tables(day: Day) -> None:
    c, told = day.columns, day.header["measures"]
    new = c["contact_new"] == 1
    assert new.sum() == told["offered"]
    for outcome in (Outcome.ABANDONED, Outcome.BOT_RESOLVED, Outcome.CLOSED):
        assert (c["contact_outcome"][new] == outcome).sum() == told[outcome.name.lower()]


def test_who_is_in_time_is_counted_as_in_the_tables(day: Day) -> None:
    c = day.columns
    for number, kind in enumerate(day.scenario.contact_types):
        mine = (c["contact_new"] == 1) & (c["contact_type"] == number) & (c["contact_level"] > 0)
        told = day.header["measures"][f"service_level of contact_type {kind}"]
        level = c["contact_level"][mine]
        assert (told is None and not len(level)) or (level == 1).mean() == pytest.approx(told)


def test_waits_add_up_to_the_mean_wait(day: Day) -> None:
    c = day.columns
    for number, kind in enumerate(day.scenario.contact_types):
        if kind == "chat":  # counts from the queue, the mean from arrival
            continue
        answered = (
            (c["contact_new"] == 1) & (c["contact_type"] == number) & np.isin(c["contact_level"], (1, 2))
        )
        told = day.header["measures"][f"asa of contact_type {kind}"]
        if told is not None:
            assert c["contact_waited"][answered].mean() / 1000 == pytest.approx(told, abs=0.001)


def test_everybody_who_is_there_in_the_span_is_shown(day: Day) -> None:
    log, c = day.log, day.columns
    first, last = day.day * DAY, day.day * DAY + DAY
    legs = log.legs
    alive = (legs["enqueued_at"] < last) & (legs["ended_at"] >= first)
    shown = set(c["contact_id"].tolist())
    assert set(legs["contact"][alive].tolist()) <= shown
    arrived = log.contacts["arrived_at"]
    assert set(np.flatnonzero((arrived >= first) & (arrived < last)).tolist()) <= shown
    assert (c["contact_id"][c["leg_contact"]] >= 0).all()


def test_legs_are_those_of_the_log(day: Day) -> None:
    c, legs = day.columns, day.log.legs
    number = c["contact_id"][c["leg_contact"]]
    for at in range(0, len(number), 7):
        mine = legs[legs["contact"] == number[at]]
        begins = (mine["enqueued_at"] - day.day * DAY) // 1000
        which = mine[begins == c["leg_enqueued"][at]]
        assert c["leg_agent"][at] in which["agent"]
        none = (which["talk_at"] == NEVER) | (which["reason"] == LegReason.BOT)
        assert c["leg_talk"][at] in np.where(none, NEVER_MS, (which["talk_at"] - day.day * DAY) // 1000)


def test_who_abandons_in_the_queue_does_so_at_his_limit(day: Day) -> None:
    c = day.columns
    left = (c["leg_outcome"] == 4) & (c["leg_matched"] == NEVER_MS)
    assert left.any()
    limit = c["leg_limit"].copy()
    limit[c["limit_leg"]] = c["limit_until"]
    assert (limit[left] == c["leg_ended"][left]).all()


def test_time_logged_in_is_that_of_the_tables(day: Day) -> None:
    c, first, last = day.columns, day.day * DAY, (day.day + 1) * DAY
    rows = day.log.agents
    at = rows["interval"].astype(np.int64) * day.scenario.calendar.interval
    today = (at >= first) & (at < last)
    begins, ends = np.maximum(c["on_from"], 0), np.minimum(c["on_to"], DAY // 1000)
    told = (ends - begins).clip(0).sum() * 1000
    assert told == pytest.approx(rows["logged_in"][today].sum(), abs=1000 * len(begins))


def test_a_day_is_the_one_of_the_whole_run(shop: Scenario) -> None:
    """Cut behind the day after it, it is as it would be in all nine days."""
    day = simulated(shop, 1, 0, 3, shop, {})
    whole = sim.simulate(sim.plan(shop, seed=1, replication=0))
    until = 4 * DAY
    for rows, cut in ((whole.contacts, day.log.contacts), (whole.legs, day.log.legs)):
        ended = rows["ended_at"] < until
        n = int(np.flatnonzero(~ended)[0])
        assert n > 100
        assert (rows[:n] == cut[:n]).all()


def test_the_same_customers_come_whatever_the_plan(shop: Scenario) -> None:
    fewer = {"incidents.leave_desk_one": {"day": 1, "at": "10:30", "absent": {"desk_one": 2}}}
    a = simulated(shop, 1, 0, 1, shop, {})
    b = simulated(shop.with_(fewer), 1, 0, 1, shop, fewer)
    firsts = [
        dict(zip(one.columns["contact_key"].tolist(), one.columns["contact_arrived"].tolist(), strict=True))
        for one in (a, b)
    ]
    same = firsts[0].keys() & firsts[1].keys()
    assert len(same) > 0.8 * len(firsts[0])
    first = a.columns["contact_cause"] == 0
    for key in a.columns["contact_key"][first].tolist():
        assert firsts[1][key] == firsts[0][key]
    assert b.header["changes"] == ["Desk one: two agents fewer from 10:30"]
    waits = [one.header["measures"]["wait_mean of contact_type call"] for one in (a, b)]
    assert waits[1] > waits[0]


def test_keys_name_contacts_once(day: Day) -> None:
    keys = day.columns["contact_key"]
    assert len(np.unique(keys)) == len(keys)


def test_the_span_is_that_of_the_opening_hours(shop: Scenario) -> None:
    assert span_of(shop, 0) == (7 * HOUR + HOUR // 2, 18 * HOUR + HOUR // 2)
    assert span_of(shop, 5) == (0, DAY)
    always = shop.with_({"calendar.opening.weekdays": "00:00-24:00"})
    assert span_of(always, 2) == (0, DAY)
    late = shop.with_({"calendar.opening.weekdays": "08:00-24:00"})
    assert span_of(late, 2) == (7 * HOUR + HOUR // 2, DAY + HOUR // 2)


def test_there_is_no_day_beyond_the_run(shop: Scenario) -> None:
    for day in (-1, 9):
        with pytest.raises(sim.SettingsError, match=r"day: .* must be from 0 to 8"):
            alone(shop, day)


@pytest.mark.parametrize("name", ["bank", "delivery", "tech_support", "small_team"])
def test_shipped_scenarios_agree_to_the_contact(name: str) -> None:
    scenario = load(name)
    day = simulated(scenario, 1, 0, 1, scenario, {})
    c, told = day.columns, day.header["measures"]
    new = c["contact_new"] == 1
    assert new.sum() == told["offered"] > 0
    for number, kind in enumerate(scenario.contact_types):
        level = c["contact_level"][new & (c["contact_type"] == number)]
        expected = told[f"service_level of contact_type {kind}"]
        if expected is not None:
            assert (level == 1).sum() / (level > 0).sum() == pytest.approx(expected)
