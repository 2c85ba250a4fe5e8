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


def test_seconds_beside_hours_are_shares_of_their_own_time(mixed: ReportData) -> None:
    drawing = draw_stages(mixed.table, "contacts", 10, mixed=True)
    assert drawing is not None
    assert drawing.title.startswith("email takes longest: 3 h 58, of which 3 h 53 wait")
    assert "each bar is 100 % of its own time" in drawing.svg
    assert "all contacts" not in drawing.svg


def test_types_that_nobody_answered_have_no_bar(met: ReportData) -> None:
    table = met.table.copy()
    table.loc[(table["scope"] == "contact_type") & (table["name"] == "TT"), "estimate"] = float("nan")
    drawing = draw_stages(table, "calls")
    assert drawing is not None
    assert ">TT<" not in drawing.svg.replace("\n", "")
