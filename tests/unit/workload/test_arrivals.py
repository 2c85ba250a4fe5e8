"""Cases to come: rates, exact totals, mixes; more or less volume adds or removes cases and moves nobody."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy import stats

from sim.errors import ScenarioError
from sim.scenario import load
from sim.units import DAY, HOUR, MINUTE
from sim.workload.arrivals import sample_arrivals, source_names
from tests.statistics import Expectation

ALPHA = 1e-4


def _cases(week: dict[str, Any], changes: dict[str, Any] | None = None, replication: int = 0) -> np.ndarray:
    return sample_arrivals(load(week).with_(changes or {}), 1, replication)


def _names(cases: np.ndarray) -> set[tuple[int, int, int]]:
    return set(zip(cases["source"].tolist(), cases["day"].tolist(), cases["ordinal"].tolist(), strict=True))


def _two_types(week: dict[str, Any]) -> dict[str, Any]:
    week["contact_types"]["chat"] = {"talk": "5m", "channel": "chat"}
    week["agents"]["pool"]["skills"]["chat"] = {}
    return week


def test_cases_come_in_order_inside_opening_hours(week: dict[str, Any]) -> None:
    at = _cases(week)["opened_at"]
    assert (np.diff(at) >= 0).all()
    assert (at % DAY >= 8 * HOUR).all()
    assert (at % DAY < 18 * HOUR).all()


def test_the_number_has_the_mean_and_variance_of_poisson(week: dict[str, Any]) -> None:
    """Per day 600; over 30 runs of 28 days a mean off by 7 or a variance off by a third is noticed."""
    counts = np.array([np.bincount(_cases(week, replication=run)["day"], minlength=28) for run in range(30)])
    Expectation(600, detect=7).check(counts.mean(axis=1))
    Expectation(600, detect=200).check(((counts - 600.0) ** 2).mean(axis=1))


def test_rates_by_interval_and_weekday_are_kept(week: dict[str, Any]) -> None:
    rates = {"weekdays": {"08:00-09:00": 300, "17:00-18:00": 30}, "saturday": 20}
    cases = _cases(week, {"arrivals.streams.calls.rates_per_hour": rates})
    hour, weekday = cases["opened_at"] % DAY // HOUR, cases["day"] % 7
    for rows, mean in (
        ((weekday < 5) & (hour == 8), 20 * 300),
        ((weekday < 5) & (hour == 17), 20 * 30),
        (weekday == 5, 4 * 200),
    ):
        assert stats.poisson.cdf(rows.sum(), mean) > ALPHA / 2
        assert stats.poisson.sf(rows.sum() - 1, mean) > ALPHA / 2
    assert ((hour == 8) | (hour == 17) | (weekday == 5)).all()
    assert (weekday < 6).all()


def test_instants_are_uniform_inside_an_interval(week: dict[str, Any]) -> None:
    inside = _cases(week)["opened_at"] % (30 * MINUTE) / (30 * MINUTE)
    assert stats.kstest(inside, "uniform").pvalue > ALPHA  # 17,000 cases: notices 1.7 points of share


def test_exact_totals_are_exact_and_spread_by_their_weights(week: dict[str, Any]) -> None:
    stream = {"per_day": 700, "weights": {"all": {"09:00-10:00": 1, "14:00-14:30": 3}}, "mix": {"call": 1}}
    del week["arrivals"]["streams"]["calls"]["rates_per_hour"]
    week["arrivals"]["streams"]["calls"] = stream
    cases = _cases(week)
    assert np.bincount(cases["day"]).tolist() == [700] * 28
    slot = cases["opened_at"] % DAY // (30 * MINUTE)
    assert set(np.unique(slot).tolist()) == {18, 19, 28}
    seen = np.array([(slot == 18).sum(), (slot == 19).sum(), (slot == 28).sum()])
    assert stats.chisquare(seen, np.array([0.2, 0.2, 0.6]) * 19_600).pvalue > ALPHA  # notices 1.5 points


def test_totals_by_weekday_and_fractions_of_them(week: dict[str, Any]) -> None:
    totals = {"weekdays": 100, "saturday": 10.5}
    week["arrivals"]["streams"]["calls"] = {"per_day": totals, "weights": 1, "mix": {"call": 1}}
    counts = np.array([np.bincount(_cases(week, replication=run)["day"], minlength=28) for run in range(40)])
    by_weekday = counts.reshape(40, 4, 7)
    assert (by_weekday[:, :, :5] == 100).all()
    assert (by_weekday[:, :, 6] == 0).all()
    assert set(np.unique(by_weekday[:, :, 5]).tolist()) == {10, 11}
    Expectation(10.5, detect=0.3).check(by_weekday[:, :, 5].mean(axis=1))


def test_the_mix_of_types_may_change_over_the_day(week: dict[str, Any]) -> None:
    _two_types(week)
    mix = {"call": 3, "chat": {"08:00-13:00": 1, "13:00-18:00": 9}}
    cases = _cases(week, {"arrivals.streams.calls.mix": mix})
    morning = cases["opened_at"] % DAY < 13 * HOUR
    for rows, share in ((morning, 0.25), (~morning, 0.75)):
        chats = int((cases["type"][rows] == 1).sum())
        assert stats.binomtest(chats, int(rows.sum()), share).pvalue > ALPHA  # notices 2.5 points


def test_segments_follow_their_weights_by_type(week: dict[str, Any]) -> None:
    _two_types(week)
    week["segments"] = {"vip": {}, "standard": {}}
    stream = week["arrivals"]["streams"]["calls"]
    stream["mix"] = {"call": 1, "chat": 1}
    stream["segments"] = {"vip": {"call": 1, "chat": 0}, "standard": {"call": 3, "chat": 2}}
    cases = _cases(week)
    of_calls = cases["segment"][cases["type"] == 0]
    assert stats.binomtest(int((of_calls == 0).sum()), len(of_calls), 0.25).pvalue > ALPHA
    assert (cases["segment"][cases["type"] == 1] == 1).all()
    stream["segments"] = {"vip": {"call": 1}}
    with pytest.raises(
        ScenarioError, match=r"arrivals\.streams\.calls\.segments: all weights are 0 for chat"
    ):
        _cases(week)


def test_topics_follow_their_weights_and_do_not_move_anything_else(week: dict[str, Any]) -> None:
    plain = _cases(week)
    mixed = _cases(week, {"contact_types.call.topics": {"delivery": 1, "payment": 4}})
    assert stats.binomtest(int((mixed["topic"] == 1).sum()), len(mixed), 0.8).pvalue > ALPHA
    assert (plain["topic"] == 0).all()
    for column in ("opened_at", "ordinal", "type", "segment"):
        assert (plain[column] == mixed[column]).all()


@pytest.mark.parametrize(("less", "more"), [(0.5, 1.0), (1.0, 1.5), (1.5, 2.0), (1.5, 3.2), (0.0, 0.1)])
def test_volume_thins_or_adds_and_moves_nobody(week: dict[str, Any], less: float, more: float) -> None:
    few, many = (_cases(week, {"arrivals.scale": scale}) for scale in (less, more))
    names = _names(few)
    assert names <= _names(many)
    named = zip(many["source"].tolist(), many["day"].tolist(), many["ordinal"].tolist(), strict=True)
    both = np.array([name in names for name in named])
    assert (many[both] == few).all() if len(few) else not both.any()
    expected = 28 * 600 * more
    assert abs(len(many) - expected) < stats.norm.isf(ALPHA / 2) * np.sqrt(expected)


def test_layers_are_sources_with_names_of_their_own(week: dict[str, Any]) -> None:
    week["arrivals"]["streams"]["more"] = {"per_day": 3, "weights": 1, "mix": {"call": 1}}
    names = source_names(load(week).with_({"arrivals.scale": 2.5}))
    assert names == [("calls", 0), ("calls+1", 0), ("calls+2", 0), ("more", 1)]
    cases = _cases(week, {"arrivals.scale": 2.5})
    assert set(np.unique(cases["source"]).tolist()) == {0, 1, 2, 3}
    assert (cases["stream"][cases["source"] < 3] == 0).all()


def test_a_new_stream_leaves_the_others_alone(week: dict[str, Any]) -> None:
    before = _cases(week)
    week["arrivals"]["streams"] = {
        "new": {"rates_per_hour": 50, "mix": {"call": 1}},
        **week["arrivals"]["streams"],
    }
    after = _cases(week)
    kept = after[after["stream"] == 1]
    for column in ("opened_at", "ordinal", "day", "type"):
        assert (kept[column] == before[column]).all()


def test_replications_and_seeds_differ_and_repeat(week: dict[str, Any]) -> None:
    first = _cases(week)
    assert (first == _cases(week)).all()
    assert len(np.intersect1d(first["opened_at"], _cases(week, replication=1)["opened_at"])) < 5
    assert len(np.intersect1d(first["opened_at"], sample_arrivals(load(week), 2, 0)["opened_at"])) < 5


def test_busy_days_vary_more_than_poisson(week: dict[str, Any]) -> None:
    changes = {"arrivals.day_factor": {"cv": 0.2}}
    counts = np.array([np.bincount(_cases(week, changes, run)["day"], minlength=28) for run in range(30)])
    Expectation(600 + (0.2 * 600) ** 2, detect=5500).check(((counts - 600.0) ** 2).mean(axis=1))


def test_every_day_has_the_same_grid_of_24_hours(week: dict[str, Any]) -> None:
    """Local clocks jump in March and October; the run's days do not."""
    week["calendar"] |= {"start": "2026-03-23", "days": 14}
    spring = _cases(week)
    week["calendar"]["start"] = "2026-06-01"
    assert (spring["opened_at"] == _cases(week)["opened_at"]).all()


def test_more_than_a_million_cases_in_an_interval_are_refused(week: dict[str, Any]) -> None:
    week["calendar"] |= {"days": 1, "interval": "1d", "opening": "00:00-24:00"}
    with pytest.raises(ScenarioError, match="more than a million cases in an interval"):
        _cases(week, {"arrivals.streams.calls.rates_per_hour": 60_000})


def test_a_topic_is_the_same_number_in_every_type(week: dict[str, Any]) -> None:
    """1,200 cases of chat in the mean: a topic missing or a position within the type is seen at once."""
    _two_types(week)
    week["contact_types"]["chat"]["topics"] = {"delivery": 1, "call": 1, "never": 0}
    cases = _cases(week, {"arrivals.streams.calls.mix": {"call": 13, "chat": 1}})
    found = [set(cases["topic"][cases["type"] == kind].tolist()) for kind in (0, 1)]
    assert found == [{0}, {0, 1}]
