"""Tables as plain cells."""

from sim.report.data import MISSING, Estimate
from sim.report.table import Row, filled

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
