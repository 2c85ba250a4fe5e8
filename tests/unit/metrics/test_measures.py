"""Every measure against a count by hand."""

import re
from inspect import isfunction

import numpy as np
import pytest

import sim
from sim.metrics import (
    MEASURES,
    cases,
    contacts,
    customers,
    feelings,
    groups,
    journeys,
    legs,
    losses,
    money,
    ratios,
    tally,
    workforce,
)
from sim.metrics import value as value_
from sim.metrics.customers import CUSTOMER_MEASURES
from sim.metrics.feelings import FEELING_MEASURES
from sim.metrics.fields import ENDINGS, LOSSES, OUTCOMES, REASONS, SERVED, STAGES, TENURES
from sim.metrics.journeys import JOURNEY_MEASURES
from sim.metrics.losses import LOSS_MEASURES
from sim.metrics.value import VALUE_MEASURES
from sim.metrics.workforce import WORKFORCE_MEASURES
from sim.names import SERVICE_LEVEL_FORMULAS, Outcome


def scenario(**changes: object) -> sim.Scenario:
    base = {
        "name": "small",
        "calendar": {"days": 2, "opening": "08:00-20:00", "interval": "30m"},
        "contact_types": {
            "a": {
                "talk": "exponential mean:4m",
                "wrap_up": "exponential mean:30s",
                "patience": "exponential mean:2m",
            },
            "b": {"channel": "chat", "talk": "exponential mean:6m", "patience": "exponential mean:1m"},
        },
        "arrivals": {"streams": {"all": {"rates_per_hour": 60, "mix": {"a": 2, "b": 1}}}},
        "agents": {
            "x": {"count": 3, "skills": {"a": {}}, "cost_per_hour": 20},
            "y": {"count": 2.5, "skills": {"a": {"rank": 2}, "b": {}}, "shrinkage": 0.1},
        },
        "targets": {
            "quick": {"within": "20s"},
            "chats": {"within": "60s", "of": "chat", "formula": "answered"},
        },
    }
    return sim.load(base).with_(changes)


@pytest.fixture(scope="module")
def log() -> sim.Log:
    return sim.simulate(sim.plan(scenario(), seed=3), "center")


def value(
    table: object, measure: str, scope: str = "total", name: str = "", by: str = "all", at: str = ""
) -> float:
    hit = table.query("measure == @measure and scope == @scope and name == @name and by == @by and at == @at")
    assert len(hit) == 1, (measure, scope, name, by, at)
    return float(hit["value"].iloc[0])


def test_contact_measures_are_those_of_a_count_by_hand(log: sim.Log) -> None:
    table, contacts = sim.measures(log), log.contacts
    answered, abandoned = (contacts["outcome"] == one for one in (Outcome.ANSWERED, Outcome.ABANDONED))
    wait = np.where(answered, contacts["answered_at"], contacts["ended_at"]) - contacts["arrived_at"]
    assert value(table, "offered") == len(contacts)
    assert value(table, "abandonment") == pytest.approx(abandoned.mean())
    assert value(table, "asa") == pytest.approx(wait[answered].mean() / 1e6)
    assert value(table, "wait_mean") == pytest.approx(wait[answered | abandoned].mean() / 1e6)
    within = (answered & (wait <= 20_000_000)).sum() / (answered | abandoned).sum()
    assert value(table, "target.quick") == pytest.approx(within)
    chats = contacts["type"] == 1
    fast = (answered & chats & (wait <= 60_000_000)).sum() / (answered & chats).sum()
    assert value(table, "target.chats") == pytest.approx(fast)
    assert (
        value(table, "offered", "channel", "chat")
        == chats.sum()
        == value(table, "offered", "contact_type", "b")
    )


def test_intervals_and_days_add_up_to_the_total(log: sim.Log) -> None:
    table = sim.measures(log)
    for measure in ("offered", "answered", "abandoned", "handled", "cost"):
        rows = table[(table["measure"] == measure) & (table["scope"] == "total")]
        for by in ("interval", "day"):
            assert rows.loc[rows["by"] == by, "value"].sum() == pytest.approx(value(table, measure))


