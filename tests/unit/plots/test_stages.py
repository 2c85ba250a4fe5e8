"""Where the time of an answered contact goes."""

from sim.plots.stages import draw_stages
from sim.report.data import ReportData


def test_the_title_adds_up(met: ReportData) -> None:
    drawing = draw_stages(met.table, "calls", 50)
    assert drawing is not None
    assert drawing.title == "An answered call takes 3:41, of which 11 s wait, 2:58 talk, 32 s wrap-up"
    assert len(drawing.rows) == 7 * 3


def test_without_stages_there_is_no_figure(met: ReportData) -> None:
    assert draw_stages(met.table[met.table["measure"] != "asa"], "calls") is not None
    assert draw_stages(met.table[met.table["by"] == "day"], "calls") is None
