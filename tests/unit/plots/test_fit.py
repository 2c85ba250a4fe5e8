"""Fitted distributions against the data."""

from dataclasses import replace

import numpy as np

from sim.plots.fit import draw_qq, draw_survival
from tests.unit.plots.evidence import calibration


def test_quantiles_of_data_and_fit_are_the_numbers_behind_it() -> None:
    one = calibration().evidence.durations[0]
    drawing = draw_qq(one)
    assert drawing.title.startswith("Talk of all: lognormal, its middle quantiles within ")
    assert np.array_equal(drawing.rows["data_s"], one.observed)
    assert np.array_equal(drawing.rows["fit_s"], one.fitted)
    assert ">p90<" in drawing.svg
    assert drawing.svg == draw_qq(one).svg


def test_survival_starts_at_all_and_ends_where_few_wait() -> None:
    one = calibration().evidence.patience[0]
    drawing = draw_survival(one)
    assert drawing is not None
    assert "points off the data" in drawing.title
    assert drawing.rows["at_risk"].min() >= 10
    assert drawing.rows["kaplan_meier"].is_monotonic_decreasing
    assert ">measured<" in drawing.svg
    assert ">fitted<" in drawing.svg


def test_nobody_who_gave_up_gives_no_survival_curve() -> None:
    assert draw_survival(replace(calibration().evidence.patience[0], n_abandoned=0)) is None
