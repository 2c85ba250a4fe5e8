"""Talk time under the levers of handling."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.outcomes import cap_loss, pace, resolution_logit, talk_factor
from sim.units import LONGEST, MINUTE
from tests.unit.outcomes.behaviour import REFERENCE, behaviour

SHARE = st.floats(0, 1)
SPEED = st.floats(0.1, 10)


def test_the_speed_is_the_one_that_is_told() -> None:
    assert pace(behaviour(), 0, 3, 1.0) == 1.0
    assert pace(behaviour(handling_speed=1.25), 0, 0, 1.0) == 1.25
    assert pace(behaviour(handling_speed=1.25, has_workforce=0), 9, 3, 1.0) == 1.25
    assert pace(behaviour(handling_speed=1.25, workforce_rush=0.0), 9, 3, 1.0) == 1.25


def test_the_queue_makes_agents_faster_until_there_are_as_many_waiting_as_agents() -> None:
    b = behaviour(handling_speed=2.0)
    assert pace(b, 1, 4, 1.0) == pytest.approx(2.05)
    assert pace(b, 4, 4, 1.0) == pace(b, 99, 4, 1.0) == pace(b, 1, 0, 1.0) == pytest.approx(2.2)
    assert pace(behaviour(workforce_rush=-0.5), 9, 3, 1.0) == 0.5


def test_neutral_levers_change_nothing_at_all() -> None:
    assert talk_factor(behaviour(), REFERENCE, 1.0, 0.0) == 1.0
    assert talk_factor(behaviour(has_handling=0), 0.9, 1.25, 1.0) == 1.0


@pytest.mark.parametrize(
    ("lever", "value", "factor"),
    [
        ("handling_template_rate", 1.0, 0.75),
        ("handling_personal", 1.0, 1.05),
        ("handling_takeover", 1, 1.15),
        ("handling_delight", 1, 1.15),
    ],
)
def test_each_lever_has_its_price_in_talk(lever: str, value: float, factor: float) -> None:
    assert talk_factor(behaviour(**{lever: value}), REFERENCE, 1.0, 0.0) == pytest.approx(factor)


def test_what_is_known_saves_talk() -> None:
    assert talk_factor(behaviour(), REFERENCE, 1.0, 1.0) == pytest.approx(0.9)
    assert talk_factor(behaviour(quality_knowledge=1.0), REFERENCE, 1.0, 0.5) == pytest.approx(0.95)


def test_a_lower_norm_is_a_higher_pace() -> None:
    b = behaviour(handling_speed=1.25)
    assert pace(b, 0, 3, 0.5) == 2.5
    assert pace(b, 3, 3, 0.5) == pytest.approx(2.75)


def test_several_windows_take_a_twelfth_more_and_a_single_one_none() -> None:
    assert talk_factor(behaviour(has_desk=1), REFERENCE, 1.0, 0.0) == pytest.approx(1.08)
    assert talk_factor(behaviour(has_desk=1), REFERENCE, 1.25, 0.0) == pytest.approx(1.08 / 1.25)
    assert talk_factor(behaviour(has_desk=1, desk_single_window=1), REFERENCE, 1.0, 0.0) == 1.0
    assert talk_factor(behaviour(desk_scattered_talk=2.0), REFERENCE, 1.0, 0.0) == 1.0


def test_hard_cases_take_longer_and_fast_work_takes_less() -> None:
    assert talk_factor(behaviour(), 0.91, 1.0, 0.0) == pytest.approx(1.3)
    assert talk_factor(behaviour(), REFERENCE, 1.25, 0.0) == pytest.approx(0.8)


@given(SHARE, SHARE, SPEED, SPEED, SHARE, SHARE)
def test_harder_is_longer_and_faster_is_shorter(
    c: float, other_c: float, v: float, other_v: float, known: float, template: float
) -> None:
    b = behaviour(handling_template_rate=template)
    assert talk_factor(b, min(c, other_c), v, known) <= talk_factor(b, max(c, other_c), v, known)
    assert talk_factor(b, c, max(v, other_v), known) <= talk_factor(b, c, min(v, other_v), known)


def test_talk_never_vanishes() -> None:
    assert talk_factor(behaviour(handling_complexity=20.0), 0.0, 10.0, 0.0) == 0.01


def test_a_cut_costs_the_logarithm_of_what_is_cut() -> None:
    b = behaviour(handling_cap=4 * MINUTE)
    assert cap_loss(b, 4 * MINUTE) == 0.0
    assert cap_loss(b, 4 * MINUTE - 1) == 0.0
    assert cap_loss(b, 0) == 0.0
    assert cap_loss(b, 5 * MINUTE) == pytest.approx(1.6 * math.log(1.25))
    assert cap_loss(behaviour(handling_cap=MINUTE, resolution_haste=0.0), LONGEST) == 0.0
    assert cap_loss(behaviour(), LONGEST) == 0.0


@given(SPEED.filter(lambda v: v > 1))
def test_a_cut_harms_like_working_so_much_faster(v: float) -> None:
    b = behaviour(handling_cap=MINUTE)
    hurried = resolution_logit(b, 0.95, REFERENCE, 0, 0, v, 0.0)
    assert 0.95 - cap_loss(b, round(v * MINUTE)) == pytest.approx(hurried, abs=1e-6)
