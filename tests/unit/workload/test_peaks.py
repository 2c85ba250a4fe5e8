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