def test_group_measures_are_those_of_the_integrals(log: sim.Log) -> None:
    table, rows = sim.measures(log), log.groups
    inside = rows["interval"] < 2 * 48
    x = rows[inside & (rows["group"] == 0)]
    busy, here = x["busy"].sum(), x["logged_in"].sum()
    assert busy == (x["talk"] + x["wrap_up"]).sum()
    assert value(table, "occupancy", "group", "x") == pytest.approx(busy / here)
    assert value(table, "concurrency", "group", "x") == 1
    assert value(table, "utilisation", "group", "x") == pytest.approx(here / x["paid"].sum())
    assert value(table, "cost_staff", "group", "x") == pytest.approx(2 * 12 * 3 * 20)
    assert value(table, "cost") == pytest.approx(2 * 12 * 3 * 20)
    assert value(table, "on_duty", "group", "x") == pytest.approx(here / (2 * 24 * 3.6e9))


def test_aht_is_talk_and_wrap_up_over_handled(log: sim.Log) -> None:
    table, legs = sim.measures(log), log.legs
    served = legs[legs["outcome"] == 3]
    work = served["ended_at"] - served["talk_at"]
    assert value(table, "aht") == pytest.approx(work.mean() / 1e6)
    assert value(table, "aht") == pytest.approx(value(table, "talk_mean") + value(table, "wrap_up_mean"))


def test_quantiles_are_those_of_the_answered(log: sim.Log) -> None:
    table, contacts = sim.measures(log), log.contacts
    answered = contacts[contacts["outcome"] == Outcome.ANSWERED]
    wait = (answered["answered_at"] - answered["arrived_at"]) / 1e6
    for p in (50, 80, 90, 95):
        assert value(table, f"wait_p{p}") == pytest.approx(np.quantile(wait, p / 100), rel=0.05, abs=1.0)


def test_every_measure_of_the_list_is_there(log: sim.Log) -> None:
    given = {ratio.measure for ratio in ratios(tally(log), log.meta)}
    felt = {*FEELING_MEASURES, *JOURNEY_MEASURES, *LOSS_MEASURES}
    more = {*WORKFORCE_MEASURES, *CUSTOMER_MEASURES, *VALUE_MEASURES, "cost_quality"}
    assert given == set(MEASURES) - felt - more | {"target.quick", "target.chats"}


def test_every_measure_is_defined_where_it_is_computed() -> None:
    """Outcomes, causes, reasons, formulas and what is by number or ending are families: defined together."""
    parts = (contacts, legs, cases, feelings, journeys, losses, groups, workforce, money, customers, value_)
    text = [one.__doc__ or "" for part in parts for one in vars(part).values() if isfunction(one)]
    defined = set(re.findall(r"[\w.]+", "\n".join(text)))
    defined |= {
        *OUTCOMES,
        *REASONS.values(),
        *(f"service_level.{formula}" for formula in SERVICE_LEVEL_FORMULAS),
        *(f"{what}.served_{n}" for what in ("cases", "satisfaction", "resolved") for n in SERVED),
        *(f"{what}.{ending}" for what in ("cases", "satisfaction", "intention") for ending in ENDINGS),
        *(f"time.{stage}" for stage in STAGES),
        *(f"loss.{cause}" for cause in LOSSES),
        *(f"talk_due.{name}" for name in TENURES),
    }
    assert set(MEASURES) - defined == set()


def test_measures_of_pairs_are_of_the_whole_window_only(log: sim.Log) -> None:
    table = sim.measures(log)
    pairs = table[table["scope"] == "group_type"]
    assert set(pairs["by"]) == {"all"}
    legs, group = log.legs[log.legs["outcome"] == 3], 1
    expected = ((legs["group"] == group) & (legs["queue"] == 0)).sum()
    assert value(table, "handled.by_type", "group_type", "y/a") == expected > 0


def test_the_window_leaves_out_warm_up_and_cool_down() -> None:
    whole = scenario(**{"calendar.days": 3})
    cut = whole.with_({"measures.warm_up": "1d", "measures.cool_down": "1d"})
    table = sim.measures(sim.simulate(sim.plan(cut), "center"))
    everything = sim.measures(sim.simulate(sim.plan(whole), "center"))
    day = "2026-01-06"
    for measure in ("offered", "abandoned", "occupancy", "queue_mean"):
        expected = value(everything, measure, by="day", at=day)
        assert value(table, measure, by="day", at=day) == pytest.approx(expected)
        assert value(table, measure) == pytest.approx(expected)
