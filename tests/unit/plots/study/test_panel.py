"""Axes of a measure: round ticks in its unit, intervals inside."""

from __future__ import annotations

import pytest

from sim.comparison import Contrast
from sim.plots import style
from sim.plots.study.panel import Panel


@pytest.mark.parametrize(
    ("unit", "low", "high", "change", "said"),
    [
        ("share", 0.7, 0.8, False, ["70 %", "75 %", "80 %"]),
        ("share", -0.011, 0.01, True, ["−1", "0", "+1"]),
        ("s", 0, 150, False, ["0 s", "1:00", "2:00"]),
        ("s", -70, 70, True, ["−1:00", "0 s", "+1:00"]),
        ("money", 0, 2500, False, ["0", "1\u202f000", "2\u202f000"]),
    ],
)
def test_ticks(unit: str, low: float, high: float, change: bool, said: list[str]) -> None:
    with style.sheet() as figure:
        axes = figure.add_subplot()
        Panel("x", "X", unit, "EUR").ticks(axes.yaxis, low, high, change, most=3)
        assert [one.get_text() for one in axes.yaxis.get_ticklabels()] == said


def test_headings_tell_the_unit_that_ticks_do_not() -> None:
    assert Panel("value", "Value", "money", "EUR").named() == "Value, EUR"
    assert Panel("x", "Satisfied", "share").named(change=True) == "Satisfied, points"
    assert Panel("x", "Satisfied", "share").named() == "Satisfied"


def test_intervals_fit() -> None:
    one = Contrast(0.5, 0.1, 20)
    low, high = Panel("x", "X", "share").around([one, Contrast(float("nan"), 1, 0)])
    assert low < 0.5 - one.half_width()
    assert high > 0.5 + one.half_width()
    assert Panel("x", "X", "s").around([Contrast(5, 0, 20)], zero=True)[0] < 0
    low, high = Panel("x", "X", "s").around([])
    assert low < high
