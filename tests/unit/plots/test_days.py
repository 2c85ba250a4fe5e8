"""Day by day against the target."""

from sim.plots.days import Goal, day_verdicts, draw_days, tally
from sim.report.data import ReportData
from tests.unit.report.synthetic import build

GOAL = Goal("service_level", 0.8, "target 80 %", "answered within 20 s", "calls")


def test_days_are_counted_in_words() -> None:
    assert tally(["met"] * 17 + ["missed"] * 3) == "met on 17 of 20 days"
    assert (
        tally(["met"] * 17 + ["missed"] + ["not decided"] * 2) == "met on 17 of 20 days, 2 too close to call"
    )
    assert tally(["met", None]) == "met on 1 of 1 day"


def test_each_verdict_has_its_own_marker(undecided: ReportData) -> None:
    drawing = draw_days(undecided.table, [GOAL], 50)
    assert drawing is not None
    assert drawing.title == f"The target is {tally(day_verdicts(undecided.table, 'service_level', 0.8))}"
    assert set(drawing.rows["verdict"]) == {"met", "not decided"}
    assert ">not<" in drawing.svg.replace("\n", "")
    assert ">missed<" not in drawing.svg.replace("\n", "")


def test_a_single_day_has_no_such_figure(met: ReportData) -> None:
    one = met.table[(met.table["by"] != "day") | (met.table["at"] == "1999-02-01")]
    assert draw_days(one, [GOAL]) is None


def test_a_mean_over_many_replications_decides_more_days() -> None:
    few = day_verdicts(build(staff=0.9, replications=5).table, "service_level", 0.8)
    many = day_verdicts(build(staff=0.9, replications=500).table, "service_level", 0.8)
    assert many.count("not decided") < few.count("not decided")


def test_several_targets_stand_one_under_the_other(met: ReportData, undecided: ReportData) -> None:
    hard = GOAL._replace(measure="abandonment", whom="nobody")
    drawing = draw_days(met.table, [GOAL, hard], 50)
    assert drawing is not None
    assert drawing.title == "1 of 2 targets are met on every day; hardest is nobody"
    assert drawing.rows.groupby("measure").size().to_dict() == {"service_level": 20, "abandonment": 20}
    assert "calls answered within 20 s: met on 20 of 20 days" in drawing.svg
    both = draw_days(met.table, [GOAL, GOAL._replace(share=0.5)], 50)
    assert both is not None
    assert both.title == "All 2 targets are met on every day"
    assert len(drawing.svg) < 200_000
