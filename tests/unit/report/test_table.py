"""Tables as plain cells."""

import pytest

from sim.report.data import MISSING, Estimate, ReportData
from sim.report.headings import MEASURES
from sim.report.table import Row, by_name, filled

ONE = Estimate(1.5, 0.25, 5, "count")


def test_empty_columns_are_left_out_and_words_have_no_half_width() -> None:
    rows = [Row("a", (ONE, MISSING, "yes", "")), Row("b", (MISSING, MISSING, "", ""), True)]
    table = filled("k", "Caption", "Name", [("n", "N"), ("m", "M"), ("w", "W"), ("v", "V")], rows)
    assert table is not None
    assert [key for key, _ in table.columns] == ["n", "w"]
    assert [table.is_text(i) for i in range(2)] == [False, True]
    assert table.csv() == "Name,n,n_half_width,w\na,1.5,0.25,yes\nb,,,\n"


def test_without_rows_or_numbers_there_is_no_table() -> None:
    assert filled("k", "Caption", "", [("n", "N")], []) is None
    assert filled("k", "Caption", "", [("n", "N")], [Row("a", (MISSING,))]) is None


@pytest.mark.parametrize(
    ("scope", "first", "names"),
    [("contact_type", "Type", ["chat", "orders"]), ("topic", "Topic", ["fault"]), ("segment", "Segment", [])],
)
def test_names_of_a_scope_stand_above_the_total(
    lived: ReportData, scope: str, first: str, names: list[str]
) -> None:
    """In the order in which they are given; a column of which nothing is known is left out."""
    shown = ("satisfaction", "joined", "effort")
    table = by_name(lived, "k", "Caption", scope, names, shown, "all cases", "Note.")
    assert table is not None
    assert (table.key, table.caption, table.first, table.note) == ("k", "Caption", first, "Note.")
    assert table.columns == (("satisfaction", MEASURES["satisfaction"]), ("effort", MEASURES["effort"]))
    assert [(row.name, row.total) for row in table.rows] == [*((n, False) for n in names), ("all cases", True)]
    for row in table.rows[:-1]:
        assert row.cells == tuple(lived.get(m, scope, row.name) for m in ("satisfaction", "effort"))
    assert table.rows[-1].cells == (lived.get("satisfaction"), lived.get("effort"))
    assert by_name(lived, "k", "Caption", scope, names, ("joined",), "all cases") is None
