"""What an agent makes of a talk."""

from __future__ import annotations

import math

import pytest

from sim.outcomes import agent_human, agent_logit, agent_talk, inexperience
from sim.units import HOUR
from tests.unit.outcomes.behaviour import behaviour


def test_what_is_left_to_learn_fades_over_months() -> None:
    b = behaviour()
    assert inexperience(b, 0) == 1.0
    assert inexperience(b, 91) == pytest.approx(math.exp(-1), abs=0.002)
    assert inexperience(b, 30_000) < 1e-100


def test_newcomers_tired_agents_and_late_hours_take_longer() -> None:
    b = behaviour()
    assert agent_talk(b, 0.0, 0.0, 4 * HOUR) == 1.0
    assert agent_talk(b, 1.0, 0.0, 4 * HOUR) == pytest.approx(1.35)
    assert agent_talk(b, 0.0, 1.0, 4 * HOUR) == pytest.approx(1.1)
    assert agent_talk(b, 0.0, 0.0, 9 * HOUR) == pytest.approx(2**0.1)
    assert agent_talk(b, 0.0, 0.0, 0) == pytest.approx(0.2**0.1)
    assert agent_talk(b, 1.0, 1.0, 9 * HOUR) == pytest.approx(1.35 * 1.1 * 2**0.1)


def test_neutral_constants_change_nothing_at_all() -> None:
    names = (
        "newcomer_extra",
        "newcomer_logit",
        "fatigue_talk",
        "fatigue_logit",
        "fatigue_human",
        "hours_power",
    )
    b = behaviour(**{f"workforce_{name}": 0.0 for name in names})
    assert agent_talk(b, 1.0, 1.0, HOUR) == 1.0
    assert agent_logit(b, 0.0, 1.0, 1.0) == agent_human(b, 1.0) == 0.0


def test_newcomers_and_tired_agents_solve_less_and_are_less_friendly() -> None:
    b = behaviour()
    assert agent_logit(b, 0.3, 0.0, 0.0) == 0.3
    assert agent_logit(b, 0.3, 1.0, 0.5) == pytest.approx(0.3 - 0.6 - 0.2)
    assert agent_human(b, 0.5) == pytest.approx(-0.075)
