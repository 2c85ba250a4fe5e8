"""Arrivals as counted and as fitted."""

from dataclasses import replace

import pytest

from sim.plots.traffic import draw_daily, draw_profiles
from tests.unit.plots.evidence import calibration


def test_one_picture_a_weekday() -> None:
    arrivals = calibration().evidence.arrivals
    drawing = draw_profiles(arrivals)
    for name in ("Monday (3)", "Sunday (3)"):
        assert f">{name}<" in drawing.svg
    first = drawing.rows[drawing.rows["weekday"] == "monday"]
    assert first["counted_per_hour"].to_numpy() == pytest.approx(arrivals.observed[0, 8:18])
    assert first["fitted_per_hour"].to_numpy() == pytest.approx(arrivals.fitted[0, 8:18])


def test_days_are_seen_against_their_weekday() -> None:
    arrivals = calibration().evidence.arrivals
    drawing = draw_daily(arrivals)
    assert drawing is not None
    assert drawing.rows["calls"].tolist() == arrivals.daily.tolist()
    mondays = drawing.rows[drawing.rows["day"].isin(["2024-01-01", "2024-01-08", "2024-01-15"])]
    assert mondays["ratio"].mean() == pytest.approx(1)


def test_two_days_do_not_show_variation() -> None:
    arrivals = calibration().evidence.arrivals
    assert draw_daily(replace(arrivals, days=arrivals.days[:2], daily=arrivals.daily[:2])) is None
