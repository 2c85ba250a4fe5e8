"""Agents on duty and the search of the availability."""

from dataclasses import replace

import numpy as np
import pytest

from sim.plots.duty import draw_duty, draw_search
from tests.unit.plots.evidence import calibration


def test_duty_is_the_mean_of_the_regular_weekdays() -> None:
    staff = calibration().evidence.staff
    drawing = draw_duty(staff, [0, 1], factor=0.9)
    assert drawing is not None
    assert drawing.rows["at"].tolist() == [f"{hour:02d}:00" for hour in range(8, 18)]
    assert drawing.rows["on duty"].to_numpy() == pytest.approx(staff.on_duty[[0, 1], 8:18].mean(0))
    assert drawing.rows["in scenario"].to_numpy() == pytest.approx(0.9 * drawing.rows["on duty"].to_numpy())
    assert "% of the agents who are there talk" in drawing.title


def test_days_without_agents_have_no_figure() -> None:
    staff = calibration().evidence.staff
    assert draw_duty(replace(staff, on_duty=np.zeros_like(staff.on_duty)), [0, 1]) is None


def test_every_factor_that_was_tried_is_there() -> None:
    gauge = calibration().evidence.availability
    assert gauge is not None
    drawing = draw_search(gauge)
    assert drawing.title == "With 0.940 of the inferred agents the mean wait is the measured one"
    assert drawing.rows["factor"].tolist() == [1.0, 0.9, 0.94]
