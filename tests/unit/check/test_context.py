"""What customers have told before is at hand as the uniforms say."""

from __future__ import annotations

from typing import Any

import pytest

from sim.names import Mark
from sim.plan import Plan
from sim.units import MINUTE
from tests.differential.corner import calls, drawn_up, group
from tests.unit.check.judged import altered, changed, judged, log_of, refused

_MANY = calls(*(f"08:{minute:02d}" for minute in range(0, 60, 3)))
_WORK = "the work due is what the draws say; legs"
_MARKED = "a contact is marked CONTEXT_MISSING when and only when something was told again; feelings"


def _told(kind: str = "warm", **more: Any) -> Plan:
    """Half are passed on, and those who are not helped come again."""
    return drawn_up(
        _MANY,
        types=[{"transfer": {"share": 0.5, "to": {"b": 1}, "kind": kind}}, {}],
        agents={"g": group(4, "a", "b")},
        tolerance={"voice": "10m"},
        resolution={"base": 0},
        repeat={"share": 1, "delay": "10m"},
        satisfaction={},
        desk={"context": 0.5, **more},
    )


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("desk_scattered_talk", 1.1),
        ("desk_single_window", 1),
        ("desk_context", 1.0),
        ("desk_reask", -1),
        ("has_desk", 0),
    ],
)
def test_each_key_of_the_desk_changes_talk(key: str, value: float) -> None:
    plan = _told(context_single=0.5)
    other = altered(
        plan, "behaviour", key, plan.behaviour["repeat_delay"][0] if key == "desk_reask" else value
    )
    judged(plan, f"({_WORK}|{_MARKED}|solving)", other)


def test_it_harms_resolution() -> None:
    plan = _told()
    words = "a service has the solving that its talk gives it; feelings"
    judged(plan, words, altered(plan, "behaviour", "resolution_context", 0.2))


def test_who_tells_again_is_marked() -> None:
    plan = _told()
    log = log_of(plan)
    marks = int(log.feelings["marks"][0])
    refused(changed(log, "feelings", "marks", 0, marks ^ Mark.CONTEXT_MISSING), plan, _MARKED)


def test_a_cold_transfer_never_hands_it_on() -> None:
    marks = log_of(_told("cold", context=1)).feelings["marks"]
    passed_on = (marks & Mark.TRANSFERRED) != 0
    assert passed_on.any()
    assert (((marks & Mark.CONTEXT_MISSING) != 0) == passed_on).all()


def test_it_is_not_asked_again_in_a_talk_that_goes_on() -> None:
    plan = drawn_up(
        calls("11:30", "11:40", "11:45"),
        types=[{"talk": "8m", "transfer": {"share": 1, "to": {"b": 1}}}, {"talk": "40m"}],
        agents={
            "f": group(3, "a"),
            "g": {"count": {"08:00-12:00": 3}, "skills": {"b": {}}, "at_shift_end": "hand_back"},
            "h": {"count": 3, "skills": {"b": {"after": "1m"}}},
        },
        desk={"context": 0, "reask": "3m"},
    )
    log = log_of(plan)
    assert log.contacts["n_legs"].max() == 3
    assert log.journeys["n_reexplained"].tolist() == [1, 1, 1]
    assert set(log.legs["work"][log.legs["number"] == 1].tolist()) == {round(43.2 * MINUTE) + 3 * MINUTE}
