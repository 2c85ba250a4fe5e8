"""Factors by interval of arrival."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sim.plan.factors import arrival_factors
from sim.scenario import Scenario

Desk = Callable[[dict[str, Any]], Scenario]


def test_where_nothing_is_said_and_where_0_is_said_nothing_changes(desk: Desk) -> None:
    table = {"monday": {"08:00-09:00": 1.5, "09:00-10:00": 0}, "wednesday": 3}
    scenario = desk({"contact_types.call.by_arrival.talk": table})
    found = arrival_factors(scenario, "talk")
    assert found.shape == (2, 49)
    assert found[0].tolist() == [1] * 8 + [1.5] + [1] * 39 + [3]
    assert (found[1] == 1).all()
    assert (arrival_factors(scenario, "patience") == 1).all()


def test_a_plain_number_holds_at_all_hours(desk: Desk) -> None:
    found = arrival_factors(desk({"contact_types.chat.by_arrival.patience": 2}), "patience")
    assert found.mean(axis=1).tolist() == [1, 2]


def test_automation_shortens_all_wrap_up_and_nothing_else(desk: Desk) -> None:
    more = {"desk.automation": True, "contact_types.call.by_arrival.wrap_up": 3, "desk.scattered_talk": 1}
    found = {part: arrival_factors(desk(more), part) for part in ("talk", "wrap_up")}
    assert found["wrap_up"].mean(axis=1).tolist() == [1.5, 0.5]
    assert (found["talk"] == 1).all()
    plain = arrival_factors(desk(more | {"desk.automation": False}), "wrap_up")
    assert plain.mean(axis=1).tolist() == [3, 1]


def test_incidents_multiply_the_talk_of_the_types_they_touch_while_they_last(desk: Desk) -> None:
    storm = {"day": 1, "at": "09:00", "lasts": "2h", "talk_factor": 1.5, "types": "call"}
    both = {"at": "09:00", "day": 1, "lasts": "1h", "talk_factor": 2}
    scenario = desk({"incidents": {"storm": storm, "both": both}, "contact_types.call.by_arrival.talk": 1.1})
    found = arrival_factors(scenario, "talk")
    assert found[0, 32:37].tolist() == [1.1, 1.1 * 1.5 * 2, 1.1 * 1.5, 1.1, 1.1]
    assert found[1, 32:37].tolist() == [1, 2, 1, 1, 1]
    assert (arrival_factors(scenario, "wrap_up") == 1).all()


def test_talk_is_another_once_the_cause_is_known(desk: Desk) -> None:
    storm = {"day": 1, "at": "09:00", "lasts": "3h", "talk_factor": 1.5, "known_after": "2h"}
    found = {
        said: arrival_factors(desk({"incidents": {"storm": storm | more}}), "talk")[1, 32:38].tolist()
        for said, more in {
            "usual": {},
            "slow": {"talk_factor_known": 2},
            "never": {"known_after": None},
            "too late": {"known_after": "4h"},
            "at once": {"known_after": "0s"},
        }.items()
    }
    assert found["usual"] == [1, 1.5, 1.5, 0.5, 1, 1]
    assert found["slow"] == [1, 1.5, 1.5, 2, 1, 1]
    assert found["never"] == found["too late"] == [1, 1.5, 1.5, 1.5, 1, 1]
    assert found["at once"] == [1, 0.5, 0.5, 0.5, 1, 1]
