"""How agents are when talks begin is recomputed, term by term."""

from __future__ import annotations

from typing import Any

import pytest

from sim.plan import Plan
from sim.units import MINUTE
from tests.differential.corner import MORNING, calls, drawn_up, group
from tests.unit.check.judged import altered, changed, judged, log_of, refused

_DUE = "the work due is what the draws say; legs"
_SOLVING = "a service has the solving that its talk gives it; feelings"
_HUMAN = "a service has the human that its talk gives it; feelings"
_PACE = "a service has the pace that its talk gives it; feelings"


def _plan(**more: Any) -> Plan:
    """Two agents, one of them new, whose queue grows; only with resolution is anything said of their services."""
    return drawn_up(
        MORNING,
        types=[{"talk": "11m"}],
        agents={"g": {**group(2), "members": {"ann": {"tenure_months": 0}}}},
        workforce={"fatigue_from": 0.3, "rush": 0.5},
        **more,
    )


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("newcomer_extra", 0.3),
        ("learning_months", 2.9),
        ("fatigue_from", 0.35),
        ("fatigue_range", 0.25),
        ("fatigue_memory", 59 * MINUTE),
        ("fatigue_talk", 0.11),
        ("hours_power", 0.11),
    ],
)
def test_each_term_changes_talk(key: str, value: float) -> None:
    plan = _plan()
    judged(plan, _DUE, altered(plan, "behaviour", f"workforce_{key}", value))


@pytest.mark.parametrize(
    ("words", "key", "value"),
    [
        (_SOLVING, "newcomer_logit", -0.5),
        (_SOLVING, "fatigue_logit", -0.5),
        (_HUMAN, "fatigue_human", -0.1),
        (_PACE, "rush", 0.4),
    ],
)
def test_each_term_changes_the_service(words: str, key: str, value: float) -> None:
    plan = _plan(resolution={})
    judged(plan, words, altered(plan, "behaviour", f"workforce_{key}", value))


def test_who_the_agent_is_counts() -> None:
    plan = _plan(resolution={})
    judged(plan, _SOLVING, altered(plan, "agents", "quality", 0.0))
    judged(plan, _SOLVING, altered(plan, "agents", "hired_day", -40))


def test_without_feelings_talk_alone_tells() -> None:
    plan = drawn_up(MORNING, types=[{"talk": "11m"}], agents={"g": group(2)}, workforce={})
    log = judged(plan, _DUE, altered(plan, "behaviour", "workforce_rush", 0.2))
    refused(changed(log, "legs", "work", 30, int(log.legs["work"][30]) + 1000), plan, _DUE)


def test_what_is_unclear_at_an_opening_is_taken_as_the_log_says() -> None:
    """Agents come one after the other and take who waits: each finds a queue and colleagues of another number."""
    plan = drawn_up(
        calls(*(f"19:{i:02d}" for i in range(20))),
        calendar={"days": 2},
        types=[{"channel": "email"}],
        channels={"email": {"at_closing": "keep"}},
        agents={"g": group(4)},
        workforce={"rush": 0.5},
        resolution={},
    )
    log = log_of(plan)
    assert len(set(log.feelings["pace"].tolist())) > 3
    refused(changed(log, "feelings", "pace", 0, 3), plan, _PACE)
