"""Peaks of demand: how many come, when, and that nobody else moves."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy import stats

from sim.scenario import load
from sim.units import DAY, HOUR
from sim.workload.arrivals import sample_arrivals, source_names
from tests.statistics import Expectation

STORM = {"day": 2, "at": "10:00", "peak": 6, "decay": "1h", "lasts": "3h"}
TAKEN = ("opened_at", "ordinal", "day", "type", "segment")


def _cases(week: dict[str, Any], replication: int = 0, **keys: Any) -> np.ndarray:
    return sample_arrivals(load(week | {"incidents": {"storm": STORM | keys}}), 1, replication)


def _peak(week: dict[str, Any], replication: int = 0, source: int = 1, **keys: Any) -> np.ndarray:
    """The cases of the incident alone."""
    cases = _cases(week, replication, **keys)
    return cases[cases["source"] == source]


def test_the_peak_is_a_source_with_a_name_of_its_own(week: dict[str, Any]) -> None:
    names = source_names(load(week | {"incidents": {"storm": STORM, "quiet": {"at": "08:00"}}}))
    assert names == [("calls", 0), ("calls!storm", 0)]


def test_nobody_else_moves(week: dict[str, Any]) -> None:
    before, after = sample_arrivals(load(week), 1, 0), _cases(week)
    kept = after[after["source"] == 0]
    for column in TAKEN:
        assert (kept[column] == before[column]).all()


def test_a_higher_peak_adds_customers_and_moves_nobody(week: dict[str, Any]) -> None:
    few, many = _peak(week, peak=3), _peak(week, peak=6)
    named = [set(zip(*(rows[column].tolist() for column in TAKEN), strict=True)) for rows in (few, many)]
    assert named[0] < named[1]


def test_it_brings_what_the_excess_says_and_falls_as_it_decays(week: dict[str, Any]) -> None:
    """60 an hour times 5 times the decay of one hour, until it is cut after three: 285 of 300."""
    peaks = [_peak(week, run) for run in range(30)]
    Expectation(300 * (1 - np.exp(-3)), detect=22).check([len(one) for one in peaks])
    since = (np.concatenate([one["opened_at"] for one in peaks]) - 2 * DAY - 10 * HOUR) / HOUR
    assert since.min() >= 0
    assert since.max() < 3
    law = stats.truncexpon(3)
    assert stats.kstest(since, law.cdf).pvalue > 1e-4  # 8,500 cases: notices 2.5 points of share
    assert (np.diff(peaks[0]["opened_at"]) >= 0).all()


def test_only_the_touched_types_come_by_their_share_of_the_stream(week: dict[str, Any]) -> None:
    week["contact_types"]["chat"] = {"talk": "5m", "channel": "chat"}
    week["agents"]["pool"]["skills"]["chat"] = {}
    week["arrivals"]["streams"]["calls"]["mix"] = {"call": 3, "chat": 1}
    peaks = [_peak(week, run, types="chat", peak=21) for run in range(30)]
    assert all((one["type"] == 1).all() for one in peaks)
    Expectation(0.25 * 1200 * (1 - np.exp(-3)), detect=22).check([len(one) for one in peaks])


def test_daily_totals_have_peaks_too_on_top_of_the_exact_number(week: dict[str, Any]) -> None:
    stream = {"per_day": 600, "weights": {"08:00-18:00": 1}, "mix": {"call": 1}}
    week["arrivals"]["streams"] = {"calls": stream}
    cases = _cases(week)
    assert (np.bincount(cases["day"][cases["source"] == 0]) == 600).all()
    Expectation(300 * (1 - np.exp(-3)), detect=22).check([len(_peak(week, run)) for run in range(30)])


def test_nobody_comes_when_the_center_is_closed_or_the_run_is_over(week: dict[str, Any]) -> None:
    late = _peak(week, at="17:00", lasts="10h", day=27)
    assert len(late) > 0
    assert late["opened_at"].max() < 27 * DAY + 18 * HOUR


@pytest.mark.parametrize(("scale", "source"), [(0.5, 1), (2.0, 2)])
def test_volume_scales_the_peak(week: dict[str, Any], scale: float, source: int) -> None:
    week["arrivals"]["scale"] = scale
    Expectation(scale * 300 * (1 - np.exp(-3)), detect=32).check(
        [len(_peak(week, run, source)) for run in range(30)]
    )


TOPICS = {
    "call": {"talk": "3m", "topics": {"order": 1, "failure": 3}},
    "chat": {"talk": "5m", "channel": "chat"},
}


def _asking(week: dict[str, Any]) -> dict[str, Any]:
    """Calls about orders and failures, three times as often chats."""
    week["contact_types"] = TOPICS
    week["agents"]["pool"]["skills"]["chat"] = {}
    week["arrivals"]["streams"]["calls"]["mix"] = {"call": 1, "chat": 3}
    return week


def test_most_ask_about_the_topic_in_whatever_type_and_the_rest_as_ever(week: dict[str, Any]) -> None:
    """30 runs of 285 cases; the failure's share of calls is what it takes and three quarters of the rest."""
    peaks = [_peak(_asking(week), run, topic="failure", topic_share=0.7) for run in range(30)]
    order, failure = 0, 1
    shares = [[(one["topic"][one["type"] == kind] == failure).mean() for one in peaks] for kind in (0, 1)]
    Expectation(0.7 + 0.3 * 0.75, detect=0.05).check(shares[0])
    Expectation(0.7, detect=0.05).check(shares[1])
    assert all(set(one["topic"][one["type"] == 1]) == {failure, 2} for one in peaks)
    assert any((one["topic"] == order).any() for one in peaks)


@pytest.mark.parametrize("share", [0, 1])
def test_nobody_or_all_ask_about_the_topic(week: dict[str, Any], share: float) -> None:
    asked = _peak(_asking(week), topic="order", topic_share=share)
    chats = asked["topic"][asked["type"] == 1]
    assert set(chats) == {0 if share else 2}


def test_the_topic_changes_nothing_else(week: dict[str, Any]) -> None:
    before, after = _cases(_asking(week)), _cases(_asking(week), topic="failure")
    own = after["source"] == 1
    assert all((after[name] == before[name]).all() for name in TAKEN)
    assert (after["topic"][~own] == before["topic"][~own]).all()
    assert (after["topic"][own] != before["topic"][own]).any()


def test_a_status_page_answers_some_of_them_and_moves_nobody(week: dict[str, Any]) -> None:
    """285 of 300, of whom .6 are left."""
    assert len(_peak(week)) == len(_peak(week, status_page_relief=0.4))
    kept = [_peak(week, run, status_page=True) for run in range(30)]
    Expectation(0.6 * 300 * (1 - np.exp(-3)), detect=17).check([len(one) for one in kept])
    named = [set(rows[list(TAKEN)].tolist()) for rows in (kept[0], _peak(week))]
    assert named[0] < named[1]
    assert len(_peak(week, status_page=True, status_page_relief=1)) == 0
