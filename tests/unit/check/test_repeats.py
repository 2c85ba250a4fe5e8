"""Who was served and not helped comes again when and only when it is due, and gives up otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sim.names import AtClosing, CaseStatus, Cause
from sim.plan import Plan
from sim.units import HOUR, MINUTE
from tests.differential.corner import calls, drawn_up, group
from tests.unit.check.judged import altered, changed, first, judged, log_of, refused

_MANY = calls(*(f"08:{m:02d}" for m in range(0, 60, 3)))
_WHEN = "another contact follows when and only when it is due; contacts"
_AT = "the next contact has the arrived_at that is due; contacts"


def _unhelped(**more: Any) -> Plan:
    repeat = {
        "share": 0.7,
        "fading": 0.6,
        "delay": "exponential mean:2h",
        "within": "5h",
        "spread": "2h",
        **more,
    }
    return drawn_up(
        _MANY,
        calendar={"days": 2},
        types=[{"switch_to": {"b": 0.5}}, {"channel": "email"}],
        agents={"g": group(5, "a", "b")},
        channels={"email": {"at_closing": "keep"}},
        resolution={"base": -3},
        repeat=repeat,
    )


@pytest.mark.parametrize(
    ("key", "value"), [("share", 0.5), ("fading", 1.0), ("fading", 0.0), ("within", HOUR)]
)
def test_repeats_come_when_and_only_when_the_uniforms_say(key: str, value: float) -> None:
    plan = _unhelped()
    log = judged(plan, _WHEN, altered(plan, "behaviour", f"repeat_{key}", value))
    assert (log.contacts["cause"] == Cause.REPEAT).sum() > 5
    refused(log, replace(plan, seed=5), "drawn|due|recomputed")


def test_repeats_come_after_the_delay() -> None:
    plan = _unhelped()
    judged(plan, f"{_WHEN}|{_AT}", altered(plan, "behaviour", "repeat_delay", plan.skills["talk"][0, 0]))


def test_who_would_come_to_a_closed_center_comes_after_the_opening() -> None:
    plan = _unhelped(delay="10h", within="1d", share=1)
    log = judged(plan, _AT, altered(plan, "behaviour", "repeat_spread", 30 * MINUTE))
    assert (log.contacts["arrived_at"][log.contacts["cause"] == Cause.REPEAT] > 32 * HOUR).all()
    judged(plan, f"{_WHEN}|{_AT}", altered(plan, "channels", "at_closing", AtClosing.KEEP))


def test_repeats_come_as_the_type_that_the_uniform_says() -> None:
    plan = _unhelped(switch=0.6)
    words = "the next contact has the type that is due"
    judged(
        plan, words, altered(plan, "switch_to", None, 0.0), altered(plan, "behaviour", "repeat_switch", 0.0)
    )
    judged(plan, words, altered(plan, "behaviour", "repeat_switch", 1.0))


def test_who_does_not_come_again_gives_up() -> None:
    plan = _unhelped()
    log = log_of(plan)
    row = first(log, "cases", "status", CaseStatus.GIVEN_UP)
    words = "a case stands where its last contact left it; cases"
    for status in (CaseStatus.RESOLVED, CaseStatus.UNRESOLVED, CaseStatus.OPEN):
        refused(changed(log, "cases", "status", row, status), plan, words)


def test_without_repeats_the_case_is_unresolved() -> None:
    plan = drawn_up(_MANY, agents={"g": group(5)}, resolution={"base": -3})
    log = log_of(plan)
    row = first(log, "cases", "status", CaseStatus.UNRESOLVED)
    words = "a case stands where its last contact left it; cases"
    refused(changed(log, "cases", "status", row, CaseStatus.GIVEN_UP), plan, words)
