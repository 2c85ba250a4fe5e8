"""Satisfaction, intention to leave, and answers to the survey."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.outcomes import intention, satisfaction, sig, survey_answer
from tests.unit.outcomes.behaviour import behaviour

LN6 = math.log(6.0)
VOICE = 0.6 * LN6
SHARE = st.floats(0, 1)
COUNT = st.integers(0, 20)


def _satisfied(
    weight: float = VOICE,
    s: float = 0.5,
    h: float = 0.6,
    resolved: int = 1,
    n_served: int = 1,
    s_first: float = 0.5,
    extra: float = 0.0,
    n_abandons: int = 0,
    broken: int = 0,
    botfail: float = 0.0,
    other: float = 0.0,
    **b: float,
) -> float:
    row = behaviour(**b)
    counts = n_abandons, broken, botfail, other
    return satisfaction(row, weight, s, h, resolved, n_served, s_first, extra, *counts)


def _odds(p: float) -> float:
    return p / (1 - p)


@pytest.mark.parametrize(("s", "satisfied"), [(0.0, 0.67), (0.5, 0.77), (1.0, 0.85)])
def test_a_resolved_call_after_an_endless_a_tolerable_and_no_wait(s: float, satisfied: float) -> None:
    assert _satisfied(s=s) == pytest.approx(satisfied, abs=0.005)


@given(SHARE, st.integers(0, 1), COUNT)
def test_odds_of_best_and_worst(h: float, resolved: int, n_abandons: int) -> None:
    """Gallup: 6 for speed at weight 1, 9 for human quality, whatever else befell the case."""
    said: dict[str, Any] = {"resolved": resolved, "n_abandons": n_abandons}
    best, worst = (_odds(_satisfied(weight=LN6, s=s, h=h, **said)) for s in (1.0, 0.0))
    assert best / worst == pytest.approx(6.0, rel=1e-12)
    best, worst = (_odds(_satisfied(weight=LN6, s=h, h=one, **said)) for one in (1.0, 0.0))
    assert best / worst == pytest.approx(9.0, rel=1e-12)


@pytest.mark.parametrize(
    ("change", "logit"),
    [
        ({"resolved": 0}, -1.2),
        ({"extra": 2.5}, -0.75),
        ({"n_abandons": 2}, -0.7),
        ({"broken": 1}, -0.5),
        ({"other": 0.35}, 0.35),
        ({"botfail": 1.5}, -0.75),
        ({"n_served": 0}, 0.0),
        ({"n_served": 3, "s_first": 0.0}, -1.0),
        ({"n_served": 2, "s_first": 1.0}, -0.5 * (1 - 0.3 * 0.7)),
        ({"n_served": 3, "s_first": 0.5}, -1.0 * (1 - 0.3 * 0.5 * 0.49)),
        ({"n_served": 3, "satisfaction_credit": 0.0}, -1.0),
    ],
)
def test_each_term_by_hand(change: dict[str, Any], logit: float) -> None:
    found = math.log(_odds(_satisfied(**change)) / _odds(_satisfied()))
    assert found == pytest.approx(logit, abs=1e-12)


@given(SHARE, SHARE, SHARE, SHARE, COUNT, COUNT, COUNT, COUNT)
def test_what_pleases_and_what_displeases(
    s: float,
    other_s: float,
    h: float,
    other_h: float,
    n: int,
    other_n: int,
    abandons: int,
    other_abandons: int,
) -> None:
    best = _satisfied(
        s=max(s, other_s),
        h=max(h, other_h),
        n_served=min(n, other_n),
        n_abandons=min(abandons, other_abandons),
    )
    worst = _satisfied(
        s=min(s, other_s),
        h=min(h, other_h),
        n_served=max(n, other_n),
        n_abandons=max(abandons, other_abandons),
        resolved=0,
        broken=1,
    )
    assert 0.0 < worst < best < 1.0


@pytest.mark.parametrize(
    ("satisfied", "leaves"), [(0.0, 0.818), (0.48, 0.24), (0.6, 0.14), (0.8, 0.052), (1.0, 0.018)]
)
def test_the_intention_to_leave(satisfied: float, leaves: float) -> None:
    assert intention(behaviour(), satisfied) == pytest.approx(
        leaves, abs=0.004 if satisfied in (0.48, 0.6) else 6e-4
    )


@given(SHARE, SHARE)
def test_who_is_satisfied_stays(one: float, other: float) -> None:
    assert intention(behaviour(), max(one, other)) <= intention(behaviour(), min(one, other))


@pytest.mark.parametrize("hundredths", [0, 1, 25, 50, 77, 99, 100])
def test_the_top_two_answers_have_the_share_of_the_satisfied(hundredths: int) -> None:
    """Exactly, on a grid of 10,000 uniforms; the others as the ordered logit says."""
    grid, b, satisfied = (np.arange(10_000) + 0.5) / 10_000, behaviour(), hundredths / 100
    answers = np.array([survey_answer(b, satisfied, 0.1, u) for u in grid.tolist()])
    assert int((answers >= 4).sum()) == 100 * hundredths
    assert (np.diff(answers) >= 0).all()
    if 0 < hundredths < 100:
        for answer, cut in enumerate((-2.2, -1.1, 0.0, 1.1), start=2):
            above = sig(math.log(_odds(satisfied)) - cut)
            assert float((answers >= answer).mean()) == pytest.approx(above, abs=1.01e-4)


def test_certainty_gives_the_outer_answers() -> None:
    assert {survey_answer(behaviour(), 1.0, 0.1, u) for u in (1e-15, 0.5)} == {5}
    assert {survey_answer(behaviour(), 0.0, 0.1, u) for u in (0.5, 1 - 1e-15)} == {1}


def test_who_is_not_asked_does_not_answer() -> None:
    assert survey_answer(behaviour(), 0.7, 0.15, 0.5) == 0
    assert survey_answer(behaviour(), 0.7, 0.15 - 1e-12, 0.5) == 4
    assert survey_answer(behaviour(satisfaction_answer_share=0.0), 0.7, 1e-15, 0.5) == 0
