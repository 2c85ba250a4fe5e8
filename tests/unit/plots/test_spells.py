"""Titles of service-level curves are sentences made from the data."""

import numpy as np
import pytest

from sim.plots.curves import Curve
from sim.plots.spells import level_sentence, said, spells, worst

EDGES = np.arange(480.0, 480 + 30 * 9, 30)


def _level(values: list[float], half: float = 0.01) -> Curve:
    return Curve("service_level", EDGES, np.array(values), np.full(len(values), half))


@pytest.mark.parametrize(
    ("values", "half", "sentence"),
    [
        ([0.9] * 8, 0.01, "Service level stays above target all day"),
        ([0.9] * 4 + [0.7] * 3 + [0.9], 0.01, "Service level falls below target between 10:00 and 11:30"),
        (
            [0.9, 0.7, 0.9, 0.9, 0.7, 0.7, 0.9, 0.9],
            0.01,
            "Service level falls below target between 08:30 and 09:00 and between 10:00 and 11:00",
        ),
        (
            [0.7, 0.9, 0.7, 0.9, 0.7, 0.7, 0.9, 0.7],
            0.01,
            "Service level falls below target in 4 spells, longest 10:00 to 11:00",
        ),
        ([0.5] * 8, 0.01, "Service level is below target all day"),
        ([0.795] * 8, 0.01, "Service level is too close to target to call"),
        (
            [0.9] * 4 + [0.795] + [0.9] * 3,
            0.01,
            "Service level is too close to target to call between 10:00 and 10:30",
        ),
        ([0.9] * 7 + [np.nan], 0.01, "Service level stays above target all day"),
        ([np.nan] * 8, 0.01, "Service level: no contacts"),
    ],
)
def test_sentences_follow_the_data(values: list[float], half: float, sentence: str) -> None:
    assert level_sentence(_level(values, half), 0.8) == sentence


def test_without_a_target_the_lowest_interval_is_named() -> None:
    assert (
        level_sentence(_level([0.9, 0.64] + [0.9] * 6), None) == "Service level is lowest at 08:30 with 64 %"
    )


def test_spells_touch_both_ends() -> None:
    holds = np.array([True, False, False, True, True, False, False, True])
    assert spells(holds, EDGES) == [(480, 510), (570, 630), (690, 720)]
    assert spells(np.zeros(8, dtype=bool), EDGES) == []
    assert said([]) == ""


def test_the_worst_interval_carries_traffic() -> None:
    level = _level([0.1, 0.5, 0.4, 0.9, 0.9, 0.9, 0.9, 0.9])
    offered = Curve("offered", EDGES, np.array([2.0, 80, 90, 100, 100, 100, 100, 100]), np.zeros(8))
    assert worst(level, offered) == 2
    nothing = Curve("offered", np.empty(0), np.empty(0), np.empty(0))
    assert worst(level, nothing) == 0
    assert worst(_level([np.nan] * 8), offered) is None
