"""Who is really there: shrinkage, absence, lateness, adherence, and what is paid."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim.scenario import load
from sim.units import DAY, HOUR, MINUTE
from sim.workload.attendance import Attendance, sample_attendance
from sim.workload.spans import Span
from tests.statistics import Expectation

DAYS = 28


def _there(week: dict[str, Any], replication: int = 0, agents: float = 10, **group: Any) -> Attendance:
    """Ten agents from 8 to 16 on every day."""
    shift = {"start": "08:00", "length": "8h", "agents": agents} | group.pop("shift", {})
    week["agents"]["pool"] = {"skills": {"call": {}}, "shifts": {"early": shift}, **group}
    return sample_attendance(load(week), "pool", 1, replication)


def _hours(spans: list[Span]) -> float:
    return sum(ends - begins for begins, ends in spans) / HOUR


def _by_day(found: Attendance) -> np.ndarray:
    """Hours by agent and day."""
    out = np.zeros((len(found.spans), DAYS))
    for row, spans in zip(out, found.spans, strict=True):
        for begins, ends in spans:
            row[begins // DAY] += (ends - begins) / HOUR
    return out


def test_as_planned_everybody_is_there_and_paid_without_unpaid_breaks(week: dict[str, Any]) -> None:
    breaks = {"lunch": {"length": "30m", "window": "04:00-04:30", "paid": False}}
    found = _there(week, agents=2, shift={"breaks": breaks})
    assert found.spans[1][:2] == [(8 * HOUR, 12 * HOUR), (12 * HOUR + 30 * MINUTE, 16 * HOUR)]
    assert found.paid[:48].tolist() == [0] * 16 + [HOUR] * 8 + [0] + [HOUR] * 7 + [0] * 16


def test_spans_of_an_agent_never_touch(week: dict[str, Any]) -> None:
    whole = _there(week, shift={"length": "24h"}, agents=1)
    assert whole.spans == [[(0, DAYS * DAY + 8 * HOUR)]]
    assert whole.paid.sum() == DAYS * DAY + 8 * HOUR
    rough = _there(week, adherence=0.7, lateness="exponential mean:20m", absence=0.1)
    for spans in rough.spans:
        assert all(a < b for a, b in spans)
        assert all(spans[i][1] < spans[i + 1][0] for i in range(len(spans) - 1))


def test_shrinkage_takes_its_share_of_the_agents_and_paid_time_stays(week: dict[str, Any]) -> None:
    found = _there(week, shrinkage=0.3)
    assert (_by_day(found).sum(axis=0) == 7 * 8).all()
    assert _by_day(found).sum(axis=1).max() < 8 * DAYS  # not always the same ones
    assert found.paid.sum() == DAYS * 80 * HOUR


def test_a_fraction_is_rounded_at_random_and_right_on_average(week: dict[str, Any]) -> None:
    counts = np.array([_by_day(_there(week, run, agents=2.3)).sum(axis=0) / 8 for run in range(40)])
    assert set(np.unique(counts).tolist()) == {2, 3}
    Expectation(2.3, detect=0.1).check(counts.mean(axis=1))
    assert _there(week, agents=2.3).paid.sum() == pytest.approx(2.3 * 8 * HOUR * DAYS)


def test_who_is_absent_is_so_for_the_whole_day(week: dict[str, Any]) -> None:
    days = np.array([_by_day(_there(week, run, absence=0.2)) for run in range(30)])
    assert set(np.unique(days).tolist()) == {0, 8}
    Expectation(0.8, detect=0.04).check((days > 0).mean(axis=(1, 2)))


def test_lateness_delays_the_start_only(week: dict[str, Any]) -> None:
    found = _there(week, lateness="exponential mean:12m")
    first = np.array([begins % DAY - 8 * HOUR for spans in found.spans for begins, _ in spans]) / MINUTE
    assert (first >= 0).all()
    assert {ends % DAY for spans in found.spans for _, ends in spans} == {16 * HOUR}
    means = [
        np.mean(
            [
                b % DAY - 8 * HOUR
                for s in _there(week, run, lateness="exponential mean:12m").spans
                for b, _ in s
            ]
        )
        / MINUTE
        for run in range(20)
    ]
    Expectation(12, detect=1.2).check(means)


def test_who_comes_later_than_his_shift_ends_does_not_come(week: dict[str, Any]) -> None:
    assert _there(week, lateness="9h").spans == [[]] * 10


def test_adherence_is_exact_in_every_hour_and_its_place_is_random(week: dict[str, Any]) -> None:
    found = _there(week, agents=3, adherence=0.9)
    places = set()
    for spans in found.spans:
        for hour in range(8, 16):
            inside = [
                (max(a, hour * HOUR), min(b, (hour + 1) * HOUR))
                for a, b in spans
                if a < (hour + 1) * HOUR and b > hour * HOUR
            ]
            assert _hours(inside) == pytest.approx(0.9)
            places.add(inside[0][1] - hour * HOUR)
    assert len(places) == 24
    assert _there(week, adherence=0).spans == [[]] * 10


def test_one_agent_more_or_another_pattern_leaves_the_luck_of_the_others_alone(week: dict[str, Any]) -> None:
    rough: dict[str, Any] = {"adherence": 0.9, "lateness": "exponential mean:5m", "absence": 0.2}
    before = _there(week, **rough).spans
    assert _there(week, agents=11, **rough).spans[:10] == before
    shifts = {"first": {"start": "06:00", "length": "2h", "agents": 1}, **week["agents"]["pool"]["shifts"]}
    week["agents"]["pool"]["shifts"] = shifts
    assert sample_attendance(load(week), "pool", 1, 0).spans[1:11] == before


def test_a_night_begins_before_the_run_and_ends_after_the_last_day(week: dict[str, Any]) -> None:
    found = _there(week, agents=1, shift={"start": "22:00", "length": "9h"})
    assert found.spans[0][0] == (0, 7 * HOUR)
    assert found.spans[0][-1] == ((DAYS - 1) * DAY + 22 * HOUR, DAYS * DAY + 7 * HOUR)
    assert found.paid[:15].tolist() == [30 * MINUTE] * 14 + [0]
    assert found.paid.sum() == (DAYS * 9 + 7) * HOUR


def test_members_draw_by_their_own_names(week: dict[str, Any]) -> None:
    def spans(*names: str) -> dict[str, list[Span]]:
        members = {name: {"hours": "08:00-16:00"} for name in names}
        week["agents"]["pool"] = {
            "skills": {"call": {}},
            "members": members,
            "absence": 0.3,
            "adherence": 0.8,
        }
        return dict(zip(names, sample_attendance(load(week), "pool", 1, 0).spans, strict=True))

    both = spans("ann", "bob")
    assert spans("zoe", "bob", "ann")["ann"] == both["ann"]
    assert both["ann"] != both["bob"]


def test_an_incident_sends_the_last_of_those_home_who_are_there(week: dict[str, Any]) -> None:
    before = _there(week, agents=3)
    week["incidents"] = {"flu": {"day": 1, "at": "10:30", "absent": {"pool": 2}, "absent_for": "3h"}}
    after = _there(week, agents=3)
    assert after.spans[0] == before.spans[0]
    for spans in after.spans[1:]:
        hours = [((begins - DAY) / HOUR, (ends - DAY) / HOUR) for begins, ends in spans[1:3]]
        assert hours == [(8, 10.5), (13.5, 16)]
    assert (after.paid == before.paid).all()
