"""Distributions of the wait, type by type."""

from sim.plots.waits import distribution
from sim.plots.waits_by_type import draw_waits_by_type
from sim.report.data import ReportData
from tests.unit.report.five import CHANNEL, WITHIN_S


def test_types_are_drawn_on_one_scale(met: ReportData) -> None:
    drawing = draw_waits_by_type(met.waits, {"PS": "voice", "TT": "email"}, "calls", 50)
    assert drawing is not None
    assert drawing.title.startswith("TT waits longest: one in ten longer than ")
    assert drawing.rows["name"].nunique() == 6
    assert "#e69f00" in drawing.svg
    assert "grey: all" in drawing.svg
    one = met.waits[met.waits["name"].isin(["", "PS"])]
    assert draw_waits_by_type(one, {}) is None
    assert len(distribution(met.waits, "contact_type", "PS")) == len(distribution(met.waits))


def test_seconds_and_hours_have_scales_of_their_own(mixed: ReportData) -> None:
    drawing = draw_waits_by_type(mixed.waits, CHANNEL, within_s=WITHIN_S)
    assert drawing is not None
    assert "own scales" in drawing.svg
    assert "grey: all" not in drawing.svg
    assert ">4 h 00<" in drawing.svg.replace("\n", "")
    assert ">10 s<" in drawing.svg.replace("\n", "")
