"""Who is rostered: patterns with breaks, nights, individuals."""

from __future__ import annotations

from typing import Any

import pytest

from sim.scenario import load
from sim.units import HOUR, MINUTE
from sim.workload.duties import Crew, crews, group_size

EARLY = {"start": "08:00", "length": "8h", "agents": 3}


def _crews(week: dict[str, Any], **group: Any) -> list[Crew]:
    week["agents"]["pool"] = {"skills": {"call": {}}, **group}
    return list(crews(load(week), "pool"))


def test_agents_of_a_pattern_come_together_every_day_under_the_same_numbers(week: dict[str, Any]) -> None:
    found = _crews(week, shifts={"early": EARLY, "late": EARLY | {"start": "10:00", "agents": 2}})
    assert group_size(load(week), "pool") == 5
    on_day_5 = [crew for crew in found if crew.day == 5]
    assert [crew.name for crew in on_day_5] == ["group:pool:early", "group:pool:late"]
    assert [[duty.agent for duty in crew.duties] for crew in on_day_5] == [[0, 1, 2], [3, 4]]
    assert on_day_5[1].duties[0].shift == (10 * HOUR, 18 * HOUR)


def test_breaks_are_spread_evenly_over_their_window(week: dict[str, Any]) -> None:
    lunch = {"length": "30m", "window": "03:00-05:00", "paid": False}
    tea = {"length": "10m", "window": "06:00-06:10"}
    day = next(
        crew
        for crew in _crews(
            week, shifts={"early": EARLY | {"agents": 4, "breaks": {"lunch": lunch, "tea": tea}}}
        )
        if crew.day == 0
    )
    unpaid = [duty.paid[0][1] - 8 * HOUR for duty in day.duties]
    assert unpaid == [3 * HOUR + i * 30 * MINUTE for i in range(4)]
    assert all(sum(b - a for a, b in duty.paid) == 7.5 * HOUR for duty in day.duties)
    assert all(sum(b - a for a, b in duty.work) == 7 * HOUR + 20 * MINUTE for duty in day.duties)


def test_a_lone_agent_has_his_break_in_the_middle_of_the_window(week: dict[str, Any]) -> None:
    shift = EARLY | {"agents": 1, "breaks": {"lunch": {"length": "30m", "window": "03:00-05:00"}}}
    day = next(crew for crew in _crews(week, shifts={"early": shift}) if crew.day == 0)
    assert day.duties[0].work[0] == (8 * HOUR, 11 * HOUR + 45 * MINUTE)


def test_numbers_by_weekday_extra_and_fractions(week: dict[str, Any]) -> None:
    agents = {"monday": 2, "tuesday": 3.4}
    found = _crews(week, shifts={"early": EARLY | {"agents": agents}}, extra=1)
    assert group_size(load(week), "pool") == 5
    assert [crew.wanted for crew in found if 0 <= crew.day < 3] == [3, 4.4, 0]
    assert [duty.share for duty in found[2].duties] == pytest.approx([1, 1, 1, 1, 0.4])


def test_a_plain_number_holds_on_days_that_open_a_weekday_always(week: dict[str, Any]) -> None:
    week["calendar"]["opening"] = {"weekdays": "08:00-18:00"}
    plain = _crews(week, shifts={"early": EARLY})
    assert [len(crew.duties) for crew in plain if 0 <= crew.day < 7] == [3, 3, 3, 3, 3, 0, 0]
    named = _crews(week, shifts={"early": EARLY | {"agents": {"sunday": 1}}})
    assert [len(crew.duties) for crew in named if 0 <= crew.day < 7] == [0, 0, 0, 0, 0, 0, 1]


def test_the_night_before_the_first_day_is_rostered(week: dict[str, Any]) -> None:
    found = _crews(week, shifts={"night": {"start": "22:00", "length": "9h", "agents": 1}})
    assert [crew.day for crew in found][:2] == [-1, 0]
    assert found[0].duties[0].shift == (22 * HOUR, 31 * HOUR)


def test_individuals_have_their_own_hours_dates_before_weekdays(week: dict[str, Any]) -> None:
    ann = {"hours": {"weekdays": "08:00-12:00, 12:30-16:30", "2026-01-06": "none"}}
    bob = {"hours": {"saturday": "20:00-04:00"}}
    found = _crews(week, members={"ann": ann, "bob": bob})
    assert group_size(load(week), "pool") == 2
    by_day = {crew.day: crew for crew in found}
    assert by_day[0].duties[0].work == [
        (8 * HOUR, 12 * HOUR),
        (12 * HOUR + 30 * MINUTE, 16 * HOUR + 30 * MINUTE),
    ]
    assert by_day[0].duties[0].paid == by_day[0].duties[0].work
    assert by_day[1].duties == []
    assert by_day[5].duties[0].agent == 1
    assert by_day[5].duties[0].shift == (20 * HOUR, 28 * HOUR)
