"""The page, the figure and the workbook of a comparison."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from sim.report.compared import Compared
from sim.report.comparison_figures import comparison_figures
from sim.report.comparison_page import comparison_page
from sim.report.comparison_workbook import write_comparison_workbook
from tests.unit.comparison.made import compared

ORIGIN = {"command": "ccsim compare -v 'a: bot=off'", "seed": 1, "comparison": {"looks": [20]}}


@pytest.fixture
def one() -> Compared:
    return Compared(compared({"base": 0.7, "a": 0.75, "<b>": 0.7001}), {"a": "bot=off"}, ORIGIN)


def test_the_answer_stands_first_and_everything_is_there(one: Compared) -> None:
    page = comparison_page(one)
    assert page.index(one.headline) < page.index("<svg") < page.index("The variants") < page.index('id="made"')
    for text in ("bot=off", "What common random numbers saved", "ccsim compare -v", "&lt;b&gt; in full", "#0072B2"):
        assert text in page
    assert "<b>" not in page
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert "looks" not in page, "what serves to read it again is not for people"


def test_the_figure_says_who_wins(one: Compared) -> None:
    drawing = comparison_figures(one)["differences"]
    assert drawing.title == one.headline
    assert "20 replications on common random numbers" in drawing.svg


def test_what_is_open_is_named() -> None:
    one = Compared(compared({"base": 0.7, "a": 0.7}), {}, ORIGIN)
    assert "between “" in comparison_figures(one)["differences"].title
    assert 'class="open"' in comparison_page(one)


def test_one_replication_has_no_figure() -> None:
    one = Compared(compared({"base": 0.7, "a": 0.9}, n=1), {}, ORIGIN)
    assert comparison_figures(one) == {}
    page = comparison_page(one)
    assert "One replication decides nothing" in page
    assert "<svg" not in page


def test_the_workbook(one: Compared, tmp_path: Path) -> None:
    book = CalamineWorkbook.from_path(write_comparison_workbook(one, tmp_path / "book.xlsx"))
    assert book.sheet_names[:4] == ["Answer", "Variants", "Differences", "Common random numbers"]
    rows = book.get_sheet_by_name("Differences").to_python()
    level = next(row for row in rows if row[0] == "Service level")
    assert level[3] == pytest.approx(one.comparison.difference("a").value)
    assert level[4] == pytest.approx(one.comparison.half_width("a"))
    assert book.get_sheet_by_name("Answer").to_python()[0][0] == one.headline
