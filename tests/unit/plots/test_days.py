"""Day by day against the target."""

from sim.plots.days import day_verdicts, draw_days, tally
from sim.report.data import ReportData
from tests.unit.report.synthetic import build


def test_days_are_counted_in_words() -> None:
    assert tally(["met"] * 17 + ["missed"] * 3) == "met on 17 of 20 days"
    assert (
        tally(["met"] * 17 + ["missed"] + ["not decided"] * 2) == "met on 17 of 20 days, 2 too close to call"
    )
    assert tally(["met", None]) == "met on 1 of 1 day"


def test_each_verdict_has_its_own_marker(undecided: ReportData) -> None:
    drawing = draw_days(undecided.table, 0.8, "answered within 20 s", "target 80 %", 50)
    assert drawing is not None
    assert drawing.title == f"The target is {tally(day_verdicts(undecided.table, 'service_level', 0.8))}"
    assert set(drawing.rows["verdict"]) == {"met", "not decided"}
    assert ">not<" in drawing.svg.replace("\n", "")
    assert ">missed<" not in drawing.svg.replace("\n", "")


def test_a_single_day_has_no_such_figure(met: ReportData) -> None:
    one = met.table[(met.table["by"] != "day") | (met.table["at"] == "1999-02-01")]
    assert draw_days(one, 0.8, "x", "y") is None


def test_a_mean_over_many_replications_decides_more_days() -> None:
    few = day_verdicts(build(staff=0.9, replications=5).table, "service_level", 0.8)
    many = day_verdicts(build(staff=0.9, replications=500).table, "service_level", 0.8)
    assert many.count("not decided") < few.count("not decided")
