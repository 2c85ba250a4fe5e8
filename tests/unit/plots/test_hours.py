"""Measured against simulated by hour."""

from sim.plots.hours import PANELS, draw_hours
from tests.unit.plots.evidence import hindsight


def test_four_panels_hold_every_hour() -> None:
    drawing = draw_hours(hindsight())
    assert len(drawing.rows) == 4 * 10
    for label in PANELS.values():
        assert f">{label}<" in drawing.svg
    assert "simulated" in drawing.title
    assert "(rms)" in drawing.title


def test_the_numbers_are_those_of_the_tables() -> None:
    seen = hindsight()
    rows = draw_hours(seen).rows
    nine = rows[(rows["measure"] == "mean_wait") & (rows["hour"] == 9)].iloc[0]
    assert nine["measured"] == seen.measured[1].mean_wait
    assert nine["simulated"] == seen.simulated[1].mean_wait
