"""Agents on duty are counted from what they did."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.calibration.agents import common, fit_agents, overlap, presence
from sim.calibration.calendar import Calendar
from sim.calibration.export import CALL, UNKNOWN, Export
from sim.units import DAY, HOUR, MINUTE, SECOND


def export_of(
    begin: NDArray[np.int64], talk: NDArray[np.int64], server: NDArray[np.int64], days: int = 7
) -> Export:
    calls = np.zeros(len(begin), CALL)
    calls["answered"], calls["talk_at"], calls["talk"], calls["server"] = True, begin, talk, server
    calls["arrived_at"], calls["day"], calls["weekday"] = begin, begin // DAY, begin // DAY % 7
    first = date(2024, 1, 1)
    dates = tuple(first + timedelta(n) for n in range(days))
    return Export(calls, ("a",), (), ("ann", "bob"), dates, first, Calendar(), (), len(calls))


def shifts(agents: int, weeks: int = 2) -> Export:
    """Agents on duty from 9:00 to 17:00 every day, talking about 60 % of the time."""
    r = np.random.default_rng(6)
    begin, talk, server = [], [], []
    for day in range(7 * weeks):
        for agent in range(agents):
            at = day * DAY + 9 * HOUR + int(r.exponential(2 * MINUTE))
            while at < day * DAY + 17 * HOUR:
                length = int(r.exponential(3 * MINUTE))
                begin.append(at)
                talk.append(length)
                server.append(agent)
                at += length + int(r.exponential(2 * MINUTE))
    return export_of(np.array(begin), np.array(talk), np.array(server), 7 * weeks)


def test_presence_joins_what_lies_less_than_the_gap_apart() -> None:
    begin, end = np.array([100, 0, 50, 200]), np.array([130, 60, 55, 210])
    first, last = presence(begin, end, 41)
    assert (first.tolist(), last.tolist()) == ([0, 200], [130, 210])
    first, last = presence(begin, end, 40)
    assert (first.tolist(), last.tolist()) == ([0, 100, 200], [60, 130, 210])


def test_overlap_shares_spans_out_to_intervals_and_days() -> None:
    found = overlap(np.array([23 * HOUR, 0]), np.array([DAY + HOUR // 2, 15 * MINUTE]), 2, HOUR)
    assert found.shape == (2, 24)
    assert found[0, 23] == 1
    assert found[1, 0] == 0.5
    assert found[0, 0] == 0.25
    assert found.sum() == pytest.approx(1.75)


def test_shifts_are_recovered() -> None:
    found = fit_agents(shifts(6), gap=20 * MINUTE, clip=HOUR)
    inside = found.on_duty[:, 19:33]  # without the first and the last half hour
    assert inside.mean() == pytest.approx(6, abs=0.05)
    assert found.busy[:, 19:33].mean() == pytest.approx(3.6, abs=0.15)
    assert found.on_duty[:, :18].sum() == 0
    assert found.n_agents == 6


def test_a_break_longer_than_the_gap_is_off_duty() -> None:
    begin = np.array([9 * HOUR, 9 * HOUR + 50 * MINUTE])
    export = export_of(begin, np.array([10 * MINUTE, 10 * MINUTE]), np.zeros(2, np.int64))
    assert fit_agents(export, gap=20 * MINUTE, clip=HOUR).on_duty[0, 18:20] == pytest.approx([1 / 3, 1 / 3])
    assert fit_agents(export, gap=45 * MINUTE, clip=HOUR).on_duty[0, 18:20] == pytest.approx([1, 1])


def test_within_a_gap_nobody_is_on_duty_while_somebody_waits() -> None:
    begin = np.array([9 * HOUR, 9 * HOUR + 20 * MINUTE])
    export = export_of(begin, np.array([10 * MINUTE, 10 * MINUTE]), np.zeros(2, np.int64))
    export.calls["arrived_at"][1] -= 4 * MINUTE
    export.calls["wait"][1] = 4 * MINUTE
    rules = {"gap": 20 * MINUTE, "clip": HOUR}
    assert fit_agents(export, **rules).on_duty[0, 18] == pytest.approx(1)
    assert fit_agents(export, **rules, away_while_waiting=True).on_duty[0, 18] == pytest.approx(26 / 30)


def test_common_spans() -> None:
    begin, end = common(
        np.array([0, 10, 30]), np.array([5, 20, 31]), np.array([3, 12, 18]), np.array([11, 15, 30])
    )
    assert list(zip(begin.tolist(), end.tolist(), strict=True)) == [(3, 5), (10, 11), (12, 15), (18, 20)]


def test_a_service_of_ten_hours_is_cut_and_counted() -> None:
    export = export_of(np.array([9 * HOUR]), np.array([10 * HOUR]), np.zeros(1, np.int64))
    found = fit_agents(export, gap=20 * MINUTE, clip=HOUR)
    assert found.on_duty[0].sum() / 2 == pytest.approx(1)
    assert found.n_clipped == 1


def test_short_services_prove_presence() -> None:
    begin = 9 * HOUR + np.arange(4) * 10 * MINUTE
    export = export_of(begin, np.full(4, 3 * SECOND), np.zeros(4, np.int64))
    found = fit_agents(export, gap=20 * MINUTE, clip=HOUR)
    assert found.on_duty[0, 18] == pytest.approx(1)
    assert found.busy[0, 18] == pytest.approx(9 / 1800)


def test_services_by_nobody_known_are_busy_but_not_on_duty() -> None:
    export = export_of(np.array([9 * HOUR]), np.array([15 * MINUTE]), np.array([UNKNOWN]))
    found = fit_agents(export, gap=20 * MINUTE, clip=HOUR)
    assert found.on_duty.sum() == 0
    assert found.busy_unknown[0, 18] == 0.5
    assert (found.n_unknown, found.n_agents) == (1, 0)


def test_means_are_over_days_also_those_without_a_call() -> None:
    export = export_of(np.array([9 * HOUR]), np.array([30 * MINUTE]), np.zeros(1, np.int64), days=14)
    assert fit_agents(export, gap=20 * MINUTE, clip=HOUR).on_duty[0, 18] == 0.5


def test_real_export(bank_all_hours: Export) -> None:
    regular = list(bank_all_hours.calendar.regular_weekdays)
    found = fit_agents(bank_all_hours, gap=20 * MINUTE, clip=HOUR)
    for hour, busy in ((10, 5.67), (15, 5.13), (20, 2.67)):
        both = (found.busy + found.busy_unknown)[regular][:, 2 * hour : 2 * hour + 2].mean()
        assert both == pytest.approx(busy, abs=0.006)
        assert both < found.on_duty[regular][:, 2 * hour : 2 * hour + 2].mean() < 9
    assert found.n_agents == 24
    assert found.n_unknown == 491
