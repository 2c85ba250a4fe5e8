"""Where time and satisfaction are lost, in words and tables."""

import dataclasses

from sim.report.data import ReportData
from sim.report.losses import losses, times, where_lost


def test_the_stage_and_the_cause_with_the_largest_loss_are_named(lived: ReportData) -> None:
    told = where_lost(lived)
    assert len(told) == 2
    assert told[0].startswith("Customers lose most time between contacts: ")
    assert told[1].startswith("Most satisfaction is lost by problems that are not solved: about ")
    assert "; most of all with " in told[0]


def test_talking_is_no_loss(lived: ReportData) -> None:
    of_talks = lived.table[lived.table["measure"] == "time.talk"]
    assert (of_talks["estimate"] > 0).all()
    others = lived.table["measure"].str.startswith("time.") & (lived.table["measure"] != "time.talk")
    assert where_lost(dataclasses.replace(lived, table=lived.table[~others]))[0].startswith(
        "Most satisfaction"
    )


def test_nothing_is_named_that_is_not_sure(lived: ReportData) -> None:
    table = lived.table.copy()
    mine = table["measure"].str.startswith(("time.", "loss."))
    table.loc[mine, "half_width"] = table.loc[mine, "estimate"]
    assert where_lost(dataclasses.replace(lived, table=table)) == []


def test_there_is_a_row_for_each_topic_and_the_total(lived: ReportData, mixed: ReportData) -> None:
    for make in (times, losses):
        table = make(lived)
        assert table is not None
        assert [row.name for row in table.rows] == ["price", "fault", "all cases"]
        assert make(mixed) is None
