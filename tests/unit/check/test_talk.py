"""The talk that is due follows the complexity, the levers of handling and the cap."""

from __future__ import annotations

from typing import Any

import pytest

from sim.plan import Plan
from sim.units import MINUTE
from tests.differential.corner import calls, drawn_up
from tests.unit.check.judged import altered, judged

_WORDS = "the work due is what the draws say; legs"


def _handled(**more: Any) -> Plan:
    handling = {"speed": 1.25, "template_rate": 0.5, "personal": 1, "takeover": True, "delight": True, **more}
    return drawn_up(
        calls("08:00", "09:00", "10:00"),
        topics={"a": {"complexity": "beta 2 3"}},
        handling=handling,
        quality={"knowledge": 0.5},
    )


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("handling_speed", 1.2),
        ("handling_complexity", 0.7),
        ("handling_template_rate", 0.4),
        ("handling_personal", 0.5),
        ("handling_takeover", 0),
        ("handling_delight", 0),
        ("quality_knowledge", 0.6),
        ("has_handling", 0),
    ],
)
def test_each_lever_changes_talk(key: str, value: float) -> None:
    plan = _handled()
    judged(plan, _WORDS, altered(plan, "behaviour", key, value))


def test_hard_cases_take_longer() -> None:
    plan = _handled()
    judged(plan, _WORDS, altered(plan, "cases", "complexity", 0.41))


def test_talk_is_cut_before_a_part_of_it_goes_to_the_next_agent() -> None:
    plan = drawn_up(
        calls("08:00", "09:00", "10:00"),
        types=[{"transfer": {"share": 1, "to": {"b": 1}, "after": 0.5}}, {"talk": "4m"}],
        agents={"g": {"count": 1, "skills": {"a": {}, "b": {}}}},
        handling={"cap": "6m"},
    )
    log = judged(plan, _WORDS, altered(plan, "behaviour", "handling_cap", 7 * MINUTE))
    assert sorted(set(log.legs["work"].tolist())) == [3 * MINUTE, 4 * MINUTE]
